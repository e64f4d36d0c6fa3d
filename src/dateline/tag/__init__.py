"""Finding mentions in the text, before they are resolved."""

"""Pure functions on text that keep every offset."""

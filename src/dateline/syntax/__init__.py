"""Tokens, tags, heads: a sentence's text to a `Sentence`."""

"""Bytes to sources: plain text and JSON Lines, from files, folders and standard input."""

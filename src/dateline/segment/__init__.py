"""Cuts the story into sentences."""

"""Marks what a page or a wire put around the story; takes nothing away."""

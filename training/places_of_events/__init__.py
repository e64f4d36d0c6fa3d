"""Trains the link from an act to its place; see `train`."""

"""Resolving mentions to times, places, actors and quantities."""

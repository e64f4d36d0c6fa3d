"""Packaged tables of knowledge and their typed loaders."""

"""Annotated corpora, each mapped to the one scheme of `training.reader.example` by a module of its own."""

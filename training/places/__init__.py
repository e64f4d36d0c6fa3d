"""Training of the ranker of places: toponyms with coordinates, of annotated news and of our own reports."""

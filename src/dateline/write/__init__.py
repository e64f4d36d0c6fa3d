"""Record → bytes, one file a format."""

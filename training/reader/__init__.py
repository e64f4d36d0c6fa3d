"""Training of the reader: annotated corpora, mapped to one scheme, teach one encoder with many heads."""

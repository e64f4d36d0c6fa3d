"""What a text says of itself: title, dateline, agency, byline, date line, language."""

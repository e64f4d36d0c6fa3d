"""How fast reports are coded, and in how much memory."""

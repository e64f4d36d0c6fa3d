"""How right the claims are, against gold that others wrote."""

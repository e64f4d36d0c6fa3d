"""Resolved mentions to claims: who did what to whom, who says so, and whether it happened."""

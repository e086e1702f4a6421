"""Answers that stay true until something changes, kept so that they are worked out once."""

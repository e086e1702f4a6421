"""Characters that are not seen and yet belong to what is written."""

JOINERS = "\u200c\u200d"
"""They hold the parts of an emoji together, and letters of Persian apart."""

"""The middle of the window with its bars: which page is shown, and what acts on it."""

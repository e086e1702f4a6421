"""The window as a whole: it puts the rooms together."""

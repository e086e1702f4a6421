"""Tags, and what was said of them on photos."""

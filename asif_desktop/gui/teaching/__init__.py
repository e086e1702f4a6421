"""Lessons and what collections know: Teach, pairs of picture and caption, switches."""

"""Actions and their keys, settings, the palette, what the window remembers, the report."""

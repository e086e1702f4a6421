"""The window: it shows and asks, and never waits. The only room that imports PySide6."""

"""Every edit as a step that can be undone."""

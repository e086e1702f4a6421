"""The command line: the same verbs as the window, for terminals and scripts."""

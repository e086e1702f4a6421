"""How the window looks and reads: theme, sizes, icons, language, and the widgets that every room uses."""

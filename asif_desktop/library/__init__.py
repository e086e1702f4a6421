"""What the program can do: verbs, over a library that is open, and what works for it in the background."""

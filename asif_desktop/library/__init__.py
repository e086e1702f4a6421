"""What the program can do: one verb a function, over a library that is open."""

"""What the window asks of the library, on threads of its own, and what is on show at the moment."""

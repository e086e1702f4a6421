"""One photo large, and a few of them side by side."""

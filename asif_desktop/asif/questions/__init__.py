"""What the index answers."""

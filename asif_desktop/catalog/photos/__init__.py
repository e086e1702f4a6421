"""What is kept of each photo, and which photos meet a condition."""

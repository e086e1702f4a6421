"""The panel beside the grid: what is known of a photo, its tags, and why it was found."""

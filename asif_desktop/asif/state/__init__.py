"""What the index holds: anchors, photos with their rows, lists, norms."""

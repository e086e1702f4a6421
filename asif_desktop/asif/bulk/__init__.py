"""Similarities of photos and anchors in bulk, and the best of them."""

"""Anchors and photos that come and go, and what keeps the index in shape."""

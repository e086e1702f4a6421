"""Anchors, in collections that switch on and off."""

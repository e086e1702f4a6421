"""Encoders by the library they come from."""

"""ASIF Desktop: a private photo organiser that can be taught."""

__version__ = "0.1.0"

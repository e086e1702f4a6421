"""Devices, and keeping them busy."""

"""Folders, the files in them, and which photo each is."""

"""Paths are bytes: file names need not be valid UTF-8, and SQLite and Qt refuse those that are not."""

import os


def display(path: bytes) -> str:
    """Returns the path as text for people: bytes that are not UTF-8 become U+FFFD."""
    return path.decode("utf-8", "replace")


def is_text(path: bytes) -> bool:
    """Returns whether the path is valid UTF-8, so that its text names the file exactly."""
    try:
        path.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def at_home(path: bytes) -> bytes:
    """Returns the path with the home folder in place of a `~` that is its first part, as shells read it."""
    return os.path.expanduser(path) if path == b"~" or path.startswith(b"~/") else path


def absolute(path: bytes, base: bytes) -> bytes:
    """Returns the path absolute and without `.` and `..`; links are kept as they are."""
    return os.path.normpath(os.path.join(base, path))

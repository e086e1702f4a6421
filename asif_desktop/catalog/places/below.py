"""Places below the watched roots, as conditions on the paths of files."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, and_, false, or_, true

from asif_desktop.catalog.places import roots
from asif_desktop.catalog.schema import tables

_AFTER_SEPARATOR = bytes([roots.SEPARATOR[0] + 1])


def prefixes(watched: Mapping[int, bytes], folder: int, below: bytes) -> dict[int, bytes]:
    """Returns the roots that have files at or below a place, each with what the files' paths begin with.

    Args:
        watched: Every watched root.
        folder: A root's id.
        below: A path relative to it; empty for the root itself.
    """
    if folder not in watched:
        return {}
    place = roots.join(watched[folder], below) if below else watched[folder]
    found: dict[int, bytes] = {}
    for root, path in roots.inside(watched[folder], watched).items():
        inside = roots.relative_to(place, path)
        if inside is not None:
            found[root] = inside + roots.SEPARATOR
        elif path == place or roots.relative_to(path, place) is not None:
            found[root] = b""
    return found


def starts_with(prefix: bytes) -> ColumnElement[bool]:
    """Returns the condition that a path, relative to its root, lies below a folder: a range of the index."""
    path = tables.PhotoPath.path
    if not prefix:
        return true()
    return and_(path >= prefix, path < prefix[: -len(roots.SEPARATOR)] + _AFTER_SEPARATOR)


def at_or_below(watched: Mapping[int, bytes], folder: int, below: bytes) -> ColumnElement[bool]:
    """Returns the condition that a file lies at or below a place, whichever root it belongs to."""
    own = tables.PhotoPath.folder
    parts = [
        and_(own == root, starts_with(prefix)) for root, prefix in prefixes(watched, folder, below).items()
    ]
    return or_(*parts) if parts else false()

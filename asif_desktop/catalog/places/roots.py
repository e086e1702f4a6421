"""Absolute and relative paths as bytes. A file belongs to the deepest watched root that contains it."""

import os
from collections.abc import Mapping

SEPARATOR = os.fsencode(os.sep)


def normal(root: bytes) -> bytes:
    """Returns the root without trailing separators, `.` and `..`; links are kept as they are.

    Raises:
        ValueError: It is not absolute.
    """
    if not os.path.isabs(root):
        raise ValueError(f"not an absolute path: {root!r}")
    root = os.path.normpath(root)
    # POSIX lets two leading slashes mean something else, and normpath keeps them; no system here does.
    return root[1:] if root.startswith(b"//") else root


def join(root: bytes, relative: bytes) -> bytes:
    """Returns the absolute path of a file under a root."""
    return _prefix(root) + relative


def relative_to(path: bytes, root: bytes) -> bytes | None:
    """Returns the path relative to the root; None where it is not inside it."""
    prefix = _prefix(root)
    return path[len(prefix) :] if path.startswith(prefix) and len(path) > len(prefix) else None


def owner(path: bytes, roots: Mapping[int, bytes]) -> tuple[int, bytes] | None:
    """Returns the id of the deepest root that contains the path, and the path relative to it."""
    best: tuple[int, bytes] | None = None
    for folder, root in roots.items():
        relative = relative_to(path, root)
        if relative is not None and (best is None or len(relative) < len(best[1])):
            best = folder, relative
    return best


def inside(root: bytes, roots: Mapping[int, bytes]) -> dict[int, bytes]:
    """Returns the roots that are this one or inside it."""
    return {
        folder: other
        for folder, other in roots.items()
        if other == root or relative_to(other, root) is not None
    }


def _prefix(root: bytes) -> bytes:
    return root if root.endswith(SEPARATOR) else root + SEPARATOR

"""Parts of a watched folder that are to be looked at, and no more of it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Places:
    """Paths relative to the watched folder; the folder itself is the empty path."""

    files: frozenset[bytes] = frozenset()
    folders: frozenset[bytes] = frozenset()
    """The files directly in these."""
    trees: frozenset[bytes] = frozenset()
    """Everything in these and below."""

    def __bool__(self) -> bool:
        """Returns whether there is anything to look at."""
        return bool(self.files or self.folders or self.trees)

    def __or__(self, other: "Places") -> "Places":
        """Returns both."""
        return Places(self.files | other.files, self.folders | other.folders, self.trees | other.trees)

    @property
    def whole(self) -> bool:
        """Whether all of the folder is meant."""
        return b"" in self.trees

    def holds(self, path: bytes) -> bool:
        """Returns whether a file is in one of the places."""
        return (
            path in self.files
            or self.whole
            or parent(path) in self.folders
            or any(ancestor in self.trees for ancestor in ancestors(path))
            or path in self.trees
        )

    def beginnings(self) -> set[bytes]:
        """Returns what the paths of all files in the places begin with: few, and none within another."""
        tops = {parent(file) for file in self.files} | self.folders | self.trees
        return {top for top in tops if not any(around in tops for around in ancestors(top))}


WHOLE = Places(trees=frozenset((b"",)))
"""All of a folder."""


def parent(path: bytes) -> bytes:
    """Returns the folder that a path lies in."""
    return path.rpartition(b"/")[0]


def ancestors(path: bytes) -> Iterable[bytes]:
    """Returns the folders around a path, from the nearest to the watched folder itself."""
    while path:
        path = parent(path)
        yield path

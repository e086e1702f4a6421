"""Which photos an index holds: 40 bytes each in two columns, where a dict of Python's objects takes 160."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

HASH = 32
"""Bytes of a content hash."""


class HeldPhotos:
    """The photos in an index by id, with the content hash of each."""

    def __init__(
        self, ids: NDArray[np.int64] | None = None, contents: NDArray[np.uint8] | None = None
    ) -> None:
        """Holds nothing, or these.

        Args:
            ids: int64 [n], all different.
            contents: uint8 [n, 32].
        """
        self.ids = np.empty(0, np.int64) if ids is None else ids
        """int64 [n], ascending."""
        self.contents = np.empty((0, HASH), np.uint8) if contents is None else contents
        """uint8 [n, 32]."""
        if (np.diff(self.ids) <= 0).any():
            order = np.argsort(self.ids)
            self.ids, self.contents = self.ids[order], self.contents[order]

    def __len__(self) -> int:
        return len(self.ids)

    def has(self, photo: int, content: bytes) -> bool:
        """Returns whether it holds a photo with this content."""
        at = int(np.searchsorted(self.ids, photo))
        return at < len(self.ids) and self.ids[at] == photo and self.contents[at].tobytes() == content

    def gone(self, ids: NDArray[np.int64], contents: NDArray[np.uint8]) -> NDArray[np.int64]:
        """Returns those it holds that are not among these photos, or have another content there, int64 [n].

        Args:
            ids: int64 [m], ascending.
            contents: uint8 [m, 32].
        """
        at, known = _places(ids, self.ids)
        same = known.copy()
        same[known] = (contents[at[known]] == self.contents[known]).all(axis=1)
        return self.ids[~same]

    def lacking(self, ids: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Returns bool [n], which of these photos it does not hold."""
        return ~_places(self.ids, ids)[1]

    def remove(self, ids: NDArray[np.int64]) -> None:
        """Lets go of these photos."""
        kept = ~np.isin(self.ids, ids)
        self.ids, self.contents = self.ids[kept], self.contents[kept]

    def put(self, ids: NDArray[np.int64], contents: NDArray[np.uint8]) -> None:
        """Takes photos in, or their new contents, uint8 [n, 32]."""
        kept = ~np.isin(self.ids, ids)
        both = np.concatenate([self.ids[kept], ids]), np.concatenate([self.contents[kept], contents])
        order = np.argsort(both[0])
        self.ids, self.contents = both[0][order], both[1][order]


def as_rows(contents: Sequence[bytes]) -> NDArray[np.uint8]:
    """Returns content hashes as uint8 [n, 32]."""
    return np.frombuffer(b"".join(contents), np.uint8).reshape(len(contents), HASH)


def _places(
    ascending: NDArray[np.int64], wanted: NDArray[np.int64]
) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Returns where each id is or would be, and whether it is there."""
    at = np.searchsorted(ascending, wanted)
    known = np.zeros(len(wanted), np.bool_)
    inside = at < len(ascending)
    known[inside] = ascending[at[inside]] == wanted[inside]
    return at, known

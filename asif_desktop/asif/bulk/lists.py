"""What goes into similarities in bulk, the anchors' image side, and what comes out: lists of best anchors.

Made by the processor (`products`) and by a GPU (`gpu`) alike.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.tables import LOWEST


@dataclass(frozen=True)
class Side:
    """The image side of anchors: vectors int16 [m, dim], codes int64 [m] (-1: none), scales int32 [m, 2].

    Mapped vectors lie in a file, and may be more than memory holds: they are not copied.
    """

    vectors: NDArray[np.int16]
    codes: NDArray[np.int64]
    scales: NDArray[np.int32]
    mapped: bool = False

    def at(self, order: NDArray[np.intp]) -> "Side":
        """Returns these of the anchors, intp [n], in this order."""
        return Side(self.vectors[order], self.codes[order], self.scales[order])

    def living(self, rows: int) -> "Side":
        """Returns the same anchors without the empty places at the end, and without others where that pays.

        Args:
            rows: How many photos they are multiplied with: one is copied in the time of some 32 products.
        """
        alive = np.flatnonzero(self.codes >= 0)
        used = int(alive[-1]) + 1 if len(alive) else 0
        empty = used - len(alive)
        if self.mapped or empty * 16 <= used or empty * rows <= 32 * len(alive):
            return Side(self.vectors[:used], self.codes[:used], self.scales[:used], self.mapped)
        return self.at(alive)


@dataclass
class Lists:
    """The best anchors of some photos.

    Keys int64 [n, room], best first; counts int32 [n]; and bars int64 [n]: what lies below may be missing.
    """

    keys: NDArray[np.int64]
    counts: NDArray[np.int32]
    bars: NDArray[np.int64]


@dataclass(frozen=True)
class Reached:
    """Keys of new anchors by photo: those of ``slots[i]`` are ``keys[bounds[i]:bounds[i + 1]]``, best first.

    Slots int64 [t], ascending; bounds int64 [t + 1]; keys int64; and which of the new anchors each is, int32.
    """

    slots: NDArray[np.int64]
    bounds: NDArray[np.int64]
    keys: NDArray[np.int64]
    which: NDArray[np.int32]


def empty_lists(size: int, room: int) -> Lists:
    """Returns lists for `size` photos, not yet filled."""
    return Lists(
        np.empty((size, room), dtype=np.int64), np.empty(size, dtype=np.int32), np.empty(size, dtype=np.int64)
    )


def put_best(
    out: Lists,
    into: NDArray[np.int64],
    keys: NDArray[np.int64],
    counts: NDArray[np.int64],
    bars: NDArray[np.int64],
    kept: int,
    alive: int,
) -> None:
    """Sorts what was found and writes out `kept` of each photo.

    Args:
        out: Receives the lists.
        into: int64 [n], their places in `out`.
        keys: int64 [n, >= kept], what was found, the smallest int64 filling the gaps.
        counts: int64 [n], how many there are.
        bars: int64 [n], what a key had to reach to be found at all.
        kept: How many are kept.
        alive: How many anchors there are in all.
    """
    put_sorted(out, into, np.sort(keys, axis=1)[:, : -kept - 1 : -1], counts, bars, kept, alive)


def put_sorted(
    out: Lists,
    into: NDArray[np.int64],
    best: NDArray[np.int64],
    counts: NDArray[np.int64],
    bars: NDArray[np.int64],
    kept: int,
    alive: int,
) -> None:
    """Does what `put_best` does with keys that are sorted: `best` is int64 [n, kept], best first."""
    bars = np.where(counts < kept, bars, best[:, kept - 1])
    out.keys[into, :kept] = best
    out.counts[into] = counts
    out.bars[into] = np.where(counts == alive, LOWEST, bars)

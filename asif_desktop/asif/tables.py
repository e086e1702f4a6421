"""Arrays by slot: anchors and photos keep a place, found by id, that is used again once they are gone."""

from contextlib import suppress
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.checks import ID_LIMIT

_PIECE = 1 << 25
"""Bytes that are given back at once."""

T = TypeVar("T", bound=np.generic)

LOWEST = int(np.iinfo(np.int64).min)
"""As a bar: the row holds every anchor."""
HIGHEST = int(np.iinfo(np.int64).max)
"""As a bar or a k-th key: no photo lives here, nothing counts."""


def grown(array: NDArray[T], used: int, size: int) -> NDArray[T]:
    """Returns the array with room for `size` entries at least; the first `used` keep what they hold.

    Raises:
        MemoryError: There is no room; the array is as it was.
    """
    if size <= len(array):
        return array
    larger = np.empty((max(size, len(array) * 3 // 2), *array.shape[1:]), dtype=array.dtype)
    larger[:used] = array[:used]
    return larger


def give_back(*arrays: NDArray[Any]) -> None:
    """Frees the memory of arrays that nobody may use any more, piece by piece.

    While the system takes a large piece back, every thread that wants memory waits for it.
    """
    for array in arrays:
        with suppress(MemoryError):  # then it goes in one piece, with the array
            while give_back_piece(array):
                pass


def give_back_piece(array: NDArray[Any]) -> bool:
    """Frees a piece of such an array, from its end; returns whether there is more to be freed like that."""
    if array.nbytes <= _PIECE or not array.flags.owndata:
        return False
    rows = -(-_PIECE * len(array) // array.nbytes)
    array.resize((len(array) - rows, *array.shape[1:]), refcheck=False)
    return True


def inserted(values: NDArray[Any], at: NDArray[np.intp], new: NDArray[Any]) -> NDArray[Any]:
    """Returns `values` [n] with `new` [m] put in before the positions `at` [m], as `numpy.insert` would."""
    merged: NDArray[Any] = np.insert(values, at, new)
    return merged


class Directory:
    """Which id lives in which slot: ids, int64 [n], ascending, and their slots, int64 [n]."""

    def __init__(self, what: str, ids: NDArray[np.int64], slots: NDArray[np.int64]) -> None:
        self.what = what
        self.ids = ids
        self.slots = slots

    def __len__(self) -> int:
        return len(self.ids)

    def known(self, ids: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Returns bool [n], whether each id is here."""
        at = np.searchsorted(self.ids, ids)
        found = np.zeros(len(ids), dtype=np.bool_)
        inside = at < len(self.ids)
        found[inside] = self.ids[at[inside]] == ids[inside]
        return found

    def find(self, ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """Returns the slots of these ids, int64 [n].

        Raises:
            ValueError: One of them is not here.
        """
        known = self.known(ids)
        if not known.all():
            raise ValueError(f"there is no {self.what} with the id {ids[~known][0]}")
        return self.slots[np.searchsorted(self.ids, ids)]

    def with_added(self, ids: NDArray[np.int64], slots: NDArray[np.int64]) -> "Directory":
        """Returns a directory with these as well; none of them may be here yet."""
        order = np.argsort(ids)
        if len(ids) and (not len(self.ids) or ids[order[0]] > self.ids[-1]):
            return Directory(
                self.what, np.concatenate([self.ids, ids[order]]), np.concatenate([self.slots, slots[order]])
            )
        at = np.searchsorted(self.ids, ids[order])
        return Directory(
            self.what, inserted(self.ids, at, ids[order]), inserted(self.slots, at, slots[order])
        )

    def without(self, ids: NDArray[np.int64]) -> "Directory":
        """Returns a directory without these, all of which are here."""
        if len(ids) == 0:
            return self
        kept = np.ones(len(self.ids), dtype=np.bool_)
        kept[np.searchsorted(self.ids, ids)] = False
        return Directory(self.what, self.ids[kept], self.slots[kept])


class Slots:
    """Which slots are in use: the first `used` have been, and of those some are free again."""

    def __init__(self) -> None:
        self.used = 0
        self.free = np.empty(0, dtype=np.int64)

    def choose(self, count: int) -> NDArray[np.int64]:
        """Returns slots for `count` newcomers, int64 [count], lowest first, without taking them yet."""
        again = np.sort(self.free)[:count]
        fresh = np.arange(self.used, self.used + count - len(again), dtype=np.int64)
        return np.concatenate([again, fresh])

    def take(self, slots: NDArray[np.int64]) -> None:
        """Takes what `choose` returned."""
        if len(self.free):
            self.free = self.free[~np.isin(self.free, slots)]
        if len(slots):
            self.used = max(self.used, int(slots.max()) + 1)

    def give(self, slots: NDArray[np.int64]) -> None:
        """Gives slots back."""
        self.free = np.concatenate([self.free, slots])


def codes_of(ids: NDArray[np.int64]) -> NDArray[np.int64]:
    """Returns the lower halves of the anchors' keys, int64 [m]: the lower the id, the larger."""
    return (ID_LIMIT - 1) - ids

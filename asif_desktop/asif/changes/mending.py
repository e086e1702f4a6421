"""Rows that are altered in place: where that fails half-way, everything is as it was before.

A change works out all it can before it touches a row, and its last steps take next to no memory. Should even
that be wanting, what a search reads is put back at once, and the rows, which only changes read, are made anew
from the anchors: at once, or else by the next change or upkeep, before it does anything.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.state.state import State


@dataclass(frozen=True)
class Before:
    """What a change of anchors is about to alter: photos' bars, k-th keys and norms; anchors' codes.

    By photos' slots, [t]; and by anchors' slots, `places`, [m].
    """

    slots: NDArray[np.int64]
    bars: NDArray[np.int64]
    taus: NDArray[np.int64]
    norms: NDArray[np.float64]
    places: NDArray[np.int64]
    codes: NDArray[np.int64]

    @classmethod
    def of(cls, state: State, slots: NDArray[np.int64], places: NDArray[np.int64]) -> "Before":
        """Returns it, of these photos' slots and these anchors'."""
        photos = state.photos
        return cls(
            slots, photos.bars[slots], photos.taus[slots], photos.norms[slots],
            places, state.anchors.codes[places],
        )  # fmt: skip

    def put_back(self, state: State) -> None:
        """Puts back what a search reads; the bars are the rows', which are made anew with them."""
        state.anchors.codes[self.places] = self.codes
        state.photos.taus[self.slots], state.photos.norms[self.slots] = self.taus, self.norms


@dataclass(frozen=True)
class PhotosBefore:
    """What a change of photos is about to alter, by slot: those that come and those that go."""

    slots: NDArray[np.int64]
    ids: NDArray[np.int64]
    counts: NDArray[np.int32]
    bars: NDArray[np.int64]
    taus: NDArray[np.int64]
    norms: NDArray[np.float64]

    @classmethod
    def of(cls, state: State, slots: NDArray[np.int64]) -> "PhotosBefore":
        """Returns it, of these slots, for which there is room."""
        photos = state.photos
        return cls(
            slots, photos.ids[slots], photos.counts[slots],
            photos.bars[slots], photos.taus[slots], photos.norms[slots],
        )  # fmt: skip

    def put_back(self, state: State) -> None:
        """Puts it back."""
        photos, slots = state.photos, self.slots
        photos.ids[slots], photos.counts[slots], photos.bars[slots] = self.ids, self.counts, self.bars
        photos.taus[slots], photos.norms[slots] = self.taus, self.norms


@contextmanager
def in_place(state: State, before: Before, made_anew: Callable[[State, Before], None]) -> Iterator[None]:
    """Has rows altered in the block, which ends with `shown`; what it raises leaves everything as it was.

    Args:
        state: The index, whose rows hold.
        before: What will be altered.
        made_anew: Makes the rows anew, or raises.
    """
    state.torn = lambda: made_anew(state, before)
    state.rows_hold = False
    try:
        yield
    except BaseException:
        if not state.rows_hold:
            with suppress(MemoryError):
                mend(state)
        raise


def mend(state: State) -> None:
    """Makes rows anew that a change left half-way; to be called before any other change.

    Raises:
        MemoryError: There is no room for it yet; searches go on.
    """
    if state.torn is not None:
        state.torn()
        state.torn = None


@contextmanager
def shown(state: State, before: Before | PhotosBefore) -> Iterator[None]:
    """Keeps readers out while the block shows them what was changed: all of it, or nothing if it raises.

    Where not even the old state can be put back, nobody gets in any more: `Gate.closed`.

    Args:
        state: The index.
        before: Of what is altered in place; of no rows where they were made beside the old ones.
    """
    anchors, photos, postings = state.anchors, state.photos, state.postings
    kept = [
        (owner, name, getattr(owner, name))
        for owner, names in (
            (anchors, ("directory",)),
            (anchors.slots, ("free", "used")),
            (photos, ("directory", "rows", "counts", "bars", "taus", "norms", "dead", "dying")),
            (photos.slots, ("free", "used")),
            (postings, ("tables", "stale")),
            (state, ("postings", "finder", "generation")),
        )
        for name in names
    ]
    with state.gate.exclusive():
        try:
            yield
        except BaseException:
            with state.gate.closed_if_it_raises():
                for owner, name, value in kept:
                    setattr(owner, name, value)
                before.put_back(state)
            raise
        state.torn = None
        state.rows_hold = True

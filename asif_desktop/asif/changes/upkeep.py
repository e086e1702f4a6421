"""What keeps the index in shape, in slices short enough that nobody waits for them."""

import time

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.changes.moving import Moving
from asif_desktop.asif.changes.refilling import Refilling
from asif_desktop.asif.state.state import State
from asif_desktop.asif.tables import LOWEST

_SECONDS = 0.012
"""A slice ends when another step like its last would exceed this; steps take some milliseconds."""
_BATCH = 64
"""Rows that are filled again together: the more, the less each costs, and the longer is a step."""
_WASTE = 32
"""Compacting begins when this part of the postings is waste."""
_TRIFLE = 1 << 16


class Upkeep:
    """Does what is due: filling rows, closing holes in the postings, giving them an array that fits."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._thin = np.empty(0, dtype=np.int64)
        self._thin_of = -1
        """The generation that these rows were found in."""
        self._batch: Refilling | None = None
        self._move: Moving | None = None
        self._refused = -1
        """An array of this size was not to be had."""

    def maintain(self) -> bool:
        """Does a bounded slice of what is due; returns whether more is due."""
        began = now = time.perf_counter()
        while self._step():
            before, now = now, time.perf_counter()
            if now + (now - before) > began + _SECONDS:
                return True
        return False

    def _step(self) -> bool:
        """Does a step; returns whether there was anything to do."""
        return self._move_step() or self._refill_step() or self._compact_step()

    def _move_step(self) -> bool:
        postings = self._state.postings
        if self._move is None or not self._move.holds(postings):
            self._move, size = None, postings.fitting()
            if size == len(postings.entries) or size == self._refused:
                return False
            try:
                self._move = Moving(postings, size)
            except MemoryError:
                self._refused = size
                return False
        if not self._move.step(self._state.gate):
            self._move = None
        return True

    def _refill_step(self) -> bool:
        batch, self._batch = self._batch, None
        if batch is None or not batch.holds:
            slots = self._next_thin()
            if len(slots) == 0:
                return False
            batch = Refilling(self._state, slots)
        elif not batch.step():
            return True
        self._batch = batch
        return True

    def _next_thin(self) -> NDArray[np.int64]:
        """Returns some rows that could soon fall short of k, the emptiest first."""
        photos, parameters = self._state.photos, self._state.parameters
        if self._thin_of != self._state.generation:
            used, least = photos.slots.used, parameters.k + parameters.slack // 8
            counts = photos.counts[:used]
            low = np.flatnonzero((counts < least) & (photos.bars[:used] > LOWEST) & (photos.ids[:used] >= 0))
            # In 16 bits numpy sorts without comparing.
            few = np.minimum(counts[low], np.iinfo(np.int16).max).astype(np.int16)
            order = np.argsort(few, kind="stable")
            self._thin, self._thin_of = low[order], self._state.generation
        some, self._thin = self._thin[:_BATCH], self._thin[_BATCH:]
        return some

    def _compact_step(self) -> bool:
        postings = self._state.postings
        if not postings.compacting:
            wasted = postings.wasted()
            if wasted < _TRIFLE + (postings.end - wasted) // _WASTE:
                return False
            _begin_round(self._state)
        _compact_on(self._state)
        return True


def compact_all(state: State) -> None:
    """Does a whole round of compacting, due or not."""
    _begin_round(state)
    while _compact_on(state):
        pass


def _begin_round(state: State) -> None:
    """Marks the slots of photos that are gone by now: after this round no posting names them."""
    photos = state.photos
    photos.dying, photos.dead = np.concatenate([photos.dying, photos.dead]), photos.dead[:0]


def _compact_on(state: State) -> bool:
    """Does a step of compacting; returns whether the round goes on."""
    photos = state.photos
    slots, codes = state.anchors.directory.slots, state.anchors.codes
    complete = state.postings.compact_slice(slots, codes, photos.bars, state.gate)
    if complete:
        photos.slots.give(photos.dying)
        photos.dying = photos.dying[:0]
    return not complete

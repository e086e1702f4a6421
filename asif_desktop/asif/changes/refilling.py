"""Thin rows are filled again from all anchors: a batch of them together, in steps of some milliseconds."""

import time

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.bulk import products
from asif_desktop.asif.bulk.lists import Lists, empty_lists, put_best
from asif_desktop.asif.bulk.products import Tiles
from asif_desktop.asif.changes.anchor_changes import put_refilled
from asif_desktop.asif.kernels.selection import finish_rows, scan_columns
from asif_desktop.asif.scaling import is_plain
from asif_desktop.asif.state.state import State
from asif_desktop.asif.tables import LOWEST
from asif_desktop.asif.threads.crews import hold_blas

_STEP = 0.004
"""Rows are put in place in groups of about so many seconds."""


class Refilling:
    """A batch of rows that are filled again, while the index is as it was when the batch began.

    Every step looks through a tile of anchors, or puts some rows in place, in the calling thread alone: the
    other cores are left to whoever asks meanwhile.
    """

    def __init__(self, state: State, slots: NDArray[np.int64]) -> None:
        """Begins with the rows at these slots, int64 [n]; few, since a step costs as much as there are rows.

        Raises:
            MemoryError: There is no room.
        """
        hold_blas()
        size, room = len(slots), state.parameters.room
        side = state.anchors.side()
        self._state = state
        self._generation = state.generation
        self._slots = slots
        self._alive = len(state.anchors.directory)
        self._kept = min(state.parameters.kept, max(self._alive, 1))
        self._side, self._plain = side, is_plain(side.scales)
        self._tiles = Tiles(side, size)
        self._tiles.set_photos(state.photos.vectors[slots])
        self._found = np.empty((size, 2 * room), dtype=np.int64)
        self._counts = np.zeros(size, dtype=np.int64)
        self._bars = np.full(size, LOWEST, dtype=np.int64)
        self._anchor = 0
        self._lists: Lists | None = None
        self._row, self._group = 0, 1

    @property
    def holds(self) -> bool:
        """Whether the index is still as it was; else the batch is worth nothing, and is to be dropped."""
        return self._generation == self._state.generation

    def step(self) -> bool:
        """Goes on for some milliseconds; returns whether there is more to do.

        Raises:
            MemoryError: There is no room; the batch is to be dropped, and the index is in order.
        """
        if self._anchor < len(self._side.codes):
            self._look()
        elif self._lists is None:
            self._choose()
        else:
            self._put(self._lists)
        return self._row < len(self._slots)

    def _look(self) -> None:
        low, high = self._anchor, self._anchor + products.COLUMNS
        codes, scales = self._side.codes[low:high], self._side.scales[low:high].astype(np.int64)
        best = (self._bars, self._found, self._counts, self._kept)
        scan_columns(self._tiles.columns(low), codes, scales, self._plain, *best)
        self._anchor = high

    def _choose(self) -> None:
        size = len(self._slots)
        finish_rows(self._found, self._counts, self._kept)
        lists = empty_lists(size, self._state.parameters.room)
        first_bars = np.full(size, LOWEST, dtype=np.int64)
        best = self._found[:, : self._kept]
        put_best(lists, np.arange(size), best, self._counts, first_bars, self._kept, self._alive)
        self._lists = lists

    def _put(self, lists: Lists) -> None:
        began = time.perf_counter()
        some = slice(self._row, self._row + self._group)
        put_refilled(
            self._state, self._slots[some], Lists(lists.keys[some], lists.counts[some], lists.bars[some])
        )
        self._row += self._group
        took = time.perf_counter() - began
        self._group = self._group * 2 if took < _STEP / 2 else max(self._group // 2, 1)

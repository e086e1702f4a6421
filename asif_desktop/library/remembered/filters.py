"""Which photos meet a condition, remembered until something in the catalog changes."""

import threading
from collections import OrderedDict

import numpy as np
from numpy.typing import NDArray

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.domain.conditions import Between, Condition, Flagged, Worded
from asif_desktop.domain.notes import PhotoFilter

_REMEMBERED = 32
"""Sets; a person who types asks for the same ones again and again."""


class Filters:
    """Answers conditions with sets of photos."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._lock = threading.Lock()
        self._generation = -1
        self._known: OrderedDict[Condition, NDArray[np.int64]] = OrderedDict()
        self._pairs: tuple[int, NDArray[np.int64]] = (-1, np.zeros((0, 2), np.int64))

    def kept(self, ids: NDArray[np.int64], only: PhotoFilter) -> NDArray[np.bool_]:
        """Returns which of these photos are shown, bool [n]: those that are wanted, of each pair one.

        A RAW whose JPEG is not wanted stands for itself.
        """
        kept = np.ones(len(ids), np.bool_)
        for conditions in _any_of(only):
            kept &= np.isin(ids, np.concatenate([self.photos(condition) for condition in conditions]))
        pairs = self.pairs()
        if len(pairs):
            kept &= ~np.isin(ids, pairs[np.isin(pairs[:, 1], ids[kept]), 0])
        return kept

    def pairs(self) -> NDArray[np.int64]:
        """Returns the RAW and JPEG of one name that are shown as one, int64 [n, 2]: the RAW first."""
        generation = self._catalog.pair_generation
        known, pairs = self._pairs
        if known != generation:
            pairs = self._catalog.pairs()
            self._pairs = (generation, pairs)
        return pairs

    def photos(self, condition: Condition) -> NDArray[np.int64]:
        """Returns the photos that meet a condition, int64 [n], in no order.

        Raises:
            AsifError: It names something that is not there.
        """
        generation = self._catalog.generation
        with self._lock:
            if generation != self._generation:
                self._known.clear()
                self._generation = generation
            if condition in self._known:
                self._known.move_to_end(condition)
                return self._known[condition]
        found = self._catalog.photos_meeting(condition)
        with self._lock:
            if generation == self._generation:
                self._known[condition] = found
                while len(self._known) > _REMEMBERED:
                    self._known.popitem(last=False)
        return found


def _any_of(only: PhotoFilter) -> list[list[Condition]]:
    """Returns what a filter asks for: of each list one condition at least."""
    asked: list[list[Condition]] = [
        [Between("rating", only.rating, None)] if only.rating > 0 else [],
        [Worded("label", label) for label in only.labels],
        [Flagged(flag) for flag in only.flags],
        [Worded("type", kind) for kind in only.kinds],
    ]
    return [conditions for conditions in asked if conditions]

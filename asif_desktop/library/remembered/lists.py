"""The photos of a place in an order, remembered until something in the catalog changes."""

import threading
from collections import OrderedDict
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from asif_desktop.catalog.catalog import Catalog

_REMEMBERED = 8
"""Lists: at 100,000 photos each has 1.2 MB."""


class Listed(NamedTuple):
    """Where the photos of a list are, and in which order; as the catalog's `dated_photo_ids` takes it."""

    folder: int | None = None
    order: str = "taken"
    below: bytes = b""
    added_since: str | None = None


class Lists:
    """Answers places with lists of photos; for any thread."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._lock = threading.Lock()
        self._generation = -1
        self._known: OrderedDict[Listed, tuple[NDArray[np.int64], NDArray[np.int32]]] = OrderedDict()

    def photos(self, listed: Listed) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """Returns photos, int64 [n], and their days, int32 [n] or [0]; neither is to be written to."""
        generation = self._catalog.generation
        with self._lock:
            if generation != self._generation:
                self._known.clear()
                self._generation = generation
            if listed in self._known:
                self._known.move_to_end(listed)
                return self._known[listed]
        found = self._catalog.dated_photo_ids(
            listed.folder, listed.order, below=listed.below, added_since=listed.added_since
        )
        with self._lock:
            # What was read while the catalog changed may hold either state: the next question finds out.
            if generation == self._generation == self._catalog.generation:
                self._known[listed] = found
                if len(self._known) > _REMEMBERED:
                    self._known.popitem(last=False)
        return found

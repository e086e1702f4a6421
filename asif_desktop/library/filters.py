"""Which photos meet a condition, remembered until something in the catalog changes."""

import threading
from collections import OrderedDict

import numpy as np
from numpy.typing import NDArray

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.domain.conditions import Condition

_REMEMBERED = 32
"""Sets; a person who types asks for the same ones again and again."""


class Filters:
    """Answers conditions with sets of photos."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._lock = threading.Lock()
        self._generation = -1
        self._known: OrderedDict[Condition, NDArray[np.int64]] = OrderedDict()

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

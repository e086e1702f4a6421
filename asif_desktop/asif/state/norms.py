"""The k-th keys and norms of rows, on the threads."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.kernels.powers import row_norms
from asif_desktop.asif.threads.workers import Progress, ranges, run_slices

_LEAST = 64
_SLICE = 1 << 14
"""So many rows are done between two looks at whether to go on."""
_CACHED = 1 << 16
"""So many entries of rows stay in a core's cache between a change and the norms."""


@dataclass(frozen=True)
class Norms:
    """Of some rows: the k-th key, int64 [t] (the smallest where there are fewer); the norm, float64 [t]."""

    taus: NDArray[np.int64]
    norms: NDArray[np.float64]

    @classmethod
    def room(cls, size: int) -> "Norms":
        """Returns room for so many, so that what comes after a change cannot fail."""
        return cls(np.empty(size, dtype=np.int64), np.empty(size, dtype=np.float64))

    def compute(
        self,
        rows: NDArray[np.int64],
        counts: NDArray[np.int32],
        slots: NDArray[np.int64],
        k: int,
        p: int,
        change: Callable[[int, int], None] | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Computes them.

        Args:
            rows: int64 [n, room], keys, best first.
            counts: int32 [n].
            slots: int64 [t], which rows.
            k: How many entries count.
            p: The exponent.
            change: Called first for each range (low, high) of `slots`: what alters those rows.
            progress: Called with rows done and their number; not where there is a change, which must go on.
        """

        def part(_: int, low: int, high: int) -> None:
            self.compute_range(rows, counts, slots, low, high, k, p, change)

        run_slices(ranges(len(slots), _LEAST), _SLICE, part, None if change is not None else progress)

    def compute_range(
        self,
        rows: NDArray[np.int64],
        counts: NDArray[np.int32],
        slots: NDArray[np.int64],
        low: int,
        high: int,
        k: int,
        p: int,
        change: Callable[[int, int], None] | None = None,
    ) -> None:
        """Does what `compute` does for the rows ``slots[low:high]``, in this thread."""
        if change is None:
            row_norms(rows, counts, slots, low, high, k, p, self.taus, self.norms)
            return
        chunk = max(_CACHED // max(rows.shape[1], 1), 1)
        for first in range(low, high, chunk):
            last = min(first + chunk, high)
            change(first, last)
            row_norms(rows, counts, slots, first, last, k, p, self.taus, self.norms)

"""The postings move to an array of another size: copied piece by piece, then put in place at once."""

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.state.postings import Postings
from asif_desktop.asif.tables import give_back_piece
from asif_desktop.asif.threads.gate import Gate

_PATIENCE = 0.004
"""Seconds that are waited for a moment in which nobody reads."""
_PIECE = 1 << 17
"""Entries copied in a step: to touch new memory may cost more than the copy."""


class Moving:
    """Entries on their way to another array; whoever reads still reads the old one."""

    def __init__(self, postings: Postings, size: int) -> None:
        """Begins with an array for so many entries, not fewer than are in use.

        Raises:
            MemoryError: There is no room for it.
        """
        self._postings = postings
        self._edition = postings.edition
        self._entries = np.empty(size, dtype=np.int64)
        self._done = 0
        self._old: NDArray[np.int64] | None = None

    def holds(self, postings: Postings) -> bool:
        """Whether these are the postings, as they were; else the copy is to be dropped."""
        return postings is self._postings and postings.edition == self._edition

    def step(self, gate: Gate) -> bool:
        """Copies a piece, puts the copy in place, or frees one of the old; returns whether more is left."""
        if self._old is not None:
            return give_back_piece(self._old)
        end = self._postings.end
        if self._done < end:
            some = slice(self._done, min(self._done + _PIECE, end))
            self._entries[some] = self._postings.entries[some]
            self._done = some.stop
            return True
        with gate.exclusive_if_free(_PATIENCE) as free:
            if free:
                self._old, self._postings.entries = self._postings.entries, self._entries
        return True

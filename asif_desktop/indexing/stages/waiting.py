"""Which file is next: what was found and not decoded, newest first, then photos that lack a vector."""

from collections import Counter, deque

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.records import PendingFile

_CHUNK = 2048
"""How many files are asked for at a time: the catalog sorts all that wait for each answer."""
_ATTEMPTS = 3
"""How often a file that is written to while it is read is tried in one run."""


class WaitingFiles:
    """Hands out the files that wait, each once, as long as it is the same file."""

    def __init__(self, catalog: Catalog, encoder: int) -> None:
        """Starts with what waits now; what is found later comes too.

        Args:
            catalog: Knows what waits.
            encoder: The encoder, as the store of embeddings counts, whose vectors are wanted.
        """
        self._catalog = catalog
        self._encoder = encoder
        self._next: deque[PendingFile] = deque()
        self._out: set[PendingFile] = set()
        self._attempts: Counter[int] = Counter()
        self._exhausted = False
        self._taken = False

    def take(self) -> PendingFile | None:
        """Returns the next file; None if nothing waits that is not already handed out."""
        if not self._next and not self._exhausted:
            self._look()
        if not self._next:
            return None
        file = self._next.popleft()
        self._out.add(file)
        self._taken = True
        return file

    def refresh(self) -> bool:
        """Has the catalog looked at again; returns False if nothing can be different there."""
        if not self._taken:
            return False
        self._exhausted = self._taken = False
        return True

    def renew(self) -> None:
        """Has everything looked at again: newer files than those that are next may have been found."""
        self._next.clear()
        self._exhausted = False

    def settle(self, file: PendingFile) -> None:
        """Says that what became of a file has been recorded."""
        self._out.discard(file)

    def put_back(self, file: PendingFile) -> None:
        """Says that a file was changed while it was read: it is tried again, but not without end."""
        self._attempts[file.id] += 1
        if self._attempts[file.id] < _ATTEMPTS:
            self._out.discard(file)

    def release(self, file: PendingFile) -> None:
        """Says that a file is to be handed out again as soon as the catalog is looked at the next time."""
        self._out.discard(file)
        self._taken = True

    def waiting(self) -> int:
        """Returns how many files are known to wait, those handed out included."""
        return len(self._next) + len(self._out)

    def _look(self) -> None:
        limit = _CHUNK + len(self._out)
        self._next.extend(file for file in self._catalog.pending_files(limit) if file not in self._out)
        if not self._next:
            lacking = self._catalog.photos_without_vector(self._encoder, limit)
            self._next.extend(file for file in lacking if file not in self._out)
        self._exhausted = not self._next

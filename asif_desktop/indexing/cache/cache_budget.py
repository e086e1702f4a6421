"""Keeps the pictures of the cache within a budget, a slice of a few milliseconds at a time.

What was not looked at longest goes first, previews and whole photos before thumbnails. All that goes can be
made again when it is wanted; the thumbnail of a photo that cannot be read now is therefore kept.
"""

import contextlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

GRACE = 600.0
"""Seconds for which what was made or looked at is not taken away: somebody may be reading it."""
_PAUSE = 600.0
"""Seconds from one look through the cache to the next, unless the budget changes."""
_GOAL = 0.9
"""The share of the budget that is left full, so that the next picture does not begin it all again."""
_REMOVED_AT_ONCE = 64
_FIRST_BYTES = 256
_FILE = np.dtype([("used", "f8"), ("size", "i8"), ("shelf", "i1"), ("content", "V32")])


class Shelf(Protocol):
    """A cache of pictures by content."""

    changes: int

    def kept(self, first: int) -> Iterator[tuple[bytes, int, float]]:
        """Returns content, bytes and last use of the pictures whose content begins with this byte."""
        ...

    def used(self, content: bytes) -> float:
        """Returns when the picture of a content was made or looked at last, in seconds of the clock."""
        ...

    def remove(self, content: bytes) -> None:
        """Forgets the picture of a content."""
        ...


class CacheBudget:
    """The budget of some caches. All calls but `look_again` belong to one thread."""

    def __init__(
        self,
        brief: Sequence[Shelf],
        thumbnails: Shelf,
        limit: Callable[[], int],
        contents: Callable[[int], Mapping[bytes, bool]],
        *,
        grace: float = GRACE,
        pause: float = _PAUSE,
    ) -> None:
        """Looks at nothing yet.

        Args:
            brief: Caches of which pictures go first.
            thumbnails: The cache of thumbnails.
            limit: Returns the bytes that all may take together.
            contents: Returns the contents of the library's photos that begin with a byte, and of each whether
                a file of it can be read now.
            grace: Seconds for which what was looked at stays.
            pause: Seconds between two looks.
        """
        self._shelves = [*brief, thumbnails]
        self._thumbnails = len(brief)
        self._limit, self._contents = limit, contents
        self._grace, self._pause = grace, pause
        self._pass: Iterator[None] | None = None
        self._next = 0.0
        self._seen: object = None
        self._waiting = False

    def look_again(self) -> None:
        """Begins with the next slice: the budget has changed."""
        self._waiting = True
        self._next = 0.0

    def maintain(self, generation: int) -> bool:
        """Does a slice of the work; returns whether there is more to do at once.

        Args:
            generation: Which photos there are: something else once that has changed.
        """
        if self._pass is None:
            if time.monotonic() < self._next:
                return False
            self._next = time.monotonic() + self._pause
            seen = (generation, *(shelf.changes for shelf in self._shelves))
            if seen == self._seen and not self._waiting:
                return False
            self._seen, self._waiting = seen, False
            self._pass = self._look()
        if next(self._pass, self) is self:
            self._pass = None
        return self._pass is not None

    def _look(self) -> Iterator[None]:
        """Takes away what no photo has any more, then what is too much; each step is a slice."""
        found: list[NDArray[np.void]] = []
        for number in range(len(self._shelves)):
            for first in range(_FIRST_BYTES):
                found.append(self._listed(number, first))
                yield
        files = np.concatenate(found)
        found.clear()
        limit = self._limit()
        total = int(files["size"].sum())
        if total <= limit:
            return
        last = files["shelf"] == self._thumbnails
        for done, at in enumerate(np.lexsort((files["used"], last))):
            if total <= limit * _GOAL:
                return
            if self._removed(files[at]):
                total -= int(files[at]["size"])
            if done % _REMOVED_AT_ONCE == _REMOVED_AT_ONCE - 1:
                yield
        self._waiting = True  # the rest is in use, or cannot be made again: it may be otherwise the next time

    def _listed(self, number: int, first: int) -> NDArray[np.void]:
        """Returns what one shelf holds of the library's photos, and removes what it holds of others."""
        shelf = self._shelves[number]
        files = list(shelf.kept(first))
        known = self._contents(first) if files else {}
        rows: list[tuple[float, int, int, bytes]] = []
        for content, size, used in files:
            if content not in known and time.time() - used > self._grace:
                with contextlib.suppress(OSError):
                    shelf.remove(content)
                    continue
            # What cannot be made again counts, and is taken for just used.
            stays = number == self._thumbnails and not known.get(content, True)
            rows.append((np.inf if stays else used, size, number, content))
        return np.array(rows, _FILE)

    def _removed(self, file: np.void) -> bool:
        shelf, content = self._shelves[int(file["shelf"])], bytes(file["content"])
        try:
            # It may have been looked at since it was listed.
            if time.time() - max(float(file["used"]), shelf.used(content)) <= self._grace:
                return False
            shelf.remove(content)
        except OSError:
            return False
        return True

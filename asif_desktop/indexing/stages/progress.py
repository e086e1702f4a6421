"""How fast work goes, and how long it will take."""

import time
from collections import deque
from collections.abc import Callable

from asif_desktop.domain.events import Progress

_WINDOW = 10.0
"""Seconds over which the rate is taken."""
_INTERVAL = 0.2
"""Seconds between two reports at least, but for the first and the last."""


class IndexProgress:
    """Counts files on their way to being encoded, and tells."""

    def __init__(
        self, tell: Callable[[Progress], None], total: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Starts with `total` files to do.

        Args:
            tell: Takes each report.
            total: How many files wait.
            clock: Seconds that only grow.
        """
        self._tell = tell
        self._clock = clock
        self._total = total
        self._done = self._failed = self._new = 0
        self._paused = False
        self._marks: deque[tuple[float, int]] = deque([(clock(), 0)])
        self._told: float | None = None

    @property
    def new(self) -> int:
        """How many photos were encoded."""
        return self._new

    def advance(self, done: int, failed: int, new: int, waiting: int) -> None:
        """Adds what became of a batch.

        Args:
            done: Files that are done with, failed ones included.
            failed: Files that failed.
            new: Photos encoded.
            waiting: Files known to be still to do.
        """
        self._done += done
        self._failed += failed
        self._new += new
        self._total = max(self._total, self._done + waiting)
        self._marks.append((self._clock(), self._done))
        self.report()

    def pause(self, paused: bool) -> None:
        """Tells that the work stands still, or that it goes on: the rate is taken anew from then."""
        if paused != self._paused:
            self._paused = paused
            self._marks = deque([(self._clock(), self._done)])
            self.report(always=True)

    def report(self, *, always: bool = False) -> None:
        """Tells how things stand, unless that was told just now."""
        now = self._clock()
        if not always and self._told is not None and now - self._told < _INTERVAL:
            return
        self._told = now
        rate = self._rate(now)
        left = (self._total - self._done) / rate if rate > 0.0 and not self._paused else None
        self._tell(self._event(rate, left, active=True))

    def finish(self) -> None:
        """Tells that it is over."""
        self._total = self._done
        self._paused = False
        self._tell(self._event(self._rate(self._clock()), None, active=False))

    def _rate(self, now: float) -> float:
        while len(self._marks) > 2 and self._marks[1][0] < now - _WINDOW:
            self._marks.popleft()
        since, done = self._marks[0]
        return (self._done - done) / (now - since) if now > since else 0.0

    def _event(self, rate: float, left: float | None, *, active: bool) -> Progress:
        return Progress(
            task="index",
            done=self._done,
            total=self._total,
            failed=self._failed,
            rate=rate,
            seconds_left=left,
            active=active,
            paused=self._paused,
            new=self._new,
        )

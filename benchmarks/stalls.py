"""A stall monitor: how long a click or a key would have to wait for a Qt main thread, frame by frame.

A timer beats each millisecond. What a beat is late by is what an event that came just after the beat before
had to wait: for other events, for Python's lock, or for a core. It needs nothing of the program that it
watches.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer

_BEAT_MS = 1
STALL_MS = 50
"""A wait that a person notices."""


@dataclass(frozen=True)
class Waits:
    """The longest wait in each frame, told of all frames together, in milliseconds."""

    frames: int
    median: float
    p99: float
    longest: float
    stalls: int
    """Waits over `STALL_MS`."""


class StallMonitor(QObject):
    """Watches the thread it is made in, from `start` to `stop`."""

    def __init__(self) -> None:
        super().__init__()
        self._beat = QTimer(self, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._take)
        self._last = 0.0
        self._longest = 0.0
        self._frames: list[float] = []
        self._stalls = 0

    def start(self) -> None:
        """Forgets what was measured, and measures from now on."""
        self._frames, self._stalls, self._longest = [], 0, 0.0
        self._last = time.perf_counter()
        self._beat.start()

    def end_frame(self) -> None:
        """Begins another frame; what comes until the next call belongs to it."""
        self._take()
        self._frames.append(self._longest)
        self._longest = 0.0

    def stop(self) -> Waits:
        """Returns what was measured since `start`; there was at least one frame."""
        self._beat.stop()
        ordered = sorted(self._frames)
        return Waits(
            len(ordered), percentile(ordered, 50), percentile(ordered, 99), ordered[-1], self._stalls
        )

    def _take(self) -> None:
        now = time.perf_counter()
        late = max(0.0, 1000 * (now - self._last) - _BEAT_MS)
        self._last = now
        self._longest = max(self._longest, late)
        self._stalls += late > STALL_MS


def percentile(ordered: Sequence[float], share: int) -> float:
    """Returns the smallest of the ascending values that is not below `share` percent of them."""
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)]

"""How far a change of the index has come, told once it takes long enough to be noticed."""

import os
import sys
import time
from collections.abc import Callable
from typing import Self

from asif_desktop.domain.events import Event, Progress

_NOTICED = 0.2
"""Seconds; what is over sooner is not worth a word."""

_ASSUMED_MEMORY = 8 * 2**30
"""Bytes, where the system does not tell."""


class EngineProgress:
    """Takes steps done and their number from the index, and tells them as events; ends with its block."""

    def __init__(self, tell: Callable[[Event], None], check: Callable[[], None] = lambda: None) -> None:
        """Takes what tells an event, and what raises where the work is to stop."""
        self._tell = tell
        self._check = check
        self._since = time.monotonic()
        self._told = 0.0
        self._last = (0, 0)

    def __call__(self, done: int, total: int) -> None:
        """Tells how far it is, a few times a second.

        Raises:
            CancelledError: The work is to stop.
        """
        now = time.monotonic()
        self._last = (done, total)
        if now - self._since > _NOTICED and now - self._told > _NOTICED:
            self._told = now
            self._tell(self._event(active=True))
        self._check()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._told:
            self._tell(self._event(active=False))

    def _event(self, *, active: bool) -> Progress:
        done, total = self._last
        spent = time.monotonic() - self._since
        rate = done / spent if spent > 0 else 0.0
        return Progress(
            task="engine",
            done=done,
            total=total,
            rate=rate,
            seconds_left=(total - done) / rate if rate else None,
            active=active,
        )


def memory_installed() -> int:
    """Returns the machine's memory in bytes."""
    if sys.platform == "win32":
        return _ASSUMED_MEMORY
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")

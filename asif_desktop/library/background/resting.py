"""What the library process does once nothing has changed for a while: it gives memory back."""

import ctypes
import logging
import sys
import time
from collections.abc import Callable, Hashable

_logger = logging.getLogger(__name__)

_SECONDS = 10.0
"""For so long nothing has changed: memory that was just given back would be taken again at once."""


class Resting:
    """Notices that the library rests, and has memory given back, once for each rest."""

    def __init__(
        self, standing: Callable[[], Hashable], unload: Callable[[], bool], seconds: float = _SECONDS
    ) -> None:
        """Counts from now on.

        Args:
            standing: Returns what is another value after each change.
            unload: Does a few milliseconds of putting away what only changes need; returns whether there is
                more. An OSError is no harm.
            seconds: How long nothing must have changed.
        """
        self._standing = standing
        self._unload = unload
        self._seconds = seconds
        self._seen: Hashable = None
        self._since = time.monotonic()
        self._rests = False

    def wake(self) -> None:
        """Counts anew: something was done that took memory."""
        self._since, self._rests = time.monotonic(), False

    def maintain(self) -> bool:
        """Does a few milliseconds of what is due; returns whether there is more to do at once."""
        standing = self._standing()
        if standing != self._seen:
            self._seen = standing
            self.wake()
        if self._rests or time.monotonic() < self._since + self._seconds:
            return False
        try:
            if self._unload():
                return True
        except OSError as error:
            _logger.info("What only changes of the index read stays in memory: %s", error)
        self._rests = True
        give_back_freed()
        return False


def give_back_freed() -> None:
    """Gives the system back what the C library keeps of freed memory, where it can be told to."""
    if sys.platform != "linux":
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)

"""Backups of the catalog that make themselves."""

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from asif_desktop.catalog.backups import Backups
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.events import Notice

_FIRST_LOOK = 3.0
"""Seconds after the start: a library that is only used from a terminal is not open for long."""
_NEXT_LOOK = 3600.0
_OFTEN_ENOUGH = timedelta(hours=24)
_logger = logging.getLogger(__name__)


class AutomaticBackups:
    """Makes a backup a day while the library is open, where anything has changed, and drops old ones."""

    def __init__(
        self, backups: Backups, generation: Callable[[], int], tell: Callable[[Notice], None]
    ) -> None:
        """Begins in a thread of its own.

        Args:
            backups: Where they go.
            generation: Tells how many changes the catalog has seen.
            tell: Told when one cannot be made.
        """
        self._backups, self._generation, self._tell = backups, generation, tell
        self._last = -1
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="backups", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Makes no more; one that is on its way is finished."""
        self._stop.set()
        self._thread.join()

    def look(self) -> None:
        """Makes a backup if the newest is older than a day and there is anything new."""
        newest = next(iter(self._backups.listed()), None)
        # One from the future was made by a clock that was wrong, and is no reason to wait for it.
        if newest is not None and abs(datetime.now(UTC) - newest.made) < _OFTEN_ENOUGH:
            return
        generation = self._generation()
        if newest is not None and generation == self._last:
            return
        self._backups.make(datetime.now(UTC))
        self._backups.rotate()
        self._last = generation

    def _run(self) -> None:
        wait = _FIRST_LOOK
        while not self._stop.wait(wait):
            wait = _NEXT_LOOK
            try:
                self.look()
            except AsifError as error:
                self._tell(Notice(error.sentence))
            except Exception:
                _logger.exception("The backup failed")

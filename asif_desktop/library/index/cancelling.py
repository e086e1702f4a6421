"""Long work that a person may stop: who wants that says so here, and the work asks as it goes."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from asif_desktop.domain.errors import CancelledError
from asif_desktop.domain.sentences import said


class Cancellation:
    """Knows what work is under way that may be stopped, and whether somebody asked for it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._under_way = 0
        self._asked = False

    @contextmanager
    def work(self) -> Iterator[None]:
        """Lets what the body does be stopped. Work inside work is one: whoever asks stops it all."""
        with self._lock:
            self._under_way += 1
        try:
            yield
        finally:
            with self._lock:
                self._under_way -= 1
                if not self._under_way:
                    self._asked = False

    def ask(self) -> bool:
        """Asks the work that is under way to stop; returns whether there is any."""
        with self._lock:
            self._asked = self._under_way > 0
            return self._asked

    def check(self) -> None:
        """Goes on, unless somebody asked that it stop.

        Raises:
            CancelledError: Somebody did.
        """
        if self._asked:
            raise CancelledError(said("Cancelled: everything is as it was before."))

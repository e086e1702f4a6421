"""Events from the library to everyone who listens."""

import threading
from collections.abc import Callable

from asif_desktop.domain.events import Event


class Broadcast:
    """Passes each event to every listener, in the thread that tells it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: dict[int, Callable[[Event], None]] = {}
        self._next = 0

    def tell(self, event: Event) -> None:
        """Passes the event on; listeners must return at once."""
        with self._lock:
            listeners = list(self._listeners.values())
        for listener in listeners:
            listener(event)

    def listen(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Adds a listener and returns what removes it."""
        with self._lock:
            number, self._next = self._next, self._next + 1
            self._listeners[number] = listener

        def stop() -> None:
            with self._lock:
                self._listeners.pop(number, None)

        return stop

"""The way to the library: opens connections, and notices once that the library process was lost.

Every lane has a connection of its own, so a process that ends is found out by each of them. The epoch
tells a loss that is already known from a new one.
"""

import threading
from collections.abc import Callable

from asif_desktop.domain.errors import AsifError, DamagedCatalogError
from asif_desktop.domain.library import Library
from asif_desktop.gui.look.spoken import spoken

_FIRST_WAIT = 0.2
_LONGEST_WAIT = 3.0

OpenLibrary = Callable[[], Library]


class Door:
    """Opens connections for the lanes, one at a time, and again after a loss."""

    def __init__(
        self,
        open_library: OpenLibrary,
        on_lost: Callable[[str], None],
        on_back: Callable[[], None],
        on_damaged: Callable[[str], None],
    ):
        self._open_library = open_library
        self._on_lost = on_lost
        self._on_back = on_back
        self._on_damaged = on_damaged
        self._turn = threading.Lock()
        self._state = threading.RLock()
        self._down = False
        self._closed = threading.Event()
        self._free = threading.Event()
        self._free.set()
        self.epoch = 0
        """How often the library process was lost."""

    @property
    def closed(self) -> bool:
        """Whether the window is ending."""
        return self._closed.is_set()

    def close(self) -> None:
        """Opens nothing any more."""
        self._closed.set()
        self._free.set()

    def hold(self) -> None:
        """Opens nothing until `release`: who asks waits."""
        self._free.clear()

    def release(self) -> None:
        """Opens from now on."""
        self._free.set()

    def open(self) -> tuple[Library, int] | None:
        """Returns a connection and its epoch; keeps trying until there is one, or None once closed.

        What keeps it from opening is told as it is; a loss is told without words.
        """
        wait = _FIRST_WAIT
        self._free.wait()
        while not self.closed:
            epoch = self.epoch
            try:
                with self._turn:  # one at a time, so that only one starts the library process
                    library = self._open_library()
            except AsifError as error:
                self._set_down(spoken(error.sentence))
                if isinstance(error, DamagedCatalogError) and error.backup:
                    self._on_damaged(error.backup)
                self._closed.wait(wait)
                wait = min(2 * wait, _LONGEST_WAIT)
                continue
            self._set_up(epoch)
            return library, epoch
        return None

    def lost(self, epoch: int) -> None:
        """Takes note that a connection of this epoch was lost."""
        with self._state:
            if epoch == self.epoch:
                self.epoch += 1
                self._set_down("")

    # Told while the state is held: otherwise a lane that opens meanwhile could tell of the return first, and
    # the window would go on waiting for it.

    def _set_down(self, message: str) -> None:
        with self._state:
            self._down = True
            self._on_lost(message)

    def _set_up(self, epoch: int) -> None:
        with self._state:
            if self._down and epoch == self.epoch:
                self._down = False
                self._on_back()

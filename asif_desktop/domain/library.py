"""The one door: what the window and the command line hold, wherever the library runs."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from asif_desktop.domain.events import Event
from asif_desktop.domain.requests import Request

R = TypeVar("R")


class Library(Protocol):
    """Answers requests. Calls block; each thread that must not wait has a connection of its own."""

    def ask(self, request: Request[R]) -> R:
        """Returns the answer.

        Raises:
            AsifError: The request was refused or could not be done; the message is for the person.
            LibraryLostError: The library process ended before it answered.
        """
        ...

    def listen(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Calls the listener, from another thread, with each event; returns what stops it."""
        ...

    def close(self) -> None:
        """Lets the library go; nothing is asked of it afterwards."""
        ...

"""Requests that may take long: their progress is shown, and Ctrl-C stops the work, not only the waiting."""

import _thread
import contextlib
import signal
import threading
from collections.abc import Iterator
from typing import TypeVar

from asif_desktop.cli.output import tell
from asif_desktop.cli.session import Session
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.requests import CancelWork, Request
from asif_desktop.remote.client import connect

R = TypeVar("R")

_INTERRUPTED = 130
"""The exit status of what Ctrl-C ended."""


def ask_at_length(session: Session, request: Request[R]) -> R:
    """Returns the answer; meanwhile shows progress, and lets Ctrl-C stop the change that is under way.

    Raises:
        AsifError: The request was refused.
        SystemExit: The person stopped it, and was told how things stand.
    """
    from asif_desktop.cli.progress import progress_of

    library = session.library
    with _stoppable(session), progress_of(library):
        return library.ask(request)


@contextlib.contextmanager
def _stoppable(session: Session) -> Iterator[None]:
    """Makes the first Ctrl-C ask the library to stop; a second one, or one with nothing to stop, ends all."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals are the main thread's
        return
    asked = threading.Event()

    def stop() -> None:
        stopped = False
        with contextlib.suppress(AsifError), contextlib.closing(connect(session.directory)) as other:
            stopped = other.ask(CancelWork())
        if not stopped:
            _thread.interrupt_main()

    def interrupted(*_: object) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()
        threading.Thread(target=stop, name="stop", daemon=True).start()

    before = signal.signal(signal.SIGINT, interrupted)
    try:
        yield
    except AsifError as error:
        if not asked.is_set():
            raise
        tell(str(error))
        raise SystemExit(_INTERRUPTED) from None
    finally:
        signal.signal(signal.SIGINT, before)

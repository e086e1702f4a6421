"""The client: how the window and the command line reach a library, starting its process if need be."""

import contextlib
import threading
import time
from collections.abc import Callable
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

import msgspec

from asif_desktop.domain.errors import AsifError, LibraryLostError
from asif_desktop.domain.events import Event
from asif_desktop.domain.requests import Request, RestoreBackup, answer_type
from asif_desktop.domain.sentences import said
from asif_desktop.domain.system_reasons import system_reason
from asif_desktop.remote import wire
from asif_desktop.remote.address import Address, address_of
from asif_desktop.remote.launch import start_library_process

if TYPE_CHECKING:
    import subprocess

R = TypeVar("R")

_START_SECONDS = 60.0
_GONE = (EOFError, OSError)


class Connection:
    """A connection to the library process; asks one thing at a time. Satisfies `domain.Library`."""

    def __init__(self, library: Path, pipe: Pipe, pid: int) -> None:
        self._library = library
        self._pipe = pipe
        self._turn = threading.Lock()
        self.pid = pid
        """Of the library process."""

    def ask(self, request: Request[R]) -> R:
        """Returns the answer; see `domain.library.Library`."""
        try:
            message = wire.encode(request)
        except OverflowError as error:
            raise AsifError(said("A number is larger than any that is in use here.")) from error
        with self._turn:
            try:
                self._pipe.send_bytes(message)
                reply = wire.decode_reply(self._pipe.recv_bytes(wire.LARGEST_MESSAGE))
            except (*_GONE, msgspec.DecodeError) as error:
                self._pipe.close()
                raise LibraryLostError(
                    said(
                        "The library process stopped before it answered; nothing confirmed is lost. Try "
                        "again."
                    )
                ) from error
        if isinstance(reply, wire.Refusal):
            raise AsifError(reply.sentence)
        return cast(R, msgspec.msgpack.decode(reply.body, type=cast(Any, answer_type(type(request)))))

    def listen(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Calls the listener with each event, from a thread of its own; see `domain.library.Library`."""
        pipe, _ = _reach(self._library, "listen")

        def receive() -> None:
            while True:
                try:
                    event = wire.decode_event(pipe.recv_bytes(wire.LARGEST_MESSAGE))
                except (*_GONE, msgspec.DecodeError):
                    return  # stopped, or the process ended: the next `ask` tells
                listener(event)

        thread = threading.Thread(target=receive, name="events", daemon=True)
        thread.start()

        def stop() -> None:
            # Closing alone would leave the thread blocked in recv: tell the other side to hang up first.
            with contextlib.suppress(*_GONE):
                pipe.send_bytes(b"")
            if threading.current_thread() is not thread:
                thread.join(5)
            pipe.close()

        return stop

    def close(self) -> None:
        """Leaves; the library process ends a few seconds after its last client left."""
        self._pipe.close()


def connect(library: Path, begun: "subprocess.Popen[bytes] | None" = None) -> Connection:
    """Returns a connection to the library in this folder, starting its process if it is not there.

    Args:
        library: The folder.
        begun: Its process, where that was spawned already.

    Raises:
        AsifError: The library cannot be opened.
    """
    library = _absolute(library)
    pipe, pid = _reach(library, "ask", begun)
    return Connection(library, pipe, pid)


def restore(library: Path, name: str = "") -> None:
    """Puts a backup in the catalog's place; the catalog as it was is kept beside it.

    Clients that are connected lose the library for a moment, as if its process had died.

    Args:
        library: Its folder.
        name: The backup's file name; empty: the newest that is whole.

    Raises:
        AsifError: There is no such backup or it is damaged; nothing was changed.
    """
    library = _absolute(library)
    address = address_of(library)
    deadline = time.monotonic() + _START_SECONDS
    asked = False
    while time.monotonic() < deadline:
        greeted = _greet(address, "ask")
        if greeted is None:
            if start_library_process(library, None if asked else name):
                return
            time.sleep(0.05)
            continue
        pipe, pid = greeted
        connection = Connection(library, pipe, pid)
        try:
            if asked:
                return  # another client has started the process anew
            connection.ask(RestoreBackup(name))
            asked = True
            with contextlib.suppress(*_GONE):
                pipe.recv_bytes(16)  # until the process has let go of its files and is gone
        finally:
            connection.close()
    raise AsifError(said("The library process of {0} does not end; end it and try again.", library))


def _absolute(library: Path) -> Path:
    try:
        return library if library.is_absolute() else Path.cwd() / library
    except OSError as error:
        raise AsifError(
            said("The library folder {0} cannot be found from here: {1}.", library, system_reason(error))
        ) from error


def _reach(
    library: Path, purpose: Literal["ask", "listen"], begun: "subprocess.Popen[bytes] | None" = None
) -> tuple[Pipe, int]:
    address = address_of(library)
    deadline = time.monotonic() + _START_SECONDS
    while True:
        greeted = _greet(address, purpose)
        if greeted is not None:
            return greeted
        if time.monotonic() > deadline:
            raise AsifError(
                said("The library process of {0} does not answer; end it and try again.", library)
            )
        started, begun = start_library_process(library, begun=begun), None
        if not started:
            time.sleep(0.05)  # the holder is still starting, or just ending


def _greet(address: Address, purpose: Literal["ask", "listen"]) -> tuple[Pipe, int] | None:
    """Returns the connection and the process's pid; None when nobody is there, or about to leave."""
    try:
        pipe = Client(address.socket, authkey=address.key())
    except _GONE:
        return None
    except AuthenticationError:
        return None  # the key was renewed between our two looks
    try:
        pipe.send_bytes(wire.encode(wire.Hello(wire.PROTOCOL, purpose)))
        greeting = wire.decode_greeting(pipe.recv_bytes(wire.LARGEST_MESSAGE))
    except (*_GONE, msgspec.DecodeError):
        pipe.close()
        return None
    if isinstance(greeting, wire.Refusal):
        pipe.close()
        if greeting.busy:
            return None
        raise AsifError(greeting.sentence)
    return pipe, greeting.pid

"""The library process: holds one library folder, and answers every client of it."""

import contextlib
import gc
import logging
import logging.handlers
import os
import queue
import signal
import sys
import threading
import time
from multiprocessing import AuthenticationError
from multiprocessing.connection import Connection as Pipe
from multiprocessing.connection import Listener, answer_challenge, deliver_challenge
from pathlib import Path

import msgspec

from asif_desktop.domain.errors import AsifError, DamagedCatalogError
from asif_desktop.domain.events import Event
from asif_desktop.domain.sentences import said
from asif_desktop.domain.system_reasons import system_reason
from asif_desktop.library.first_views import FirstViews
from asif_desktop.library.models import RealMakers
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.phrases_ahead import PhrasesAhead
from asif_desktop.library.verbs.table import answer
from asif_desktop.remote import wire
from asif_desktop.remote.address import Address, address_of
from asif_desktop.remote.launch import Started
from asif_desktop.remote.lock import LibraryInUseError, LibraryLock

LINGER_SECONDS = 5.0
"""How long the process stays after its last client left: the next command of a script finds it warm."""

_AGAIN_SECONDS = 0.2
_OFTEN_ENOUGH = 50_000
"""New objects after which garbage is looked for: what answers the first question imports far more."""
_GONE = (EOFError, OSError)
_logger = logging.getLogger(__name__)


class Server:
    """Listens on the library's socket; one thread a client, so a client waits for nobody but itself."""

    def __init__(self, library: OpenLibrary, address: Address, linger: float) -> None:
        """Listens from now on.

        Raises:
            AsifError: The system gives it no socket.
        """
        self._library = library
        self._linger = linger
        try:
            self._key = address.renew_key()
            with contextlib.suppress(FileNotFoundError):
                os.unlink(address.socket)  # left by a process that was killed; the lock says it is ours now
            self._listener = Listener(address.socket, backlog=16)
        except OSError as error:
            folder = address.key_file.parent
            raise AsifError(
                said("The folder for sockets, {0}, cannot be used: {1}.", folder, system_reason(error))
            ) from error
        self._count = threading.Condition()
        self._clients = 0
        self._leaving = False

    def serve(self) -> None:
        """Answers clients until the last one has been gone for the linger time, and no model is converted."""
        threading.Thread(target=self._accept, name="accept", daemon=True).start()
        idle_since = time.monotonic()
        with self._count:
            while not self._leaving:
                if self._clients:
                    self._count.wait()
                    idle_since = time.monotonic()
                    continue
                left = self._linger - (time.monotonic() - idle_since)
                if left <= 0 and self._library.models.being_converted:
                    self._count.wait(_AGAIN_SECONDS)  # else each start would begin anew, and none be done
                elif left <= 0:
                    self._leaving = True
                else:
                    self._count.wait(left)
        self._listener.close()

    def stop(self) -> None:
        """Makes `serve` return."""
        with self._count:
            self._leaving = True
            self._count.notify_all()

    def _accept(self) -> None:
        while True:
            try:
                pipe = self._listener.accept()
            except OSError as error:
                if self._leaving:
                    return  # the listener was closed
                _logger.warning("A client could not be taken in: %s", error)
                time.sleep(_AGAIN_SECONDS)  # too many files are open, which may pass
                continue
            try:
                threading.Thread(target=self._meet, args=(pipe,), name="client", daemon=True).start()
            except RuntimeError as error:
                _logger.warning("A client could not be taken in: %s", error)
                pipe.close()  # it tries again
                time.sleep(_AGAIN_SECONDS)

    def _meet(self, pipe: Pipe) -> None:
        with pipe:
            try:
                deliver_challenge(pipe, self._key)
                answer_challenge(pipe, self._key)
                hello = wire.decode_hello(pipe.recv_bytes(wire.LARGEST_MESSAGE))
                if hello.protocol != wire.PROTOCOL:
                    sentence = said(
                        "Another version of ASIF Desktop has this library open; close it and try again."
                    )
                    pipe.send_bytes(wire.encode(wire.Refusal(sentence)))
                    return
                with self._count:
                    if self._leaving:
                        pipe.send_bytes(
                            wire.encode(wire.Refusal(said("The library process is ending."), busy=True))
                        )
                        return
                    self._clients += 1
                    self._count.notify_all()
            except (*_GONE, AuthenticationError, msgspec.DecodeError):
                return
            try:
                pipe.send_bytes(wire.encode(wire.Welcome(os.getpid())))
                if hello.purpose == "listen":
                    self._tell(pipe)
                else:
                    self._answer(pipe)
            except _GONE:
                return  # the client left, or was killed
            finally:
                with self._count:
                    self._clients -= 1
                    self._count.notify_all()

    def _answer(self, pipe: Pipe) -> None:
        while True:
            message = pipe.recv_bytes(wire.LARGEST_MESSAGE)
            reply: wire.Answer | wire.Refusal
            try:
                request = wire.decode_request(message)
                reply = wire.Answer(msgspec.Raw(wire.encode(answer(self._library, request))))
            except AsifError as error:
                reply = wire.Refusal(error.sentence)
            except msgspec.DecodeError as error:
                reply = wire.Refusal(said("The request could not be read: {0}.", str(error)))
            except Exception:
                _logger.exception("A request failed")
                log = self._library.directory / "cache" / "log"
                reply = wire.Refusal(said("Something went wrong inside the program; {0} says where.", log))
            pipe.send_bytes(wire.encode(reply))
            if self._library.ending.is_set():
                self.stop()

    def _tell(self, pipe: Pipe) -> None:
        events: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
        stop = self._library.listen(events.put)

        def until_client_leaves() -> None:
            with contextlib.suppress(*_GONE):
                pipe.recv_bytes(16)
            events.put(None)

        threading.Thread(target=until_client_leaves, name="listener", daemon=True).start()
        try:
            while (event := events.get()) is not None:
                pipe.send_bytes(wire.encode(event))
        finally:
            stop()


def main(directory: Path, restore: str | None = None, *, phrases: PhrasesAhead | None = None) -> int:
    """Becomes the library process of a folder; says on standard output when it listens.

    Args:
        directory: The library's folder.
        restore: The backup to put in the catalog's place first; empty: the newest that is whole.
        phrases: The model of phrases, where it is being loaded already.
    """
    os.umask(0o077)
    try:
        lock = LibraryLock(directory)
    except LibraryInUseError:
        return _say(Started("in-use"))
    except AsifError as error:
        return _say(Started("refused", error.sentence))
    try:
        _log_to(directory / "cache" / "log")
        library = OpenLibrary(directory, RealMakers(phrases), restore)
    except DamagedCatalogError as error:
        return _say(Started("refused", error.sentence, damaged=True, backup=error.backup))
    except AsifError as error:
        return _say(Started("refused", error.sentence))
    except Exception:
        _logger.exception("The library could not be opened")
        raise
    views = FirstViews(library)
    gc.freeze()  # what is there by now stays, and need not be looked through again and again
    gc.set_threshold(_OFTEN_ENOUGH)
    gc.enable()
    try:
        linger = float(os.environ.get("ASIF_LINGER_SECONDS", LINGER_SECONDS))
        server = Server(library, address_of(directory), linger)
        signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.stop).start())
        _say(Started("ready"))
        _leave_the_terminal()
        server.serve()
    except AsifError as error:
        return _say(Started("refused", error.sentence))
    finally:
        views.end()
        lock.release()
    return 0


def _say(started: Started) -> int:
    sys.stdout.buffer.write(msgspec.json.encode(started) + b"\n")
    sys.stdout.flush()
    return 0 if started.state == "ready" else 1


def _leave_the_terminal() -> None:
    """Points standard output at nothing: the starter has closed its end, and a print would be an error."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.close(nothing)


def _log_to(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            file, maxBytes=1 << 20, backupCount=3, encoding="utf-8"
        )
    except OSError as error:
        raise AsifError(
            said("The library's folder {0} cannot be written: {1}.", file.parent, system_reason(error))
        ) from error
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.captureWarnings(True)
    threading.excepthook = lambda args: _logger.error(
        "A thread died", exc_info=args.exc_value or RuntimeError(str(args.exc_type))
    )

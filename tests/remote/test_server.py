"""What the library process does where the system gives it no socket, or no room for one more client."""

import errno
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.requests import ListCollections
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.remote.address import Address, address_of
from asif_desktop.remote.client import connect
from asif_desktop.remote.server import Server
from benchmarks.tiny_encoders import TinyMakers, TinyTextEncoder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[OpenLibrary]:
    opened = OpenLibrary(tmp_path / "library", TinyMakers())
    yield opened
    opened.close()


def test_a_socket_that_cannot_be_made_is_one_sentence(library: OpenLibrary, tmp_path: Path) -> None:
    address = Address(str(tmp_path / "in-the-way"), tmp_path / "key")
    os.mkdir(address.socket)
    with pytest.raises(AsifError, match="cannot be used"):
        Server(library, address, 1.0)


def test_too_many_open_files_for_a_moment_shut_nobody_out_for_good(
    library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Server(library, address_of(library.directory), 60.0)
    accept, refused = server._listener.accept, threading.Event()

    def accept_later() -> object:
        if not refused.is_set():
            refused.set()
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
        return accept()

    monkeypatch.setattr(server._listener, "accept", accept_later)
    serve_one(server, library)
    assert refused.is_set()


def test_too_many_threads_for_a_moment_shut_nobody_out_for_good(
    library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Server(library, address_of(library.directory), 60.0)
    start, refused = threading.Thread.start, threading.Event()

    def start_later(thread: threading.Thread) -> None:
        if thread.name == "client" and not refused.is_set():
            refused.set()
            raise RuntimeError("can't start new thread")
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", start_later)
    serve_one(server, library)
    assert refused.is_set()


def serve_one(server: Server, library: OpenLibrary) -> None:
    """Answers one client, and ends."""
    serving = threading.Thread(target=server.serve)
    serving.start()
    try:
        client = connect(library.directory)
        assert client.ask(ListCollections())
        client.close()
    finally:
        server.stop()
        serving.join(30)
    assert not serving.is_alive()


def test_the_process_stays_while_a_model_is_converted(
    library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else each start would begin with that again, and be gone before it is done."""
    asked: list[int] = []

    class Converted(TinyTextEncoder):
        @property
        def preparing(self) -> bool:
            asked.append(1)
            return len(asked) < 5

    monkeypatch.setattr(library.models._makers, "text", lambda spec, *_: Converted(spec))
    library.models.text()
    Server(library, address_of(library.directory), 0.0).serve()
    assert len(asked) >= 5

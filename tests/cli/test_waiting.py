"""Ctrl-C stops the work that a request waits for; where there is none it ends the program."""

import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from asif_desktop.cli import waiting
from asif_desktop.cli.session import Session
from asif_desktop.domain.errors import AsifError, CancelledError
from asif_desktop.domain.events import Event
from asif_desktop.domain.requests import CancelWork, SwitchCollection
from asif_desktop.domain.sentences import said


class _Library:
    """Switches a collection only once Ctrl-C was pressed; what comes then depends on what can be stopped."""

    def __init__(self, stoppable: bool) -> None:
        self.stoppable = stoppable
        self.stopped = threading.Event()
        self.closed = False

    def ask(self, request: Any) -> Any:
        if isinstance(request, CancelWork):
            if self.stoppable:
                self.stopped.set()
            return self.stoppable
        assert isinstance(request, SwitchCollection)
        os.kill(os.getpid(), signal.SIGINT)
        assert self.stopped.wait(10)
        raise CancelledError(said("Cancelled: everything is as it was before."))

    def listen(self, _: Callable[[Event], None]) -> Callable[[], None]:
        return lambda: None

    def close(self) -> None:
        self.closed = True


def _asked(library: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "connect", lambda _: library)
    waiting.ask_at_length(Session(Path("/nowhere"), library), SwitchCollection("Farm", True))


def test_ctrl_c_stops_the_work_and_tells_how_things_stand(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    library, before = _Library(stoppable=True), signal.getsignal(signal.SIGINT)
    with pytest.raises(SystemExit) as end:
        _asked(library, monkeypatch)
    assert end.value.code == 130
    assert "everything is as it was before" in capsys.readouterr().err
    assert library.closed
    assert signal.getsignal(signal.SIGINT) is before


def test_ctrl_c_ends_the_program_where_there_is_nothing_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    library = _Library(stoppable=False)
    with pytest.raises(KeyboardInterrupt):
        _asked(library, monkeypatch)


def test_a_refusal_that_nobody_asked_for_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    class Refusing(_Library):
        def ask(self, request: Any) -> Any:
            raise AsifError(said("There is no collection “Farm”."))

    with pytest.raises(AsifError, match="no collection"):
        _asked(Refusing(stoppable=True), monkeypatch)

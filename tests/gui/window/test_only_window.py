"""A second window on one library raises the first."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from asif_desktop.gui.window.main_window import MainWindow
from asif_desktop.gui.window.only_window import OnlyWindow


@pytest.fixture(autouse=True)
def _runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # Not below tmp_path: a socket's path may not be longer than 108 bytes.
    with tempfile.TemporaryDirectory(prefix="run-") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield


def test_the_second_finds_the_first_and_asks_it_to_the_front(qtbot: QtBot, tmp_path: Path) -> None:
    library = tmp_path / "library"
    first, second, other = OnlyWindow(library), OnlyWindow(library / ".." / "library"), OnlyWindow(tmp_path)
    assert not first.is_open_already()
    first.listen()
    with qtbot.waitSignal(first.wanted):
        assert second.is_open_already()
    assert not other.is_open_already()
    first.close()
    assert not second.is_open_already()


def test_one_that_was_killed_is_in_nobodys_way(qtbot: QtBot, tmp_path: Path) -> None:
    killed = OnlyWindow(tmp_path)
    Path(killed._name).write_bytes(b"")  # what a killed process leaves: a name that nobody answers
    assert not killed.is_open_already()
    killed.listen()
    with qtbot.waitSignal(killed.wanted):
        assert OnlyWindow(tmp_path).is_open_already()
    killed.close()


def test_a_minimised_window_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    window.showMinimized()
    window.come_to_front()
    assert not window.windowState() & Qt.WindowState.WindowMinimized
    assert window.isVisible()

"""The window and the command line on one library: each sees at once what the other did."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from asif_desktop.domain.library import Library
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.window.main_window import MainWindow
from asif_desktop.remote.client import connect
from tests.conftest import Program


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[MainWindow]:
    for name in ("XDG_RUNTIME_DIR", "HOME", "ASIF_LINGER_SECONDS"):
        monkeypatch.setenv(name, program.environment[name])

    def open_library() -> Library:
        return connect(program.library)

    made = MainWindow(open_library, program.library / "cache", Theme())
    made.show()
    made.start()
    qtbot.waitUntil(lambda: made.shelves.folders is not None)
    yield made
    made.close()


def test_the_window_follows_the_terminal(
    window: MainWindow, qtbot: QtBot, program: Program, sample_photos: Path
) -> None:
    program("index", str(sample_photos))
    qtbot.waitUntil(lambda: len(window.grid.shown()) == 9)

    window.search.focus()
    window.search.line.setText("florbix")
    qtbot.waitUntil(lambda: window.browser.results is not None)
    program("teach", str(sample_photos / "chelsea.png"), "florbix", "--collection", "Cats")
    qtbot.waitUntil(lambda: len(window.grid.shown()) > 0)
    found = window.book.get(window.grid.shown()[0])
    qtbot.waitUntil(lambda: window.book.get(window.grid.shown()[0]) is not None)
    found = window.book.get(window.grid.shown()[0])
    assert found is not None
    assert found.paths == [bytes(sample_photos / "chelsea.png")]

    program("undo")
    qtbot.waitUntil(lambda: len(window.grid.shown()) == 0)


def test_a_killed_library_process_is_noticed_and_replaced(
    window: MainWindow, qtbot: QtBot, program: Program, sample_photos: Path
) -> None:
    program("index", str(sample_photos))
    qtbot.waitUntil(lambda: len(window.grid.shown()) == 9)
    before = program.pid()
    program.kill()
    qtbot.waitUntil(lambda: program.pid() not in (None, before))
    program("collections", "create", "Afterwards")
    qtbot.waitUntil(lambda: any(c.name == "Afterwards" for c in window.shelves.collections or []))

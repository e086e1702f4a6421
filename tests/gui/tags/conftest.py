"""A window over six photos with three tags, one of which is suggested for three."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary


@pytest.fixture
def shown(qtbot: QtBot, library: FakeLibrary, window: MainWindow, tmp_path: Path) -> MainWindow:
    for number in range(6):
        library.add_photo(bytes(tmp_path / "photos" / f"{number}.jpg"))
    animals = library.tagging.make("Animals", colour="#3f9d5a", key="a")
    dog = library.tagging.make("Dog", animals)
    library.tagging.make("Sea", own=False, from_file=1)
    library.tagging.in_files.add((1, 3))
    library.tagging.suggested[dog] = {1: 0.9, 2: 0.8, 4: 0.6}
    window.resize(1400, 900)
    window.show()
    window.start()
    qtbot.waitUntil(lambda: window.grid.model().rowCount() == 6 and len(window.sidebar.tags) == 3)
    return window

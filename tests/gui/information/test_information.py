"""The information panel in the window."""

from pytestqt.qtbot import QtBot

from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import search, shown, start


def test_teaching_is_in_sight_however_much_there_is_to_read(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_photo(b"/photos/1.jpg", "dog beach sea sand sky")
    window.resize(1024, 600)
    start(qtbot, window)
    information = window.information
    assert not information.teach.isVisible(), "without a photo there is nothing to teach"
    search(qtbot, window, "dog")
    qtbot.waitUntil(lambda: shown(window) == [1])
    window.grid.make_current(1)
    buttons = (information.teach, information.similar)
    qtbot.waitUntil(lambda: all(one.visibleRegion().boundingRect() == one.rect() for one in buttons))

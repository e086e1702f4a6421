"""Photos like one of them."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from asif_desktop.domain.knowledge import Anchor
from asif_desktop.domain.requests import ExplainSimilar, RankSimilar
from asif_desktop.gui.grid.drops import PHOTO_IDS
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import click, press, search, shown, start, write


@pytest.fixture(autouse=True)
def _photos(library: FakeLibrary) -> None:
    for number, words in enumerate(["dog", "dog beach", "cat", "dog", "tree"], 1):
        folder = b"/photos" if number < 4 else b"/more"
        library.add_photo(folder + f"/{number}.jpg".encode(), words, words.split()[0])


def _choose(qtbot: QtBot, window: MainWindow, photo: int) -> None:
    window.grid.setFocus()
    window.grid.make_current(photo)
    qtbot.waitUntil(window.information.similar.isVisible)
    qtbot.waitUntil(lambda: window.book.get(photo) is not None)


def _title(window: MainWindow) -> str:
    return window.stage.header.title.whole()


def test_from_the_panel_and_back_to_the_phrase(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    start(qtbot, window)
    search(qtbot, window, "beach")
    qtbot.waitUntil(lambda: shown(window) == [2])
    _choose(qtbot, window, 2)
    click(window.information.similar)
    qtbot.waitUntil(lambda: shown(window) == [2, 1, 4])
    assert _title(window) == "Photos like 2.jpg"
    assert window.windowTitle() == "Photos like 2.jpg – ASIF Desktop"
    assert window.stage.header.told.whole() == "3 photos match, 2 do not"
    assert window.search.line.text() == ""
    assert window.search.example.isVisible()
    assert window.search.example.text() == "like 2.jpg"
    assert window.top.order.text() == "Best match"
    window.grid.clearSelection()
    press(window.grid, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shown(window) == [2])
    assert _title(window) == "beach"
    assert window.search.line.text() == "beach"
    assert not window.search.example.isVisible()
    assert window.browser.example is None


def test_by_key_from_the_loupe_then_another_phrase(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    start(qtbot, window)
    assert not window.actions_.similar.isEnabled()
    _choose(qtbot, window, 1)
    window._open(1)
    press(window.loupe, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: shown(window) == [1, 2, 4])
    assert not window.stage.is_loupe()
    window.search.focus()
    write(window.search.line, "cats")
    assert window.search.line.text() == "cats"
    press(window.search.line, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: shown(window) == [3])
    assert _title(window) == "cat"
    assert not window.search.example.isVisible()


def test_dropped_on_the_search_field_within_a_folder(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    start(qtbot, window)
    qtbot.waitUntil(lambda: window.book.get(4) is not None)
    data = QMimeData()
    data.setData(PHOTO_IDS, b"4 5")
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), action, data, button, none)
    window.search.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.search.dropEvent(QDropEvent(QPointF(5, 5), action, data, button, none))
    qtbot.waitUntil(lambda: shown(window) == [4, 1, 2])
    window.sidebar.folders[0].click()
    qtbot.waitUntil(lambda: shown(window) == [1, 2])
    assert _title(window) == "Photos like 4.jpg"
    press(window.search.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shown(window) == [1, 2, 3])
    assert _title(window) == "photos"


def test_where_no_other_is_close_the_closest_are_shown(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    start(qtbot, window)
    _choose(qtbot, window, 5)
    window.actions_.similar.trigger()
    qtbot.waitUntil(lambda: shown(window) == [5, 1, 2, 3, 4])
    assert window.stage.header.told.whole() == "1 photo matches, the 5 closest are shown"


def test_a_photo_that_is_gone_is_said_so(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    start(qtbot, window)
    _choose(qtbot, window, 3)
    window.actions_.similar.trigger()
    qtbot.waitUntil(lambda: _title(window) == "Photos like 3.jpg")
    library.lose(3)
    qtbot.waitUntil(lambda: window.stage.message.isVisible())
    assert window.stage.message.words.text() == "The library has no photo 3."
    assert _title(window) == "Photos like 3.jpg"
    assert RankSimilar(3) in library.asked
    press(window.search.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shown(window) == [1, 2, 4, 5])


def test_a_file_of_another_program_is_dropped_on_the_search(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    start(qtbot, window)
    data = QMimeData()
    data.setData("text/uri-list", b"file:///elsewhere/dog.caf%E9.jpg\r\n")
    entered = QDragEnterEvent(
        QPointF(5, 5).toPoint(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.search.dragEnterEvent(entered)
    assert entered.isAccepted()
    window.search.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: shown(window) == [1, 2, 4])
    assert window.search.example.text() == "like dog.caf\N{REPLACEMENT CHARACTER}.jpg"
    assert RankSimilar(b"/elsewhere/dog.caf\xe9.jpg") in library.asked


def test_what_two_photos_share_is_shown(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    library.state.anchors[1] = Anchor(1, "Everyday things", "grandma", None, "n1", True, True)
    start(qtbot, window)
    _choose(qtbot, window, 1)
    window.actions_.similar.trigger()
    qtbot.waitUntil(lambda: shown(window) == [1, 2, 4])
    window.grid.make_current(4)
    qtbot.waitUntil(lambda: ExplainSimilar(4, 1) in library.asked)
    qtbot.waitUntil(window.information.why.isVisible)

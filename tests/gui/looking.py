"""How tests look at the window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from asif_desktop.gui.teaching.teach_sheet import TeachSheet
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary


def start(qtbot: QtBot, window: MainWindow) -> None:
    """Opens the window and waits until it has shown what there is."""
    with qtbot.waitSignals([window.browser.shown, window.listener.listening, window.shelves.told]):
        window.show()
        window.start()
    qtbot.waitUntil(lambda: window.shelves.folders is not None and window.shelves.status is not None)


def shown(window: MainWindow) -> list[int]:
    """Returns the ids in the grid."""
    return list(window.grid.shown())


def search(qtbot: QtBot, window: MainWindow, phrase: str) -> None:
    """Types a phrase as a person does."""
    window.search.clear()
    window.search.focus()
    write(window.search.line, phrase)
    qtbot.waitUntil(lambda: window.browser.query == phrase.strip())
    qtbot.waitUntil(lambda: window.stage.header.title.whole() == phrase.strip())


def find_flowers(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    """Opens the window over flowers, 1 to 3, and stones, 4 to 6, and searches for flowers."""
    library.add_flowers_and_stones()
    start(qtbot, window)
    search(qtbot, window, "flower")
    qtbot.waitUntil(lambda: shown(window) == [1, 2, 3])


def press(
    widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Presses a key."""
    QTest.keyClick(widget, key, modifier)


def write(widget: QWidget, text: str) -> None:
    """Types a text."""
    QTest.keyClicks(widget, text)


def click(widget: QWidget) -> None:
    """Clicks a button."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def texts(widget: QWidget) -> list[str]:
    """Returns what the labels inside a widget say."""
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def teach_sheet(window: MainWindow, photo: int) -> TeachSheet:
    """Opens the sheet that teaches with one photo."""
    window.grid.make_current(photo)
    window.actions_.teach.trigger()
    assert window.teaching.sheet is not None
    return window.teaching.sheet


def select(qtbot: QtBot, window: MainWindow, photo: int) -> None:
    """Selects one photo in the grid."""
    window.grid.make_current(photo)
    qtbot.waitUntil(lambda: window.grid.selected() == [photo])

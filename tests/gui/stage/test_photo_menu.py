"""The menu that a right click on a photo opens."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import shown, start


def _ask(widget: QWidget, at: QPoint) -> None:
    QApplication.sendEvent(
        widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
    )


def test_a_right_click_offers_what_can_be_done_with_the_photos(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    for number in (1, 2):
        library.add_photo(b"/photos/%d.jpg" % number, "cat")
    start(qtbot, window)
    qtbot.waitUntil(lambda: shown(window) == [1, 2])
    grid, menu, actions = window.grid, window.photo_menu, window.actions_
    _ask(grid.viewport(), QPoint(grid.viewport().width() - 30, grid.viewport().height() - 4))
    assert not menu.isVisible()

    at = grid.visualRect(grid.model().index(1, 0)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.RightButton, pos=at)
    _ask(grid.viewport(), at)
    assert menu.isVisible()
    assert grid.selected() == [2]
    assert {actions.open, actions.tag, actions.similar, actions.trash} <= set(menu.actions())
    assert actions.duplicates not in menu.actions()
    (marks,) = menu.findChildren(QMenu)
    assert marks.menuAction() in menu.actions()
    assert actions.marks["rate_4"] in marks.actions()
    menu.close()

    grid.opened.emit(2)
    _ask(window.loupe, window.loupe.rect().center())
    assert menu.isVisible()
    menu.close()

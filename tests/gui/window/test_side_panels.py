"""The side panels: their edges can be dragged, and how wide they were left is remembered."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from asif_desktop.gui.look.scale import panel
from asif_desktop.gui.window.main_window import MainWindow
from asif_desktop.gui.window.side_panels import INFORMATION, SIDEBAR, PanelEdge
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import select, start

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


def _drag(edge: PanelEdge, by: int) -> None:
    """Drags an edge as a mouse does, in steps, from its middle."""
    at = edge.rect().center()
    QTest.mousePress(edge, _LEFT, _NONE, at)
    start_at = edge.mapToGlobal(at)
    for step in (by // 2, by):
        QTest.mouseMove(edge, edge.mapFromGlobal(start_at + QPoint(step, 0)))
    QTest.mouseRelease(edge, _LEFT, _NONE, edge.mapFromGlobal(start_at + QPoint(by, 0)))


def _opened(qtbot: QtBot, window: MainWindow, library: FakeLibrary, width: int = 1400) -> None:
    library.add_flowers_and_stones()
    window.resize(width, 800)
    start(qtbot, window)
    qtbot.waitUntil(lambda: window.grid.model().rowCount() == 6)


def test_the_sidebar_is_made_wider_by_its_edge(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _opened(qtbot, window, library)
    stage = window.stage.width()
    _drag(window.panels.sidebar.edge, 60)
    assert window.sidebar.width() == panel(SIDEBAR.usual) + 60
    qtbot.waitUntil(lambda: window.stage.width() == stage - 60)
    assert window.panels.sidebar.edge.geometry().contains(window.sidebar.geometry().topRight())


def test_the_information_is_made_wider_to_the_left(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _opened(qtbot, window, library)
    _drag(window.panels.information.edge, -80)
    assert window.information.width() == panel(INFORMATION.usual) + 80
    qtbot.waitUntil(lambda: window.information.geometry().right() == window.width() - 1)
    assert window.panels.information.edge.geometry().contains(window.information.geometry().topLeft())


def test_the_picture_fills_the_width_that_its_panel_was_given(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _opened(qtbot, window, library)
    select(qtbot, window, 1)
    picture = window.information.picture
    qtbot.waitUntil(lambda: not picture._pixels.isNull())
    before = picture.width()
    _drag(window.panels.information.edge, -80)
    qtbot.waitUntil(lambda: picture.width() == before + 80)
    qtbot.waitUntil(lambda: picture._pixels.width() == picture.width())
    qtbot.waitUntil(lambda: picture._pixels.height() == picture.height())


def test_an_edge_goes_no_further_than_is_sensible(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _opened(qtbot, window, library)
    _drag(window.panels.sidebar.edge, 900)
    assert window.sidebar.width() == panel(SIDEBAR.most)
    _drag(window.panels.sidebar.edge, -900)
    assert window.sidebar.width() == panel(SIDEBAR.least)
    _drag(window.panels.information.edge, 900)
    assert window.information.width() == panel(INFORMATION.least)


def test_a_double_click_gives_the_usual_width(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _opened(qtbot, window, library)
    _drag(window.panels.sidebar.edge, 60)
    QTest.mouseDClick(window.panels.sidebar.edge, _LEFT)
    assert window.sidebar.width() == panel(SIDEBAR.usual)


def test_in_a_narrow_window_panels_give_up_what_they_were_given_and_get_it_back(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _opened(qtbot, window, library)
    _drag(window.panels.sidebar.edge, 120)
    _drag(window.panels.information.edge, -100)
    window.resize(1024, 700)
    assert window.information.isVisible()
    qtbot.waitUntil(lambda: window.stage.width() >= 400)
    assert window.sidebar.width() + window.stage.width() + window.information.width() == 1024
    window.resize(1400, 800)
    assert window.sidebar.width() == panel(SIDEBAR.usual) + 120
    assert window.information.width() == panel(INFORMATION.usual) + 100


def test_dragging_one_panel_leaves_the_other_as_it_is(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _opened(qtbot, window, library, 1024)
    _drag(window.panels.sidebar.edge, 400)
    assert window.information.isVisible()
    assert window.information.width() == panel(INFORMATION.usual)
    qtbot.waitUntil(lambda: window.stage.width() >= 400)


def test_an_edge_is_there_where_its_panel_is(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _opened(qtbot, window, library)
    assert window.panels.sidebar.edge.isVisible()
    window.actions_.sidebar.setChecked(False)
    assert not window.panels.sidebar.edge.isVisible()
    window.actions_.sidebar.setChecked(True)
    assert window.panels.sidebar.edge.isVisible()


def test_how_wide_panels_were_left_is_remembered(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary, opened_again: Callable[[], MainWindow]
) -> None:
    _opened(qtbot, window, library)
    _drag(window.panels.sidebar.edge, 60)
    _drag(window.panels.information.edge, -40)
    window.close()
    again = opened_again()
    again.resize(1400, 800)
    again.show()
    qtbot.waitUntil(again.information.isVisible)
    assert again.sidebar.width() == panel(SIDEBAR.usual) + 60
    assert again.information.width() == panel(INFORMATION.usual) + 40


def test_no_page_of_the_middle_squeezes_a_panel(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _opened(qtbot, window, library, 1366)
    window.trash.setMinimumWidth(1300)  # as with large text
    _drag(window.panels.sidebar.edge, 190)
    _drag(window.panels.information.edge, -200)
    wide = window.panels.sidebar.wished
    qtbot.waitUntil(lambda: window.sidebar.width() == wide and window.information.x() > wide)
    qtbot.waitUntil(lambda: window.stage.geometry().left() == wide)
    assert window.stage.width() == 1366 - wide - window.information.width()


def test_a_tall_picture_leaves_room_for_what_is_told_of_it(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_photo(b"/photos/tall.jpg", image=QImage(300, 900, QImage.Format.Format_RGB32))
    window.resize(1366, 768)
    start(qtbot, window)
    _drag(window.panels.information.edge, -200)
    select(qtbot, window, 1)
    picture = window.information.picture
    qtbot.waitUntil(lambda: picture._pixels.width() == picture.width() > 400)
    qtbot.waitUntil(lambda: picture.height() == picture._pixels.height() <= 768 // 3)

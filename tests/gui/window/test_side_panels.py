"""The side panels: their edges can be dragged, and how wide they were left is remembered."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitterHandle
from pytestqt.qtbot import QtBot

from asif_desktop.gui.look.scale import panel
from asif_desktop.gui.window.main_window import MainWindow
from asif_desktop.gui.window.side_panels import INFORMATION, SIDEBAR
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import press, select, start

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


def _drag(edge: QSplitterHandle, by: int) -> None:
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
    _drag(window.panels.handle(1), 60)
    assert window.sidebar.width() == panel(SIDEBAR.usual) + 60
    qtbot.waitUntil(lambda: window.stage.width() == stage - 60)
    assert window.panels.handle(1).geometry().contains(window.sidebar.geometry().topRight())


def test_the_information_is_made_wider_to_the_left(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _opened(qtbot, window, library)
    _drag(window.panels.handle(2), -80)
    assert window.information.width() == panel(INFORMATION.usual) + 80
    qtbot.waitUntil(lambda: window.information.geometry().right() == window.width() - 1)
    assert window.panels.handle(2).geometry().contains(window.information.geometry().topLeft())


def test_the_picture_fills_the_width_that_its_panel_was_given(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _opened(qtbot, window, library)
    select(qtbot, window, 1)
    picture = window.information.picture
    qtbot.waitUntil(lambda: not picture._pixels.isNull())
    before = picture.width()
    _drag(window.panels.handle(2), -80)
    qtbot.waitUntil(lambda: picture.width() == before + 80)
    qtbot.waitUntil(lambda: picture._pixels.width() == picture.width())
    qtbot.waitUntil(lambda: picture._pixels.height() == picture.height())


def test_an_edge_goes_no_further_than_is_sensible(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _opened(qtbot, window, library)
    _drag(window.panels.handle(1), 900)
    assert window.sidebar.width() == panel(SIDEBAR.most)
    _drag(window.panels.handle(1), -900)
    assert window.sidebar.width() == panel(SIDEBAR.least)
    _drag(window.panels.handle(2), 900)
    assert window.information.width() == panel(INFORMATION.least)


def test_a_double_click_gives_the_usual_width(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _opened(qtbot, window, library)
    _drag(window.panels.handle(1), 60)
    QTest.mouseDClick(window.panels.handle(1), _LEFT)
    assert window.sidebar.width() == panel(SIDEBAR.usual)


def test_arrow_keys_move_an_edge_and_enter_gives_the_usual_width(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _opened(qtbot, window, library)
    for edge, shown, wider, usual in (
        (window.panels.handle(1), window.sidebar, Qt.Key.Key_Right, SIDEBAR.usual),
        (window.panels.handle(2), window.information, Qt.Key.Key_Left, INFORMATION.usual),
    ):
        assert edge.focusPolicy() & Qt.FocusPolicy.TabFocus
        press(edge, wider)
        press(edge, wider)
        assert shown.width() == panel(usual) + 2 * panel(16)
        press(edge, Qt.Key.Key_Return)
        assert shown.width() == panel(usual)


def test_from_right_to_left_an_edge_follows_the_pointer_as_well(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    _opened(qtbot, window, library)
    assert window.sidebar.mapTo(window, QPoint()).x() > window.stage.mapTo(window, QPoint()).x()
    _drag(window.panels.handle(1), -60)
    assert window.sidebar.width() == panel(SIDEBAR.usual) + 60
    press(window.panels.handle(1), Qt.Key.Key_Left)
    assert window.sidebar.width() == panel(SIDEBAR.usual) + 60 + panel(16)
    _drag(window.panels.handle(2), 80)
    assert window.information.width() == panel(INFORMATION.usual) + 80


def test_in_a_narrow_window_panels_give_up_what_they_were_given_and_get_it_back(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _opened(qtbot, window, library)
    _drag(window.panels.handle(1), 120)
    _drag(window.panels.handle(2), -100)
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
    _drag(window.panels.handle(1), 400)
    assert window.information.isVisible()
    assert window.information.width() == panel(INFORMATION.usual)
    qtbot.waitUntil(lambda: window.stage.width() >= 400)


def test_an_edge_is_there_where_its_panel_is(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _opened(qtbot, window, library)
    assert window.panels.handle(1).isVisible()
    window.actions_.sidebar.setChecked(False)
    qtbot.waitUntil(lambda: not window.panels.handle(1).isVisible())
    window.actions_.sidebar.setChecked(True)
    qtbot.waitUntil(window.panels.handle(1).isVisible)


def test_how_wide_panels_were_left_is_remembered(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary, opened_again: Callable[[], MainWindow]
) -> None:
    _opened(qtbot, window, library)
    _drag(window.panels.handle(1), 60)
    _drag(window.panels.handle(2), -40)
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
    _drag(window.panels.handle(1), 190)
    _drag(window.panels.handle(2), -200)
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
    _drag(window.panels.handle(2), -200)
    select(qtbot, window, 1)
    picture = window.information.picture
    qtbot.waitUntil(lambda: picture._pixels.width() == picture.width() > 400)
    qtbot.waitUntil(lambda: picture.height() == picture._pixels.height() <= 768 // 3)

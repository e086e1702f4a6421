"""Selecting photos, by mouse and by keyboard."""

from array import array

from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from asif_desktop.gui.grid.grid_selection import spans_of
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import press, shown, start


@given(ids=some.lists(some.integers(0, 80), unique=True), chosen=some.sets(some.integers(0, 80)))
def test_a_selection_is_found_again_by_id(ids: list[int], chosen: set[int]) -> None:
    rows = {
        row for first, last in spans_of(sorted(chosen), array("q", ids)) for row in range(first, last + 1)
    }
    assert {ids[row] for row in rows} == chosen & set(ids)


def _fill(library: FakeLibrary, count: int = 30) -> None:
    for number in range(1, count + 1):
        library.add_photo(f"/photos/{number}.jpg".encode(), "dog", thumbnail=number < 10)


def _click(
    window: MainWindow, row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    place = window.grid.plan().place(row).center()
    QTest.mouseClick(window.grid.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def test_click_ctrl_shift_and_arrows(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _fill(library)
    start(qtbot, window)
    grid, control, shift = window.grid, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    _click(window, 1)
    assert grid.selected() == [2]
    _click(window, 4, shift)
    assert grid.selected() == [2, 3, 4, 5]
    _click(window, 2, control)
    assert grid.selected() == [2, 4, 5]
    _click(window, 0)
    press(grid, Qt.Key.Key_Right)
    assert grid.selected() == [2]
    press(grid, Qt.Key.Key_Down)
    assert grid.selected() == [2 + grid.plan().columns]
    press(grid, Qt.Key.Key_Up, shift)
    assert grid.selected() == list(range(2, 3 + grid.plan().columns))
    press(grid, Qt.Key.Key_End)
    assert grid.selected() == [30]
    assert grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()))
    press(grid, Qt.Key.Key_Home)
    assert grid.selected() == [1]
    window.actions_.select_all.trigger()
    assert grid.count_selected() == 30
    assert window.status.selection.text() == "30 of 30 selected"
    _click(window, 3)
    window.actions_.invert.trigger()
    assert grid.selected() == [id_ for id_ in range(1, 31) if id_ != 4]
    press(grid, Qt.Key.Key_Escape)
    assert grid.selected() == []


def test_a_rubber_band_selects(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _fill(library)
    start(qtbot, window)
    grid, port = window.grid, window.grid.viewport()
    corner = grid.plan().place(0).topLeft() - QPoint(6, 2)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, corner)
    end = grid.plan().place(grid.plan().columns + 1).center()
    QTest.mouseMove(port, end - QPoint(9, 9))
    QTest.mouseMove(port, end)
    columns = grid.plan().columns
    assert grid.selected() == [1, 2, columns + 1, columns + 2]
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    assert grid.selected() == [1, 2, columns + 1, columns + 2]


def _search_and_clear(qtbot: QtBot, window: MainWindow, dog: int) -> None:
    """Makes a dog the current photo among all dogs, and clears the search."""
    window.search.take("dog")
    qtbot.waitUntil(lambda: len(shown(window)) == 2)
    window.grid.make_current(dog)
    window.search.take("")
    qtbot.waitUntil(lambda: len(shown(window)) == 300)
    window.grid.setFocus()


def _many_cats(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    """Shows 300 photos, of which the second and one far below show dogs."""
    for number in range(1, 301):
        library.add_photo(f"/photos/{number}.jpg".encode(), "dog" if number in (2, 290) else "cat")
    window.resize(900, 700)
    start(qtbot, window)
    qtbot.waitUntil(lambda: len(shown(window)) == 300)
    assert shown(window)[1] == 2


def test_once_a_search_is_cleared_keys_go_on_from_the_current_photo_that_is_seen(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _many_cats(qtbot, window, library)
    _search_and_clear(qtbot, window, 2)
    assert window.grid.current() == 2
    press(window.grid, Qt.Key.Key_Down)
    assert window.grid.current() == shown(window)[1 + window.grid.plan().columns]
    _search_and_clear(qtbot, window, 2)
    press(window.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.loupe.title.whole() == "2.jpg")


def test_once_a_search_is_cleared_keys_begin_with_what_is_seen_where_the_current_photo_is_not(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _many_cats(qtbot, window, library)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_PageDown):
        _search_and_clear(qtbot, window, 290)
        press(window.grid, key)
        assert window.grid.selected() == [1]
        assert window.grid.verticalOffset() == 0
    press(window.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert window.grid.selected() == [1, 2]
    _search_and_clear(qtbot, window, 290)
    press(window.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(window.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert window.grid.selected() == [1, 2]


def test_enter_opens_what_is_selected_though_it_is_out_of_sight_and_never_nothing(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _many_cats(qtbot, window, library)
    _search_and_clear(qtbot, window, 290)
    press(window.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.loupe.title.whole() == "290.jpg")
    press(window.loupe, Qt.Key.Key_Escape)
    _search_and_clear(qtbot, window, 290)
    window.grid.clearSelection()
    press(window.grid, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.loupe.title.whole() == "1.jpg")

"""Photos grouped by day, and the dates beside them."""

from array import array

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from asif_desktop.gui.asking.days import days_in
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import press, shown, start

UNDATED = -(2**31)


def test_days_read_as_people_say_them() -> None:
    days = days_in([20253, 20253, 20252, 20218, UNDATED])
    assert days is not None
    assert list(days.starts) == [0, 2, 3, 4]
    assert days.title(0) == "Saturday, 14 June 2025"
    assert days.title(3) == "Without a date"
    assert days.month(2) == "May 2025"
    assert days.months == [(0, 2025), (2, 2025), (3, 0)]
    assert days_in([]) is None


@pytest.mark.parametrize("day", [-(2**31) + 1, -719163, 2932897, 2**31 - 1])
def test_a_day_outside_the_calendar_is_no_date(day: int) -> None:
    days = days_in([day])
    assert days is not None
    assert days.title(0) == "Without a date"


def _fill(library: FakeLibrary, days: int = 4, each: int = 5) -> None:
    for number in range(days * each):
        day = 28 - number // each
        library.add_photo(f"/photos/{number}.jpg".encode(), "dog", taken=f"2025-06-{day:02}T09:12:00")


def test_each_day_stands_below_its_heading(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _fill(library)
    start(qtbot, window)
    grid = window.grid
    qtbot.waitUntil(lambda: grid.grouped() is not None)
    days = grid.grouped()
    assert days is not None
    assert [days.title(run) for run in range(2)] == ["Saturday, 28 June 2025", "Friday, 27 June 2025"]
    plan = grid.plan()
    assert plan.place(5).top() > plan.place(0).bottom() + 30
    assert plan.place(5).left() == plan.place(0).left()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=plan.heading(1).center())
    assert grid.selected() == [6, 7, 8, 9, 10]
    control = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, control, plan.heading(0).center())
    assert grid.selected() == list(range(1, 11))
    grid.make_current(2)
    press(grid, Qt.Key.Key_Down)
    assert grid.plan().group_of(grid.currentIndex().row()) == (1 if plan.columns >= 5 else 0)


def test_only_orders_by_day_are_grouped_and_it_can_be_switched_off(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    grid = window.grid
    qtbot.waitUntil(lambda: grid.grouped() is not None)
    assert grid.scrubber.isVisible()
    window.actions_.order_by["name"].trigger()
    qtbot.waitUntil(lambda: grid.grouped() is None)
    assert not grid.scrubber.isVisible()
    assert grid.verticalScrollBar().isVisible()
    window.actions_.order_by["added"].trigger()
    qtbot.waitUntil(lambda: grid.grouped() is not None)
    window.actions_.by_day.trigger()
    assert grid.grouped() is None
    assert not window.memory.by_day
    assert len(shown(window)) == 20


def test_results_by_date_are_grouped_too(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    from tests.gui.looking import search

    _fill(library)
    start(qtbot, window)
    search(qtbot, window, "dog")
    assert window.grid.grouped() is None
    window.actions_.order_by["taken"].trigger()
    qtbot.waitUntil(lambda: window.grid.grouped() is not None)
    days = window.grid.grouped()
    assert days is not None
    assert list(days.starts) == [0, 5, 10, 15]


def test_the_scrubber_jumps_and_says_where(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    start(qtbot, window)
    grid, scrubber = window.grid, window.grid.scrubber
    many = 20_000
    days = days_in([20253 - at // 7 for at in range(many)])
    window.stage.show_photos()
    window.stage._show(grid)
    grid.show_photos(array("q", range(1, many + 1)), days, from_top=True)
    qtbot.waitUntil(lambda: grid.verticalScrollBar().maximum() > 0)
    assert [year for _, year in scrubber.marks() if year] == [str(year) for year in range(2025, 2016, -1)]
    assert len(scrubber.marks()) > 30
    y = next(y for y, year in scrubber.marks() if year == "2021")
    button = Qt.MouseButton.LeftButton
    QTest.mousePress(scrubber, button, pos=QPoint(20, round(y) + 1))
    assert scrubber.bubble.isVisible()
    assert scrubber.bubble.text() == "Dec 2021"
    assert days is not None
    first = days.date(grid.plan().group_of(grid.visible_rows()[0]))
    assert first is not None
    assert (first.year, first.month) in ((2021, 12), (2022, 1))
    QTest.mouseMove(scrubber, QPoint(20, scrubber.height() - 1))
    assert grid.verticalScrollBar().value() == grid.verticalScrollBar().maximum()
    QTest.mouseRelease(scrubber, button, pos=QPoint(-40, scrubber.height() - 1))
    assert not scrubber.bubble.isVisible()
    wheel = grid.verticalScrollBar().value()
    press(grid, Qt.Key.Key_Home)
    assert grid.verticalScrollBar().value() < wheel


def test_the_place_is_kept_when_days_are_switched(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    start(qtbot, window)
    grid = window.grid
    window.stage._show(grid)
    grid.show_photos(array("q", range(1, 2001)), days_in([20253 - at // 3 for at in range(2000)]))
    grid.make_current(1500)
    grid.scrollTo(grid.currentIndex(), grid.ScrollHint.PositionAtCenter)
    top = grid.visualRect(grid.currentIndex()).top()
    window.actions_.by_day.trigger()
    assert grid.visualRect(grid.currentIndex()).top() == top

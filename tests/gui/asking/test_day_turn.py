"""A window that is left open over midnight."""

from datetime import date

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from asif_desktop.domain.requests import CountMatches, Rank
from asif_desktop.gui.asking.day_turn import DayTurn
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import search, start


def test_another_day_is_told_once(qtbot: QtBot) -> None:
    days = [date(2026, 12, 31)]
    parent, told = QObject(), list[date]()
    turn = DayTurn(parent, lambda: days[-1])
    turn.turned.connect(lambda: told.append(days[-1]))
    turn.look()
    assert told == []
    days.append(date(2027, 1, 1))
    turn.look()
    turn.look()
    assert told == [date(2027, 1, 1)]


def test_a_search_and_the_counts_of_saved_ones_are_asked_again(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_dogs_and_beaches()
    library.state.searches["Today"] = ("taken:today", None)
    start(qtbot, window)
    search(qtbot, window, "taken:today")
    qtbot.waitUntil(lambda: window.browser.results is not None)
    ranked, counted = library.count(Rank), library.count(CountMatches)
    turn = window.findChild(DayTurn)
    assert isinstance(turn, DayTurn)
    turn.turned.emit()
    qtbot.waitUntil(lambda: library.count(Rank) > ranked and library.count(CountMatches) > counted)

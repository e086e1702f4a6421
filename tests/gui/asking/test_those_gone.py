"""An answer comes to nobody where the sheet that asked was closed; a refusal is told all the same."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from asif_desktop.domain import requests as ask
from asif_desktop.domain.requests import Request
from asif_desktop.gui.asking.asker import LaneName
from asif_desktop.gui.look.question_sheets import TextSheet
from asif_desktop.gui.look.sheet import Sheet
from asif_desktop.gui.searching.query_sheet import QuerySheet
from asif_desktop.gui.settings.report_sheet import ReportSheet
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import press, start

S = TypeVar("S", bound=Sheet)


def _tag(window: MainWindow) -> Any:
    return next(iter(window.tagging.tags.values()))


ASKED: dict[str, tuple[type[Request[Any]], Callable[[MainWindow], None]]] = {
    "a new tag": (ask.CreateTag, lambda window: window.tagging._sheets.ask_new()),
    "a tag on photos": (ask.CreateTag, lambda window: window.photo_tags.add()),
    "a tag's name": (ask.EditTag, lambda window: window.tagging._sheets.ask_name(_tag(window))),
    "a tag's phrases": (ask.EditTag, lambda window: window.tagging._sheets.ask_phrases(_tag(window))),
    "a tag's key": (ask.EditTag, lambda window: window.tagging._sheets.ask_key(_tag(window))),
    "a new collection": (ask.CreateCollection, lambda window: window.collecting.create()),
    "an album": (ask.CreateAlbum, lambda window: window.sorting.create_album([1])),
    "an album's name": (ask.RenameAlbum, lambda window: window.sorting.rename_album("Garden")),
    "a search": (ask.SaveSearch, lambda window: window.sorting.save_search("flower")),
    "pairs from files": (ask.AddAnchors, lambda window: window.pairs.add_files([b"/a.jpg"], "Mine")),
    "pairs moved": (ask.MoveAnchors, lambda window: window.pairs._move_to_new([1])),
}


def _opened(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    library.add_flowers_and_stones()
    library.tagging.make("Dog")
    library.state.albums["Garden"] = [1]
    start(qtbot, window)
    qtbot.waitUntil(lambda: bool(window.tagging.tags) and bool(window.sidebar.albums))
    qtbot.waitUntil(lambda: window.grid.model().rowCount() == 6)
    window.grid.make_current(1)


def _sheet(window: MainWindow, kind: type[S]) -> S:
    (sheet,) = window.findChildren(kind)
    return sheet


def _go_through(qtbot: QtBot, window: MainWindow, lane: LaneName) -> None:
    """Waits until everything asked on a lane before was answered."""
    answered: list[object] = []
    window.asker.ask(ask.ListTags(), answered.append, lane=lane)
    qtbot.waitUntil(lambda: len(answered) == 1)


def _close(qtbot: QtBot, window: MainWindow, sheet: Sheet) -> None:
    press(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(Sheet))


@pytest.mark.parametrize("refused", [False, True], ids=["done", "refused"])
@pytest.mark.parametrize("what", ASKED)
def test_a_sheet_may_be_closed_while_its_edit_is_under_way(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary, what: str, *, refused: bool
) -> None:
    _opened(qtbot, window, library)
    kind, begin = ASKED[what]
    library.hold(kind)
    if refused:
        library.refusals[kind] = "It cannot be done."
    begin(window)
    sheet = _sheet(window, TextSheet)
    sheet.line.setText("k" if kind is ask.EditTag else "Something new")
    press(sheet.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: library.count(kind) == 1)
    _close(qtbot, window, sheet)
    library.release(kind)
    _go_through(qtbot, window, "edit")
    if refused:
        qtbot.waitUntil(lambda: window.toast.text() == "It cannot be done.")


def test_a_query_may_be_judged_when_its_sheet_is_gone(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _opened(qtbot, window, library)
    window.actions_.build_search.trigger()
    sheet = _sheet(window, QuerySheet)
    library.hold(ask.ReadQuery)
    library.hold(ask.OfferValues)
    sheet.rows[0].value.setEditText("flower")
    sheet.rows[0].kind.setCurrentIndex(sheet.rows[0].kind.findData("tag"))
    qtbot.waitUntil(lambda: library.count(ask.ReadQuery) > 0 and library.count(ask.OfferValues) > 0)
    _close(qtbot, window, sheet)
    library.release(ask.ReadQuery)
    library.release(ask.OfferValues)
    _go_through(qtbot, window, "look")
    _go_through(qtbot, window, "shelves")


@pytest.mark.parametrize("refused", [False, True], ids=["answered", "refused"])
def test_a_report_may_come_when_its_sheet_is_gone(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary, *, refused: bool
) -> None:
    _opened(qtbot, window, library)
    library.hold(ask.MakeReport)
    if refused:
        library.refusals[ask.MakeReport] = "No report."
    window.actions_.report.trigger()
    qtbot.waitUntil(lambda: library.count(ask.MakeReport) == 1)
    _close(qtbot, window, _sheet(window, ReportSheet))
    library.release(ask.MakeReport)
    _go_through(qtbot, window, "look")
    assert window.toast.text() != "No report."  # nobody wants to know any more


def test_a_report_is_saved_though_its_sheet_is_gone(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary, tmp_path: Path
) -> None:
    _opened(qtbot, window, library)
    window.actions_.report.trigger()
    sheet = _sheet(window, ReportSheet)
    qtbot.waitUntil(sheet.save.isEnabled)
    sheet.save_to(tmp_path / "report.txt")
    sheet.close_sheet()
    qtbot.waitUntil(lambda: window.toast.text() == "Saved report.txt")
    assert not window.findChildren(Sheet)


def test_a_lesson_closes_the_sheet_that_it_was_given_in_and_no_other(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _opened(qtbot, window, library)
    library.hold(ask.Teach)
    window.teaching.begin([1])
    first = window.teaching.sheet
    assert first is not None
    first.caption.setText("a flower")
    press(first.caption, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: library.count(ask.Teach) == 1)
    _close(qtbot, window, first)
    window.teaching.begin([2])
    second = window.teaching.sheet
    library.release(ask.Teach)
    qtbot.waitUntil(lambda: "Taught" in window.toast.text())
    assert window.teaching.sheet is second
    assert second is not None
    assert second.isVisible()

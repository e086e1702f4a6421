"""What is offered while a query is typed: fields, and their values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from asif_desktop.domain.requests import OfferValues
from asif_desktop.gui.searching.query_choices import choices
from asif_desktop.gui.searching.query_kinds import fields
from asif_desktop.gui.searching.query_sheet import QuerySheet
from asif_desktop.gui.searching.typed_word import TypedWord, word_at
from asif_desktop.gui.window.main_window import MainWindow
from asif_desktop.search.query import FIELDS, ORDERS, condition_of
from asif_desktop.search.query.times import WORDS
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import press, shown, start, write


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ta", None),
        ("tak", TypedWord(0, "", "tak")),
        ("a dog tak", TypedWord(6, "", "tak")),
        ("-tag", TypedWord(1, "", "tag")),
        ("(alb", TypedWord(1, "", "alb")),
        ("a -alb", TypedWord(3, "", "alb")),
        ("a-alb", None),
        ("tag:", TypedWord(0, "tag", "")),
        ("dog -TAG:ca", TypedWord(5, "tag", "ca")),
        ('tag:"red c', TypedWord(0, "tag", "red c")),
        (r'tag:"a \"b', TypedWord(0, "tag", 'a "b')),
        ('tag:"red car"', None),
        ('"a dog tag:ca', None),
        ('"a dog" tag:ca', TypedWord(8, "tag", "ca")),
        ('"a \\" dog" alb', TypedWord(11, "", "alb")),
        ("tag:cat ", None),
        ("", None),
    ],
)
def test_the_word_that_is_typed(text: str, word: TypedWord | None) -> None:
    assert word_at(text, len(text)) == word
    assert word_at(text + " dog", len(text)) == word
    assert word_at(text + "x", len(text)) is None


@given(st.text('abc tag:"\\()-^\0\u202e'), st.integers(0, 30))
def test_a_word_lies_before_the_cursor_whatever_is_typed(text: str, cursor: int) -> None:
    word = word_at(text, min(cursor, len(text)))
    assert word is None or 0 <= word.start <= cursor


def test_every_field_of_the_language_is_offered() -> None:
    assert {name for name, _ in fields()} == {*FIELDS, "like", "sort"}


def test_every_value_that_is_always_offered_is_taken() -> None:
    for field in FIELDS:
        for value, told in choices(field):
            condition_of(field, value)
            assert told
    assert {value for value, _ in choices("sort")} == set(ORDERS)
    assert {*WORDS, "30d"} == {value for value, _ in choices("taken")}


def _open(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    library.add_dogs_and_beaches()
    library.state.albums |= {"Best of 2023": [1, 3], "Beach": [2]}
    start(qtbot, window)
    window.search.focus()
    qtbot.waitUntil(window.search.line.hasFocus)


def _offered(window: MainWindow) -> list[str]:
    return [offer.shown for offer in window.search.offers.offers] if window.search.offers.isVisible() else []


def test_a_field_and_its_value_are_completed_by_keys(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _open(qtbot, window, library)
    line = window.search.line
    write(line, "dog alb")
    assert _offered(window) == ["album:"]
    press(line, Qt.Key.Key_Tab)
    assert line.text() == "dog album:"
    qtbot.waitUntil(lambda: _offered(window) == ["Beach", "Best of 2023"])
    assert not window.search.note.isVisible(), "nobody is told off for what is being typed"
    write(line, "best")
    assert _offered(window) == ["Best of 2023"]
    press(line, Qt.Key.Key_Down)
    press(line, Qt.Key.Key_Return)
    assert line.text() == 'dog album:"Best of 2023" '
    assert line.hasFocus()
    assert not window.search.offers.isVisible()
    qtbot.waitUntil(lambda: shown(window) == [1])


def test_what_fits_nothing_is_a_mistake_and_is_marked(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _open(qtbot, window, library)
    line = window.search.line
    write(line, "rating:")
    assert _offered(window)[:2] == [">=1", ">=2"]
    write(line, "9")
    assert _offered(window) == []
    qtbot.waitUntil(window.search.note.isVisible)
    press(line, Qt.Key.Key_Backspace)
    qtbot.waitUntil(window.search.offers.isVisible)
    assert not window.search.note.isVisible()
    press(line, Qt.Key.Key_Escape)
    assert not window.search.offers.isVisible()
    assert line.text() == "rating:", "the first Esc puts away what is offered, and nothing else"
    qtbot.waitUntil(window.search.note.isVisible)


def test_values_that_come_late_take_the_place_of_the_mistake(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _open(qtbot, window, library)
    library.hold(OfferValues)
    write(window.search.line, "album:")
    qtbot.waitUntil(window.search.note.isVisible)
    library.release(OfferValues)
    qtbot.waitUntil(lambda: _offered(window) == ["Beach", "Best of 2023"])
    assert not window.search.note.isVisible()


def test_enter_without_a_choice_searches_what_is_typed(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _open(qtbot, window, library)
    write(window.search.line, "tag:ca")
    qtbot.waitUntil(lambda: _offered(window) == ["cat"])
    press(window.search.line, Qt.Key.Key_Return)
    assert window.search.line.text() == "tag:ca"
    qtbot.waitUntil(lambda: not window.search.offers.isVisible())


def test_a_phrase_is_not_disturbed(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _open(qtbot, window, library)
    for letter in "a dog on a beach ":
        write(window.search.line, letter)
        assert _offered(window) == []


def test_the_sheet_offers_the_names_that_there_are(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _open(qtbot, window, library)
    window.actions_.build_search.trigger()
    sheet = window.findChild(QuerySheet)
    assert isinstance(sheet, QuerySheet)
    row = sheet.rows[0]
    row.kind.setCurrentIndex(row.kind.findData("album"))
    qtbot.waitUntil(lambda: row.value.count() == 2)
    assert [row.value.itemText(at) for at in range(2)] == ["Beach", "Best of 2023"]
    line = row.value.lineEdit()
    assert isinstance(line, QLineEdit)
    assert line.text() == ""
    row.value.setCurrentIndex(1)
    assert sheet.text() == 'album:"Best of 2023"'


def test_times_that_move_with_the_day_are_offered_before_years(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _open(qtbot, window, library)
    line = window.search.line
    write(line, "taken:")
    qtbot.waitUntil(lambda: _offered(window)[-2:] == ["2023", "2021"])
    assert _offered(window)[:2] == ["today", "yesterday"]
    assert window.search.offers.offers[0].told == "Today"
    write(line, "last-")
    assert _offered(window) == ["last-week", "last-month", "last-year"]
    line.setText("taken:")
    write(line, "days")
    assert _offered(window) == ["30d"], "what a value means is found too"
    press(line, Qt.Key.Key_Tab)
    assert line.text() == "taken:30d "


def test_the_sheet_offers_times_that_move_with_the_day(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _open(qtbot, window, library)
    window.actions_.build_search.trigger()
    sheet = window.findChild(QuerySheet)
    assert isinstance(sheet, QuerySheet)
    row = sheet.rows[0]
    row.kind.setCurrentIndex(row.kind.findData("taken"))
    assert sheet.text() == "taken:today"
    qtbot.waitUntil(lambda: row.value.findText("2023") > 0)
    row.value.setCurrentIndex(row.value.findText("last-month"))
    assert sheet.text() == "taken:last-month"
    row.kind.setCurrentIndex(row.kind.findData("camera"))
    assert row.value.currentText() == "", "what one kind always takes says nothing of another"

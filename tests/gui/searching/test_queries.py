"""Queries in the window: chips, mistakes at their place, and the sheet that puts one together."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from asif_desktop.domain.requests import Explain, Rank
from asif_desktop.gui.searching.query_sheet import QuerySheet
from asif_desktop.gui.window.main_window import MainWindow
from asif_desktop.search.query import read
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import click, press, search, shown, start, write


def _fill(library: FakeLibrary) -> None:
    library.add_dogs_and_beaches()
    library.state.albums["Best"] = [1, 3]


def _chips(window: MainWindow) -> list[str]:
    return [chip.accessibleName() for chip in window.search.chips.chips if chip.isVisible()]


def test_a_query_stands_as_chips_until_one_types_again(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    search(qtbot, window, "dog -cat album:Best")
    qtbot.waitUntil(lambda: shown(window) == [1])
    assert not window.search.chips.isVisible()
    press(window.search.line, Qt.Key.Key_Return)
    qtbot.waitUntil(window.search.chips.isVisible)
    assert _chips(window) == ["dog", "not cat", "album:Best"]
    window.search.focus()
    assert window.search.line.isVisible()
    assert not window.search.chips.isVisible()
    assert window.search.line.text() == "dog -cat album:Best"


def test_a_click_takes_a_term_out(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _fill(library)
    start(qtbot, window)
    search(qtbot, window, "dog album:Best")
    press(window.search.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _chips(window) == ["dog", "album:Best"])
    click(window.search.chips.chips[0].remove)
    qtbot.waitUntil(lambda: sorted(shown(window)) == [1, 3])
    assert window.search.line.text() == "album:Best"
    assert window.stage.header.told.whole() == "2 photos"
    assert not window.stage.header.fewer_more.slider.isVisible()
    qtbot.waitUntil(lambda: _chips(window) == ["album:Best"])
    click(window.search.chips.chips[0].remove)
    qtbot.waitUntil(lambda: len(shown(window)) == 5)
    assert window.search.line.isVisible()


def test_a_phrase_alone_stays_text(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _fill(library)
    start(qtbot, window)
    search(qtbot, window, "dog")
    press(window.search.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sorted(shown(window)) == [1, 2])
    assert not window.search.chips.isVisible()
    assert window.search.line.isVisible()


def test_a_mistake_is_marked_and_the_photos_stay(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    search(qtbot, window, "dog")
    qtbot.waitUntil(lambda: sorted(shown(window)) == [1, 2])
    write(window.search.line, " rating:9")
    qtbot.waitUntil(window.search.note.isVisible)
    assert "0 to 5" in window.search.note.sentence.text()
    assert window.search.note.marked.text() == "rating:9"
    assert sorted(shown(window)) == [1, 2]
    assert window.grid.isVisible()
    assert all(request.query == "dog" for request in library.asked if isinstance(request, Rank))
    for _ in range(len(" rating:9")):
        press(window.search.line, Qt.Key.Key_Backspace)
    assert not window.search.note.isVisible()
    write(window.search.line, " (")
    qtbot.waitUntil(window.search.note.isVisible)
    press(window.search.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(shown(window)) == 5)
    assert not window.search.note.isVisible()


def _line(sheet: QuerySheet, row: int) -> QLineEdit:
    line = sheet.rows[row].value.lineEdit()
    assert isinstance(line, QLineEdit)
    return line


def test_a_search_is_put_together_from_rows(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _fill(library)
    start(qtbot, window)
    window.actions_.build_search.trigger()
    sheet = window.findChild(QuerySheet)
    assert isinstance(sheet, QuerySheet)
    assert not sheet.go.isEnabled()
    write(_line(sheet, 0), "dog")
    assert sheet.text() == "dog"
    click(sheet.add)
    sheet.rows[1].kind.setCurrentIndex(sheet.rows[1].kind.findData("not"))
    write(_line(sheet, 1), 'a "big" cat')
    click(sheet.add)
    sheet.rows[2].kind.setCurrentIndex(sheet.rows[2].kind.findData("rating"))
    assert sheet.text() == r'"dog" -"a \"big\" cat" rating:>=1'
    sheet.rows[2].value.setEditText("9")
    qtbot.waitUntil(sheet.mistake.isVisible)
    assert not sheet.go.isEnabled()
    click(sheet.rows[2].remove)
    qtbot.waitUntil(lambda: not sheet.mistake.isVisible() and sheet.go.isEnabled())
    click(sheet.go)
    qtbot.waitUntil(lambda: _chips(window) == ["dog", 'not a "big" cat'])
    window.actions_.build_search.trigger()
    again = [one for one in window.findChildren(QuerySheet) if one is not sheet][-1]
    assert [row.text() for row in again.rows] == ['"dog"', r'-"a \"big\" cat"']
    again.close_sheet()


@pytest.mark.parametrize("language", ["en", "de"])
def test_each_kind_of_term_is_read_whole(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary, request: pytest.FixtureRequest, language: str
) -> None:
    if language == "de":
        request.getfixturevalue("german")
    library.add_flowers_and_stones()
    start(qtbot, window)
    window.actions_.build_search.trigger()
    kind = window.findChildren(QuerySheet)[-1].findChildren(QComboBox)[0]
    option = QStyleOptionComboBox()
    kind.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = kind.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, kind).width()
    words = [kind.itemText(place) for place in range(kind.count())]
    assert [text for text in words if kind.fontMetrics().horizontalAdvance(text) > room] == []


def test_a_search_with_alternatives_is_put_together_as_it_was(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    search(qtbot, window, "beach (dog OR cat)")
    qtbot.waitUntil(lambda: len(window.search.parts) == 2)
    window.actions_.build_search.trigger()
    sheet = window.findChild(QuerySheet)
    assert isinstance(sheet, QuerySheet)
    assert read(sheet.text()).query == read("beach (dog OR cat)").query
    sheet.rows[1].value.setEditText("dog OR cat")
    assert read(sheet.text()).query == read("beach (dog OR cat)").query
    sheet.rows[1].value.setEditText("(dog) OR (cat)")
    assert read(sheet.text()).query == read("beach (dog OR cat)").query


def test_a_mistake_stays_marked_when_a_space_is_typed_behind_it(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    window.search.focus()
    write(window.search.line, "dog (cat")
    qtbot.waitUntil(window.search.note.isVisible)
    write(window.search.line, " ")
    assert window.search.note.isVisible()
    write(window.search.line, "b")
    assert not window.search.note.isVisible()


def test_conditions_that_no_photo_meets_are_named(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    library.state.albums["Empty"] = []
    start(qtbot, window)
    search(qtbot, window, "dog album:Empty")
    qtbot.waitUntil(window.stage.message.isVisible)
    assert "conditions" in window.stage.message.words.text()


def test_a_query_of_filters_alone_has_no_best_match_to_order_by(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    search(qtbot, window, "rating:0")
    qtbot.waitUntil(lambda: window.browser.results is not None)
    assert window.top.order.text() == "Newest first"
    assert not window.actions_.order_by["score"].isVisible()
    search(qtbot, window, "flower")
    qtbot.waitUntil(lambda: window.top.order.text() == "Best match")


def _ask_why_a_dog_was_found(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _fill(library)
    start(qtbot, window)
    search(qtbot, window, "dog")
    window.grid.make_current(shown(window)[0])
    why = window.information.why
    qtbot.waitUntil(lambda: why.isVisible() and why.score.text() != "")


def test_no_reasons_of_another_phrase_are_shown_while_the_answer_takes_long(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _ask_why_a_dog_was_found(qtbot, window, library)
    library.hold(Explain)
    search(qtbot, window, "cat")
    assert window.information.why.score.text() == ""
    assert window.information.why.rows == []
    library.release(Explain)
    window.grid.make_current(shown(window)[0])
    qtbot.waitUntil(lambda: window.information.why.score.text() != "")


def test_a_query_of_filters_alone_is_not_explained(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _ask_why_a_dog_was_found(qtbot, window, library)
    search(qtbot, window, "rating:>=0")
    window.grid.make_current(shown(window)[0])
    qtbot.waitUntil(lambda: not window.information.why.isVisible() and window.information.name.isVisible())


def test_a_mistake_is_not_kept_among_what_was_searched_before(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_photo(b"/photos/1.jpg", "stone")
    start(qtbot, window)
    search(qtbot, window, "stone")
    press(window.search.line, Qt.Key.Key_Return)
    window.search.focus()
    for _ in range(2):  # before the mistake is known, and after
        window.search.line.setText('"stone')
        press(window.search.line, Qt.Key.Key_Return)
        qtbot.waitUntil(window.search.note.isVisible)
        qtbot.waitUntil(lambda: window.search.phrases == ["stone"])

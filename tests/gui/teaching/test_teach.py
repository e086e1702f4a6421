"""Why, teach, and taking back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from asif_desktop.domain.requests import Rank, SwitchCollection, Teach
from asif_desktop.gui.information.why import ReasonRow
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import click, find_flowers, press, search, shown, start, teach_sheet, texts, write

HOSTILE = "<h1>Grandma</h1>\n<img src='file:///etc/passwd'> & \u202eyellow"


def test_why_shows_words_pictures_and_shares(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    library.add_flowers_and_stones()
    library._teach(Teach([2], "grandma’s garden", "My family"))
    start(qtbot, window)
    search(qtbot, window, "flower")
    qtbot.waitUntil(lambda: shown(window) == [1, 2, 3])
    window.grid.make_current(1)
    qtbot.waitUntil(lambda: len(window.information.why.rows) == 4)
    first, second = window.information.why.rows[:2]
    assert first.accessibleName() == "grandma’s garden, My family, 45%"
    assert _has_picture(first)
    assert second.accessibleName() == "alp: a high mountain, Everyday things, 25%"
    assert "Aa" in texts(second)
    assert window.information.name.whole() == "1.jpg"
    assert window.information.fact("taken") == "14 June 2025, 09:12"


def test_without_a_phrase_there_is_nothing_to_explain(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    window.grid.make_current(1)
    qtbot.waitUntil(lambda: window.information.name.whole() == "1.jpg")
    assert not window.information.why.isVisible()


def test_the_sheet_grows_with_the_preview_so_that_all_of_it_is_in_sight(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    window.resize(1400, 880)
    sheet = teach_sheet(window, 5)
    before = sheet.card.height()
    write(sheet.caption, "wibble")
    qtbot.waitUntil(sheet.forecast.isVisible)
    qtbot.waitUntil(lambda: sheet.card.height() > before)
    qtbot.waitUntil(lambda: sheet.teach.visibleRegion().boundingRect() == sheet.teach.rect())


@pytest.mark.parametrize(("width", "pictures"), [(1366, 3), (680, 2)])
def test_with_several_photos_nothing_of_the_sheet_is_cut(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary, width: int, pictures: int
) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    window.resize(width, 600)
    window.grid.selectAll()
    window.actions_.teach.trigger()
    sheet = window.teaching.sheet
    assert sheet is not None
    for part in (sheet.caption, sheet.collection, sheet.cancel, sheet.teach):
        assert part.mapTo(sheet.card, part.rect().topRight()).x() < sheet.card.width() - 20
    assert len(sheet.pictures) == pictures


@pytest.mark.usefixtures("german")
def test_the_name_of_the_collection_is_in_sight(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    line = teach_sheet(window, 1).collection.lineEdit()
    assert line is not None
    assert line.text() == "Von mir beigebracht"
    assert line.fontMetrics().horizontalAdvance(line.text()) < line.width()


def test_teach_a_word_with_the_keyboard_and_take_it_back(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    window.activateWindow()
    search(qtbot, window, "wibble")
    qtbot.waitUntil(lambda: window.stage.message.isVisible())
    window.search.clear()
    qtbot.waitUntil(lambda: len(shown(window)) == 6)
    sheet = teach_sheet(window, 5)
    assert sheet.isVisible()
    assert "Nothing is written to your files." in texts(sheet)
    assert not sheet.teach.isEnabled()
    qtbot.waitUntil(lambda: not sheet.pictures[0].pixmap().isNull())
    write(sheet.caption, "wibble")
    press(sheet.caption, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.teaching.sheet is None)
    assert Teach([5], "wibble", "Taught by me") in library.asked
    search(qtbot, window, "wibble")
    qtbot.waitUntil(lambda: shown(window) == [5, 4, 6])
    qtbot.waitUntil(lambda: window.actions_.undo.text() == "Undo: Teach “wibble”")
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: window.stage.message.isVisible())
    qtbot.waitUntil(lambda: window.actions_.redo.text() == "Redo: Teach “wibble”")
    assert not window.actions_.undo.isEnabled()
    window.actions_.redo.trigger()
    qtbot.waitUntil(lambda: shown(window) == [5, 4, 6])


def test_a_lesson_is_seen_with_its_own_answer_before_anybody_is_told_of_a_change(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    find_flowers(qtbot, window, library)
    ranked = library.count(Rank)
    monkeypatch.setattr(library, "changed", lambda *what: None)
    window.teaching.teach([5], "flower", "Mine")
    qtbot.waitUntil(lambda: shown(window) != [1, 2, 3])
    qtbot.waitUntil(lambda: "Mine" in [known.name for known in window.shelves.collections])
    assert library.count(Rank) == ranked
    assert 5 in shown(window)


def test_a_lesson_does_not_bring_back_what_was_searched_before(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    search(qtbot, window, "stone")
    qtbot.waitUntil(lambda: shown(window) == [4, 5, 6])
    window.browser.show_ranking("flower", library._rank(Rank("flower")))
    assert shown(window) == [4, 5, 6]


def test_esc_teaches_nothing(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    window.grid.make_current(5)
    window.actions_.teach.trigger()
    assert window.teaching.sheet is not None
    write(window.teaching.sheet.caption, "wibble")
    press(window.teaching.sheet.caption, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.teaching.sheet is None)
    assert library.count(Teach) == 0


def test_a_refused_lesson_stays_open_with_its_reason(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    library.refusals[Teach] = "5.jpg waits to be encoded for the model M; try again in a while."
    start(qtbot, window)
    sheet = teach_sheet(window, 5)
    write(sheet.caption, "wibble")
    press(sheet.caption, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.refusal.isVisible())
    assert sheet.refusal.text() == "5.jpg waits to be encoded for the model M; try again in a while."
    assert sheet.teach.isEnabled()


def test_keys_of_the_window_do_nothing_under_a_sheet(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    sheet = teach_sheet(window, 5)
    sheet.cancel.setFocus()
    press(sheet.cancel, Qt.Key.Key_T)
    press(sheet.cancel, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert window.grid.selected() == [5]
    seen = set()
    for _ in range(6):
        press(QApplication.focusWidget() or sheet, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert sheet.isAncestorOf(focused)
        seen.add(focused)
    assert {sheet.caption, sheet.cancel} <= seen


def test_hostile_captions_show_as_plain_text(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    library.add_flowers_and_stones()
    library._teach(Teach([2], HOSTILE, "<b>& Co</b>"))
    start(qtbot, window)
    search(qtbot, window, "<i>flower</i> flower")
    window.stage.header.fewer_more.slider.setValue(100)
    window.grid.make_current(1)
    qtbot.waitUntil(lambda: len(window.information.why.rows) == 4)
    assert window.information.why.rows[0].accessibleName().startswith("<h1>Grandma</h1>")
    qtbot.waitUntil(lambda: window.stage.header.title.text().startswith("<i>flower"))
    qtbot.waitUntil(lambda: "&& " in window.actions_.undo.text())
    assert "\n" not in window.actions_.undo.text()
    for label in window.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
    for row in window.sidebar.collections:
        assert "<b>" not in row.row.toolTip()


def test_a_collection_is_switched_off_and_results_follow(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    library._teach(Teach([5], "wibble", "Mine"))
    start(qtbot, window)
    search(qtbot, window, "wibble")
    qtbot.waitUntil(lambda: shown(window) == [5, 4, 6])
    qtbot.waitUntil(lambda: any(row.name == "Mine" for row in window.sidebar.collections))
    row = next(row for row in window.sidebar.collections if row.name == "Mine")
    click(row.switch)
    qtbot.waitUntil(lambda: SwitchCollection("Mine", False) in library.asked)
    qtbot.waitUntil(lambda: window.stage.message.isVisible())
    ranked = library.count(Rank)
    assert ranked >= 2


def _has_picture(row: ReasonRow) -> bool:
    return any(not label.pixmap().isNull() for label in row.findChildren(QLabel))


def test_a_reason_leads_to_what_else_it_describes_and_to_its_pair(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    library._teach(Teach([5], "grandma’s stone: grey", "My family"))
    start(qtbot, window)

    def choose(words: str) -> None:
        search(qtbot, window, "flower")
        qtbot.waitUntil(lambda: shown(window) == [1, 2, 3])
        window.grid.make_current(1)
        qtbot.waitUntil(lambda: len(window.information.why.rows) == 4)
        press(window.information.why.rows[0], Qt.Key.Key_Return)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(action for action in menu.actions() if action.text() == words).trigger()
        menu.close()

    choose("What Else It Describes")
    qtbot.waitUntil(lambda: shown(window) == [4, 5, 6])
    assert window.stage.header.title.whole() == "What “grandma’s stone” describes"
    assert window.search.example.text() == "described by “grandma’s stone”"
    window.grid.make_current(4)
    qtbot.waitUntil(lambda: window.information.name.whole() == "4.jpg")
    assert not window.information.why.isVisible()
    window.search.clear()
    choose("Show in “My family”")
    qtbot.waitUntil(lambda: window.anchors.isVisible() and window.anchors.list.selected() == [4])
    choose("Switch “My family” Off")
    qtbot.waitUntil(lambda: SwitchCollection("My family", False) in library.asked)

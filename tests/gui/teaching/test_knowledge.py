"""What the collections know little about is said, and taught from there."""

from pytestqt.qtbot import QtBot

from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import click, search, shown, start


def _fill(library: FakeLibrary) -> None:
    for number, words in enumerate(["dog", "dog beach", "cat"], 1):
        library.add_photo(f"/photos/{number}.jpg".encode(), words)
    library.little_known = {"theodolite", "beach"}


def test_a_phrase_that_is_known_is_just_answered(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    search(qtbot, window, "dog")
    qtbot.waitUntil(lambda: sorted(shown(window)) == [1, 2])
    assert not window.stage.header.hint.isVisible()


def test_results_of_a_phrase_little_known_come_with_an_offer(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    search(qtbot, window, "beach")
    qtbot.waitUntil(window.stage.header.hint.isVisible)
    assert window.stage.header.little.whole() == "Your collections know little about “beach”."
    window.grid.selectAll()
    click(window.stage.header.show_one)
    sheet = window.teaching.sheet
    assert sheet is not None
    assert sheet.caption.text() == "beach"
    sheet.close_sheet()
    window.search.clear()
    qtbot.waitUntil(lambda: len(shown(window)) == 3)
    assert not window.stage.header.hint.isVisible()


def test_nothing_found_for_a_phrase_little_known_leads_to_teach(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    search(qtbot, window, "theodolite")
    qtbot.waitUntil(window.stage.message.isVisible)
    words = window.stage.message.words.text()
    assert words.startswith("Your collections know little about “theodolite”. I looked at 3 photos")
    click(window.stage.message.buttons[0])
    qtbot.waitUntil(lambda: len(shown(window)) == 3)
    assert "theodolite" in window.toast.text()
    window.grid.selectAll()
    window.actions_.teach.trigger()
    assert window.teaching.sheet is not None
    assert window.teaching.sheet.caption.text() == "theodolite"
    window.teaching.sheet.close_sheet()
    window.actions_.teach.trigger()
    assert window.teaching.sheet is not None
    assert window.teaching.sheet.caption.text() == ""
    window.teaching.sheet.close_sheet()

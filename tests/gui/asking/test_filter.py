"""The filter of the view: from the keyboard and the menu, told in the status bar, let go with one press."""

from pytestqt.qtbot import QtBot

from asif_desktop.domain import requests as ask
from asif_desktop.domain.notes import EVERY, NoteEdit, PhotoFilter
from asif_desktop.gui.asking.filtering import filter_text
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import click, search, shown, start, texts


def fill(library: FakeLibrary) -> None:
    library.add_flowers_and_stones()
    for photos, edit in (
        ([1, 4], NoteEdit(rating=4)),
        ([2, 4], NoteEdit(label="red")),
        ([5], NoteEdit(label="blue", flag="reject")),
    ):
        library.answer(ask.NotePhotos(list(photos), edit), 0)


def test_filters_add_up_and_are_let_go(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    fill(library)
    start(qtbot, window)
    filters, status = window.actions_.filters, window.status
    filters["only_stars_3"].trigger()
    qtbot.waitUntil(lambda: shown(window) == [1, 4])
    assert filters["only_stars_3"].isChecked()
    assert (status.filter.text(), status.reset.text()) == ("only ★★★ or more", "reset")
    filters["only_label_red"].trigger()
    qtbot.waitUntil(lambda: shown(window) == [4])
    assert status.filter.text() == "only ★★★ or more, red"
    filters["only_stars_3"].trigger()
    qtbot.waitUntil(lambda: shown(window) == [2, 4])
    filters["only_label_blue"].trigger()
    qtbot.waitUntil(lambda: shown(window) == [2, 4, 5])
    filters["only_unrejected"].trigger()
    qtbot.waitUntil(lambda: shown(window) == [2, 4])
    click(status.reset)
    qtbot.waitUntil(lambda: len(shown(window)) == 6)
    assert not any(action.isChecked() for action in filters.values())
    assert not status.filter.isVisible()


def test_the_filter_holds_for_searches_too(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    fill(library)
    start(qtbot, window)
    window.actions_.filters["only_stars_1"].trigger()
    qtbot.waitUntil(lambda: shown(window) == [1, 4])
    search(qtbot, window, "flower")
    qtbot.waitUntil(lambda: shown(window) == [1])
    assert "1 photo matches, 1 does not" in window.stage.header.told.whole()


def test_a_filter_that_leaves_nothing_says_so(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    fill(library)
    start(qtbot, window)
    window.actions_.filters["only_raw"].trigger()
    qtbot.waitUntil(lambda: "No photo here passes the filter" in texts(window.stage.message))
    window.actions_.filters["only_every"].trigger()
    qtbot.waitUntil(lambda: len(shown(window)) == 6)


def test_a_photo_that_no_longer_passes_leaves_the_view(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    fill(library)
    start(qtbot, window)
    window.actions_.filters["only_stars_3"].trigger()
    qtbot.waitUntil(lambda: shown(window) == [1, 4])
    window.grid.make_current(1)
    window.actions_.marks["rate_1"].trigger()
    qtbot.waitUntil(lambda: shown(window) == [4])
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: shown(window) == [1, 4])


def test_a_filter_reads_as_words() -> None:
    assert filter_text(EVERY) == ""
    only = PhotoFilter(rating=5, labels=("red", "blue"), flags=("pick", "none"), kinds=("RAW",))
    assert filter_text(only) == "★★★★★, red or blue, not rejected, RAW"

"""Searching while one types."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from asif_desktop.domain.events import ModelsReady
from asif_desktop.domain.requests import Rank, Undo
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import click, press, search, shown, start, write


def _fill(library: FakeLibrary) -> None:
    for number, words in enumerate(["dog", "dog beach", "cat", "beach", "tree"], 1):
        folder = b"/photos" if number < 4 else b"/more"
        library.add_photo(folder + f"/{number}.jpg".encode(), words)


def test_results_follow_the_typing_with_honest_numbers(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    search(qtbot, window, "dog")
    qtbot.waitUntil(lambda: shown(window) == [1, 2])
    assert window.stage.header.told.whole() == "2 photos match, 3 do not"
    assert window.search._told.text() == "6 ms"
    write(window.search.line, " beach")
    qtbot.waitUntil(lambda: window.stage.header.title.whole() == "dog beach")
    assert shown(window) == [2]
    assert window.stage.header.told.whole() == "1 photo matches, 4 do not"
    press(window.search.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shown(window) == [1, 2, 3, 4, 5])


def test_undo_in_an_untouched_field_means_the_photos(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    window.grid.make_current(1)
    window.actions_.marks["rate_3"].trigger()
    qtbot.waitUntil(window.actions_.undo.isEnabled)
    window.activateWindow()
    window.search.focus()
    control = Qt.KeyboardModifier.ControlModifier
    press(window.search.line, Qt.Key.Key_Z, control)
    qtbot.waitUntil(lambda: library.count(Undo) == 1)
    write(window.search.line, "dog")
    press(window.search.line, Qt.Key.Key_Z, control)
    assert window.search.line.text() == "", "what was typed is taken back first"
    assert library.count(Undo) == 1


def test_fast_typing_asks_once(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _fill(library)
    start(qtbot, window)
    search(qtbot, window, "beach")
    qtbot.waitUntil(lambda: shown(window) == [4, 2] or shown(window) == [2, 4])
    assert [request for request in library.asked if isinstance(request, Rank)] == [Rank("beach")]


def test_a_stale_answer_is_dropped(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _fill(library)
    start(qtbot, window)
    library.hold(Rank)
    window.search.take("cat")
    qtbot.waitUntil(lambda: library.count(Rank) == 1)
    window.search.take("tree")
    window.search.take("beach")
    seen: list[str] = []
    window.browser.shown.connect(lambda view: seen.append(view.query))
    library.release(Rank)
    qtbot.waitUntil(lambda: sorted(shown(window)) == [2, 4])
    assert seen == ["beach"]
    # The phrase in between was never asked: nobody waited for it any more.
    assert Rank("tree") not in library.asked


def test_a_single_photo_that_is_shown_is_not_told_as_many(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    search(qtbot, window, "dog")
    qtbot.waitUntil(lambda: shown(window) == [1, 2])
    results = window.browser.results
    assert results is not None
    one = replace(results, ids=results.ids[:1], scores=results.scores[:1], matching=1)
    window.browser._show_results(one, from_top=False)
    window.browser.cut = 0.4
    window.browser._show_results(one, from_top=False)
    assert window.stage.header.told.whole() == "1 photo matches, the closest is shown"


def test_fewer_and_more_move_the_cut(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _fill(library)
    start(qtbot, window)
    search(qtbot, window, "dog")
    qtbot.waitUntil(lambda: shown(window) == [1, 2])
    window.stage.header.fewer_more.slider.setValue(90)
    assert len(shown(window)) == 5
    assert window.stage.header.told.whole() == "2 photos match, the 5 closest are shown"
    window.stage.header.fewer_more.slider.setValue(0)
    assert shown(window) == []
    assert window.stage.header.told.whole() == "2 photos match, none is shown"
    assert window.stage.message.title.text() == "None of these is close enough for the slider"
    click(window.stage.message.buttons[0])
    assert shown(window) == [1, 2]
    assert window.stage.header.fewer_more.slider.value() == 50


def test_nothing_matches_says_so_and_what_to_do_next(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    search(qtbot, window, "zeppelin")
    qtbot.waitUntil(lambda: window.stage.message.isVisible())
    assert window.stage.message.title.text() == "Nothing here matches “zeppelin”"
    assert "5 photos" in window.stage.message.words.text()
    assert "press T" in window.stage.message.words.text()
    click(window.stage.message.buttons[0])
    qtbot.waitUntil(lambda: window.grid.isVisible())
    assert len(shown(window)) == 5
    assert window.stage.header.told.whole() == "0 photos match, the 5 closest are shown"


def test_where_nothing_matches_enter_leads_to_what_can_be_done_next(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    window.activateWindow()
    search(qtbot, window, "zeppelin")
    qtbot.waitUntil(lambda: window.stage.message.isVisible())
    press(window.search.line, Qt.Key.Key_Return)
    assert window.focusWidget() is window.stage.message.buttons[0]
    press(window.stage.message.buttons[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.grid.isVisible() and len(shown(window)) == 5)


def test_a_phrase_that_finds_nothing_can_be_looked_for_in_names_and_captions(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    search(qtbot, window, "4.jpg")
    qtbot.waitUntil(window.stage.message.isVisible)
    (look,) = (one for one in window.stage.message.buttons if one.text() == "Look in names and captions")
    click(look)
    assert window.search.line.text() == 'name:"4.jpg" OR caption:"4.jpg"'
    qtbot.waitUntil(lambda: window.grid.isVisible() and shown(window) == [4])


def test_a_phrase_that_is_a_tag_leads_to_the_photos_of_the_tag(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    """Who has had keywords for years types one of them: whatever is known of the word, they are found."""
    _fill(library)
    library.tagged_so = {"zeppelin": 2, "dog": 1}
    start(qtbot, window)
    search(qtbot, window, "zeppelin")
    qtbot.waitUntil(window.stage.message.isVisible)
    assert window.stage.message.buttons[0].text() == "Photos with the tag “zeppelin”"
    click(window.stage.message.buttons[0])
    assert window.search.line.text() == "tag:zeppelin"
    search(qtbot, window, "dog")
    header = window.stage.header
    qtbot.waitUntil(header.tag_hint.isVisible)
    assert header.tag_too.whole() == "“dog” is a tag too."
    click(header.show_tag)
    assert window.search.line.text() == "tag:dog"
    qtbot.waitUntil(lambda: not header.tag_hint.isVisible())
    search(qtbot, window, "cat")
    qtbot.waitUntil(lambda: bool(shown(window)) and window.browser.results is not None)
    assert not header.tag_hint.isVisible()


@pytest.mark.parametrize("query", ["4.jpg -zeppelin", "4.jpg OR zeppelin"])
def test_a_query_of_several_parts_is_not_taken_for_a_file_name(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary, query: str
) -> None:
    _fill(library)
    start(qtbot, window)
    search(qtbot, window, query)
    qtbot.waitUntil(window.stage.message.isVisible)
    assert [one.text() for one in window.stage.message.buttons] == ["Show the closest"]


def test_a_search_stays_in_its_folder_until_it_is_left(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    window.sidebar.folders[0].click()
    qtbot.waitUntil(lambda: shown(window) == [1, 2, 3])
    search(qtbot, window, "beach")
    qtbot.waitUntil(lambda: shown(window) == [2])
    assert window.stage.header.told.whole() == "1 photo matches, 2 do not"
    assert window.status.filter.text() == "in photos"
    click(window.status.reset)
    qtbot.waitUntil(lambda: sorted(shown(window)) == [2, 4])
    assert not window.status.filter.isVisible()


def test_results_in_another_order(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _fill(library)
    start(qtbot, window)
    search(qtbot, window, "beach")
    window.actions_.order_by["size"].trigger()
    qtbot.waitUntil(lambda: shown(window) == [4, 2])
    assert window.top.order.text() == "Largest file"
    window.search.clear()
    qtbot.waitUntil(lambda: len(shown(window)) == 5)
    assert window.top.order.text() == "Newest first"


def test_until_the_models_are_there_one_can_browse_and_is_told(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    library.models_ready = False
    start(qtbot, window)
    assert len(shown(window)) == 5
    window.search.take("dog")
    qtbot.waitUntil(lambda: window.stage.message.isVisible())
    assert window.stage.message.title.text() == "Meaning comes in a moment"
    assert window.search._told.text() == "meaning comes in a moment"
    assert library.count(Rank) == 0
    library.tell(ModelsReady("cpu"))
    qtbot.waitUntil(lambda: shown(window) == [1, 2])
    assert window.grid.isVisible()


def test_a_refused_phrase_is_one_sentence(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _fill(library)
    library.refusals[Rank] = "No anchor can be used."
    start(qtbot, window)
    window.search.take("dog")
    refusal = "No anchor can be used."
    qtbot.waitUntil(lambda: window.stage.message.words.text() == refusal)
    assert window.stage.message.isVisible()


def test_the_view_follows_the_library_and_keeps_its_place(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    for number in range(400):
        library.add_photo(f"/photos/{number}.jpg".encode(), "dog", thumbnail=False)
    start(qtbot, window)
    qtbot.waitUntil(lambda: len(shown(window)) == 400)
    window.grid.make_current(300)
    before = window.grid.visualRect(window.grid.currentIndex()).top()
    library.lose(1, 2, 3)
    qtbot.waitUntil(lambda: len(shown(window)) == 397)
    assert window.grid.current() == 300
    assert window.grid.selected() == [300]
    assert abs(window.grid.visualRect(window.grid.currentIndex()).top() - before) <= 140


def test_results_say_how_many_photos_cannot_be_found_yet(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    library.pending = 1204
    start(qtbot, window)
    search(qtbot, window, "dog")
    assert window.stage.header.told.whole().endswith("; 1,204 are not searchable yet")
    library.pending = 0
    library.changed("photos")
    qtbot.waitUntil(lambda: "searchable" not in window.stage.header.told.whole())


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("width", [1024, 1366, 1920])
@pytest.mark.parametrize("phrase", ["dog", "dog playing with a yellow ball on the beach at sunset"])
def test_the_numbers_of_results_are_whole_in_every_window(
    qtbot: QtBot, theme: Theme, library: FakeLibrary, width: int, phrase: str
) -> None:
    _fill(library)
    library.pending = 1204
    window = MainWindow(library.connect, library.cache, theme)
    qtbot.addWidget(window)
    window.resize(1920, 600)
    start(qtbot, window)
    search(qtbot, window, phrase)
    header = window.stage.header

    def is_whole() -> bool:
        said = [line.text() for line in (header.told, header.told_below) if line.isVisible()]
        inside = header.below.isHidden() or header.rect().contains(header.below.geometry())
        titled = header.title.width() >= min(header.title.sizeHint().width(), 160)
        return said == [header.told.whole()] and inside and titled

    for cut in (0.5, 0.0):
        window.browser.set_cut(cut)
        window.resize(1920, 600)
        window.resize(width, 600)
        assert window.width() == width
        qtbot.waitUntil(is_whole)

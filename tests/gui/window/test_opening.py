"""The window shows what was known the last time until the library answers."""

from array import array

from pytestqt.qtbot import QtBot

from asif_desktop.domain.events import ModelsReady, Progress
from asif_desktop.domain.first_view import FirstView
from asif_desktop.domain.photos import PhotoList
from asif_desktop.domain.requests import (
    DescribePhotos,
    GetStatus,
    ListAlbums,
    ListCollections,
    ListFolders,
    ListPhotos,
    ListSearches,
    Rank,
)
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import find_flowers, shown, start


def _first(library: FakeLibrary) -> FirstView:
    asked = library.connect()
    photos = asked.ask(ListPhotos())
    view = FirstView(
        state=(),
        photos=PhotoList(photos.generation, photos.ids, photos.days),
        described=asked.ask(DescribePhotos(array("q", photos.ids).tolist())),
        folders=asked.ask(ListFolders()),
        collections=asked.ask(ListCollections()),
        albums=asked.ask(ListAlbums()),
        searches=asked.ask(ListSearches()),
        status=asked.ask(GetStatus()),
    )
    asked.close()
    return view


def test_what_was_known_is_shown_at_once_and_as_not_confirmed(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    first = _first(library)
    library.hold(ListPhotos)
    window.start(first)
    window.show()
    assert shown(window) == [1, 2, 3, 4, 5, 6], "before any event was handled"
    assert "6 photos – being looked up" in window.stage.header.told.whole()
    assert window.book.get(3) is not None
    window.grid.make_current(3)
    assert not window.actions_.trash.isEnabled(), "nothing is done to photos that may be others by now"
    library.take_away(6)
    library.release(ListPhotos)
    qtbot.waitUntil(lambda: shown(window) == [1, 2, 3, 4, 5])
    assert window.stage.header.told.whole() == "5 photos"
    assert window.grid.selected() == [3], "where the person is, they stay"
    assert window.actions_.trash.isEnabled()


def test_the_library_is_asked_once_what_was_known_is_painted(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    first = _first(library)
    asked = library.count(ListPhotos)
    window.start(first)
    with qtbot.waitSignal(window.grid.painted):
        qtbot.wait(50)  # long enough for lanes that would not wait
        assert library.count(ListPhotos) == asked
        window.show()
    qtbot.waitUntil(lambda: library.count(ListPhotos) > asked)


def test_a_window_that_is_never_painted_asks_the_library_all_the_same(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    first = _first(library)
    asked = library.count(ListPhotos)
    window.start(first)
    qtbot.waitUntil(lambda: library.count(ListPhotos) > asked)


def test_a_window_closes_while_it_holds_its_questions(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    window.start(_first(library))
    window.close()
    assert not any(lane._thread.is_alive() for lane in window.asker._lanes.values() if lane._thread)


def test_a_query_of_filters_alone_does_not_wait_for_the_models(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    library.models_ready = False
    start(qtbot, window)
    window.search.take("rating:0")
    qtbot.waitUntil(lambda: library.count(Rank) == 1)
    qtbot.waitUntil(lambda: window.browser.results is not None)
    assert window.grid.isVisible()


def _load_models_anew(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    """Ends the library process; another one begins to load the models, and has answered what needs none."""
    library.models_ready = False
    with qtbot.waitSignals([window.listener.listening, window.shelves.told]):
        library.kill()
        window.listener._beat()
    library.tell(Progress("models", 0, 2))


def _models_are_there(library: FakeLibrary) -> None:
    library.tell(Progress("models", 2, 2, active=False))
    library.tell(ModelsReady("cpu"))


def test_of_filters_alone_it_is_not_said_that_they_wait_for_another_librarys_models(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    window.search.take("rating:0")
    qtbot.waitUntil(lambda: window.search._told.text().endswith("ms"))
    answers = library.count(Rank)
    told: list[str] = []
    window.listener.progress.connect(lambda _: told.append(window.search._told.text()))
    _load_models_anew(qtbot, window, library)
    qtbot.waitUntil(lambda: library.count(Rank) > answers and len(told) == 1)
    _models_are_there(library)
    qtbot.waitUntil(lambda: len(told) == 2)
    told.append(window.search._told.text())
    assert all(words.endswith("ms") for words in told)
    assert window.stage.header.told.whole() == "6 photos"


def test_while_nothing_is_searched_it_is_said_that_phrases_wait_for_the_models(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    _load_models_anew(qtbot, window, library)
    qtbot.waitUntil(lambda: window.search._told.text() == "meaning comes in a moment")
    assert window.stage.header.told.whole() == "6 photos"
    _models_are_there(library)
    qtbot.waitUntil(lambda: window.search._told.text() == "")


def test_suggestions_wait_for_another_librarys_models(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    library.tagging.suggested[library.tagging.make("Flower")] = {1: 0.9}
    start(qtbot, window)
    window.search.take("suggested:Flower")
    qtbot.waitUntil(lambda: shown(window) == [1])
    _load_models_anew(qtbot, window, library)
    qtbot.waitUntil(lambda: window.stage.header.told.whole().endswith("being looked up"))
    assert window.search._told.text() == "meaning comes in a moment"
    _models_are_there(library)
    qtbot.waitUntil(lambda: "being looked up" not in window.stage.header.told.whole())


def test_what_was_found_stays_while_another_library_loads_its_models(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    find_flowers(qtbot, window, library)
    library.models_ready = False
    with qtbot.waitSignal(window.browser.waiting):
        library.kill()
        window.listener._beat()
    assert shown(window) == [1, 2, 3]
    assert window.grid.isVisible()
    assert window.stage.header.told.whole().endswith("being looked up")
    library.take_away(3)
    qtbot.waitUntil(lambda: bool(library._listeners))
    library.tell(ModelsReady("cpu"))
    qtbot.waitUntil(lambda: shown(window) == [1, 2])
    assert "being looked up" not in window.stage.header.told.whole()

"""The library process ends, cannot be opened, or has a bug."""

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from asif_desktop.domain.library import Library
from asif_desktop.domain.requests import History, Rank, Teach
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import find_flowers, search, shown, start, teach_sheet, write


def test_a_lost_library_is_opened_again_and_the_view_goes_on(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    find_flowers(qtbot, window, library)
    window.grid.make_current(2)
    losses: list[str] = []
    banners: list[str] = []
    window.asker.lost.connect(losses.append)
    window.asker.lost.connect(lambda _: banners.append(window.banner.whole()))
    library.closed_for = ["The library is being repaired."]
    library.kill()
    window.search.take("stone")
    qtbot.waitUntil(lambda: len(losses) == 2)
    said = ["The library stopped; nothing that you did is lost.", "The library is being repaired."]
    assert banners == [f"{sentence} Opening it again…" for sentence in said]
    qtbot.waitUntil(lambda: not window.banner_bar.isVisible())
    qtbot.waitUntil(lambda: shown(window) == [4, 5, 6])
    # The connections of the other lanes were lost too: that is the same loss.
    assert losses == ["", "The library is being repaired."]
    library.lose(6)
    qtbot.waitUntil(lambda: shown(window) == [4, 5])


def test_an_idle_window_finds_the_loss_out(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    window.listener._heartbeat.setInterval(50)
    with qtbot.waitSignal(window.asker.back):
        library.kill()
    qtbot.waitUntil(lambda: bool(library._listeners))


def test_an_edit_that_was_on_its_way_is_not_made_twice(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    sheet = teach_sheet(window, 5)
    library.hold(Teach)
    write(sheet.caption, "wibble")
    sheet.teach.click()
    qtbot.waitUntil(lambda: library.count(Teach) == 1)
    library.kill()
    library.release(Teach)
    qtbot.waitUntil(lambda: sheet.refusal.isVisible())
    assert "nothing confirmed is lost" in sheet.refusal.text()
    qtbot.waitUntil(lambda: not window.banner_bar.isVisible())
    assert library.count(Teach) == 1


def test_a_question_that_always_kills_the_library_is_given_up(
    qtbot: QtBot, library: FakeLibrary, theme: object
) -> None:
    asker = Asker(library.connect)
    refusals: list[str] = []

    def deadly(connection: Library) -> object:
        library.kill()
        return connection.ask(History(limit=1))

    asker.do(deadly, lambda _: pytest.fail("answered"), sorry=refusals.append)
    qtbot.waitUntil(lambda: len(refusals) == 1)
    asker.close()


def test_a_library_that_cannot_be_opened_says_why_until_it_can(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    library.closed_for = ["The catalog is from a newer version; update the program."] * 10_000
    window.show()
    window.start()
    qtbot.waitUntil(lambda: window.banner_bar.isVisible())
    assert window.banner.whole().startswith("The catalog is from a newer version")
    library.closed_for.clear()
    qtbot.waitUntil(lambda: len(shown(window)) == 6)
    qtbot.waitUntil(lambda: not window.banner_bar.isVisible())  # another lane may be refused once more


def test_a_bug_is_raised_and_not_swallowed(qtbot: QtBot, library: FakeLibrary, theme: object) -> None:
    asker = Asker(library.connect)
    answers: list[int] = []
    with capture_exceptions() as raised:
        asker.do(lambda _: 1 // 0, answers.append)
        asker.do(lambda _: 7, answers.append)
        qtbot.waitUntil(lambda: answers == [7])
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]
    asker.close()


def test_closing_does_not_wait_for_a_long_answer(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    library.hold(Rank)
    window.search.take("flower")
    qtbot.waitUntil(lambda: library.count(Rank) == 1)
    assert window.close()


def test_every_connection_is_let_go_at_the_end(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    search(qtbot, window, "flower")
    library.kill()
    search(qtbot, window, "stone")
    qtbot.waitUntil(lambda: shown(window) == [4, 5, 6])
    assert library.connections > 0
    window.close()
    qtbot.waitUntil(lambda: library.connections == 0)

"""The information panel in the window."""

from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from asif_desktop.domain.requests import NotesOf
from asif_desktop.gui.asking.place import Place
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import search, shown, start


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that other programs were given."""
    files: list[str] = []

    def open_url(url: QUrl) -> bool:
        files.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return files


def test_teaching_is_in_sight_however_much_there_is_to_read(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_photo(b"/photos/1.jpg", "dog beach sea sand sky")
    window.resize(1024, 600)
    start(qtbot, window)
    information = window.information
    assert not information.teach.isVisible(), "without a photo there is nothing to teach"
    search(qtbot, window, "dog")
    qtbot.waitUntil(lambda: shown(window) == [1])
    window.grid.make_current(1)
    buttons = (information.teach, information.similar)
    qtbot.waitUntil(lambda: all(one.visibleRegion().boundingRect() == one.rect() for one in buttons))


def test_a_date_that_is_the_file_s_is_said_to_be(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_photo(b"/photos/1.jpg", taken="2025-06-14T09:12:00")
    library.add_photo(b"/photos/2.png", taken=None, file_date="2025-06-13T18:05:00")
    library.add_photo(b"/photos/3.png", taken=None)
    start(qtbot, window)
    panel, grid = window.information, window.grid
    days = grid.grouped()
    assert days is not None
    assert [days.title(run) for run in range(3)] == [
        "Saturday, 14 June 2025",
        "Friday, 13 June 2025",
        "Without a date",
    ]
    for photo, date, by in (
        (1, "14 June 2025, 09:12", ""),
        (2, "13 June 2025, 18:05", "by the file's date"),
        (3, "", ""),
    ):
        grid.make_current(photo)
        qtbot.waitUntil(partial(_shows, window, f"{photo}."))
        assert (panel.fact("taken"), panel.fact("dated_by")) == (date, by)
    tips = [grid.model().index(row, 0).data() for row in (0, 1, 2)]
    assert tips == ["1.jpg, 14 June 2025, 09:12", "2.png, 13 June 2025, 18:05 (the file's date)", "3.png"]


def test_keywords_that_are_left_aside_are_told_of(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_photo(b"/photos/1.jpg")
    library.add_photo(b"/photos/2.jpg")
    library.file_keywords = 500
    start(qtbot, window)
    panel = window.information
    window.grid.make_current(1)
    qtbot.waitUntil(panel.keywords.isVisible)
    assert "the first 500 are tags here; any others are left aside" in panel.keywords.text()
    library.file_keywords = 499
    window.grid.make_current(2)
    qtbot.waitUntil(partial(_shows, window, "2."))
    qtbot.waitUntil(lambda: not panel.keywords.isVisible())


def test_the_file_in_the_folder_that_is_shown_is_told_and_the_others_beneath(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary, opened: list[str]
) -> None:
    copies = [b"/old/2019/Rome/b.jpg", *(b"/old/%d/a.jpg" % number for number in range(6))]
    library.add_photo(b"/old/other.jpg")
    library.add_photo(b"/photos/a.jpg", copies=copies)
    start(qtbot, window)
    panel, grid = window.information, window.grid
    grid.make_current(2)
    qtbot.waitUntil(lambda: panel.fact("place") == "photos")
    assert panel.others.whole().splitlines() == [
        "old / 2019 / Rome / b.jpg",
        *(f"old / {number}" for number in range(4)),
        "and 2 more",
    ]
    window.browser.go(Place("folder", 1, "Rome", b"2019/Rome"))
    qtbot.waitUntil(lambda: shown(window) == [2])
    grid.make_current(2)
    qtbot.waitUntil(lambda: panel.fact("place") == "old / 2019 / Rome")
    assert panel.name.whole() == "b.jpg"
    assert panel.others.whole().splitlines()[0] == "photos / a.jpg"
    assert grid.model().index(0, 0).data().startswith("b.jpg, ")
    files = grid.model().mimeData([grid.model().index(0, 0)]).text()
    assert files.strip() == "file:///old/2019/Rome/b.jpg"
    window.actions_.open_with.trigger()
    qtbot.waitUntil(lambda: opened == ["/old/2019/Rome/b.jpg"])
    window.actions_.open.trigger()
    qtbot.waitUntil(lambda: window.loupe.title.whole() == "b.jpg")
    window.browser.go(Place())
    qtbot.waitUntil(lambda: panel.fact("place") == "photos")


def test_a_file_that_is_away_is_not_opened_where_another_is_there(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary, opened: list[str], tmp_path: Path
) -> None:
    there = tmp_path / "a.jpg"
    there.touch()
    library.add_photo(b"/unplugged/a.jpg", copies=[bytes(there)])
    start(qtbot, window)
    window.grid.make_current(1)
    window.actions_.open_with.trigger()
    qtbot.waitUntil(lambda: opened == [str(there)])


def _shows(window: MainWindow, name: str) -> bool:
    return window.information.name.whole().startswith(name)


def test_the_size_of_a_very_large_photo_is_told_to_its_end(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    number = library.add_photo(b"/photos/a.tif")
    library.photos[number].photo = replace(
        library.photos[number].photo, width=20_000, height=15_000, size=102_400_000
    )
    window.resize(1280, 800)
    start(qtbot, window)
    window.grid.make_current(number)
    qtbot.waitUntil(lambda: _shows(window, "a.tif"))
    (size,) = (
        label
        for label in window.information.findChildren(QLabel)
        if label.isVisible() and "20000" in label.text()
    )
    qtbot.waitUntil(lambda: size.height() >= size.heightForWidth(size.width()) > 0)
    assert window.information.fact("size") == "20000 × 15000, 102.4 MB, JPEG"
    assert size.text().replace("\u00a0", " ") == window.information.fact("size")
    for part in ("20000\u00a0×\u00a015000,", "102.4\u00a0MB,"):
        assert part in size.text(), "a number and its unit stay on one line"
        assert size.fontMetrics().horizontalAdvance(part) <= size.width()


def test_a_search_that_is_answered_while_the_photo_is_looked_at_is_explained(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    library.hold(NotesOf)
    window.grid.make_current(1)
    qtbot.waitUntil(lambda: library.count(NotesOf) == 1)
    window.desk._pause.setInterval(3_600_000)  # the answer comes before the photo is looked at anew
    search(qtbot, window, "flower")
    qtbot.waitUntil(lambda: window.browser.results is not None)
    library.release(NotesOf)
    qtbot.waitUntil(lambda: window.information.name.whole() == "1.jpg")
    window.desk._pause.start(0)
    qtbot.waitUntil(lambda: bool(window.information.why.rows))

"""The information panel in the window."""

from functools import partial

from pytestqt.qtbot import QtBot

from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import search, shown, start


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
    assert tips == ["1.jpg, 14 June 2025, 09:12", "2.png, 13 June 2025, 18:05", "3.png"]


def _shows(window: MainWindow, name: str) -> bool:
    return window.information.name.whole().startswith(name)

"""The places of the sidebar: folders below folders, and what was added lately."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from asif_desktop.domain.requests import ListSubfolders
from asif_desktop.gui.sidebar.sidebar_rows import SidebarRow
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import press, search, shown, start

_PATHS = (b"top.jpg", b"2024/1.jpg", b"2024/May/2.jpg", b"2024/May/3.jpg", b"caf\xe9/4.jpg")


def _fill(library: FakeLibrary) -> None:
    for path in _PATHS:
        library.add_photo(b"/photos/" + path, "cat", root=b"/photos")


def _names(window: MainWindow) -> list[str]:
    return [row.accessibleName() for row in window.sidebar.folders]


def _open(row: SidebarRow) -> None:
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.branch().center())


def test_a_folder_opens_and_shows_what_is_inside(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    qtbot.waitUntil(lambda: _names(window) == ["photos, 5"])
    assert library.count(ListSubfolders) == 0
    _open(window.sidebar.folders[0])
    inside = ["photos, 5", "2024, 3", "caf\ufffd, 1"]
    qtbot.waitUntil(lambda: _names(window) == inside)
    assert len(shown(window)) == 5  # opening is not going there
    press(window.sidebar.folders[1], Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: _names(window) == ["photos, 5", "2024, 3", "May, 2", "caf\ufffd, 1"])
    assert window.sidebar.folders[1].accessibleDescription() == "open, ← closes it"
    assert window.sidebar.folders[2].branch().isEmpty()
    assert "/photos/2024/May" in window.sidebar.folders[2].toolTip()
    press(window.sidebar.folders[1], Qt.Key.Key_Left)
    assert _names(window) == inside
    _open(window.sidebar.folders[0])
    assert _names(window) == ["photos, 5"]


def test_a_subfolder_filters_by_its_bytes(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _fill(library)
    start(qtbot, window)
    _open(window.sidebar.folders[0])
    qtbot.waitUntil(lambda: len(_names(window)) == 3)
    window.sidebar.folders[2].click()
    qtbot.waitUntil(lambda: shown(window) == [5])
    assert window.stage.header.title.whole() == "caf\ufffd"
    assert [row.isChecked() for row in window.sidebar.folders] == [False, False, True]
    window.sidebar.folders[1].click()
    qtbot.waitUntil(lambda: shown(window) == [2, 3, 4])
    search(qtbot, window, "cat")
    qtbot.waitUntil(lambda: shown(window) == [2, 3, 4])
    assert window.stage.header.told.whole() == "3 photos match, 0 do not"
    assert window.status.filter.text() == "in 2024"


def test_an_open_folder_follows_the_library(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _fill(library)
    start(qtbot, window)
    _open(window.sidebar.folders[0])
    qtbot.waitUntil(lambda: len(_names(window)) == 3)
    kept = window.sidebar.folders[1]
    kept.setFocus()
    library.add_photo(b"/photos/2023/5.jpg", "cat", root=b"/photos")
    library.add_photo(b"/photos/2024/6.jpg", "cat", root=b"/photos")
    library.changed("photos")
    qtbot.waitUntil(lambda: _names(window) == ["photos, 7", "2023, 1", "2024, 4", "caf\ufffd, 1"])
    assert window.sidebar.folders[2] is kept
    assert kept.hasFocus()
    library.lose(*[photo for photo in library.photos if photo != 1])
    qtbot.waitUntil(lambda: _names(window) == ["photos, 1"])
    assert window.sidebar.folders[0].branch().isEmpty()
    row = window.sidebar.folders[0]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(12, 14))
    qtbot.waitUntil(row.isChecked)


def test_recently_added_are_those_of_the_last_month_newest_first(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    now = datetime.now(UTC)
    for days in (40, 29, 3, 400):
        added = (now - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")
        library.add_photo(b"/photos/%d.jpg" % days, "cat", added=added)
    start(qtbot, window)
    qtbot.waitUntil(lambda: window.sidebar.recent.accessibleName() == "Recently added, 2")
    window.sidebar.recent.click()
    qtbot.waitUntil(lambda: shown(window) == [3, 2])
    assert window.stage.header.told.whole() == "2 photos"
    search(qtbot, window, "cat")
    qtbot.waitUntil(lambda: sorted(shown(window)) == [2, 3])

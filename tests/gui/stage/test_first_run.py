"""The first minutes: no folders yet, then the first photos."""

from pathlib import Path
from typing import Literal

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from asif_desktop.domain.events import Progress
from asif_desktop.domain.requests import AddFolders, CancelWork, PauseIndexing
from asif_desktop.domain.sentences import said
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.stage.pages import Welcome
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import click, shown, start, texts


def test_an_empty_library_invites_and_a_folder_fills_the_grid(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    start(qtbot, window)
    qtbot.waitUntil(lambda: window.stage.currentWidget() is window.stage.welcome)
    assert "Your files are never changed, and deleted only when you say so." in texts(window.stage.welcome)
    said = "Photos will be looked at with this computer’s processor. Measured just now, a thousand take 25 s"
    qtbot.waitUntil(lambda: window.stage.welcome.device.text().startswith(said))
    library.arriving[b"/photos"] = [(b"/photos/one.jpg", "dog", ""), (b"/photos/two.jpg", "cat", "")]
    window.folders.add([b"/photos"])
    qtbot.waitUntil(lambda: shown(window) == [1, 2])
    assert window.stage.currentWidget() is not window.stage.welcome
    qtbot.waitUntil(lambda: [row.accessibleName() for row in window.sidebar.folders] == ["photos, 2"])


@pytest.mark.parametrize("there", [True, False])
def test_the_folder_of_pictures_is_offered_where_there_is_one(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    pictures = tmp_path / "Pictures"
    if there:
        pictures.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(pictures))
    page = Welcome(theme)
    qtbot.addWidget(page)
    page.show()
    assert page.where.isVisible() == page.pictures.isVisible() == there
    assert page.where.whole() == str(pictures)
    assert (page.choose.property("role") == "primary") != there


def test_a_dropped_folder_is_added_byte_for_byte(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    start(qtbot, window)
    data = QMimeData()
    data.setData("text/uri-list", b"file:///photos/caf%E9%20%28old%29/\r\nhttps://example.org/x\r\n")
    window.dropEvent(_drop(data))
    qtbot.waitUntil(lambda: library.count(AddFolders) == 1)
    added = next(request for request in library.asked if isinstance(request, AddFolders))
    assert added.folders == [b"/photos/caf\xe9 (old)"]


def test_a_chosen_folder_is_added_byte_for_byte(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    start(qtbot, window)
    window.folders._chosen([QUrl.fromEncoded(b"file:///photos/%E9t%C3%A9")])
    qtbot.waitUntil(lambda: b"/photos/\xe9t\xc3\xa9" in library.folders)


def test_progress_shows_rate_and_time_and_can_be_paused(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_photo(b"/photos/one.jpg")
    start(qtbot, window)
    qtbot.waitUntil(lambda: bool(library._listeners))
    library.tell(_progress(done=18_402, active=True))
    qtbot.waitUntil(lambda: window.status.work.isVisible())
    assert window.status.work.text() == "Encoding 18,402 of 48,213, 58 photos a second, 9 min left"
    click(window.status.pause)
    qtbot.waitUntil(lambda: library.count(PauseIndexing) == 1)
    assert PauseIndexing(True) in library.asked
    library.tell(_progress(done=18_402, active=True, paused=True))
    qtbot.waitUntil(lambda: window.status.work.text().endswith("paused"))
    assert window.actions_.pause.isChecked()
    click(window.status.pause)
    qtbot.waitUntil(lambda: PauseIndexing(False) in library.asked)
    library.tell(_progress(done=48_213, active=False))
    qtbot.waitUntil(lambda: not window.status.work.isVisible())
    assert not window.actions_.pause.isEnabled()


def test_an_empty_view_tells_whether_photos_are_still_looked_for(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.folders.append(b"/photos")
    start(qtbot, window)
    qtbot.waitUntil(lambda: window.stage.message.title.text() == "No photos here")
    qtbot.waitUntil(lambda: bool(library._listeners))
    library.tell(_progress(done=0, active=True))
    qtbot.waitUntil(lambda: window.stage.message.title.text() == "Looking for your photos")
    library.tell(_progress(done=0, active=False))
    qtbot.waitUntil(lambda: window.stage.message.title.text() == "No photos here")


def test_a_long_change_of_what_is_known_can_be_cancelled(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_photo(b"/photos/one.jpg")
    start(qtbot, window)
    qtbot.waitUntil(lambda: bool(library._listeners))
    library.tell(_progress(done=18_402, active=True, task="engine"))
    qtbot.waitUntil(window.status.cancel.isVisible)
    assert not window.status.pause.isVisible()
    click(window.status.cancel)
    qtbot.waitUntil(lambda: library.count(CancelWork) == 1)
    assert not window.status.cancel.isEnabled()
    library.tell(_progress(done=18_402, active=False, task="engine"))
    qtbot.waitUntil(lambda: not window.status.cancel.isVisible())
    library.tell(_progress(done=18_402, active=True))
    qtbot.waitUntil(window.status.pause.isVisible)
    assert not window.status.cancel.isVisible()


def test_files_that_failed_are_listed_with_their_reasons(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    from asif_desktop.domain.photos import Failure

    library.add_photo(b"/photos/one.jpg")
    library.failures = [Failure(b"/photos/\xff<b>bad</b>.jpg", said("It is cut short."))]
    start(qtbot, window)
    qtbot.waitUntil(lambda: window.sidebar.failed.isVisible())
    window.sidebar.failed.click()
    assert window.stage.header.told.whole() == "1 file could not be read"
    model = window.stage.failed.list.model()
    assert (
        model.data(model.index(0, 0)) == "/photos/\N{REPLACEMENT CHARACTER}<b>bad</b>.jpg: It is cut short."
    )
    window.sidebar.all.click()
    qtbot.waitUntil(lambda: window.grid.isVisible())


def test_files_that_failed_can_be_tried_again(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    from asif_desktop.domain.photos import Failure
    from asif_desktop.domain.requests import RetryFailed

    library.add_photo(b"/photos/one.jpg")
    library.failures = [
        Failure(b"/photos/1.jpg", said("It is cut short.")),
        Failure(b"/photos/2.jpg", said("So is it.")),
    ]
    start(qtbot, window)
    qtbot.waitUntil(lambda: window.sidebar.failed.isVisible())
    window.sidebar.failed.click()
    click(window.stage.failed.again)
    qtbot.waitUntil(lambda: library.count(RetryFailed) == 1)
    qtbot.waitUntil(lambda: window.stage.failed.list.model().rowCount() == 0)
    qtbot.waitUntil(lambda: not window.stage.failed.again.isEnabled())
    assert window.stage.header.told.whole() == "0 files could not be read"


def _progress(
    done: int, active: bool, paused: bool = False, task: Literal["index", "engine"] = "index"
) -> Progress:
    return Progress(task, done, 48_213, 0, 58.0, 540.0, active, paused)


def _drop(data: QMimeData) -> QDropEvent:
    return QDropEvent(
        QPointF(QPoint(20, 20)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

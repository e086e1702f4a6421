"""Photos that are gone, and photos on disks that are not connected, in the window."""

import os
import shutil
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from asif_desktop.domain.photos import MissingPhoto
from asif_desktop.domain.requests import ForgetPhotos, MakeThumbnails
from asif_desktop.gui.grid.tiles import thumbnail_path
from asif_desktop.gui.look.question_sheets import ConfirmSheet
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import click, press, start


def test_what_is_missing_is_listed_and_forgotten_after_a_question(
    qtbot: QtBot, library: FakeLibrary, window: MainWindow
) -> None:
    library.add_photo(b"/photos/here.jpg")
    start(qtbot, window)
    qtbot.waitUntil(lambda: window.sidebar.all.accessibleName().endswith("1"))
    assert window.sidebar.missing.isHidden()

    library.missing = [MissingPhoto(7, b"/photos/gone.jpg", "2025-06-14T09:12:00Z", "0" * 64, 3)]
    library.changed("photos")
    qtbot.waitUntil(lambda: not window.sidebar.missing.isHidden())
    QTest.mouseClick(window.sidebar.missing, Qt.MouseButton.LeftButton)
    model = window.missing.list.model()
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert "/photos/gone.jpg" in model.index(0, 0).data()
    assert window.sidebar.missing.isChecked()

    QTest.mouseClick(window.missing.forget, Qt.MouseButton.LeftButton)
    (sheet,) = window.findChildren(ConfirmSheet)
    QTest.mouseClick(sheet.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.sidebar.missing.isHidden() and model.rowCount() == 0)
    assert [one for one in library.asked if isinstance(one, ForgetPhotos)] == [ForgetPhotos([7])]

    undo = window.actions_.undo
    qtbot.waitUntil(undo.isEnabled)
    undo.trigger()
    qtbot.waitUntil(lambda: not window.sidebar.missing.isHidden() and model.rowCount() == 1)
    assert "/photos/gone.jpg" in model.index(0, 0).data()


def test_only_what_is_selected_is_forgotten(qtbot: QtBot, library: FakeLibrary, window: MainWindow) -> None:
    library.add_photo(b"/photos/here.jpg")
    library.missing = [
        MissingPhoto(number, b"/photos/%d.jpg" % number, "2025-06-14T09:12:00Z", "0" * 64, 3)
        for number in (7, 8, 9)
    ]
    start(qtbot, window)
    qtbot.waitUntil(lambda: not window.sidebar.missing.isHidden())
    QTest.mouseClick(window.sidebar.missing, Qt.MouseButton.LeftButton)
    files = window.missing.list
    qtbot.waitUntil(lambda: files.model().rowCount() == 3)
    assert window.missing.forget.text() == "Forget all…"
    files.setCurrentIndex(files.model().index(1, 0))
    assert window.missing.forget.text() == "Forget selected…"
    QTest.mouseClick(window.missing.forget, Qt.MouseButton.LeftButton)
    (sheet,) = window.findChildren(ConfirmSheet)
    QTest.mouseClick(sheet.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: files.model().rowCount() == 2)
    assert [one for one in library.asked if isinstance(one, ForgetPhotos)] == [ForgetPhotos([8])]
    assert window.missing.forget.text() == "Forget all…"


def test_a_photo_on_a_disk_that_is_away_is_marked(
    qtbot: QtBot, library: FakeLibrary, window: MainWindow
) -> None:
    number = library.add_photo(b"/disk/a.jpg")
    window.resize(1100, 700)
    start(qtbot, window)
    qtbot.waitUntil(lambda: window.tiles.get(number) is not None)
    before = window.grid.viewport().grab().toImage()
    one = library.photos[number]
    one.photo = msgspec.structs.replace(one.photo, offline=True)
    library.changed("photos", "folders")
    qtbot.waitUntil(lambda: window.tiles.is_offline(number))
    qtbot.waitUntil(lambda: window.grid.viewport().grab().toImage() != before)


def test_what_is_missing_is_shown_by_its_picture_as_long_as_the_cache_has_it(
    qtbot: QtBot, library: FakeLibrary, window: MainWindow
) -> None:
    kept = library.add_photo(b"/photos/here.jpg")
    content = library.photos[kept].photo.content
    library.missing = [
        MissingPhoto(8, b"/photos/kept.jpg", "2025-06-14T09:12:00Z", content, 3),
        MissingPhoto(9, b"/photos/lost.jpg", "2025-06-14T09:12:00Z", "f" * 64, 3),
    ]
    start(qtbot, window)
    qtbot.waitUntil(lambda: not window.sidebar.missing.isHidden())
    QTest.mouseClick(window.sidebar.missing, Qt.MouseButton.LeftButton)
    files = window.missing.list
    qtbot.waitUntil(lambda: files.pictures.get(8) is not None)
    assert files.pictures.get(9) is None
    painted = files.viewport().grab().toImage()
    picture = painted.pixelColor(38, 30)
    assert picture not in (painted.pixelColor(38, 90), painted.pixelColor(4, 4)), "the picture, no surface"
    assert not [one for one in library.asked if isinstance(one, MakeThumbnails)], (
        "there is no file to make it of"
    )


def test_a_picture_that_comes_into_the_cache_later_is_shown_then(
    qtbot: QtBot, library: FakeLibrary, window: MainWindow
) -> None:
    here = library.photos[library.add_photo(b"/photos/here.jpg")].photo
    library.missing = [MissingPhoto(8, b"/photos/gone.jpg", "2025-06-14T09:12:00Z", "f" * 64, 3)]
    start(qtbot, window)
    qtbot.waitUntil(lambda: not window.sidebar.missing.isHidden())
    pictures = window.missing.list.pictures
    with qtbot.waitSignal(pictures.arrived):
        QTest.mouseClick(window.sidebar.missing, Qt.MouseButton.LeftButton)
    assert pictures.get(8) is None
    came = Path(os.fsdecode(thumbnail_path(library.cache, "f" * 64)))
    came.parent.mkdir(parents=True)
    shutil.copyfile(thumbnail_path(library.cache, here.content), came)
    library.changed("photos")
    qtbot.waitUntil(lambda: pictures.get(8) is not None)


def test_del_asks_whether_to_forget_what_is_selected_and_nothing_else(
    qtbot: QtBot, library: FakeLibrary, window: MainWindow
) -> None:
    library.add_photo(b"/photos/here.jpg")
    library.missing = [
        MissingPhoto(number, b"/photos/%d.jpg" % number, "2025-06-14T09:12:00Z", "0" * 64, 3)
        for number in (7, 8)
    ]
    start(qtbot, window)
    window.grid.selectAll()
    qtbot.waitUntil(lambda: not window.sidebar.missing.isHidden())
    click(window.sidebar.missing)
    files = window.missing.list
    qtbot.waitUntil(lambda: files.model().rowCount() == 2)
    press(files, Qt.Key.Key_Delete)
    assert not window.findChildren(ConfirmSheet), "nothing is selected here"
    assert window.missing.forget.key == ""
    files.setCurrentIndex(files.model().index(1, 0))
    assert window.missing.forget.key == "Del"
    press(files, Qt.Key.Key_Delete)
    (sheet,) = window.findChildren(ConfirmSheet)
    assert sheet.accessibleName() == "Forget 1 photo?"

"""The loupe: every pixel, dragging out, copying and exporting."""

import os

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from asif_desktop.domain import requests as ask
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.fake_photos import made_picture
from tests.gui.looking import click, press, start


def _open(qtbot: QtBot, window: MainWindow, library: FakeLibrary, count: int = 3) -> None:
    for number in range(1, count + 1):
        if library.photos.get(number) is None:
            library.add_photo(f"/photos/{number}.jpg".encode(), "dog")
    start(qtbot, window)
    window.grid.make_current(1)
    press(window.grid, Qt.Key.Key_Return)
    qtbot.waitUntil(window.loupe.is_sharp)


def test_every_pixel_is_fetched_only_when_the_screen_can_show_it(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_photo(b"/photos/1.jpg", "dog", image=made_picture(1, 900, 675))
    _open(qtbot, window, library)
    loupe = window.loupe
    qtbot.waitUntil(lambda: not loupe._look.isActive())
    assert loupe.view.place().width() < 900
    assert library.count(ask.MakeFullSize) == 0
    window.actions_.actual_size.trigger()
    assert abs(loupe.view.scale() - 1.0) < 1e-6
    assert loupe.scale.text() == "100 %"
    qtbot.waitUntil(loupe.full.is_complete)
    assert library.count(ask.MakeFullSize) == 1
    image = loupe.view.grab().toImage()
    place = loupe.view.place()
    whole = library.photos[1].image
    assert whole is not None
    expected = whole.scaled(round(place.width()), round(place.height()))
    middle = QPoint(image.width() // 2, image.height() // 2)
    have = image.pixelColor(middle)
    want = expected.pixelColor(middle - place.topLeft().toPoint())
    assert abs(have.red() - want.red()) + abs(have.green() - want.green()) < 40
    press(loupe, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: loupe.photo == 2 and loupe.is_sharp())
    assert not loupe.full.is_complete()


def test_panning_fetches_what_comes_into_view_within_a_budget(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    from asif_desktop.gui.loupe import full_size

    _open(qtbot, window, library)
    loupe = window.loupe
    full_size._BUDGET, budget = 100_000, full_size._BUDGET
    try:
        loupe.view.zoom_by(4.0 / loupe.view.scale())
        qtbot.waitUntil(loupe.full.is_complete)
        seen = set(loupe.full._kept)
        for _ in range(5):
            port, middle = loupe.view, loupe.view.rect().center()
            QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=middle)
            QTest.mouseMove(port, middle + QPoint(300, 200))
            QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=middle + QPoint(300, 200))
        qtbot.waitUntil(lambda: loupe.full.is_complete() and set(loupe.full._kept) != seen)
        assert sum(image.sizeInBytes() for image in loupe.full._kept.values()) < 100_000 + 2**20
    finally:
        full_size._BUDGET = budget


def test_a_refusal_is_said_and_the_preview_stays(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.refusals[ask.MakeFullSize] = "The disk is full."
    _open(qtbot, window, library)
    window.loupe.view.show_pixels()
    qtbot.waitUntil(lambda: window.loupe.note.text() == "The disk is full.")
    assert window.loupe.view.has_image()


def test_a_photo_is_dragged_out_as_its_file(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _open(qtbot, window, library)
    view, middle = window.loupe.view, window.loupe.view.rect().center()
    view.drag_wanted.disconnect()  # a real drag waits for the mouse of a person
    with qtbot.waitSignal(view.drag_wanted):
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle)
        QTest.mouseMove(view, middle + QPoint(30, 30))
    data = window.loupe.dragged()
    assert data is not None
    assert bytes(data.data("text/uri-list").data()) == b"file:///photos/1.jpg\r\n"


def test_one_photo_is_copied_as_file_and_picture(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _open(qtbot, window, library)
    with qtbot.waitSignal(window.files.told):
        window.actions_.copy.trigger()
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    image = data.imageData()
    assert isinstance(image, QImage)
    assert not image.isNull()
    assert bytes(data.data("text/uri-list").data()) == b"file:///photos/1.jpg\r\n"


def test_copies_are_exported_as_the_sheet_says(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    for number in range(20):
        name = "bad" if number == 3 else str(number)
        library.add_photo(f"/photos/{name}.jpg".encode(), "dog")
    start(qtbot, window)
    window.grid.selectAll()
    window.actions_.export.trigger()
    sheet = window.exporting.sheet
    assert sheet is not None
    sheet.show_folder(b"/out")
    QGuiApplication.processEvents()
    lefts = {part.mapTo(sheet, QPoint()).x() for part in (sheet.where, sheet.side, sheet.quality)}
    assert len(lefts) == 1
    sheet.side.setCurrentIndex(2)
    sheet.quality.setValue(80)
    sheet.metadata.setChecked(False)
    with qtbot.waitSignal(window.exporting.told) as told:
        click(sheet.go)
    assert told.args is not None
    assert told.args[0] == (
        "19 photos exported to /out. 1 photo could not be exported: /photos/bad.jpg: It is damaged."
    )
    asked = [request for request in library.asked if isinstance(request, ask.Export)]
    assert [len(request.photos) for request in asked] == [8, 8, 4]
    assert {(r.to, r.side, r.quality, r.metadata) for r in asked} == {(b"/out", 2048, 80, False)}
    assert window.exporting.sheet is None


def test_an_export_can_be_stopped_and_a_refusal_can_be_mended(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    for number in range(20):
        library.add_photo(f"/photos/{number}.jpg".encode(), "dog")
    start(qtbot, window)
    window.grid.selectAll()
    window.actions_.export.trigger()
    sheet = window.exporting.sheet
    assert sheet is not None
    assert os.path.isabs(sheet.folder)
    library.refusals[ask.Export] = "/out cannot be written: No space left."
    click(sheet.go)
    qtbot.waitUntil(lambda: sheet.told.text() == "/out cannot be written: No space left.")
    del library.refusals[ask.Export]
    library.hold(ask.Export)
    before = library.count(ask.Export)
    click(sheet.go)
    qtbot.waitUntil(lambda: library.count(ask.Export) == before + 1)
    press(sheet, Qt.Key.Key_Escape)
    with qtbot.waitSignal(window.exporting.told) as told:
        library.release(ask.Export)
    assert told.args is not None
    assert str(told.args[0]).startswith("Stopped; 8 photos exported to")
    assert library.count(ask.Export) == before + 1


def test_a_slideshow_says_that_it_goes_on_and_space_stays_with_a_photo(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _open(qtbot, window, library)
    loupe = window.loupe
    window.actions_.slideshow.trigger()
    assert loupe.note.whole() == "Slideshow"
    loupe.step(1)
    qtbot.waitUntil(loupe.is_sharp)
    assert loupe.note.whole() == "Slideshow"
    press(loupe, Qt.Key.Key_Space)
    assert not loupe.is_slideshow()
    assert window.stage.is_loupe()
    assert loupe.photo == 2
    assert loupe.note.whole() == ""
    press(loupe, Qt.Key.Key_Space)
    assert not window.stage.is_loupe()

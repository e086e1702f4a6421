"""Stars, labels, flags, captions and turning in the window: shown at once, kept, taken back."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from asif_desktop.domain import requests as ask
from asif_desktop.domain.notes import NoteEdit
from asif_desktop.gui.information.exposure import exposure_text
from asif_desktop.gui.information.histogram import BINS, histogram_of
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.loupe.loupe_view import LoupeView
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import press, shown, start, write


def fill(library: FakeLibrary, count: int = 6) -> None:
    for number in range(1, count + 1):
        library.add_photo(f"/photos/{number}.jpg".encode(), "flower")


def select(qtbot: QtBot, window: MainWindow, *photos: int) -> None:
    window.grid.make_current(photos[0])
    for photo in photos[1:]:
        row = list(window.grid.shown()).index(photo)
        index = window.grid.photos.index(row)
        window.grid.selectionModel().select(index, window.grid.selectionModel().SelectionFlag.Select)
    qtbot.waitUntil(lambda: told(window) == len(photos))


def told(window: MainWindow) -> int:
    """Returns of how many photos the panel tells what is said."""
    notes = window.information.marks._notes
    return 0 if notes is None else notes.photos


def stars(window: MainWindow, photo: int) -> int:
    known = window.book.get(photo)
    assert known is not None
    return known.rating


def edits(library: FakeLibrary) -> list[NoteEdit]:
    return [request.edit for request in library.asked if isinstance(request, ask.NotePhotos)]


def test_digits_and_letters_mark_the_selected_photos(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    fill(library)
    start(qtbot, window)
    select(qtbot, window, 2, 3)
    qtbot.waitUntil(lambda: window.book.get(2) is not None)
    library.hold(ask.NotePhotos)
    press(window.grid, Qt.Key.Key_4)
    assert [stars(window, photo) for photo in (2, 3)] == [4, 4]  # before the library has answered
    assert window.information.marks.stars.rating() == 4
    library.release(ask.NotePhotos)
    for key in (Qt.Key.Key_P, Qt.Key.Key_6):
        press(window.grid, key)
    qtbot.waitUntil(lambda: len(edits(library)) == 3)
    assert edits(library) == [NoteEdit(rating=4), NoteEdit(flag="pick"), NoteEdit(label="red")]
    qtbot.waitUntil(lambda: window.information.marks.pick.isChecked())
    assert window.information.marks.labels["red"].isChecked()
    assert window.information.marks.applies.text() == "Applies to 2 photos"
    qtbot.waitUntil(lambda: "Note" in window.actions_.undo.text())
    for _ in range(3):
        qtbot.waitUntil(window.actions_.undo.isEnabled)
        window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: stars(window, 2) == 0)
    qtbot.waitUntil(lambda: window.information.marks.stars.rating() == 0)


def test_photos_that_differ_are_shown_as_mixed(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    fill(library)
    library.answer(ask.NotePhotos([1], NoteEdit(rating=2, label="blue", caption="one")), 0)
    start(qtbot, window)
    select(qtbot, window, 1, 2)
    panel = window.information.marks
    qtbot.waitUntil(lambda: panel.stars.rating() is None)
    assert "mixed" in panel.stars.accessibleName()
    assert not any(button.isChecked() for button in panel.labels.values())
    assert (panel.other.text(), panel.caption.placeholderText()) == ("mixed", "Mixed captions")


def test_the_panel_marks_with_the_mouse_and_takes_back_with_the_same(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    fill(library)
    start(qtbot, window)
    select(qtbot, window, 1)
    panel = window.information.marks
    third = QPoint(2 * 16 + 8, 10)
    for _ in range(2):
        QTest.mouseClick(panel.stars, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, third)
        QTest.mouseClick(panel.labels["green"], Qt.MouseButton.LeftButton)
        QTest.mouseClick(panel.reject, Qt.MouseButton.LeftButton)
    press(panel.stars, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: len(edits(library)) == 7)
    assert [edit.rating for edit in edits(library)][::3] == [3, 0, 1]
    assert [edit.label for edit in edits(library)][1::3] == ["green", ""]
    assert [edit.flag for edit in edits(library)][2::3] == ["reject", "none"]


def test_a_caption_is_kept_with_enter_and_when_one_goes_on(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    fill(library)
    start(qtbot, window)
    window.activateWindow()
    select(qtbot, window, 1)
    caption = window.information.marks.caption
    caption.setFocus()
    write(caption, "p5: by the sea")
    press(caption, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(edits(library)) == 1)
    assert edits(library)[0] == NoteEdit(caption="p5: by the sea")
    write(caption, "!")
    press(caption, Qt.Key.Key_Escape)
    assert caption.toPlainText() == "p5: by the sea"
    caption.setFocus()
    write(caption, "?")
    caption.clearFocus()
    caption.keep()
    qtbot.waitUntil(lambda: len(edits(library)) == 2)
    assert "?" in str(edits(library)[1].caption)


def test_marking_under_the_loupe(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    fill(library)
    start(qtbot, window)
    window.grid.make_current(1)
    window.actions_.open.trigger()
    window._open(1)
    qtbot.waitUntil(lambda: window.loupe.is_sharp())
    press(window.loupe, Qt.Key.Key_5)
    press(window.loupe, Qt.Key.Key_X)
    assert window.loupe.marks.accessibleName() == "5 stars, rejected"
    press(window.loupe, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: window.loupe.photo == 2 and window.loupe.is_sharp())
    assert not window.loupe.marks.isVisible()
    press(window.loupe, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: len(edits(library)) == 3)
    photos = [request.photos for request in library.asked if isinstance(request, ask.NotePhotos)]
    assert photos == [[1], [1], [2]]


def _half(image: QImage, width: int = 400, height: int = 200) -> QImage:
    """Returns a picture that is red on the left and blue on the right."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    for x in range(width // 2):
        for y in range(0, height):
            image.setPixelColor(x, y, QColor("red"))
    return image


def test_turning_shows_in_the_grid_and_the_loupe_at_once(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_photo(b"/photos/1.jpg", image=_half(QImage()))
    start(qtbot, window)
    qtbot.waitUntil(window.grid.is_complete)
    window.grid.make_current(1)
    press(window.grid, Qt.Key.Key_BracketRight)

    def top_is_red() -> bool:
        tile = window.tiles.get(1)
        if tile is None:
            return False
        image = tile.toImage()
        middle = image.width() // 2
        top = image.pixelColor(middle, image.height() // 5)
        bottom = image.pixelColor(middle, image.height() * 4 // 5)
        return top.red() > 200 and bottom.blue() > 200

    qtbot.waitUntil(top_is_red)
    window._open(1)
    qtbot.waitUntil(lambda: window.loupe.is_sharp())
    place = window.loupe.view.place()
    assert place.height() > place.width()
    seen = window.loupe.view.grab().toImage()
    ratio = seen.devicePixelRatio()

    def at(y: float) -> QColor:
        return seen.pixelColor(round(place.center().x() * ratio), round((place.top() + y) * ratio))

    assert at(place.height() / 5).red() > 200
    assert at(place.height() * 4 / 5).blue() > 200
    qtbot.waitUntil(window.actions_.undo.isEnabled)
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: window.loupe.view.place().width() > window.loupe.view.place().height())
    assert window.loupe.view.seen().getRect() == (0.0, 0.0, 1.0, 1.0)


def test_what_the_library_refuses_is_shown_as_it_is(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    fill(library)
    start(qtbot, window)
    select(qtbot, window, 1)
    library.refusals[ask.NotePhotos] = "The catalog cannot be written: the disk is full."
    with qtbot.waitSignal(window.marks.refused):
        press(window.grid, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: stars(window, 1) == 0)
    qtbot.waitUntil(lambda: window.information.marks.stars.rating() == 0)
    assert "disk is full" in window.toast.text()


def test_photos_in_the_order_of_their_stars(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    fill(library)
    start(qtbot, window)
    select(qtbot, window, 4)
    window.actions_.order_by["rating"].trigger()
    press(window.grid, Qt.Key.Key_5)
    qtbot.waitUntil(lambda: shown(window)[0] == 4)


def test_the_panel_tells_how_a_photo_was_taken(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    fill(library)
    start(qtbot, window)
    select(qtbot, window, 1)
    qtbot.waitUntil(lambda: window.information.fact("exposure") == "1/250 s, f/2.8, ISO 400")
    assert window.information.fact("lens") == "NIKKOR Z 85mm, 85 mm"
    assert window.information.fact("position") == "48.5100° N, 2.2500° W"
    qtbot.waitUntil(lambda: window.information.histogram.isVisibleTo(window))
    window.grid.clearSelection()


def test_long_exposures_read_in_seconds(tmp_path: Path) -> None:
    photo = FakeLibrary(tmp_path)._detail_photo(ask.DetailPhoto(1))
    assert exposure_text(replace(photo, exposure=2.5, iso=None)) == "2.5 s, f/2.8"
    assert exposure_text(replace(photo, exposure=None, aperture=None, iso=None)) == ""


def test_a_histogram_counts_every_pixel() -> None:
    red, green, blue = histogram_of(_half(QImage(), 64, 64))
    assert sum(red) == sum(green) == sum(blue)
    assert red[BINS - 1] == red[0] == blue[0] == blue[BINS - 1] == 32 * 64
    assert green[0] == sum(green)


@pytest.mark.parametrize(
    ("rotation", "part"), [(0, (0.5, 0.0)), (90, (0.0, 0.0)), (180, (0.0, 0.5)), (270, (0.5, 0.5))]
)
def test_what_is_seen_of_a_turned_photo_is_told_in_its_own_shares(
    qtbot: QtBot, theme: Theme, rotation: int, part: tuple[float, float]
) -> None:
    view = LoupeView(theme)
    qtbot.addWidget(view)
    view.resize(400, 300)
    image = _half(QImage())
    view.show_image(image, QSizeF(4000, 2000), keep_place=False, rotation=rotation)
    view.zoom_by(8.0, QPointF(view.place().topRight()))  # the corner that is seen on the top right
    seen = view.seen()
    assert seen.width() < 0.5 > seen.height()
    assert QRectF(*part, 0.5, 0.5).contains(seen.center())


def test_a_raw_and_jpeg_are_shown_apart_from_the_menu(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    fill(library)
    library.state.marked[2] = replace(library.described(2), pair=9)
    start(qtbot, window)
    select(qtbot, window, 2)
    window.actions_.marks["split"].trigger()
    qtbot.waitUntil(lambda: library.described(2).pair is None)
    window.actions_.marks["split"].trigger()
    qtbot.waitUntil(lambda: "both a RAW and a JPEG" in window.toast.text())

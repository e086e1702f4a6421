"""With text twice as large nothing is cut off, nothing overlaps, and everything can be reached."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from asif_desktop.gui.look.scale import px, scaled, system_factor
from asif_desktop.gui.look.text_size import TextSize, is_in_use
from asif_desktop.gui.look.theme import DARK, LIGHT, Theme
from asif_desktop.gui.look.widgets import Line
from asif_desktop.gui.settings.language_sheet import ANEW
from asif_desktop.gui.settings.memory import Memory
from asif_desktop.gui.settings.settings_sheet import SettingsSheet
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import start
from tests.gui.window.test_accessibility import SCENES, fill

PICTURES = os.environ.get("ASIF_PICTURES", "")
"""A folder: what the tests below look at is saved there, for people."""


@pytest.fixture
def large(qapp: QApplication, theme: Theme) -> Iterator[TextSize]:
    size = TextSize(qapp, theme)
    size.use("200")
    yield size
    size.use("100")


@pytest.fixture
def large_window(large: TextSize, window: MainWindow) -> MainWindow:
    window.memory.text_size = "200"
    window.resize(1366, 768)
    return window


def cut(window: QWidget) -> list[str]:
    """Returns the labels, buttons and fields on screen whose text has too little room, or that overlap."""
    found, places = [], []
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, QLabel | QAbstractButton | QLineEdit) or not widget.isVisible():
            continue
        if isinstance(widget, QLabel) and not widget.text() and widget.pixmap().isNull():
            continue
        if widget.visibleRegion().isEmpty():
            if scrolled_by(widget) is None:
                found.append(f"{said(widget)}: out of sight")
            continue
        words = said(widget)
        wanted = widget.minimumSizeHint() if isinstance(widget, Line | QLineEdit) else widget.sizeHint()
        tall = wanted.height()
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        if wraps:
            tall = widget.heightForWidth(widget.width())
        narrow = not wraps and widget.width() < wanted.width()
        if narrow or widget.height() < tall:
            size = widget.size().toTuple()
            found.append(f"{words}: {size} where {wanted.width()} x {tall} are wanted")
        around = scrolled_by(widget)
        across = QRect(widget.mapTo(window, QPoint()), widget.size())
        room = window.rect() if around is None else inside(around, window)
        if across.left() < room.left() or across.right() > room.right():
            found.append(f"{words}: from {across.left()} to {across.right()}, beyond {room.right()}")
        if around is None and not room.contains(across):
            found.append(f"{words}: outside, at {across.getRect()}")
        places.append((widget, QRect(widget.mapTo(window, QPoint()), widget.size())))
    for at, (widget, place) in enumerate(places):
        for other, there in places[at + 1 :]:
            together = widget.parent() is other.parent()
            if together and place.intersects(there) and "CollectionRow" not in type(widget.parent()).__name__:
                found.append(f"{said(widget)} overlaps {said(other)}")
    return found


def assert_whole(qtbot: QtBot, window: QWidget) -> None:
    """Waits for the last layout: tags and suggestions come a moment after the photo."""

    def whole() -> None:
        assert "\n".join(cut(window)) == ""

    qtbot.waitUntil(whole)


def said(widget: QWidget) -> str:
    words = getattr(widget, "text", str)() or widget.accessibleName()
    return f"{type(widget).__name__} {words!r}"


def scrolled_by(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def inside(area: QScrollArea, window: QWidget) -> QRect:
    view = area.viewport()
    return QRect(view.mapTo(window, QPoint()), view.size())


def look(window: MainWindow, theme: Theme, name: str) -> None:
    if PICTURES:
        for kind, tokens in (("dark", DARK), ("light", LIGHT)):
            theme.choose(tokens)
            QApplication.processEvents()
            window.grab().save(str(Path(PICTURES, f"{name}-{kind}.png")))


@pytest.mark.parametrize("scene", SCENES)
def test_no_text_is_cut_where_it_is_twice_as_large(
    qtbot: QtBot, large_window: MainWindow, library: FakeLibrary, theme: Theme, scene: str
) -> None:
    fill(library)
    start(qtbot, large_window)
    SCENES[scene](qtbot, large_window)
    QApplication.processEvents()
    look(large_window, theme, f"{scene}-200")
    assert_whole(qtbot, large_window)


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.usefixtures("german")
def test_nor_in_german(
    qtbot: QtBot, large_window: MainWindow, library: FakeLibrary, theme: Theme, scene: str
) -> None:
    fill(library)
    start(qtbot, large_window)
    SCENES[scene](qtbot, large_window)
    QApplication.processEvents()
    look(large_window, theme, f"{scene}-200-de")
    assert_whole(qtbot, large_window)


def test_nor_on_the_first_page(
    qtbot: QtBot, large_window: MainWindow, library: FakeLibrary, theme: Theme
) -> None:
    library.folders.clear()
    start(qtbot, large_window)
    qtbot.waitUntil(lambda: large_window.stage.currentWidget() is large_window.stage.welcome)
    QApplication.processEvents()
    look(large_window, theme, "first-200")
    assert_whole(qtbot, large_window)


@pytest.mark.parametrize("scene", SCENES)
def test_nor_in_a_small_window_with_text_of_the_usual_size(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary, theme: Theme, scene: str
) -> None:
    fill(library)
    window.resize(1024, 600)
    start(qtbot, window)
    SCENES[scene](qtbot, window)
    QApplication.processEvents()
    look(window, theme, f"{scene}-100")
    assert_whole(qtbot, window)


def test_sizes_grow_with_the_font_and_hairlines_stay(large: TextSize) -> None:
    assert px(28) == 56
    assert scaled("border: 1px solid; padding: 5px 10px; margin: -5px; letter-spacing: 0.4px") == (
        "border: 1px solid; padding: 10px 20px; margin: -10px; letter-spacing: 0.4px"
    )
    large.use("100")
    assert px(28) == 28


@pytest.mark.parametrize(("pixels", "factor"), [(12, 1), (13, 1), (15, 1), (26, 2), (60, 2.5), (0, 1)])
def test_what_desktops_start_with_is_the_usual_size(pixels: int, factor: float) -> None:
    assert system_factor(pixels) == factor


def test_the_size_is_chosen_kept_and_opens_the_window_anew(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(QApplication, "exit", ended.append)
    start(qtbot, window)
    window.actions_.settings.trigger()
    sheet = window.findChild(SettingsSheet)
    assert sheet is not None
    sheet.text_size.setCurrentIndex(sheet.text_size.findData("150"))
    sheet.text_size.activated.emit(sheet.text_size.currentIndex())
    assert ended == [ANEW]
    assert Memory().text_size == "150"
    assert not is_in_use("150")
    Memory().text_size = "system"


def test_a_sentence_that_comes_and_goes_is_whole_too(
    qtbot: QtBot, large_window: MainWindow, library: FakeLibrary
) -> None:
    fill(library)
    start(qtbot, large_window)
    toast = large_window.toast
    for words in range(4, 20):
        toast.say("Search for something first. " + "Save it " * (words // 4) + "word" * (words % 4))
        assert toast.height() >= toast.heightForWidth(toast.width()), toast.text()


def test_menus_that_have_no_room_are_behind_a_sign_that_can_be_seen(
    qtbot: QtBot, large_window: MainWindow, library: FakeLibrary
) -> None:
    fill(library)
    large_window.resize(760, 600)
    start(qtbot, large_window)
    more = large_window.top.menus.findChild(QToolButton, "qt_menubar_ext_button")
    assert isinstance(more, QToolButton)
    assert more.isVisible()
    seen = more.grab().toImage()
    colours = {seen.pixel(x, y) for x in range(seen.width()) for y in range(seen.height())}
    assert len(colours) > 2


def test_all_menus_are_there_in_a_small_window_with_large_text(
    qtbot: QtBot, large_window: MainWindow, library: FakeLibrary
) -> None:
    fill(library)
    large_window.resize(1024, 600)
    start(qtbot, large_window)
    more = large_window.top.menus.findChild(QToolButton, "qt_menubar_ext_button")
    assert isinstance(more, QToolButton)
    assert not more.isVisible()


def test_buttons_with_longer_words_stand_below_each_other(
    qtbot: QtBot, large_window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    start(qtbot, large_window)
    large_window.grid.make_current(1)
    panel = large_window.information
    panel.similar.setText("Ähnliche finden")
    qtbot.waitUntil(panel.similar.isVisible)
    assert_whole(qtbot, large_window)
    assert panel.similar.y() > panel.teach.y()
    panel.similar.setText("Find")
    qtbot.waitUntil(lambda: panel.similar.y() == panel.teach.y())

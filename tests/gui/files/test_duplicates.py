"""Reviewing photos of which one would do."""

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from asif_desktop.domain.duplicates import AlikeGroup, AlikePhoto
from asif_desktop.domain.requests import History, StopFindingAlike, TrashPhotos
from asif_desktop.gui.files.alike_card import LEAST
from asif_desktop.gui.files.duplicates_page import DuplicatesPage
from asif_desktop.gui.look.question_sheets import ConfirmSheet
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import click, press, start, texts


def alike(photo: int, path: bytes) -> AlikePhoto:
    return AlikePhoto(photo, path, 40, 30, 1000, None, "0" * 64, 0, "none", 0, None, 0.95)


def fill(library: FakeLibrary) -> list[int]:
    names = ("a", "b", "c", "d")
    ids = [library.add_photo(f"/photos/{name}.jpg".encode()) for name in names]
    a, b, c, d = (alike(one, f"/photos/{name}.jpg".encode()) for one, name in zip(ids, names, strict=True))
    library.alike = {
        "near": [AlikeGroup([a, b]), AlikeGroup([c, d])],
        "exact": [AlikeGroup([a, alike(a.photo, b"/copies/a.jpg")])],
    }
    return ids


def test_the_others_of_a_group_go_to_the_trash_after_a_question(
    qtbot: QtBot, library: FakeLibrary, window: MainWindow
) -> None:
    ids = fill(library)
    start(qtbot, window)
    click(window.sidebar.duplicates)
    page = window.duplicates
    qtbot.waitUntil(lambda: len(page.groups) == 1)
    click(page.kinds["near"])
    qtbot.waitUntil(lambda: len(page.groups) == 2)
    assert [card.stays.isChecked() for card in page.cards] == [True, False]
    qtbot.waitUntil(lambda: all(not card.picture.pixmap().isNull() for card in page.cards))

    press(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.findChildren(ConfirmSheet)) == 1)
    assert not [one for one in library.asked if isinstance(one, TrashPhotos)]
    click(window.findChildren(ConfirmSheet)[0].go)
    qtbot.waitUntil(lambda: len(page.groups) == 1)
    assert [one for one in library.asked if isinstance(one, TrashPhotos)] == [TrashPhotos([ids[1]])]


def test_of_exact_copies_the_file_goes_and_not_the_photo(
    qtbot: QtBot, library: FakeLibrary, window: MainWindow
) -> None:
    fill(library)
    start(qtbot, window)
    window.actions_.duplicates.trigger()
    page = window.duplicates
    qtbot.waitUntil(lambda: len(page.groups) == 1)
    assert window.sidebar.duplicates.isChecked()
    press(page, Qt.Key.Key_1)
    assert not page.clear.isEnabled(), "nothing would stay"
    press(page, Qt.Key.Key_2)
    press(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.findChildren(ConfirmSheet)) == 1)
    library.refusals[TrashPhotos] = "The disk is away."
    click(window.findChildren(ConfirmSheet)[0].go)
    qtbot.waitUntil(lambda: "The disk is away." in texts(window))
    assert [one for one in library.asked if isinstance(one, TrashPhotos)] == [TrashPhotos([b"/photos/a.jpg"])]
    assert len(page.groups) == 1, "what was refused is still there to be decided"


def test_what_is_different_is_not_asked_about_again(
    qtbot: QtBot, library: FakeLibrary, window: MainWindow
) -> None:
    fill(library)
    start(qtbot, window)
    page = window.duplicates
    click(window.sidebar.duplicates)
    click(page.kinds["near"])
    qtbot.waitUntil(lambda: len(page.groups) == 2)
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_D)
    assert [group.photos[0].path for group in page.groups] == [b"/photos/a.jpg"]
    click(page.kinds["near"])
    qtbot.waitUntil(lambda: [group.photos[0].path for group in page.groups] == [b"/photos/a.jpg"])


def test_a_card_says_whose_date_it_shows(qtbot: QtBot, library: FakeLibrary, window: MainWindow) -> None:
    ids = fill(library)
    own = structs.replace(alike(ids[0], b"/photos/a.jpg"), taken="2025-06-14T09:12:00")
    of_file = structs.replace(alike(ids[1], b"/photos/b.jpg"), file_date="2026-01-02T03:04:05")
    library.alike["near"] = [AlikeGroup([own, of_file])]
    start(qtbot, window)
    click(window.sidebar.duplicates)
    click(window.duplicates.kinds["near"])
    qtbot.waitUntil(lambda: len(window.duplicates.cards) == 2)
    first, second = (" ".join(texts(card)) for card in window.duplicates.cards)
    assert "14 June 2025, 09:12" in first
    assert "file's date" not in first
    assert "2 January 2026, 03:04 the file's date · 95 % alike" in second


def test_a_long_search_can_be_stopped(qtbot: QtBot, library: FakeLibrary, window: MainWindow) -> None:
    fill(library)
    start(qtbot, window)
    page = window.duplicates
    click(window.sidebar.duplicates)
    qtbot.waitUntil(lambda: len(page.groups) == 1)
    assert page.stop.isHidden()
    click(page.kinds["near"])
    assert not page.stop.isHidden()
    click(page.stop)
    qtbot.waitUntil(lambda: any(isinstance(one, StopFindingAlike) for one in library.asked))


def test_a_click_on_a_kind_leaves_the_keys_to_the_page(
    qtbot: QtBot, library: FakeLibrary, window: MainWindow
) -> None:
    fill(library)
    start(qtbot, window)
    window.activateWindow()
    click(window.sidebar.duplicates)
    page = window.duplicates
    qtbot.waitUntil(lambda: len(page.groups) == 1)
    click(page.kinds["near"])
    qtbot.waitUntil(lambda: len(page.groups) == 2)
    qtbot.waitUntil(lambda: window.isActiveWindow())
    focused = QApplication.focusWidget()
    assert focused is not None
    press(focused, Qt.Key.Key_Right)
    assert [card.one.path for card in page.cards] == [b"/photos/c.jpg", b"/photos/d.jpg"]


@pytest.fixture
def cleared(qtbot: QtBot, library: FakeLibrary, window: MainWindow) -> DuplicatesPage:
    """The page after the first of two groups was cleared."""
    fill(library)
    start(qtbot, window)
    click(window.sidebar.duplicates)
    page = window.duplicates
    click(page.kinds["near"])
    qtbot.waitUntil(lambda: len(page.groups) == 2)
    press(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.findChildren(ConfirmSheet)) == 1)
    click(window.findChildren(ConfirmSheet)[0].go)
    qtbot.waitUntil(lambda: [card.one.path for card in page.cards] == [b"/photos/c.jpg", b"/photos/d.jpg"])
    return page


def test_a_group_whose_photos_came_back_from_the_trash_is_there_again(
    qtbot: QtBot, window: MainWindow, cleared: DuplicatesPage
) -> None:
    qtbot.waitUntil(lambda: "trash" in window.actions_.undo.text())
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: [card.one.path for card in cleared.cards] == [b"/photos/a.jpg", b"/photos/b.jpg"])
    assert len(cleared.groups) == 2


def test_a_group_stays_away_once_the_trash_was_emptied(
    qtbot: QtBot, library: FakeLibrary, window: MainWindow, cleared: DuplicatesPage
) -> None:
    library.in_trash.clear()
    cleared.renew()
    after: list[object] = []
    window.asker.ask(History(), after.append)  # on the lane of what the page has just asked
    qtbot.waitUntil(lambda: len(after) == 1)
    assert len(cleared.groups) == 1


@pytest.mark.parametrize("count", [2, 5, 9])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (1920, 1080)])
def test_every_card_of_a_group_has_its_place_within_the_width(
    qtbot: QtBot, library: FakeLibrary, window: MainWindow, size: tuple[int, int], count: int
) -> None:
    paths = [f"/photos/{n}.jpg".encode() for n in range(count)]
    library.alike = {"exact": [AlikeGroup([alike(library.add_photo(path), path) for path in paths])]}
    window.resize(*size)
    start(qtbot, window)
    click(window.sidebar.duplicates)
    page = window.duplicates
    qtbot.waitUntil(lambda: len(page.cards) == count and all(card.isVisible() for card in page.cards))
    around = page.cards[0].parentWidget()
    area = page.findChild(QScrollArea)
    assert around is not None
    assert area is not None
    qtbot.waitUntil(lambda: area.viewport().width() >= around.width() > 0)
    places = [card.geometry() for card in page.cards]
    assert all(around.rect().contains(place) for place in places)
    assert not any(a.intersects(b) for at, a in enumerate(places) for b in places[:at])
    assert all(card.picture.height() >= LEAST.height() for card in page.cards)

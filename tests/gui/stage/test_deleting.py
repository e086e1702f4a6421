"""Deleting in the window: the question, the trash, and the way back."""

from array import array

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from asif_desktop.domain.requests import DeletePhotos, TrashPhotos, UntrashPhotos
from asif_desktop.gui.look.question_sheets import ConfirmSheet
from asif_desktop.gui.stage.deleting import beside
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import click, press, shown, start, texts

_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def filled(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> MainWindow:
    for number in range(1, 7):
        library.add_photo(b"/photos/%d.jpg" % number, "cat")
    start(qtbot, window)
    qtbot.waitUntil(lambda: shown(window) == [1, 2, 3, 4, 5, 6])
    window.grid.setFocus()
    return window


def sheet(qtbot: QtBot, window: MainWindow, title: str) -> ConfirmSheet:
    """Waits for the question with this title."""

    def found() -> list[ConfirmSheet]:
        sheets = window.findChildren(ConfirmSheet)
        return [one for one in sheets if one.isVisible() and one.accessibleName() == title]

    qtbot.waitUntil(lambda: len(found()) == 1)
    return found()[0]


def pick(window: MainWindow, *photos: int) -> None:
    window.grid.make_current(photos[0])
    model, picks = window.grid.model(), window.grid.selectionModel()
    for photo in photos[1:]:
        picks.select(model.index(shown(window).index(photo), 0), picks.SelectionFlag.Select)


def test_delete_and_restore(qtbot: QtBot, filled: MainWindow, library: FakeLibrary) -> None:
    window = filled
    assert window.sidebar.trash.accessibleName() == "Trash"
    pick(window, 2, 3)
    press(window.grid, Qt.Key.Key_Delete)
    asked = sheet(qtbot, window, "Move 2 photos to the trash?")
    assert "These are 2 files with 1 sidecar. Undo takes this back" in " ".join(texts(asked))
    press(asked, Qt.Key.Key_Escape)
    assert library.count(TrashPhotos) == 0

    press(window.grid, Qt.Key.Key_Delete)
    press(sheet(qtbot, window, "Move 2 photos to the trash?").go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(window) == [1, 4, 5, 6])
    qtbot.waitUntil(lambda: window.toast.text() == "Moved 2 photos to the trash.")
    qtbot.waitUntil(lambda: window.sidebar.trash.accessibleName() == "Trash, 2")
    assert window.grid.selected() == [4]
    qtbot.waitUntil(lambda: "Move 2 photos to the trash" in window.actions_.undo.text())

    click(window.toast.button)
    qtbot.waitUntil(lambda: shown(window) == [1, 2, 3, 4, 5, 6])
    assert not window.toast.button.isVisible()
    qtbot.waitUntil(lambda: window.sidebar.trash.accessibleName() == "Trash")
    qtbot.waitUntil(window.actions_.redo.isEnabled)
    window.actions_.redo.trigger()
    qtbot.waitUntil(lambda: shown(window) == [1, 4, 5, 6])

    window.sidebar.trash.click()
    page = window.trash
    qtbot.waitUntil(lambda: len(page.photos) == 2)
    assert window.sidebar.trash.isChecked()
    assert window.stage.header.title.whole() == "Trash"
    qtbot.waitUntil(lambda: window.stage.header.told.whole() == "2 files")
    assert page.list.files.index(0).data() == "/photos/2.jpg, 23 November 2026, 07:05"
    press(page.list, Qt.Key.Key_Delete)  # what is here is deleted already
    assert not [one for one in window.findChildren(ConfirmSheet) if one.isVisible()]
    page.list.setCurrentIndex(page.list.files.index(1))
    press(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.photos) == 1)
    assert library.count(UntrashPhotos) == 1
    qtbot.waitUntil(lambda: window.toast.text() == "Put 1 file back.")
    window.sidebar.all.click()
    qtbot.waitUntil(lambda: shown(window) == [1, 3, 4, 5, 6])


def test_what_is_selected_is_left_alone_while_it_is_out_of_sight(
    qtbot: QtBot, filled: MainWindow, library: FakeLibrary
) -> None:
    window = filled
    pick(window, 2, 3)
    press(window.grid, Qt.Key.Key_Delete)
    press(sheet(qtbot, window, "Move 2 photos to the trash?").go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.grid.selected() == [4])
    qtbot.waitUntil(lambda: window.information.name.text() == "4.jpg")
    window.sidebar.trash.click()
    page = window.trash
    qtbot.waitUntil(lambda: len(page.photos) == 2)
    qtbot.waitUntil(lambda: not window.information.name.isVisible())
    press(page.list, Qt.Key.Key_3)
    press(page.list, Qt.Key.Key_Delete, _SHIFT)
    assert not [action for action in window.actions_.of_photos if action.isEnabled()]
    assert not [one for one in window.findChildren(ConfirmSheet) if one.isVisible()]
    press(page.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(page.selected()) == 2

    window.sidebar.all.click()
    qtbot.waitUntil(lambda: window.information.name.text() == "4.jpg" and window.information.name.isVisible())
    press(window.grid, Qt.Key.Key_Delete, _SHIFT)
    sheet(qtbot, window, "Delete 1 photo for good?")


def test_deleting_for_good_asks_twice(qtbot: QtBot, filled: MainWindow, library: FakeLibrary) -> None:
    window = filled
    pick(window, 5)
    press(window.grid, Qt.Key.Key_Delete, _SHIFT)
    first = sheet(qtbot, window, "Delete 1 photo for good?")
    assert first.cancel.hasFocus()
    click(first.go)
    second = sheet(qtbot, window, "Really delete 1 photo?")
    assert "This cannot be undone." in " ".join(texts(second))
    assert second.cancel.hasFocus()
    assert library.count(DeletePhotos) == 0
    click(second.cancel)
    assert library.count(DeletePhotos) == 0

    press(window.grid, Qt.Key.Key_Delete, _SHIFT)
    click(sheet(qtbot, window, "Delete 1 photo for good?").go)
    click(sheet(qtbot, window, "Really delete 1 photo?").go)
    qtbot.waitUntil(lambda: shown(window) == [1, 2, 3, 4, 6])
    qtbot.waitUntil(lambda: window.toast.text() == "Deleted 1 photo for good.")
    assert not window.toast.button.isVisible()
    assert not window.actions_.undo.isEnabled()


def test_deleting_under_the_loupe_goes_on_to_the_next(
    qtbot: QtBot, filled: MainWindow, library: FakeLibrary
) -> None:
    window = filled
    window.grid.opened.emit(5)
    qtbot.waitUntil(lambda: window.loupe.title.whole() == "5.jpg")

    def delete(left: list[int], following: int) -> None:
        press(window.loupe, Qt.Key.Key_Delete)
        press(sheet(qtbot, window, "Move 1 photo to the trash?").go, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: shown(window) == left and window.loupe.photo == following)
        assert window.stage.is_loupe()

    delete([1, 2, 3, 4, 6], following=6)
    delete([1, 2, 3, 4], following=4)
    assert window.toast.text() == "Moved 1 photo to the trash."
    qtbot.waitUntil(window.actions_.undo.isEnabled)
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: shown(window) == [1, 2, 3, 4, 6])
    assert window.loupe.photo == 4


def test_a_photo_deleted_outside_under_the_loupe_is_said_and_the_next_shown(
    qtbot: QtBot, filled: MainWindow, library: FakeLibrary
) -> None:
    window = filled
    window.grid.opened.emit(3)
    qtbot.waitUntil(lambda: window.loupe.title.whole() == "3.jpg")
    library.lose(3)
    qtbot.waitUntil(lambda: window.loupe.photo == 4)
    assert window.toast.text() == "The photo that you looked at is not there any more."
    library.lose(1, 2, 4, 5, 6)
    qtbot.waitUntil(lambda: not window.stage.is_loupe())


def test_what_is_refused_is_said_and_nothing_goes(
    qtbot: QtBot, filled: MainWindow, library: FakeLibrary
) -> None:
    window = filled
    library.refusals[TrashPhotos] = "1.jpg cannot be moved: Permission denied. Nothing was changed."
    pick(window, 1)
    press(window.grid, Qt.Key.Key_Delete)
    press(sheet(qtbot, window, "Move 1 photo to the trash?").go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.toast.text() == library.refusals[TrashPhotos])
    assert shown(window) == [1, 2, 3, 4, 5, 6]
    assert window.grid.selected() == [1]


def test_where_the_trash_gives_nothing_back_the_question_says_so(
    qtbot: QtBot, filled: MainWindow, library: FakeLibrary
) -> None:
    library.restorable = False
    pick(filled, 1)
    press(filled.grid, Qt.Key.Key_Delete)
    asked = sheet(qtbot, filled, "Move 1 photo to the trash?")
    assert asked.cancel.hasFocus()
    assert "The system’s trash can put back what goes there." in " ".join(texts(asked))


def test_nothing_selected_is_nothing_to_delete(filled: MainWindow) -> None:
    filled.grid.clearSelection()
    assert not filled.actions_.trash.isEnabled()
    assert not filled.actions_.delete.isEnabled()


def test_del_in_a_collection_forgets_pairs_and_no_photos(
    qtbot: QtBot, filled: MainWindow, library: FakeLibrary
) -> None:
    window = filled
    pick(window, 1)
    window.sidebar.collections[0].row.click()
    qtbot.waitUntil(lambda: len(window.anchors.model.ids) == 3)
    window.anchors.list.setFocus()
    window.anchors.list.setCurrentIndex(window.anchors.model.index(0))
    press(window.anchors.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(window.anchors.model.ids) == 2)
    assert not [one for one in window.findChildren(ConfirmSheet) if one.isVisible()]


@pytest.mark.parametrize(
    ("photo", "left", "expected"),
    [(2, {1, 3, 4}, 3), (2, {1}, 1), (4, {1, 2}, 2), (2, set[int](), None), (9, {1, 2}, None)],
)
def test_beside_is_the_next_or_else_the_one_before(photo: int, left: set[int], expected: int | None) -> None:
    assert beside(array("q", [1, 2, 3, 4]), photo, left) == expected

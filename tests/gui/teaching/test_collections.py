"""Collections: made, renamed, deleted, looked into and edited."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from asif_desktop.domain.requests import (
    AddAnchors,
    DescribeAnchors,
    EditAnchor,
    MoveAnchors,
    PreviewLesson,
    RemoveAnchors,
    Teach,
)
from asif_desktop.gui.grid.drops import ANCHOR_IDS, PHOTO_IDS
from asif_desktop.gui.look.question_sheets import ConfirmSheet, TextSheet
from asif_desktop.gui.sidebar.sidebar_rows import SidebarRow
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.fake_state import STARTER
from tests.gui.looking import click, press, search, shown, start, teach_sheet, texts, write


def _fill(library: FakeLibrary) -> None:
    library.add_flowers_and_stones()
    library._teach(Teach([2], "grandma’s garden", "My family"))


def _row(qtbot: QtBot, window: MainWindow, name: str) -> SidebarRow:
    """Returns the row of a collection in the sidebar, once it is there."""
    qtbot.waitUntil(lambda: any(row.name == name for row in window.sidebar.collections))
    return next(row for row in window.sidebar.collections if row.name == name).row


def _open(qtbot: QtBot, window: MainWindow, name: str, count: int) -> None:
    _row(qtbot, window, name).click()
    qtbot.waitUntil(lambda: window.anchors.isVisible() and window.anchors.model.rowCount() == count)
    qtbot.waitUntil(lambda: not count or bool(caption_of(window, 0)))


def drop(target: QWidget, data: QMimeData) -> None:
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    target.dropEvent(QDropEvent(QPointF(QPoint(5, 5)), action, data, button, none))


def caption_of(window: MainWindow, row: int) -> str:
    anchor = window.anchors.model.anchor(row)
    return "" if anchor is None else anchor.caption


def test_a_collection_shows_its_pairs_and_finds_among_them(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    _open(qtbot, window, STARTER, 3)
    assert window.stage.header.told.whole() == "3 pairs of picture and caption"
    write(window.anchors.filter, "SEA")
    qtbot.waitUntil(lambda: window.anchors.model.rowCount() == 1)
    qtbot.waitUntil(lambda: caption_of(window, 0).startswith("seashore"))
    _open(qtbot, window, "My family", 1)
    qtbot.waitUntil(lambda: len(window.anchors._pictures) == 1)
    taught = window.anchors.model.anchor(0)
    assert taught is not None
    assert window.anchors.model.source(taught) == "taught with 2.jpg"
    window.sidebar.all.click()
    qtbot.waitUntil(lambda: window.grid.isVisible() and len(shown(window)) == 6)


def test_a_caption_is_edited_in_place(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _fill(library)
    start(qtbot, window)
    _open(qtbot, window, "My family", 1)
    window.anchors.list.setCurrentIndex(window.anchors.model.index(0))
    press(window.anchors.list, Qt.Key.Key_Return)
    editor = window.anchors.list.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    write(editor, "oma")
    press(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: EditAnchor(4, "oma") in library.asked)
    qtbot.waitUntil(lambda: caption_of(window, 0) == "oma")


def test_a_caption_that_is_left_empty_stays_and_it_is_said_why(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    _open(qtbot, window, "My family", 1)
    before = caption_of(window, 0)
    window.anchors.list.setCurrentIndex(window.anchors.model.index(0))
    for text, said in (("", True), (before, False), (" ", True), ("oma", False)):
        qtbot.waitUntil(lambda: not window.anchors.list.findChildren(QLineEdit))
        press(window.anchors.list, Qt.Key.Key_Return)
        (editor,) = window.anchors.list.findChildren(QLineEdit)
        assert "stays as it was" in editor.placeholderText()
        editor.selectAll()
        press(editor, Qt.Key.Key_Backspace)
        editor.insert(text)
        press(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(window.anchors.refusal.isVisible if said else window.anchors.refusal.isHidden)
        assert "stays as it was" in window.anchors.refusal.text()
    qtbot.waitUntil(lambda: library.count(EditAnchor) > 0)
    assert [one for one in library.asked if isinstance(one, EditAnchor)] == [EditAnchor(4, "oma")]


def test_pairs_are_forgotten_and_brought_back(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    _fill(library)
    start(qtbot, window)
    _open(qtbot, window, STARTER, 3)
    assert not window.anchors.remove.isEnabled()
    window.anchors.list.selectAll()
    assert window.status.selection.text() == "3 of 3 selected"
    press(window.anchors.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: RemoveAnchors([1, 2, 3]) in library.asked)
    qtbot.waitUntil(lambda: window.anchors.model.rowCount() == 0)
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: window.anchors.model.rowCount() == 3)


def test_a_collection_is_made_renamed_and_deleted(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    window.collecting.create()
    sheet = window.findChild(TextSheet)
    assert isinstance(sheet, TextSheet)
    write(sheet.line, "My family")
    press(sheet.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.refusal.isVisible())
    assert sheet.refusal.text() == "There is a collection “My family” already."
    sheet.line.setText("Birds")
    click(sheet.go)
    qtbot.waitUntil(lambda: [row.name for row in window.sidebar.collections][-1:] == ["Birds"])
    _open(qtbot, window, "Birds", 0)
    window.collecting.rename("Birds")
    again = [sheet for sheet in window.findChildren(TextSheet) if sheet.isVisible()][-1]
    again.line.setText("Owls")
    click(again.go)
    qtbot.waitUntil(lambda: [row.name for row in window.sidebar.collections][-1:] == ["Owls"])
    qtbot.waitUntil(lambda: window.stage.header.title.whole() == "Owls")
    assert window.anchors.isVisible()
    assert window.sidebar.collections[-1].row.isChecked()
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: window.stage.header.title.whole() == "Birds")
    window.actions_.redo.trigger()
    qtbot.waitUntil(lambda: window.stage.header.title.whole() == "Owls")
    window.collecting.ask_deletion(window.shelves.collections[-1])
    question = window.findChild(ConfirmSheet)
    assert isinstance(question, ConfirmSheet)
    assert QApplication.focusWidget() in (question.cancel, None)
    click(question.go)
    qtbot.waitUntil(lambda: [row.name for row in window.sidebar.collections] == [STARTER, "My family"])
    qtbot.waitUntil(window.grid.isVisible)


def test_photos_dropped_on_a_collection_are_taught_in_it(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    data = QMimeData()
    data.setData(PHOTO_IDS, b"4 5")
    drop(_row(qtbot, window, "My family"), data)
    sheet = window.teaching.sheet
    assert sheet is not None
    assert sheet.collection.currentText() == "My family"
    write(sheet.caption, "granite")
    click(sheet.teach)
    qtbot.waitUntil(lambda: Teach([4, 5], "granite", "My family") in library.asked)


def test_a_lesson_says_what_it_would_change_before_it_is_confirmed(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    search(qtbot, window, "flower")
    qtbot.waitUntil(lambda: shown(window) == [1, 2, 3])
    sheet = teach_sheet(window, 1)
    assert not sheet.forecast.isVisible()
    write(sheet.caption, "tulip <b>")
    qtbot.waitUntil(sheet.forecast.isVisible)
    assert PreviewLesson([1], "tulip <b>", "flower") in library.asked
    said = texts(sheet.forecast)
    assert "+3" in said
    assert sheet.forecast.joining_words.whole() == "photos would now match “tulip <b>”"
    assert "(6 photos looked at in 7 ms)" in said
    assert len(sheet.forecast._joining_pictures.labels) == 3
    assert sheet.forecast._leaving_pictures.labels == []
    assert library.count(Teach) == 0
    sheet.caption.clear()
    qtbot.waitUntil(lambda: not sheet.forecast.isVisible())


def test_pairs_move_to_another_collection_by_menu_and_by_dragging(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    _open(qtbot, window, STARTER, 3)
    assert not window.anchors.move_to.isEnabled()
    window.anchors.list.select({1, 3})
    window.actions_.move_pairs.trigger()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions() if action.text()] == ["My family", "New Collection…"]
    menu.actions()[0].trigger()
    menu.close()
    qtbot.waitUntil(lambda: MoveAnchors([1, 3], "My family") in library.asked)
    qtbot.waitUntil(lambda: list(window.anchors.model.ids) == [2])
    assert window.toast.text() == "Moved 2 pairs to “My family”. Ctrl+Z takes it back."
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: list(window.anchors.model.ids) == [1, 2, 3])
    data = window.anchors.model.mimeData([window.anchors.model.index(1)])
    assert bytes(data.data(ANCHOR_IDS).data()) == b"2"
    drop(_row(qtbot, window, "My family"), data)
    qtbot.waitUntil(lambda: list(window.anchors.model.ids) == [1, 3])


def test_files_dropped_on_the_page_become_pairs(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    _open(qtbot, window, "My family", 1)
    data = QMimeData()
    data.setData("text/uri-list", b"file:///elsewhere/b%FFrn.jpg\r\nfile:///elsewhere/oma.jpg\r\n")
    drop(window.anchors, data)
    sheet = window.findChild(TextSheet)
    assert isinstance(sheet, TextSheet)
    assert "What is on these 2 pictures?" in texts(sheet)
    click(sheet.go)
    files = [b"/elsewhere/b\xffrn.jpg", b"/elsewhere/oma.jpg"]
    qtbot.waitUntil(lambda: AddAnchors(files, None, "My family") in library.asked)
    qtbot.waitUntil(lambda: window.anchors.model.rowCount() == 3)


def test_the_selected_photos_are_taught_from_the_page(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    start(qtbot, window)
    window.grid.make_current(5)
    _open(qtbot, window, "My family", 1)
    click(window.anchors.add)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Picture Files…", "The Selected Photo…"]
    menu.actions()[1].trigger()
    menu.close()
    assert window.teaching.sheet is not None
    assert window.teaching.sheet.collection.currentText() == "My family"


def test_of_many_pairs_only_those_on_screen_are_described(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    for number in range(20_000):
        library._add_anchor(f"thing {number}", "Big", None)
    library.state.collections["Big"] = True
    start(qtbot, window)
    _open(qtbot, window, "Big", 20_000)
    window.anchors.list.scrollToBottom()
    qtbot.waitUntil(lambda: caption_of(window, 19_999) == "thing 19999")
    asked = [request.ids for request in library.asked if isinstance(request, DescribeAnchors)]
    assert sum(map(len, asked)) < 200
    window.anchors.list.selectAll()
    assert window.anchors.list.count_selected() == 20_000
    write(window.anchors.filter, "thing 123 ")
    qtbot.waitUntil(lambda: window.anchors.model.rowCount() == 140)
    assert window.anchors.list.count_selected() == 140, "what was selected and is still there stays so"


def test_a_collection_without_pairs_says_what_to_do_and_a_vain_search_that_it_was_one(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    _fill(library)
    library.state.collections["Garden"] = True
    start(qtbot, window)
    _open(qtbot, window, STARTER, 3)
    hint = window.anchors.hint
    qtbot.waitUntil(lambda: hint.text().startswith("Double click"))
    assert hint.visibleRegion().boundingRect().width() >= hint.fontMetrics().horizontalAdvance(hint.text())
    write(window.anchors.filter, "wibble")
    qtbot.waitUntil(lambda: hint.text() == "No caption here has these words.")
    _open(qtbot, window, "Garden", 0)
    qtbot.waitUntil(lambda: hint.text().startswith("This collection knows nothing yet."))

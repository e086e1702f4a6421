"""Albums and saved searches in the sidebar."""

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from asif_desktop.domain.notes import NoteEdit
from asif_desktop.domain.requests import AddToAlbum, CountMatches, Rank, RemoveFromAlbum
from asif_desktop.gui.asking.place import Place
from asif_desktop.gui.grid.drops import PHOTO_IDS
from asif_desktop.gui.look.question_sheets import TextSheet
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import click, search, shown, start, texts


def _answer(qtbot: QtBot, window: MainWindow, text: str) -> None:
    (sheet,) = [one for one in window.findChildren(TextSheet) if one.isVisible()]
    sheet.line.setText(text)
    click(sheet.go)
    qtbot.waitUntil(lambda: not [one for one in window.findChildren(TextSheet) if one.isVisible()])


def _albums(window: MainWindow) -> list[str]:
    return [row.accessibleName() for row in window.sidebar.albums]


def _open_new_album(qtbot: QtBot, window: MainWindow, name: str, photos: list[int]) -> None:
    window.sorting.create_album(photos)
    _answer(qtbot, window, name)
    qtbot.waitUntil(lambda: _albums(window) == [f"{name}, {len(photos)}"])
    click(window.sidebar.albums[0])
    qtbot.waitUntil(lambda: window.browser.place.kind == "album" and sorted(shown(window)) == photos)


def test_an_album_is_made_filled_by_dropping_looked_into_and_emptied(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_dogs_and_beaches()
    start(qtbot, window)
    window.sorting.create_album()
    _answer(qtbot, window, "Best")
    qtbot.waitUntil(lambda: _albums(window) == ["Best, 0"])
    row = window.sidebar.albums[0]
    data = QMimeData()
    data.setData(PHOTO_IDS, b"2 4")
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    row.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, Qt.KeyboardModifier.NoModifier))
    qtbot.waitUntil(lambda: _albums(window) == ["Best, 2"])
    assert AddToAlbum("Best", [2, 4]) in library.asked
    click(window.sidebar.albums[0])
    qtbot.waitUntil(lambda: sorted(shown(window)) == [2, 4])
    assert window.stage.header.title.whole() == "Best"
    assert window.sidebar.albums[0].isChecked()
    search(qtbot, window, "dog")
    qtbot.waitUntil(lambda: shown(window) == [2])
    window.search.clear()
    qtbot.waitUntil(lambda: sorted(shown(window)) == [2, 4])
    window.grid.make_current(2)
    window.grid.selectAll()
    assert window.actions_.out_of_album.isEnabled()
    window.actions_.out_of_album.trigger()
    qtbot.waitUntil(lambda: any(isinstance(request, RemoveFromAlbum) for request in library.asked))
    qtbot.waitUntil(lambda: shown(window) == [])
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: sorted(shown(window)) == [2, 4])


def test_a_shown_album_is_followed_to_its_new_name_and_left_when_it_goes(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_dogs_and_beaches()
    library.state.albums["Old"] = [1]
    start(qtbot, window)
    qtbot.waitUntil(lambda: _albums(window) == ["Old, 1"])
    click(window.sidebar.albums[0])
    qtbot.waitUntil(lambda: shown(window) == [1])
    window.sorting.rename_album("Old")
    _answer(qtbot, window, "New")
    qtbot.waitUntil(lambda: window.browser.place == Place("album", name="New") and shown(window) == [1])
    window.sorting.delete_album("New")
    qtbot.waitUntil(lambda: len(shown(window)) == 5)
    assert not window.actions_.out_of_album.isEnabled()


def test_undo_of_what_an_album_is_called_or_of_the_album_is_followed_too(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_dogs_and_beaches()
    start(qtbot, window)
    _open_new_album(qtbot, window, "Old", [1, 3])
    window.sorting.rename_album("Old")
    _answer(qtbot, window, "New")
    qtbot.waitUntil(lambda: window.stage.header.title.whole() == "New")
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: window.stage.header.title.whole() == "Old" and sorted(shown(window)) == [1, 3])
    assert window.sidebar.albums[0].isChecked()
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: window.browser.place.kind == "all" and len(shown(window)) == 5)
    qtbot.waitUntil(lambda: window.grid.isVisible())


def test_the_trash_stays_on_show_when_the_album_behind_it_goes(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_dogs_and_beaches()
    start(qtbot, window)
    _open_new_album(qtbot, window, "Best", [1, 3])
    click(window.sidebar.trash)
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: window.browser.place.kind == "all" and not window.sidebar.albums)
    assert window.trash.isVisible()
    assert window.sidebar.trash.isChecked()


def test_selected_photos_are_put_into_an_album_by_key(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_dogs_and_beaches()
    library.state.albums["Best"] = []
    start(qtbot, window)
    qtbot.waitUntil(lambda: _albums(window) == ["Best, 0"])
    window.grid.selectAll()
    window.actions_.into_album.trigger()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions() if action.text()] == ["Best", "New Album…"]
    menu.actions()[0].trigger()
    menu.close()
    qtbot.waitUntil(lambda: _albums(window) == ["Best, 5"])


def test_a_search_is_saved_counted_run_and_deleted(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_dogs_and_beaches()
    start(qtbot, window)
    window.actions_.save_search.trigger()
    assert "first" in window.toast.text()
    search(qtbot, window, "dog -cat")
    qtbot.waitUntil(lambda: sorted(shown(window)) == [1, 2])
    window.actions_.save_search.trigger()
    (sheet,) = [one for one in window.findChildren(TextSheet) if one.isVisible()]
    assert sheet.line.selectedText() == "dog -cat", "what is searched is a name, where no better one is typed"
    _answer(qtbot, window, "Dogs")
    qtbot.waitUntil(lambda: [r.accessibleName() for r in window.sidebar.searches] == ["Dogs, 2"])
    assert window.sidebar.searches[0].isChecked()
    window.search.take("")
    qtbot.waitUntil(lambda: len(shown(window)) == 5)
    assert not window.sidebar.searches[0].isChecked()
    click(window.sidebar.searches[0])
    qtbot.waitUntil(lambda: sorted(shown(window)) == [1, 2])
    assert window.search.line.text() == "dog -cat"
    search(qtbot, window, "cat")
    window.actions_.save_search.trigger()
    _answer(qtbot, window, "dogs")
    qtbot.waitUntil(lambda: "“Dogs” is another search now. Ctrl+Z brings the old one back." in texts(window))
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: [r.accessibleName() for r in window.sidebar.searches] == ["Dogs, 2"])
    window.sorting.rename_search("Dogs")
    _answer(qtbot, window, "Hounds")
    qtbot.waitUntil(lambda: [r.accessibleName() for r in window.sidebar.searches] == ["Hounds, 2"])
    window.sorting.delete_search("Hounds")
    qtbot.waitUntil(lambda: window.sidebar.searches == [])


def test_a_saved_search_keeps_where_its_slider_was_left(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_dogs_and_beaches()
    start(qtbot, window)
    search(qtbot, window, "dog beach")
    qtbot.waitUntil(lambda: shown(window) == [2])
    slider = window.stage.header.fewer_more.slider
    slider.setValue(60)
    qtbot.waitUntil(lambda: shown(window) == [2, 1, 4])
    window.actions_.save_search.trigger()
    _answer(qtbot, window, "Both")
    qtbot.waitUntil(lambda: len(window.sidebar.searches) == 1)
    assert library.state.searches["Both"] == ("dog beach", 0.4)
    window.search.take("")
    qtbot.waitUntil(lambda: len(shown(window)) == 5)
    click(window.sidebar.searches[0])
    qtbot.waitUntil(lambda: shown(window) == [2, 1, 4])
    assert slider.value() == 60
    slider.setValue(50)
    qtbot.waitUntil(lambda: library.state.searches["Both"] == ("dog beach", None))
    window.actions_.undo.trigger()
    qtbot.waitUntil(lambda: shown(window) == [2, 1, 4])
    assert slider.value() == 60
    search(qtbot, window, "cat")
    slider.setValue(40)
    window.search.take("")
    qtbot.waitUntil(lambda: len(shown(window)) == 5)
    click(window.sidebar.searches[0])
    qtbot.waitUntil(lambda: shown(window) == [2, 1, 4])


def test_a_slider_that_was_just_moved_belongs_to_the_search_that_was_shown(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_dogs_and_beaches()
    library.state.searches |= {"A": ("dog beach", None), "B": ("cat", None)}
    start(qtbot, window)
    qtbot.waitUntil(lambda: len(window.sidebar.searches) == 2)
    click(window.sidebar.searches[0])
    qtbot.waitUntil(lambda: shown(window) == [2])
    library.hold(Rank)
    window.stage.header.fewer_more.slider.setValue(60)
    click(window.sidebar.searches[1])
    window.stage.header.fewer_more.slider.setValue(70)  # of what is left behind
    library.release(Rank)
    qtbot.waitUntil(lambda: shown(window) == [3])
    qtbot.waitUntil(lambda: library.state.searches["A"][1] is not None)
    assert library.state.searches == {"A": ("dog beach", 0.4), "B": ("cat", None)}
    assert window.stage.header.fewer_more.slider.value() == 50


def test_a_search_that_was_just_saved_keeps_its_slider_too(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_dogs_and_beaches()
    start(qtbot, window)
    search(qtbot, window, "dog beach")
    qtbot.waitUntil(lambda: shown(window) == [2])
    window.actions_.save_search.trigger()
    _answer(qtbot, window, "Both")
    qtbot.waitUntil(lambda: len(window.sidebar.searches) == 1)
    window.stage.header.fewer_more.slider.setValue(60)
    qtbot.waitUntil(lambda: library.state.searches["Both"] == ("dog beach", 0.4))


def test_the_very_query_of_a_saved_search_typed_is_that_search(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_dogs_and_beaches()
    library.state.searches |= {"Both": ("dog beach", None), "Narrow": ("cat", 0.6)}
    start(qtbot, window)
    qtbot.waitUntil(lambda: len(window.sidebar.searches) == 2)
    search(qtbot, window, "cat")
    window.stage.header.fewer_more.slider.setValue(60)
    search(qtbot, window, "dog beach")
    window.stage.header.fewer_more.slider.setValue(60)
    qtbot.waitUntil(lambda: library.state.searches["Both"] == ("dog beach", 0.4))
    assert library.state.searches["Narrow"] == ("cat", 0.6), "it was not shown with its cut"


def test_a_saved_search_is_marked_only_while_its_photos_are_shown(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_photo(b"/photos/1.jpg", "dog")
    library.add_photo(b"/photos/2.jpg", "cat")
    library.state.searches |= {"A": ("dog", None)}
    start(qtbot, window)
    sidebar = window.sidebar
    qtbot.waitUntil(lambda: [row.accessibleName() for row in sidebar.searches] == ["A, 1"])

    def marked() -> bool:
        return sidebar.searches[0].isChecked()

    click(sidebar.searches[0])
    qtbot.waitUntil(marked)
    assert not sidebar.all.isChecked()
    for page in (sidebar.trash, sidebar.duplicates, sidebar.collections[0].row):
        click(page)
        qtbot.waitUntil(page.isChecked)
        assert not marked()
    click(sidebar.all)
    qtbot.waitUntil(marked)
    window.search.take("")
    qtbot.waitUntil(lambda: not marked())
    assert sidebar.all.isChecked()


def test_a_saved_search_that_asks_for_marks_is_counted_anew_when_one_is_given(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_dogs_and_beaches()
    library.state.searches |= {"Dogs": ("dog", None)}
    start(qtbot, window)
    qtbot.waitUntil(lambda: [r.accessibleName() for r in window.sidebar.searches] == ["Dogs, 2"])
    library.state.searches |= {"Stars": ("dog rating:>=3", None)}
    library.changed("searches")
    qtbot.waitUntil(lambda: [r.accessibleName() for r in window.sidebar.searches] == ["Dogs, 2", "Stars, 2"])
    asked = library.count(CountMatches)
    window.grid.make_current(1)
    window.marks.note(NoteEdit(rating=4))
    qtbot.waitUntil(lambda: library.count(CountMatches) == asked + 1)


def test_another_place_is_shown_whatever_is_wrong_with_the_query(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_dogs_and_beaches()
    library.state.albums["Best"] = [1, 3]
    start(qtbot, window)
    search(qtbot, window, "dog")
    qtbot.waitUntil(lambda: shown(window) == [1, 2])
    window.search.focus()
    window.search.line.setText("dog rating:9")
    qtbot.waitUntil(window.search.note.isVisible)
    qtbot.waitUntil(lambda: bool(window.sidebar.albums))
    click(window.sidebar.albums[0])
    qtbot.waitUntil(lambda: sorted(shown(window)) == [1, 3])
    assert window.search.line.text() == ""
    assert not window.search.note.isVisible()
    assert window.stage.header.title.whole() == "Best"

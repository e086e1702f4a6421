"""The window itself: what it remembers, its keys, its names for those who cannot see it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QMenu, QSlider, QWidget
from pytestqt.qtbot import QtBot

from asif_desktop.gui.look.theme import DARK, LIGHT, Theme
from asif_desktop.gui.settings.actions import Actions
from asif_desktop.gui.settings.keys_sheet import KeysSheet
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import press, search, shown, start, texts


def test_every_key_is_there_once_and_shown(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    keys = [key.toString() for action in window.actions_.all for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    wanted = "Ctrl+F T Ctrl+A Ctrl+Z Ctrl+Shift+Z F5 Ctrl+O F1 ? Ctrl+I F9 F11 Ctrl+Shift+A Ctrl+Shift+M"
    assert set(wanted.split()) <= set(keys)
    in_menus = [action for _, actions in window.actions_.menus() for action in actions if action]
    assert set(window.actions_.all) <= set(in_menus)
    library.add_flowers_and_stones()
    start(qtbot, window)
    window.actions_.keys.trigger()
    sheet = window.findChild(KeysSheet)
    assert isinstance(sheet, KeysSheet)
    assert {"Undo", "Teach…", "Space, double click"} <= set(texts(sheet))
    assert sheet.buttons["undo"].text() == "Ctrl+Z"
    assert sheet.buttons["teach"].accessibleName() == "Teach…: T"
    press(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_every_control_has_a_name(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    search(qtbot, window, "flower")
    window.grid.make_current(1)
    qtbot.waitUntil(lambda: bool(window.information.why.rows))
    window.actions_.teach.trigger()
    for kind in (QAbstractButton, QLineEdit, QSlider, QComboBox):
        for control in window.findChildren(kind):
            if control.isVisible() and not _inside_combo(control):
                interface = QAccessible.queryAccessibleInterface(control)
                assert interface.text(QAccessible.Text.Name), control


def test_the_grid_can_be_read_aloud(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    qtbot.waitUntil(lambda: window.book.get(3) is not None)
    interface = QAccessible.queryAccessibleInterface(window.grid)
    assert interface.text(QAccessible.Text.Name) == "Photos"
    assert interface.childCount() >= 6
    assert interface.child(2).text(QAccessible.Text.Name) == "3.jpg, 14 June 2025, 09:12"


def test_the_window_remembers_how_it_was(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary, theme: Theme, tmp_path: Path
) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    window.actions_.sidebar.trigger()
    assert not window.sidebar.isVisible()
    window.status.tiles.setValue(240)
    search(qtbot, window, "flower")
    press(window.search.line, Qt.Key.Key_Return)
    window.close()
    again = MainWindow(library.connect, library.cache, theme)
    again.show()
    assert not again.sidebar.isVisible()
    assert again.status.tiles.value() == 240
    assert again.search.phrases == ["flower"]
    again.search.focus()
    again.search.offer_phrases()
    menu = again.search.findChild(QMenu)
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    assert again.search.line.text() == "flower"
    menu.close()
    again.close()
    again.deleteLater()


def test_a_narrow_window_leaves_room_for_the_photos(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    window.resize(1024, 600)
    assert window.information.isVisible()
    assert window.grid.plan().columns >= 2
    window.resize(700, 500)
    assert not window.information.isVisible()
    window.resize(1024, 600)
    assert window.information.isVisible()


def test_full_screen_shows_one_photo_and_nothing_else(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    window._open(2)
    window.actions_.full_screen.trigger()
    assert not window.sidebar.isVisible()
    assert not window.top.isVisible()
    press(window.loupe, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert window.top.isVisible()
    assert window.stage.is_loupe()
    press(window.loupe, Qt.Key.Key_Escape)
    assert not window.stage.is_loupe()


def test_esc_closes_the_photo_wherever_the_keyboard_is(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    window._open(2)
    window.activateWindow()
    window.information.teach.setFocus()
    press(window.information.teach, Qt.Key.Key_Escape)
    assert not window.stage.is_loupe()
    assert window.grid.selected() == [2]


def test_a_slideshow_goes_on_to_the_end(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    window.loupe._slides.setInterval(20)
    window.grid.make_current(4)
    window.actions_.slideshow.trigger()
    qtbot.waitUntil(lambda: window.loupe.photo == 6 and not window.loupe.is_slideshow())
    assert window.grid.selected() == [6]


def test_tiles_grow_with_ctrl_and_keep_the_place(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    for number in range(300):
        library.add_photo(f"/photos/{number}.jpg".encode(), thumbnail=False)
    start(qtbot, window)
    window.grid.make_current(250)
    window.grid.scrollTo(window.grid.currentIndex(), window.grid.ScrollHint.PositionAtCenter)
    before = window.grid.plan().size.width()
    window.actions_.larger.trigger()
    window.actions_.larger.trigger()
    window.actions_.larger.trigger()
    assert window.grid.plan().size.width() > before
    assert window.status.tiles.value() == 160 + 3 * 24
    first, last = window.grid.visible_rows()
    assert first <= 249 < last + 2 * window.grid.plan().columns


def test_the_colours_follow(qtbot: QtBot, window: MainWindow, library: FakeLibrary, theme: Theme) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    for tokens in (DARK, LIGHT):
        theme.choose(tokens)
        corner = window.grab().toImage().pixelColor(window.width() // 2, window.height() - 60)
        assert corner.name() == tokens.background


def test_copied_photos_are_files_for_other_programs(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    from PySide6.QtGui import QGuiApplication

    library.add_flowers_and_stones()
    start(qtbot, window)
    window.grid.make_current(2)
    window.actions_.copy.trigger()
    wanted = b"file:///photos/2.jpg\r\n"

    def copied() -> bytes:
        data = QGuiApplication.clipboard().mimeData()
        return b"" if data is None else bytes(data.data("text/uri-list").data())

    qtbot.waitUntil(lambda: copied() == wanted)


def test_typing_t_in_the_search_field_is_a_letter(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    window.grid.make_current(2)
    window.search.focus()
    QTest.keyClicks(window.search.line, "t?")
    assert window.search.line.text() == "t?"
    assert window.teaching.sheet is None
    assert shown(window)


def test_alt_and_a_letter_open_a_menu(window: MainWindow) -> None:
    titles = [title for title, _ in Actions(QWidget()).menus()]
    letters = [title[title.index("&") + 1] for title in titles]
    assert len(set(letters)) == len(letters)
    assert all(not QKeySequence(f"Alt+{letter}").isEmpty() for letter in letters)
    assert [action.text() for action in window.top.menus.actions()] == [t.replace("&", "") for t in titles]


def _inside_combo(control: QWidget) -> bool:
    return isinstance(control.parentWidget(), QComboBox)

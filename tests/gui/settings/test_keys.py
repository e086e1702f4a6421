"""Keys that are changed, and the palette that finds everything."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.settings.actions import Actions
from asif_desktop.gui.settings.keys_sheet import KeysSheet
from asif_desktop.gui.settings.palette import PaletteSheet
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import click, press, start, write

CTRL = Qt.KeyboardModifier.ControlModifier


def letter(text: str) -> str:
    """Returns the letter that is underlined, or nothing."""
    return text.partition("&")[2][:1].lower()


def keys_sheet(window: MainWindow) -> KeysSheet:
    window.actions_.keys.trigger()
    return next(sheet for sheet in window.findChildren(KeysSheet) if sheet.isVisible())


def palette(window: MainWindow) -> PaletteSheet:
    window.actions_.palette.trigger()
    return next(sheet for sheet in window.findChildren(PaletteSheet) if sheet.isVisible())


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_two_menus_and_no_two_actions_of_one_have_the_same_letter(
    request: pytest.FixtureRequest, qtbot: QtBot, language: str
) -> None:
    """A letter of two is a key of neither."""
    if language == "de":
        request.getfixturevalue("german")
    host = QWidget()
    qtbot.addWidget(host)
    menus = Actions(host).menus()
    rows = [[title for title, _ in menus]]
    rows += [[action.text() for action in actions if action is not None] for _, actions in menus]
    twice = []
    for row in rows:
        letters = [letter(text) for text in row]
        twice += [text for text in row if letter(text) and letters.count(letter(text)) > 1]
    assert twice == []


def test_every_action_has_a_key_and_stands_in_a_menu(window: MainWindow) -> None:
    in_menus = {action for _, actions in window.actions_.menus() for action in actions if action}
    for action in window.actions_.all:
        assert action.shortcuts(), action.text()
        assert action in in_menus, action.text()
        assert action.objectName(), action.text()
    names = [action.objectName() for action in window.actions_.all]
    assert len(set(names)) == len(names)


def test_a_changed_key_works_is_remembered_and_can_be_reset(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary, theme: Theme
) -> None:
    library.add_photo(b"/photos/1.jpg", "flower")
    start(qtbot, window)
    window.activateWindow()
    sheet = keys_sheet(window)
    button = sheet.buttons["teach"]
    click(button)
    assert button.waiting
    press(button, Qt.Key.Key_Control, CTRL)
    assert button.waiting, "a modifier alone is no key"
    press(button, Qt.Key.Key_J, CTRL)
    assert button.text() == "Ctrl+J"
    assert window.information.teach.key == "Ctrl+J"
    assert sheet.resets["teach"].isVisible()
    press(sheet, Qt.Key.Key_Escape)

    window.grid.make_current(1)
    window.grid.setFocus()
    QTest.keyClick(window.grid, Qt.Key.Key_J, CTRL)
    qtbot.waitUntil(lambda: window.teaching.sheet is not None)
    assert window.teaching.sheet is not None
    press(window.teaching.sheet, Qt.Key.Key_Escape)

    again = MainWindow(library.connect, library.cache, theme)
    assert [key.toString() for key in again.actions_.teach.shortcuts()] == ["Ctrl+J"]
    again.close()
    again.deleteLater()

    sheet = keys_sheet(window)
    click(sheet.resets["teach"])
    assert sheet.buttons["teach"].text() == "T"
    assert window.information.teach.key == "T"
    assert window.memory.keys("teach") is None


def test_the_first_page_shows_the_key_that_was_chosen(window: MainWindow) -> None:
    choose = window.stage.welcome.choose
    assert choose.key == "Ctrl+O"
    window.actions_.add_folder.setShortcut("Ctrl+J")
    assert choose.key == "Ctrl+J"


def test_a_key_that_is_taken_is_said_to_be_before_it_moves(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    start(qtbot, window)
    sheet = keys_sheet(window)
    button = sheet.buttons["similar"]
    click(button)
    press(button, Qt.Key.Key_F, CTRL)
    assert sheet.said.text() == "Ctrl+F is the key of “Search” now."
    assert button.text() == "S", "nothing has changed yet"
    click(sheet.take)
    assert button.text() == "Ctrl+F"
    assert sheet.buttons["search"].text() == "none"
    assert window.keys.owner(QKeySequence("Ctrl+F")) is window.actions_.similar
    click(button)
    press(button, Qt.Key.Key_Backspace)
    assert button.text() == "none"
    click(button)
    press(button, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert button.text() == "none"
    click(sheet.reset)
    assert (button.text(), sheet.buttons["search"].text()) == ("S", "Ctrl+F")
    assert not any(window.keys.is_changed(action) for action in window.actions_.all)


def test_a_reset_takes_the_key_from_whoever_has_it_now(window: MainWindow) -> None:
    actions, keys = window.actions_, window.keys
    keys.choose(actions.similar, [QKeySequence("T")])
    assert actions.teach.shortcuts() == []
    keys.reset(actions.teach)
    assert [key.toString() for key in actions.teach.shortcuts()] == ["T"]
    assert actions.similar.shortcuts() == []


def test_keys_are_found_by_words_and_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    window.show()
    sheet = keys_sheet(window)

    def shown() -> set[str]:
        return {name for name, button in sheet.buttons.items() if button.isVisible()}

    write(sheet.filter, "ctrl+shift+z")
    assert shown() == {"redo"}
    sheet.filter.clear()
    write(sheet.filter, "TEACH")
    assert shown() == {"teach"}


def test_the_palette_finds_what_can_be_done_and_does_it(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_photo(b"/photos/1.jpg", "flower")
    start(qtbot, window)
    sheet = palette(window)
    assert sheet.found.rowCount() == len(window.actions_.all) - 1, "the best match is no order while browsing"
    write(sheet.line, "view sideb")
    assert [action for _, action in sheet.found.actions] == [window.actions_.sidebar]
    was = window.sidebar.isVisible()
    press(sheet.line, Qt.Key.Key_Return)
    assert not sheet.isVisible()
    assert window.sidebar.isVisible() is not was

    sheet = palette(window)
    write(sheet.line, "teach")
    assert not window.actions_.teach.isEnabled()
    press(sheet.line, Qt.Key.Key_Return)
    assert sheet.isVisible(), "nothing is selected, so there is nothing to teach"
    sheet.line.clear()
    write(sheet.line, "keys")
    press(sheet.line, Qt.Key.Key_Down)
    press(sheet.line, Qt.Key.Key_Up)
    press(sheet.line, Qt.Key.Key_Return)
    assert window.findChild(KeysSheet) is not None
    sheet = palette(window)
    write(sheet.line, "no such thing")
    assert sheet.none.isVisible()


def test_the_palette_knows_other_words_for_what_people_look_for(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_photo(b"/photos/1.jpg", "flower")
    start(qtbot, window)
    sheet, actions = palette(window), window.actions_
    for words, wanted in {"dark": {actions.settings}, "delete": {actions.trash, actions.delete}}.items():
        sheet.line.setText(words)
        assert {action for _, action in sheet.found.actions} >= wanted

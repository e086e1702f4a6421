"""Settings: found by a word, in use at once, refused with a reason."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from asif_desktop.domain.requests import SetSetting
from asif_desktop.gui.look.question_sheets import ConfirmSheet
from asif_desktop.gui.look.theme import DARK, Theme
from asif_desktop.gui.look.widgets import Button
from asif_desktop.gui.settings.keys_sheet import KeysSheet
from asif_desktop.gui.settings.settings_sheet import SettingsSheet
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import click, press, start, texts, write


@pytest.fixture
def sheet(qtbot: QtBot, window: MainWindow, library: FakeLibrary, theme: Theme) -> Iterator[SettingsSheet]:
    library.add_photo(b"/photos/1.jpg", "flower")
    start(qtbot, window)
    window.actions_.settings.trigger()
    made = window.findChild(SettingsSheet)
    assert isinstance(made, SettingsSheet)
    qtbot.waitUntil(lambda: made.image_encoder.text() == "timm:tf_efficientnet_lite2")
    yield made
    theme.choose(None)


def test_a_word_finds_a_setting_by_its_name_or_its_help(sheet: SettingsSheet) -> None:
    write(sheet.filter, "colours")
    assert sheet.theme.isVisible()
    assert not sheet.device.isVisible()
    sheet.filter.clear()
    write(sheet.filter, "no such thing")
    assert sheet.none.isVisible()
    sheet.filter.clear()
    assert sheet.device.isVisible()


def test_the_theme_changes_at_once_and_is_remembered(
    sheet: SettingsSheet, window: MainWindow, library: FakeLibrary, theme: Theme
) -> None:
    sheet.theme.setCurrentIndex(sheet.theme.findData("dark"))
    sheet.theme.activated.emit(sheet.theme.currentIndex())
    assert theme.tokens is DARK
    theme.choose(None)
    again = MainWindow(library.connect, library.cache, theme)
    assert theme.tokens is DARK
    again.close()
    again.deleteLater()


def test_a_setting_of_the_library_is_changed_or_refused_with_its_reason(
    qtbot: QtBot, sheet: SettingsSheet, library: FakeLibrary
) -> None:
    sheet.device.setCurrentIndex(sheet.device.findData("cpu"))
    sheet.device.activated.emit(sheet.device.currentIndex())
    qtbot.waitUntil(lambda: SetSetting("device", "cpu") in library.asked)
    sheet.image_encoder.setText("timm:broken")
    press(sheet.image_encoder, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.said.text() == "The model timm:broken cannot be loaded.")
    assert sheet.image_encoder.text() == "timm:tf_efficientnet_lite2"


def test_a_model_is_downloaded_only_once_that_was_agreed_to(
    qtbot: QtBot, sheet: SettingsSheet, window: MainWindow, library: FakeLibrary
) -> None:
    sheet.image_encoder.setText("timm:far")
    press(sheet.image_encoder, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.said.text() == "The model timm:far is not on this computer.")
    question = window.findChild(ConfirmSheet)
    assert question is not None
    assert library.settings["image_encoder"] != "timm:far"
    question.go.click()
    qtbot.waitUntil(lambda: SetSetting("image_encoder", "timm:far", download=True) in library.asked)
    qtbot.waitUntil(lambda: library.settings["image_encoder"] == "timm:far")


def test_what_was_typed_is_kept_when_the_sheet_is_closed(
    qtbot: QtBot, sheet: SettingsSheet, window: MainWindow, library: FakeLibrary
) -> None:
    assert sheet.excluded.toPlainText() == "*.tmp"
    sheet.excluded.setPlainText("*.tmp\nScreenshots\n")
    sheet.text_encoder.setText("open_clip:broken")
    press(sheet.filter, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: SetSetting("excluded", "*.tmp\nScreenshots") in library.asked)
    qtbot.waitUntil(lambda: window.toast.text() == "The model open_clip:broken cannot be loaded.")


def test_templates_are_typed_and_a_wrong_one_goes_back_with_the_reason(
    qtbot: QtBot, sheet: SettingsSheet, library: FakeLibrary
) -> None:
    assert sheet.templates.text() == "{}"
    write(sheet.filter, "photo of a")
    assert sheet.templates.isVisible()
    sheet.templates.setText("a photo")
    press(sheet.templates, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.said.text() == "A prompt template must have {} once.")
    assert sheet.templates.text() == "{}"
    sheet.templates.setText(" {}; a photo of a {} ")
    press(sheet.templates, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: library.settings["prompt_templates"] == "{}; a photo of a {}")


def test_keys_and_folders_are_led_to(qtbot: QtBot, sheet: SettingsSheet, window: MainWindow) -> None:
    click(sheet.removals[b"/photos"])
    question = window.findChild(ConfirmSheet)
    assert isinstance(question, ConfirmSheet)
    assert "Remove “photos” from the library?" in texts(question)
    press(question, Qt.Key.Key_Escape)
    window.actions_.settings.trigger()
    again = next(one for one in window.findChildren(SettingsSheet) if one.isVisible())
    click(again.keys)
    assert window.findChild(KeysSheet) is not None


def test_the_size_of_the_cache_is_chosen_among_some_and_shown_if_it_is_another(
    qtbot: QtBot, sheet: SettingsSheet, window: MainWindow, library: FakeLibrary
) -> None:
    assert sheet.cache.currentData() == "2000"
    sheet.cache.setCurrentIndex(sheet.cache.findData("500"))
    sheet.cache.activated.emit(sheet.cache.currentIndex())
    qtbot.waitUntil(lambda: library.settings["cache_mb"] == "500")
    qtbot.waitUntil(lambda: sheet.said.text() == "Changed.")
    press(sheet.filter, Qt.Key.Key_Escape)
    library.settings["cache_mb"] = "1234"
    window.actions_.settings.trigger()
    again = next(found for found in window.findChildren(SettingsSheet) if found is not sheet)
    qtbot.waitUntil(lambda: again.cache.currentText() == "1,234 MB")


@pytest.mark.parametrize(("size", "rows"), [((1366, 768), 9), ((1024, 600), 6)])
def test_as_many_settings_are_in_sight_as_the_window_has_room_for(
    qtbot: QtBot, sheet: SettingsSheet, window: MainWindow, size: tuple[int, int], rows: int
) -> None:
    window.resize(*size)
    qtbot.waitUntil(lambda: sheet.size().toTuple() == size)
    seen = [part for _, part in sheet._parts if part.visibleRegion().boundingRect() == part.rect()]
    assert len(seen) >= rows
    done = next(button for button in sheet.findChildren(Button) if button.text() == "Close")
    assert done.visibleRegion().boundingRect() == done.rect()

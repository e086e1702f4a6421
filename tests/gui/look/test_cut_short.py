"""What a field cannot hold is not left out without a word."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from asif_desktop.gui.look.question_sheets import TextSheet
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import start, teach_sheet

TOLD = "The field holds {} characters; the rest was left out."


@pytest.fixture
def copied(qapp: QGuiApplication) -> str:
    text = "flower " * 10_000
    QGuiApplication.clipboard().setText(text)
    return text


@pytest.mark.usefixtures("copied")
def test_the_search_field_says_that_a_text_was_too_long(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    window.search.line.paste()
    assert window.toast.text() == TOLD.format("32,767")
    assert len(window.search.line.text()) == 32_767


@pytest.mark.usefixtures("copied")
def test_a_sheet_says_so_too_and_goes_on(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    window.tagging._sheets.ask_new()
    (sheet,) = window.findChildren(TextSheet)
    sheet.line.paste()
    assert sheet.refusal.isVisible()
    assert sheet.refusal.text() == TOLD.format("32,767")
    assert sheet.go.isEnabled()


@pytest.mark.usefixtures("copied")
def test_a_caption_that_is_taught_as_well(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    library.add_flowers_and_stones()
    start(qtbot, window)
    sheet = teach_sheet(window, 1)
    sheet.caption.paste()
    assert sheet.refusal.text() == TOLD.format("1,000")


def test_a_text_that_fits_is_told_nothing(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    QGuiApplication.clipboard().setText("flower")
    library.add_flowers_and_stones()
    start(qtbot, window)
    window.search.line.paste()
    sheet = teach_sheet(window, 1)
    sheet.caption.paste()
    assert not window.toast.isVisible()
    assert not sheet.refusal.isVisible()

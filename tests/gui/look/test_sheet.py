"""Sheets over the window."""

from pytestqt.qtbot import QtBot
from shiboken6 import delete

from asif_desktop.gui.look.sheet import Sheet
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Button, row
from asif_desktop.gui.window.main_window import MainWindow


def test_a_sheet_is_as_wide_as_its_buttons_need(qtbot: QtBot, window: MainWindow, theme: Theme) -> None:
    window.resize(1024, 600)
    window.show()
    sheet = Sheet("Sorting out", theme, window, 300)
    buttons = [Button("Die anderen aussortieren", key="Eingabe") for _ in range(3)]
    sheet.inside.addWidget(row(None, *buttons))
    sheet.open()
    qtbot.waitUntil(lambda: sheet.card.width() > 300)
    assert all(button.visibleRegion().boundingRect() == button.rect() for button in buttons)
    sheet.close_sheet()


def test_a_sheet_is_never_wider_than_its_window(qtbot: QtBot, window: MainWindow, theme: Theme) -> None:
    window.resize(700, 500)
    window.show()
    sheet = Sheet("Sorting out", theme, window, 300)
    sheet.inside.addWidget(row(*(Button("Die anderen aussortieren") for _ in range(9))))
    sheet.open()
    assert sheet.card.width() <= 700 - 32
    sheet.close_sheet()


def test_a_sheet_closes_though_what_had_the_keyboard_is_gone(
    qtbot: QtBot, window: MainWindow, theme: Theme
) -> None:
    window.show()
    button = Button("Rename", parent=window)
    button.show()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    sheet = Sheet("Sorting out", theme, window, 300)
    sheet.open()
    delete(button)
    sheet.close_sheet()
    assert not sheet.isVisible()

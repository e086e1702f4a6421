"""Widgets in lines."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from asif_desktop.gui.look.flow import FlowLayout


def _sized(width: int, height: int) -> QWidget:
    widget = QWidget()
    widget.setFixedSize(width, height)
    return widget


def test_lines_are_filled_and_what_is_lower_stands_in_the_middle(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    layout = FlowLayout()
    parts = [_sized(100, 32), _sized(60, 28), _sized(90, 20)]
    for part in parts:
        layout.addWidget(part)
    whole.setLayout(layout)
    whole.resize(200, 100)
    whole.show()
    assert [(part.x(), part.y()) for part in parts] == [(0, 0), (106, 2), (0, 38)]
    assert layout.heightForWidth(200) == 58
    assert layout.heightForWidth(400) == 32

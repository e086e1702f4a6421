"""The one style sheet, made from the tokens.

Widgets name what they are with the dynamic property `role`; sizes are for the usual font, and grow with
the one in use (`scale`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from string import Template

from PySide6.QtWidgets import QApplication

from asif_desktop.domain.resources import resource
from asif_desktop.gui.look.scale import px, scaled
from asif_desktop.gui.look.theme import Tokens

SCROLL_BAR = 12
"""How wide a scroll bar is: it holds no text, and lies on what stays free beside it."""
_SHEET = """
* { font-size: 13px; color: $text; }
QMainWindow, QWidget[role="content"], QStackedWidget { background: $background; }
QWidget[role="topbar"] { background: $background; border-bottom: 1px solid $hairline; }
QWidget[role="sidebar"] { background: $panel; border-right: 1px solid $hairline; }
QWidget[role="information"] { background: $panel; border-left: 1px solid $hairline; }
QWidget[role="foot"] { background: $panel; border-top: 1px solid $hairline; }
QWidget[role="statusbar"] { background: $panel; border-top: 1px solid $hairline; }
QWidget[role="banner"] { background: $notice; border-bottom: 1px solid $hairline; }
QWidget[role="plain"], QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }
QScrollArea { border: none; }
QAbstractItemView { background: $background; border: none; }
QLabel { background: transparent; }
QLabel[role="wordmark"] { font-weight: 700; letter-spacing: 0.4px; }
QLabel[role="title"] { font-size: 15px; font-weight: 700; }
QLabel[role="headline"] { font-size: 22px; font-weight: 700; }
QLabel[role="bubble"] { background: $card; border: 1px solid $hairline; border-radius: 7px;
    padding: 5px 10px; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="section"] { font-size: 11px; font-weight: 600; color: $muted; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { font-size: 11px; color: $muted; }
QLabel[role="negative"] { color: $negative; }
QLabel[role="marked"] { color: $negative; text-decoration: underline; }
QLabel[role="gain"] { color: $positive; font-weight: 600; }
QLabel[role="loss"] { color: $negative; font-weight: 600; }
QLabel[role="aa"] { background: $accent_tint; color: $accent_text; border-radius: 6px; font-weight: 700; }
QLabel[role="chip"] { font-size: 11px; background: $accent_tint; color: $accent_text; border-radius: 5px;
    padding: 3px 7px; }
QFrame[role="term"] { background: $accent_tint; border-radius: 6px; }
QFrame[role="against"] { background: $hairline; border-radius: 6px; }
QFrame[role="term"] QLabel { color: $accent_text; }
QFrame[role="term"] QToolButton, QFrame[role="against"] QToolButton { padding: 0; border-radius: 5px; }
QFrame[role="note"] { background: $card; border: 1px solid $hairline; border-radius: 9px; }
QLabel[role="key"] { font-size: 11px; color: $muted; background: $background;
    border: 1px solid $hairline; border-radius: 5px; padding: 2px 6px; }
QLabel[role="toast"] { background: $text; color: $background; border-radius: 7px; padding: 8px 14px; }

QPushButton[role="toast"] { background: transparent; border: none; color: $background; font-weight: 600;
    text-decoration: underline; min-height: 18px; padding: 0 4px; }

QPushButton { background: $card; border: 1px solid $track; border-radius: 7px; padding: 0 12px;
    min-height: 26px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $hairline; }
QPushButton:focus { border: 1px solid $accent; outline: none; }
QPushButton:disabled { color: $muted; }
QPushButton[role="primary"] { background: $accent; border: 1px solid $accent; color: $on_accent;
    font-weight: 500; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:focus { border: 1px solid $text; }
QPushButton:checked { background: $accent_tint; border-color: $accent_tint; }
QPushButton[role="primary"]:disabled { background: $track; border-color: $track; color: $muted; }
QPushButton[role="large"] { min-height: 36px; padding: 0 18px; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; padding: 0 2px;
    color: $muted;
    text-decoration: underline; min-height: 18px; border-radius: 4px; }
QPushButton[role="link"]:hover { color: $text; }
QPushButton[role="link"]:focus { border: 1px solid $accent; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 7px; padding: 3px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed { background: $hairline; }
QToolButton:focus { border: 1px solid $accent; }
QToolButton[role="menu"] { background: $card; border: 1px solid $hairline; padding: 4px 10px; }
QToolButton[role="menu"]:focus { border: 1px solid $accent; }
QToolButton[role="menu"]::menu-indicator { image: none; width: 0; subcontrol-position: left; }
QToolButton[role="stage"] { background: transparent; }

QFrame[role="chip"] { background: $accent_tint; border: 1px solid $accent_tint; border-radius: 13px; }
QFrame[role="chip"][kind="file"] { background: $card; border: 1px solid $hairline; }
QFrame[role="chip"][kind="suggested"] { background: transparent; border: 1px dashed $muted; }
QFrame[role="chip"] QPushButton[role="link"] { padding: 0 2px; text-decoration: none; color: $text; }

QFrame[role="search"] { background: $card; border: 1px solid $hairline; border-radius: 9px; }
QFrame[role="search"][active="true"] { border: 1px solid $accent; }
QFrame[role="search"] QLineEdit { background: transparent; border: none; padding: 0; font-size: 14px; }
QLineEdit { background: $card; border: 1px solid $track; border-radius: 7px; padding: 6px 10px;
    selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit[role="report"] { background: $card; border: 1px solid $track; border-radius: 7px; padding: 8px;
    font-family: monospace; font-size: 12px; }
QPlainTextEdit[role="caption"] { background: $card; border: 1px solid $hairline; border-radius: 7px;
    padding: 3px 6px; }
QPlainTextEdit[role="caption"]:focus { border: 1px solid $accent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QPlainTextEdit[role="report"]:focus { border: 1px solid $accent; }
QLineEdit:focus { border: 1px solid $accent; }
QLineEdit[role="caption"] { font-size: 14px; padding: 8px 11px; }
QComboBox { background: $card; border: 1px solid $track; border-radius: 7px; padding: 0 10px;
    min-height: 26px; }
QComboBox:focus { border: 1px solid $accent; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$down"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $card; border: 1px solid $hairline; border-radius: 7px;
    padding: 4px;
    selection-background-color: $selected; selection-color: $text; outline: none; }

QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 8px; border-radius: 5px; }

QMenuBar { background: transparent; border: none; padding: 0; spacing: 0; }
QMenuBar::item { background: transparent; padding: 5px 8px; border-radius: 6px; color: $muted; }
QMenuBar::item:selected { background: $hover; color: $text; }
QMenuBar QToolButton { padding: 0; border: none; }
QMenu { background: $card; border: 1px solid $hairline; border-radius: 8px; padding: 5px; }
QMenu::item { padding: 6px 22px 6px 12px; border-radius: 5px; }
QMenu::item:selected { background: $selected; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $hairline; margin: 5px 8px; }
QMenu::indicator { width: 14px; height: 14px; margin-left: 8px; }
QMenu::indicator:checked { image: url("$check"); }
QToolTip { background: $card; color: $text; border: 1px solid $hairline; padding: 4px 6px; }

QSlider:horizontal { min-height: 16px; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $track; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -5px 0; border-radius: ${knob}px;
    background: $card; border: 1px solid $accent; }
QSlider::handle:horizontal:hover { background: $accent_tint; }
QSlider::handle:horizontal:focus { background: $accent; }
QProgressBar { background: $track; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }

QScrollBar:vertical { background: transparent; width: ${bar}px; margin: 0; }
QScrollBar::handle:vertical { background: $track; border-radius: ${inset}px; min-height: 36px;
    margin: ${inset}px; }
QScrollBar::handle:vertical:hover { background: $muted; }
QScrollBar::handle:vertical:disabled { background: transparent; }
QScrollBar:horizontal { background: transparent; height: ${bar}px; margin: 0; }
QScrollBar::handle:horizontal { background: $track; border-radius: ${inset}px; min-width: 36px;
    margin: ${inset}px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page
    { background: transparent; border: none; width: 0; height: 0; }
QSplitter::handle { background: transparent; }

QWidget[role="sheet"] { background: $card; border-radius: 14px; border: 1px solid $hairline; }
QWidget[role="page"] { background: $background; }
QWidget[role="welcome"] { background: $card; border: 1px solid $hairline; border-radius: 14px; }
QListView { background: $background; border: none; outline: none; }
QListView[role="choices"] { background: $card; border: 1px solid $hairline;
    selection-background-color: $selected; selection-color: $text; }
QListView[role="choices"]::item { min-height: 26px; padding: 0 8px; }
QListView[role="choices"]::item:selected { background: $selected; color: $text; }
"""


def style_sheet(tokens: Tokens) -> str:
    """Returns the style sheet of the whole program in these colours."""
    dark = "-dark" if tokens.text.lower() > tokens.background.lower() else ""
    return Template(scaled(_SHEET)).substitute(
        {name: getattr(tokens, name) for name in tokens.__dataclass_fields__},
        down=resource(f"icons/control-down{dark}.svg").as_posix(),
        check=resource(f"icons/control-check{dark}.svg").as_posix(),
        knob=px(12) // 2 + 1,
        bar=SCROLL_BAR,
        inset=3,
    )


@contextmanager
def styled_at_the_end() -> Iterator[None]:
    """Lets a window be put together without the style sheet, which it gets all at once in the end.

    Qt styles a widget, and all that is in it, each time it is put into another: half of a window's making.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    sheet = app.styleSheet()
    app.setStyleSheet("")
    try:
        yield
    finally:
        app.setStyleSheet(app.styleSheet() or sheet)  # a theme that was chosen meanwhile has brought its own

"""The colours of the window, light and dark, as the design draws them. No colour is written elsewhere."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette


@dataclass(frozen=True)
class Tokens:
    """One set of colours, each by what it is for. `muted` and `accent_text` reach 4.5:1 everywhere."""

    background: str
    panel: str
    card: str
    hairline: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_text: str
    accent_tint: str
    selected: str
    hover: str
    on_accent: str
    track: str
    knob: str
    placeholder: str
    badge: str
    on_badge: str
    badge_suggested: str
    on_badge_suggested: str
    scrim: str
    stage: str
    positive: str
    negative: str
    notice: str
    star: str
    label_red: str
    label_yellow: str
    label_green: str
    label_blue: str
    label_purple: str


LIGHT = Tokens(
    background="#f6f6f4",
    panel="#fbfbfa",
    card="#ffffff",
    hairline="#e4e4e0",
    text="#1d1d1b",
    muted="#6a6a63",
    accent="#3b6cf6",
    accent_hover="#2f5fe8",
    accent_text="#2a57dd",
    accent_tint="#e7edff",
    selected="#e9eefc",
    hover="#f0f0ed",
    on_accent="#ffffff",
    track="#dededa",
    knob="#ffffff",
    placeholder="#e9e9e5",
    badge="#b3000000",
    on_badge="#ffffff",
    badge_suggested="#d9ffffff",
    on_badge_suggested="#3a3a36",
    scrim="#80000000",
    stage="#f0f0ed",
    positive="#1c7a4a",
    negative="#b3372c",
    notice="#fff6dc",
    star="#b97a0a",
    label_red="#d64541",
    label_yellow="#d9a514",
    label_green="#3a9a55",
    label_blue="#3b7dd8",
    label_purple="#8a56c2",
)

DARK = Tokens(
    background="#161617",
    panel="#1d1d1f",
    card="#232326",
    hairline="#2c2c2f",
    text="#ececea",
    muted="#a0a09b",
    accent="#7c9cff",
    accent_hover="#93adff",
    accent_text="#8eaaff",
    accent_tint="#262f4a",
    selected="#2a3350",
    hover="#262629",
    on_accent="#101423",
    track="#39393d",
    knob="#ffffff",
    placeholder="#242427",
    badge="#b3000000",
    on_badge="#ffffff",
    badge_suggested="#d9ffffff",
    on_badge_suggested="#3a3a36",
    scrim="#a6000000",
    stage="#0c0c0d",
    positive="#6fd39b",
    negative="#ff8a7d",
    notice="#3a331c",
    star="#e0a63a",
    label_red="#ff6b66",
    label_yellow="#e8c14a",
    label_green="#5cc47c",
    label_blue="#6ea8ff",
    label_purple="#b58ae6",
)


class Theme(QObject):
    """The tokens in use; they follow the system's light or dark."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chosen: Tokens | None = None
        self.tokens = _current()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    def choose(self, tokens: Tokens | None) -> None:
        """Uses these colours whatever the system says; None follows the system again."""
        self._chosen = tokens
        self._follow()

    def colour(self, name: str) -> QColor:
        """Returns the colour of a token."""
        return QColor(getattr(self.tokens, name))

    def palette(self) -> QPalette:
        """Returns the palette for what the style sheet does not reach, such as native dialogs' text."""
        tokens = self.tokens
        palette = QPalette()
        role = QPalette.ColorRole
        for which, value in (
            (role.Window, tokens.background),
            (role.WindowText, tokens.text),
            (role.Base, tokens.card),
            (role.AlternateBase, tokens.panel),
            (role.Text, tokens.text),
            (role.PlaceholderText, tokens.muted),
            (role.Button, tokens.card),
            (role.ButtonText, tokens.text),
            (role.Highlight, tokens.accent),
            (role.HighlightedText, tokens.on_accent),
            (role.Accent, tokens.accent),
            (role.ToolTipBase, tokens.card),
            (role.ToolTipText, tokens.text),
            (role.Link, tokens.accent_text),
        ):
            palette.setColor(which, QColor(value))
        return palette

    def _follow(self) -> None:
        tokens = self._chosen or _current()
        if tokens is not self.tokens:
            self.tokens = tokens
            self.changed.emit()


def _current() -> Tokens:
    return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT

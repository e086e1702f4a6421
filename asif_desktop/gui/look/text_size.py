"""How large text is: as the system's font has it, or as the person chose."""

from collections.abc import Mapping

from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from asif_desktop.gui.look.fonts import inter
from asif_desktop.gui.look.scale import BASE, factor, system_factor
from asif_desktop.gui.look.stylesheet import style_sheet
from asif_desktop.gui.look.theme import Theme

TEXT_SIZES: Mapping[str, float] = {"100": 1.0, "125": 1.25, "150": 1.5, "200": 2.0}
"""What can be chosen, in per cent, and how many times as large as usual that is."""


class TextSize:
    """Gives a program text of one size after another. What is shown already stays in the one before."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        self._app = app
        self._theme = theme

    def use(self, chosen: str) -> None:
        """Lets everything made from now on have this size: one of `TEXT_SIZES`, or `SYSTEM`."""
        size = round(BASE * wanted(chosen))
        if size != self._app.font().pixelSize():
            self._app.setFont(inter(size))
            self._app.setStyleSheet(style_sheet(self._theme.tokens))


def wanted(chosen: str) -> float:
    """Returns how many times as large as usual a choice makes text; the system's as it is right now."""
    if chosen in TEXT_SIZES:
        return TEXT_SIZES[chosen]
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    return system_factor(QFontInfo(system).pixelSize())


def is_in_use(chosen: str) -> bool:
    """Returns whether text has the size that a choice asks for by now."""
    return round(BASE * wanted(chosen)) == round(BASE * factor())

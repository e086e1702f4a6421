"""How large the window's parts are: sizes are written for the usual font, and grow with the application's.

What holds text or is beside it (heights, columns, signs) grows with the font. Gaps stay: where letters are
large, room is dear. Side panels grow by half as much: what stands in them is cut or wraps, and photos need
room as well.
"""

import re

from PySide6.QtGui import QGuiApplication

BASE = 13
"""The font's size in pixels that all sizes are written for."""
LARGEST = 2.5
_USUAL = range(10, 16)
"""Sizes of the system's font, in pixels, that desktops start with: they are all 100 %."""
_SIZES = re.compile(r"(?<![\w#.])(\d+)px")
_HAIRLINE = 2
"""Lines thinner than this stay as they are."""


def factor() -> float:
    """Returns how many times as large as usual the application's font is."""
    size = QGuiApplication.font().pixelSize()
    return size / BASE if size > 0 else 1.0


def px(size: float) -> int:
    """Returns a size, written for the usual font, in logical pixels for the font in use."""
    return round(size * factor())


def panel(width: int) -> int:
    """Returns the width of a side panel, which grows by half as much as its text."""
    return round(width * (1 + factor()) / 2)


def of_usual_panel(width: int) -> int:
    """Returns the width for the usual font of a side panel that is this wide: the way back of `panel`."""
    return round(width * 2 / (1 + factor()))


def scaled(sheet: str) -> str:
    """Returns a style sheet with all its sizes for the font in use; hairlines stay."""
    return _SIZES.sub(lambda found: _in_pixels(int(found[1])), sheet)


def system_factor(font_pixels: int) -> float:
    """Returns the factor that the system's font asks for: 1 for what desktops start with."""
    if font_pixels <= 0 or font_pixels in _USUAL:
        return 1.0
    return max(0.8, min(LARGEST, font_pixels / BASE))


def _in_pixels(size: int) -> str:
    return f"{size if size < _HAIRLINE else px(size)}px"

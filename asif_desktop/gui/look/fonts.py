"""The one typeface, Inter, shipped with the program."""

from PySide6.QtGui import QFont, QFontDatabase

from asif_desktop.domain.resources import resource

_FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")


def load_fonts() -> None:
    """Makes Inter known to the program."""
    for file in _FILES:
        QFontDatabase.addApplicationFont(str(resource(f"fonts/{file}")))


def inter(pixels: int) -> QFont:
    """Returns Inter at this size, with figures of one width, so that live numbers do not dance."""
    font = QFont("Inter")
    font.setPixelSize(pixels)
    font.setFeature(QFont.Tag("tnum"), 1)
    # Inter draws an x between figures as a multiplication sign: in the name of a file that would be a lie.
    font.setFeature(QFont.Tag("calt"), 0)
    return font

"""The one typeface, Inter, shipped with the program."""

from PySide6.QtGui import QFont, QFontDatabase

from asif_desktop.domain.resources import resource

_FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")


def load_fonts() -> QFont:
    """Returns Inter at 13 px with figures of one width, so that live numbers do not dance."""
    for file in _FILES:
        QFontDatabase.addApplicationFont(str(resource(f"fonts/{file}")))
    font = QFont("Inter")
    font.setPixelSize(13)
    font.setFeature(QFont.Tag("tnum"), 1)
    # Inter draws an x between figures as a multiplication sign: in the name of a file that would be a lie.
    font.setFeature(QFont.Tag("calt"), 0)
    return font

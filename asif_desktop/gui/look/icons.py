"""The icons: SVG files of ours, drawn in the colour of the moment."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from asif_desktop.domain.resources import resource
from asif_desktop.gui.look.scale import px


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, side: int = 16, ratio: float = 2.0) -> QPixmap:
    """Returns an icon as pixels, `side` logical pixels square, for a screen of this pixel ratio."""
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _drawing(name, colour).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, colour: str) -> QIcon:
    """Returns an icon in this colour, sharp at one and two pixels a point."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(pixmap(name, colour, px(18), ratio))
    return made


def program_icon() -> QIcon:
    """Returns the program's own icon."""
    return QIcon(str(resource("icons/asif-desktop.svg")))


def _drawing(name: str, colour: str) -> QSvgRenderer:
    text = resource(f"icons/{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(text.encode()))

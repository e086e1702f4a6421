"""What hangs on the pointer while photos are dragged: one of them, small, and how many there are."""

from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QDrag, QFont, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from asif_desktop.gui.look.fonts import inter
from asif_desktop.gui.look.scale import px
from asif_desktop.gui.look.text import number
from asif_desktop.gui.look.theme import Tokens

_SIDE = 96
_EDGE = 8
_BADGE = 20


def drag_of(source: QWidget, data: QMimeData, tile: QPixmap | None, count: int, tokens: Tokens) -> QDrag:
    """Returns a drag of photos, with its picture below the pointer, so that what it points at is seen."""
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.setPixmap(drag_picture(tile, count, tokens, source.devicePixelRatioF()))
    drag.setHotSpot(QPoint(-px(_EDGE), -px(_EDGE)))
    return drag


def drag_picture(tile: QPixmap | None, count: int, tokens: Tokens, ratio: float) -> QPixmap:
    """Returns the picture.

    Args:
        tile: Of the photo that is grabbed; None where it is not there yet.
        count: How many photos are dragged.
        tokens: The colours in use.
        ratio: Pixels of the screen for one logical pixel.
    """
    size = QSize(_SIDE, _SIDE * 3 // 4) if tile is None else tile.deviceIndependentSize().toSize()
    size.scale(px(_SIDE), px(_SIDE), Qt.AspectRatioMode.KeepAspectRatio)
    edge = px(_EDGE)
    picture = QPixmap((size + QSize(2 * edge, edge)) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    place = QRect(0, edge, size.width(), size.height())
    painter.setOpacity(0.9)
    if tile is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.placeholder))
        painter.drawRoundedRect(place, edge, edge)
    else:
        painter.drawPixmap(place, tile)
    painter.setOpacity(1.0)
    if count > 1:
        _paint_count(painter, place, number(count), tokens)
    painter.end()
    return picture


def _paint_count(painter: QPainter, place: QRect, words: str, tokens: Tokens) -> None:
    font = inter(px(12))
    font.setWeight(QFont.Weight.DemiBold)
    high = px(_BADGE)
    wide = max(high, QFontMetricsF(font).horizontalAdvance(words) + px(12))
    badge = QRectF(place.right() + px(_EDGE) * 2 - wide, 0, wide, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent))
    painter.drawRoundedRect(badge, high / 2, high / 2)
    painter.setPen(QColor(tokens.on_accent))
    painter.setFont(font)
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)

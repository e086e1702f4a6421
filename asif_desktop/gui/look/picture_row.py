"""What rows with a small picture share: their ground, the picture or its stand-in, and two lines of text."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from asif_desktop.gui.look.scale import px
from asif_desktop.gui.look.text import elided
from asif_desktop.gui.look.theme import Theme

_HEIGHT = 60
_SIDE = 44
_LEFT = 16
_RIGHT = 28
_GAP = 12
_EDGE = 11

Index = QModelIndex | QPersistentModelIndex


def row_height() -> int:
    """Returns how high a row is."""
    return px(_HEIGHT)


def picture_side() -> int:
    """Returns how wide and high a row's picture is."""
    return px(_SIDE)


class PictureRow(QStyledItemDelegate):
    """Paints the parts of a row; what is in it is for those below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Returns the height of a row."""
        return QSize(200, row_height())

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Paints what shows that a row is selected, or has the keyboard."""
        ground = option.rect.adjusted(8, 1, -16, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("selected"))
            painter.drawRoundedRect(ground, 7, 7)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self.theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, 7, 7)

    def paint_picture(self, painter: QPainter, place: QRect, picture: QPixmap | None) -> None:
        """Paints the picture; where it has not come, or there is none, what stands for it."""
        square = self._square(place)
        if picture is not None:
            painter.drawPixmap(square.topLeft(), picture)
        else:
            self.paint_no_picture(painter, square)

    def paint_no_picture(self, painter: QPainter, square: QRect) -> None:
        """Paints what stands for a picture: a quiet surface."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("placeholder"))
        painter.drawRoundedRect(square, 6, 6)

    def paint_lines(self, painter: QPainter, place: QRect, first: str, second: str, end: str = "") -> None:
        """Paints the two lines, the second one quiet, and a few quiet words at the first one's end."""
        left = self.left_of_text()
        above = place.adjusted(left, px(_EDGE), -_RIGHT, -row_height() // 2)
        below = place.adjusted(left, row_height() // 2, -_RIGHT, -px(_EDGE))
        metrics, middle = painter.fontMetrics(), Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self.theme.colour("muted"))
        painter.drawText(below, middle, elided(second, metrics, below.width()))
        if end:
            width = metrics.horizontalAdvance(end)
            painter.drawText(above.adjusted(above.width() - width - 2, 0, 0, 0), middle, end)
            above.adjust(0, 0, -width - 16, 0)
        painter.setPen(self.theme.colour("text"))
        painter.drawText(above, middle, elided(first, metrics, above.width()))

    def left_of_text(self) -> int:
        """Returns how far from the left the text begins."""
        return _LEFT + picture_side() + _GAP

    def _square(self, place: QRect) -> QRect:
        side = picture_side()
        return QRect(place.left() + _LEFT, place.top() + (row_height() - side) // 2, side, side)

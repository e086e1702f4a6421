"""Paints a photo in the trash: its picture, its name, where it was and since when it is here."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from asif_desktop.domain.paths import display
from asif_desktop.domain.photos import TrashedPhoto
from asif_desktop.gui.icons import pixmap
from asif_desktop.gui.text import elided, moment, name_of
from asif_desktop.gui.theme import Theme

HEIGHT = 60
SIDE = 44
_LEFT = 16

_Index = QModelIndex | QPersistentModelIndex


class HasPhotos(Protocol):
    """Whatever holds the rows."""

    photos: Sequence[TrashedPhoto]


class TrashRow(QStyledItemDelegate):
    """Asks `picture` for the pictures, by content, that are there by now."""

    def __init__(self, model: HasPhotos, picture: Callable[[str], QPixmap | None], theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._picture = picture
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Returns the height of a row."""
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paints one row."""
        photo, colour = self._model.photos[index.row()], self._theme.colour
        place: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = place.adjusted(8, 1, -16, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("selected"))
            painter.drawRoundedRect(ground, 7, 7)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, 7, 7)
        square = QRect(place.left() + _LEFT, place.top() + (HEIGHT - SIDE) // 2, SIDE, SIDE)
        picture = self._picture(photo.content)
        if picture is not None:
            painter.drawPixmap(square.topLeft(), picture)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("placeholder"))
            painter.drawRoundedRect(square, 6, 6)
            sign = pixmap("picture", self._theme.tokens.muted, 20)
            painter.drawPixmap(square.left() + 12, square.top() + 12, sign)
        metrics, middle = painter.fontMetrics(), Qt.AlignmentFlag.AlignVCenter
        above = place.adjusted(_LEFT + SIDE + 12, 11, -28, -HEIGHT // 2)
        painter.setPen(colour("muted"))
        if photo.at:
            when = moment(photo.at)
            width = metrics.horizontalAdvance(when)
            painter.drawText(above.adjusted(above.width() - width - 2, 0, 0, 0), middle, when)
            above.adjust(0, 0, -width - 16, 0)
        painter.setPen(colour("text"))
        painter.drawText(above, middle, elided(name_of(photo.path), metrics, above.width()))
        below = place.adjusted(_LEFT + SIDE + 12, HEIGHT // 2, -28, -11)
        folder = display(photo.path.rpartition(b"/")[0])
        painter.setPen(colour("muted"))
        painter.drawText(below, middle, elided(folder, metrics, below.width()))
        painter.restore()

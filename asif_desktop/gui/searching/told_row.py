"""A row of a list that says, at its end, what stands at its beginning means."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from asif_desktop.gui.look.scale import px
from asif_desktop.gui.look.theme import Theme

TOLD = Qt.ItemDataRole.UserRole
"""Where an item keeps what it means; empty for nothing."""


class ToldRow(QStyledItemDelegate):
    """Writes what an item means in the muted colour."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draws the item as usual, and then what it means."""
        super().paint(painter, option, index)
        told = index.data(TOLD)
        if told:
            painter.save()
            painter.setPen(self._theme.colour("muted"))
            room = option.rect.adjusted(0, 0, -px(12), 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, told)
            painter.restore()

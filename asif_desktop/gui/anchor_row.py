"""Paints an anchor: its picture or a word, its caption, and where it is from."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPixmap
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from asif_desktop.gui.anchor_model import AnchorModel
from asif_desktop.gui.text import elided
from asif_desktop.gui.theme import Theme

HEIGHT = 60
SIDE = 44
_LEFT = 16

_Index = QModelIndex | QPersistentModelIndex


class AnchorRow(QStyledItemDelegate):
    """Asks `picture` for the pictures that are there by now."""

    def __init__(self, model: AnchorModel, picture: Callable[[int], QPixmap | None], theme: Theme) -> None:
        super().__init__()
        self._model = model
        self._picture = picture
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Returns the height of a row."""
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paints one row."""
        anchor, colour = self._model.anchor(index.row()), self._theme.colour
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
        if anchor is None:  # not described yet
            painter.restore()
            return
        picture = self._picture(anchor.id)
        if picture is not None:
            painter.drawPixmap(square.topLeft(), picture)
        else:
            self._paint_word(painter, square)
        text = place.adjusted(_LEFT + SIDE + 12, 11, -28, -HEIGHT // 2)
        metrics, middle = painter.fontMetrics(), Qt.AlignmentFlag.AlignVCenter
        painter.setPen(colour("text"))
        painter.drawText(text, middle, elided(anchor.caption, metrics, text.width()))
        below = place.adjusted(_LEFT + SIDE + 12, HEIGHT // 2, -28, -11)
        painter.setPen(colour("muted"))
        painter.drawText(below, middle, elided(self._model.source(anchor), metrics, below.width()))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """Returns a line to edit the caption in."""
        line = QLineEdit(parent)
        line.setAccessibleName(self.tr("Caption"))
        return line

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Puts the caption into the line."""
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Gives the caption back; an untouched one stays, line breaks and all."""
        if isinstance(editor, QLineEdit) and editor.isModified():
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        """Puts the line where the caption stands."""
        place: QRect = option.rect
        editor.setGeometry(place.adjusted(_LEFT + SIDE + 4, 12, -24, -12))

    def _paint_word(self, painter: QPainter, square: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent_tint"))
        painter.drawRoundedRect(square, 6, 6)
        font = QFont(painter.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._theme.colour("accent_text"))
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, "Aa")
        font.setBold(False)
        painter.setFont(font)

"""Paints an anchor: its picture or a word, its caption, and where it is from."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QRect, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPixmap
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from asif_desktop.gui.look.picture_row import Index, PictureRow
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.teaching.anchor_model import AnchorModel


class AnchorRow(PictureRow):
    """Asks `picture` for the pictures that are there by now."""

    editing = Signal()
    """A caption begins to be edited."""

    def __init__(self, model: AnchorModel, picture: Callable[[int], QPixmap | None], theme: Theme) -> None:
        super().__init__(theme)
        self._model = model
        self._picture = picture

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints one row."""
        anchor = self._model.anchor(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, option)
        if anchor is not None:  # described already
            self.paint_picture(painter, option.rect, self._picture(anchor.id))
            self.paint_lines(painter, option.rect, anchor.caption, self._model.source(anchor))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Returns a line to edit the caption in."""
        self.editing.emit()
        line = QLineEdit(parent)
        line.setAccessibleName(self.tr("Caption"))
        line.setPlaceholderText(self.tr("Left empty, the caption stays as it was"))
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Puts the caption into the line."""
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Gives the caption back; an untouched one stays, line breaks and all."""
        if isinstance(editor, QLineEdit) and editor.isModified():
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Puts the line where the caption stands."""
        place: QRect = option.rect
        editor.setGeometry(place.adjusted(self.left_of_text() - 8, 12, -24, -12))

    def paint_no_picture(self, painter: QPainter, square: QRect) -> None:
        """Paints the sign of a pair that is words alone, or whose picture has not come."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("accent_tint"))
        painter.drawRoundedRect(square, 6, 6)
        font = QFont(painter.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self.theme.colour("accent_text"))
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, "Aa")
        font.setBold(False)
        painter.setFont(font)

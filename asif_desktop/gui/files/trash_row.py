"""Paints a photo in the trash: its picture, its name, where it was and since when it is here."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionViewItem

from asif_desktop.domain.paths import display
from asif_desktop.domain.photos import TrashedPhoto
from asif_desktop.gui.look.icons import pixmap
from asif_desktop.gui.look.picture_row import Index, PictureRow
from asif_desktop.gui.look.scale import px
from asif_desktop.gui.look.text import moment, name_of
from asif_desktop.gui.look.theme import Theme

_SIGN = 20


class HasPhotos(Protocol):
    """Whatever holds the rows."""

    photos: Sequence[TrashedPhoto]


class TrashRow(PictureRow):
    """Asks `picture` for the pictures that are there by now."""

    def __init__(
        self, model: HasPhotos, picture: Callable[[TrashedPhoto], QPixmap | None], theme: Theme
    ) -> None:
        super().__init__(theme)
        self._model = model
        self._picture = picture

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints one row."""
        photo = self._model.photos[index.row()]
        folder = display(photo.path.rpartition(b"/")[0])
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, option)
        self.paint_picture(painter, option.rect, self._picture(photo))
        when = moment(photo.at) if photo.at else ""
        self.paint_lines(painter, option.rect, name_of(photo.path), folder, when)
        painter.restore()

    def paint_no_picture(self, painter: QPainter, square: QRect) -> None:
        """Paints a surface with the sign of a picture."""
        super().paint_no_picture(painter, square)
        sign = pixmap("picture", self.theme.tokens.muted, px(_SIGN))
        inset = (square.width() - px(_SIGN)) // 2
        painter.drawPixmap(square.topLeft() + QPoint(inset, inset), sign)

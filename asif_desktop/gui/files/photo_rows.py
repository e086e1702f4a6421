"""A list of photos that are in no view: each with its picture, its name, where it was, and a few words."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem

from asif_desktop.domain.paths import display
from asif_desktop.gui.grid.row_pictures import Pictured, RowPictures
from asif_desktop.gui.grid.tile_reader import TileReader
from asif_desktop.gui.look.icons import pixmap
from asif_desktop.gui.look.picture_row import Index, PictureRow, row_height
from asif_desktop.gui.look.scale import px
from asif_desktop.gui.look.text import name_of, one_line, tooltip
from asif_desktop.gui.look.theme import Theme

_SIGN = 20
_SETTLE_MS = 30
_NONE, _KEYPAD = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier


class PhotoFile(Pictured, Protocol):
    """A photo, and a file that it had."""

    @property
    def path(self) -> bytes:
        """Absolute."""


class PhotoFileModel(QAbstractListModel):
    """The photos' files, and the words beside each."""

    def __init__(self, words: Callable[[int], str]) -> None:
        super().__init__()
        self.photos: Sequence[PhotoFile] = ()
        self.words = words
        """Of a row; asked for rows on screen alone."""

    def show(self, photos: Sequence[PhotoFile]) -> None:
        """Shows these."""
        self.beginResetModel()
        self.photos = photos
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Returns how many there are."""
        return 0 if parent.isValid() else len(self.photos)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Returns a photo's old path and the words beside it."""
        path = display(self.photos[index.row()].path)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return one_line(", ".join(part for part in (path, self.words(index.row())) if part))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(path)
        return None


class PhotoFileRow(PictureRow):
    """Paints one of them; asks for the pictures that are there by now."""

    def __init__(self, model: PhotoFileModel, pictures: RowPictures, sign: str, theme: Theme) -> None:
        super().__init__(theme)
        self._model = model
        self._pictures = pictures
        self._sign = sign

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints one row."""
        photo = self._model.photos[index.row()]
        folder = display(photo.path.rpartition(b"/")[0])
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, option)
        self.paint_picture(painter, option.rect, self._pictures.get(photo.photo))
        self.paint_lines(painter, option.rect, name_of(photo.path), folder, self._model.words(index.row()))
        painter.restore()

    def paint_no_picture(self, painter: QPainter, square: QRect) -> None:
        """Paints a surface with a sign."""
        super().paint_no_picture(painter, square)
        sign = pixmap(self._sign, self.theme.tokens.muted, px(_SIGN))
        inset = (square.width() - px(_SIGN)) // 2
        painter.drawPixmap(square.topLeft() + QPoint(inset, inset), sign)


class PhotoFileList(QListView):
    """Shows them, and reads the pictures of the rows on screen."""

    del_pressed = Signal()

    def __init__(
        self, words: Callable[[int], str], sign: str, reader: TileReader, cache: Path, theme: Theme
    ) -> None:
        """Makes the list.

        Args:
            words: What stands beside a row.
            sign: The icon that stands for a picture that the cache does not have.
            reader: The threads that read small pictures.
            cache: The library's folder of pictures.
            theme: The colours.
        """
        super().__init__()
        self.files = PhotoFileModel(words)
        self.pictures = RowPictures(reader, cache, self)
        self.pictures.arrived.connect(self.viewport().update)
        self.setModel(self.files)
        self._rows = PhotoFileRow(self.files, self.pictures, sign, theme)
        self.setItemDelegate(self._rows)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._later = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._later.timeout.connect(self._fetch)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._later.start())

    def show_photos(self, photos: Sequence[PhotoFile]) -> None:
        """Shows these; those that were selected are selected again."""
        if list(photos) != list(self.files.photos):
            chosen = {self.files.photos[row].path for row in self.selected()}
            self.files.show(photos)
            picks = self.selectionModel()
            for at, photo in enumerate(photos if chosen else ()):
                if photo.path in chosen:
                    picks.select(self.files.index(at), picks.SelectionFlag.Select)
        self.pictures.look_again()
        self._later.start()

    def selected(self) -> list[int]:
        """Returns the rows that are selected, from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedIndexes())

    def event(self, event: QEvent) -> bool:
        """Keeps Del for itself: what is in this list is not in the grid behind."""
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tells of Del."""
        if event.key() == Qt.Key.Key_Delete and event.modifiers() in (_NONE, _KEYPAD):
            self.del_pressed.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Fetches what is seen from now on."""
        super().showEvent(event)
        self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fetches the rows that there is room for now."""
        super().resizeEvent(event)
        self._later.start()

    def _fetch(self) -> None:
        top = self.verticalScrollBar().value() // row_height()
        count = self.viewport().height() // row_height() + 2
        self.pictures.want(self.files.photos[top : top + count], self.devicePixelRatioF())

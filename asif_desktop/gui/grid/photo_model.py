"""The photos of the grid, as Qt sees them: ids in an array, names only when they are looked at."""

import html
from array import array
from collections.abc import Callable, Sequence
from urllib.parse import quote

from PySide6.QtCore import QAbstractListModel, QByteArray, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from asif_desktop.domain.photos import Photo
from asif_desktop.gui.asking.photo_book import PhotoBook
from asif_desktop.gui.grid.drops import PHOTO_IDS
from asif_desktop.gui.grid.tile_tags import TileTags
from asif_desktop.gui.look.badges import TileTag, marks_text, tag_text
from asif_desktop.gui.look.text import date_text, name_of, one_line

_Index = QModelIndex | QPersistentModelIndex


class PhotoModel(QAbstractListModel):
    """Rows are positions in the order shown; nothing may keep them: photos are known by id."""

    def __init__(self, book: PhotoBook, tags: TileTags) -> None:
        super().__init__()
        self._book = book
        self._tags = tags
        self.ids: array[int] = array("q")

    def show(self, ids: "array[int]") -> None:
        """Shows these photos from now on."""
        self.beginResetModel()
        self.ids = ids
        self.endResetModel()

    def known(self, photo: int) -> Photo | None:
        """Returns what is known of a photo by now."""
        return self._book.get(photo)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Returns how many photos are shown."""
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Returns the id (UserRole), the name, or the tool tip of a photo."""
        photo = self.ids[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return photo
        known = self._book.get(photo)
        if known is None:
            return None
        lines = _lines(known, self._tags.get(photo))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(lines)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "<qt>" + "<br>".join(html.escape(line) for line in lines) + "</qt>"
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Returns what can be done with a photo: select it and drag it out."""
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren

    def supportedDragActions(self) -> Qt.DropAction:
        """Returns that dragging copies: files are never moved."""
        return Qt.DropAction.CopyAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Returns the photos as ids for this window, and as files for others."""
        return self.carried([self.ids[index.row()] for index in indexes])

    def carried(self, photos: Sequence[int]) -> QMimeData:
        """Returns what a drag of these photos carries."""
        return files_and_ids(photos, self._book.get)


def files_and_ids(photos: Sequence[int], describe: Callable[[int], Photo | None]) -> QMimeData:
    """Returns what the clipboard or a drag carries for these photos; files only of those described."""
    data = QMimeData()
    data.setData(PHOTO_IDS, QByteArray(" ".join(map(str, photos)).encode()))
    known = [photo for photo in map(describe, photos) if photo is not None and photo.paths]
    # Written by hand, since QUrl would change file names that are not valid UTF-8.
    addresses = "".join(f"file://{quote(photo.paths[0])}\r\n" for photo in known)
    data.setData("text/uri-list", QByteArray(addresses.encode()))
    return data


def _lines(photo: Photo, tag: TileTag | None) -> list[str]:
    name = name_of(photo.paths[0]) if photo.paths else ""
    said = [date_text(photo.taken, photo.file_date), marks_text(photo), one_line(photo.caption)]
    if tag is not None:
        said.append(tag_text(tag))
    return [name, *(line for line in said if line)]

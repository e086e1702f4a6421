"""The photos in the system's trash: what they were, and the way back."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from asif_desktop.domain.library import Library
from asif_desktop.domain.paths import display
from asif_desktop.domain.photos import Trashed, TrashedPhoto
from asif_desktop.domain.requests import ListTrash, UntrashPhotos
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.asking.pictures import read_tile
from asif_desktop.gui.files.trash_row import TrashRow
from asif_desktop.gui.grid.tiles import thumbnail_path
from asif_desktop.gui.look.key_names import enter_key
from asif_desktop.gui.look.picture_row import picture_side, row_height
from asif_desktop.gui.look.text import moment, number, one_line, tooltip
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Button, Label, row

_RADIUS = 6
_Index = QModelIndex | QPersistentModelIndex
_Turned = tuple[str, int]


class TrashModel(QAbstractListModel):
    """What lies in the trash, the last one first."""

    def __init__(self) -> None:
        super().__init__()
        self.photos: Sequence[TrashedPhoto] = ()

    def show(self, photos: Sequence[TrashedPhoto]) -> None:
        """Shows these."""
        self.beginResetModel()
        self.photos = photos
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Returns how many there are."""
        return 0 if parent.isValid() else len(self.photos)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Returns a photo's old path, and when it came here."""
        photo = self.photos[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return one_line(f"{display(photo.path)}, {moment(photo.at)}" if photo.at else display(photo.path))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(display(photo.path))
        return None


class TrashList(QListView):
    """The list; Enter puts back what is selected."""

    put_back = Signal()

    def event(self, event: QEvent) -> bool:
        """Keeps Del for itself: what is in the trash is not in the grid behind."""
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Puts back with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.put_back.emit()
        else:
            super().keyPressEvent(event)


class TrashPage(QWidget):
    """Shows the trash; puts back what is chosen, or opens the system's own."""

    told = Signal(str)
    counted = Signal(int)
    """How many files lie there."""
    picked = Signal(int, int)
    """How many are selected, and of how many."""
    system_wanted = Signal()
    """The system's trash is to be opened."""

    def __init__(self, asker: Asker, cache: Path, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asker = asker
        self._cache = cache
        self._pictures: dict[_Turned, QPixmap] = {}
        """By content, and how it is turned."""
        self.setProperty("role", "page")
        self.model = TrashModel()
        self.put_back = Button(self.tr("Put back"), "primary", enter_key())
        self.put_back.clicked.connect(self._put_back)
        self.put_back.setEnabled(False)
        self.system = Button(self.tr("Open the system’s trash"))
        self.system.clicked.connect(self.system_wanted)
        self.list = TrashList()
        self.list.setModel(self.model)
        self._rows = TrashRow(self.model, lambda photo: self._pictures.get(_turned(photo)), theme)
        self.list.setItemDelegate(self._rows)
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(self.tr("Photos in the trash"))
        self.list.put_back.connect(self._put_back)
        self.list.doubleClicked.connect(lambda _: self._put_back())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._pick())
        self._later = QTimer(self, singleShot=True, interval=30)
        self._later.timeout.connect(self._fetch)
        self.list.verticalScrollBar().valueChanged.connect(lambda _: self._later.start())
        hint = Label(self.tr("What you said of these photos comes back with them."), "muted", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(row(hint, self.system, self.put_back, spacing=12, margins=(16, 0, 16, 0)))
        layout.addWidget(self.list, 1)

    def open(self) -> None:
        """Shows what lies there now."""
        self.list.scrollToTop()
        self.list.clearSelection()
        self.renew()

    def renew(self) -> None:
        """Asks again, where that is seen."""
        if self.isVisible():
            self._asker.ask(ListTrash(), self._show, channel="trash")

    def selected(self) -> list[TrashedPhoto]:
        """Returns what is selected, from top to bottom."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [self.model.photos[row] for row in rows]

    def showEvent(self, event: object) -> None:
        """Asks for what is shown from now on."""
        self.renew()

    def _show(self, photos: list[TrashedPhoto]) -> None:
        if photos != list(self.model.photos):
            chosen = {photo.path for photo in self.selected()}
            self.model.show(photos)
            picks = self.list.selectionModel()
            for at, photo in enumerate(photos if chosen else ()):
                if photo.path in chosen:
                    picks.select(self.model.index(at), picks.SelectionFlag.Select)
        if photos and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        self._pick()
        self.counted.emit(len(photos))
        self._later.start()

    def _pick(self) -> None:
        count = len(self.list.selectionModel().selectedIndexes())
        self.put_back.setEnabled(count > 0)
        self.picked.emit(count, len(self.model.photos))

    def _put_back(self) -> None:
        chosen = self.selected()
        if not chosen:
            return

        def say(done: Trashed) -> None:
            one, many = self.tr("Put 1 file back."), self.tr("Put {0} files back.")
            self.told.emit(one if done.files == 1 else many.format(number(done.files)))
            self.renew()

        self._asker.edit(UntrashPhotos([photo.path for photo in chosen]), say, self.told.emit)

    def _fetch(self) -> None:
        """Reads the pictures of the rows on screen."""
        top = self.list.verticalScrollBar().value() // row_height()
        count = self.list.viewport().height() // row_height() + 2
        seen = [_turned(photo) for photo in self.model.photos[top : top + count]]
        wanted = [one for one in seen if one not in self._pictures]
        ratio = self.devicePixelRatioF()
        size = QSize(round(picture_side() * ratio), round(picture_side() * ratio))

        def read(_: Library) -> list[tuple[_Turned, QImage]]:
            found = []
            for content, rotation in wanted:
                image = read_tile(thumbnail_path(self._cache, content), size, _RADIUS * ratio, rotation)
                if image is not None:
                    found.append(((content, rotation), image))
            return found

        def keep(found: list[tuple[_Turned, QImage]]) -> None:
            for turned, image in found:
                pixels = QPixmap.fromImage(image)
                pixels.setDevicePixelRatio(ratio)
                self._pictures[turned] = pixels
            for turned in [turned for turned in self._pictures if turned not in seen][:-_KEPT]:
                del self._pictures[turned]
            self.list.viewport().update()

        if wanted:
            self._asker.do(read, keep, lane="pictures", channel="trash pictures")


_KEPT = 1000
"""Pictures that are kept though they are not on screen."""


def _turned(photo: TrashedPhoto) -> _Turned:
    return photo.content, photo.rotation

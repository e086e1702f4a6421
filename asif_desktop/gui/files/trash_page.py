"""The photos in the system's trash: what they were, and the way back."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asif_desktop.domain.photos import Trashed, TrashedPhoto
from asif_desktop.domain.requests import ListTrash, UntrashPhotos
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.files.photo_rows import PhotoFileList
from asif_desktop.gui.grid.tile_reader import TileReader
from asif_desktop.gui.look.key_names import enter_key
from asif_desktop.gui.look.text import moment, number
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Button, Label, row


class TrashList(PhotoFileList):
    """The list; Enter puts back what is selected."""

    put_back = Signal()

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

    def __init__(
        self, asker: Asker, reader: TileReader, cache: Path, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._asker = asker
        self.photos: list[TrashedPhoto] = []
        """What lies there, the last one first."""
        self.setProperty("role", "page")
        self.put_back = Button(self.tr("Put back"), "primary", enter_key())
        self.put_back.clicked.connect(self._put_back)
        self.put_back.setEnabled(False)
        self.system = Button(self.tr("Open the system’s trash"))
        self.system.clicked.connect(self.system_wanted)
        self.list = TrashList(self._when, "picture", reader, cache, theme)
        self.list.setAccessibleName(self.tr("Photos in the trash"))
        self.list.put_back.connect(self._put_back)
        self.list.doubleClicked.connect(lambda _: self._put_back())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._pick())
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
        return [self.photos[row] for row in self.list.selected()]

    def showEvent(self, event: object) -> None:
        """Asks for what is shown from now on."""
        self.renew()

    def _when(self, row: int) -> str:
        at = self.photos[row].at
        return moment(at) if at else ""

    def _show(self, photos: list[TrashedPhoto]) -> None:
        self.photos = photos
        self.list.show_photos(photos)
        if photos and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.model().index(0, 0))
        self._pick()
        self.counted.emit(len(photos))

    def _pick(self) -> None:
        count = len(self.list.selected())
        self.put_back.setEnabled(count > 0)
        self.picked.emit(count, len(self.photos))

    def _put_back(self) -> None:
        chosen = self.selected()
        if not chosen:
            return

        def say(done: Trashed) -> None:
            one, many = self.tr("Put 1 file back."), self.tr("Put {0} files back.")
            self.told.emit(one if done.files == 1 else many.format(number(done.files)))
            self.renew()

        self._asker.edit(UntrashPhotos([photo.path for photo in chosen]), say, self.told.emit)

"""The photos whose files are gone, and taking them off the list."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from asif_desktop.domain.photos import MissingPhoto
from asif_desktop.domain.requests import ForgetPhotos, ListMissing
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.files.photo_rows import PhotoFileList
from asif_desktop.gui.grid.tile_reader import TileReader
from asif_desktop.gui.look.question_sheets import ConfirmSheet
from asif_desktop.gui.look.text import moment, photos_text
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Button, Label, row


class MissingPage(QWidget):
    """Lists them, the last one first."""

    told = Signal(str)
    counted = Signal(int)

    def __init__(self, asker: Asker, reader: TileReader, cache: Path, theme: Theme, window: QWidget) -> None:
        super().__init__()
        self._asker = asker
        self._theme = theme
        self._window = window
        self.photos: list[MissingPhoto] = []
        self.setProperty("role", "page")
        hint = self.tr("Photos whose files are gone. Should a picture come back, it is known again.")
        words = Label(hint, "muted", wraps=True)
        self.forget = Button(self.tr("Forget all…"))
        self.forget.clicked.connect(self.ask)
        self.list = PhotoFileList(self._last_seen, "offline", reader, cache, theme)
        self.list.setAccessibleName(self.tr("Photos whose files are gone"))
        self.list.del_pressed.connect(lambda: self.ask() if self._selected() else None)
        self.list.selectionModel().selectionChanged.connect(self._name_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(row(words, self.forget, spacing=12, margins=(16, 4, 16, 8)))
        layout.addWidget(self.list, 1)

    def renew(self) -> None:
        """Asks what is missing now."""
        self._asker.ask(ListMissing(), self._take, channel="missing")

    def ask(self) -> None:
        """Asks whether to forget those that are selected, or all that are listed where none is."""
        photos = self._selected() or self.photos
        ConfirmSheet(
            self.tr("Forget {0}?").format(photos_text(len(photos))),
            self._what_forgetting_does(len(photos)),
            self.tr("Forget"),
            lambda: self._asker.edit(ForgetPhotos([one.photo for one in photos]), lambda _: self.renew()),
            self._theme,
            self._window,
        ).open()

    def _what_forgetting_does(self, photos: int) -> str:
        if photos == 1:
            return self.tr(
                "It leaves this list; undo brings it back. No file is deleted, and its rating, tags, caption "
                "and albums are kept: should the same picture ever come back, these are its own again."
            )
        return self.tr(
            "They leave this list; undo brings them back. No file is deleted, and their ratings, tags, "
            "captions and albums are kept: should the same pictures ever come back, these are their own "
            "again."
        )

    def _selected(self) -> list[MissingPhoto]:
        return [self.photos[row] for row in self.list.selected()]

    def _name_button(self) -> None:
        chosen = bool(self.list.selected())
        self.forget.setText(self.tr("Forget selected…") if chosen else self.tr("Forget all…"))
        self.forget.show_key(QKeySequence(Qt.Key.Key_Delete) if chosen else QKeySequence())

    def _take(self, photos: list[MissingPhoto]) -> None:
        self.photos = photos
        self.forget.setEnabled(bool(photos))
        self.list.show_photos(photos)
        self._name_button()
        self.counted.emit(len(photos))

    def _last_seen(self, row: int) -> str:
        return self.tr("Found there on {0}").format(moment(self.photos[row].seen))

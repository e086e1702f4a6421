"""The photos whose files are gone, and taking them off the list."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from asif_desktop.domain.photos import Failure, MissingPhoto
from asif_desktop.domain.requests import ForgetPhotos, ListMissing
from asif_desktop.domain.sentences import Sentence
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.files.failed_page import FileList
from asif_desktop.gui.look.question_sheets import ConfirmSheet
from asif_desktop.gui.look.text import moment, photos_text
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Button, Label, row


class MissingPage(QWidget):
    """Lists them, the last one first."""

    told = Signal(str)
    counted = Signal(int)

    def __init__(self, asker: Asker, theme: Theme, window: QWidget) -> None:
        super().__init__()
        self._asker = asker
        self._theme = theme
        self._window = window
        self.photos: Sequence[MissingPhoto] = ()
        self.setProperty("role", "page")
        hint = self.tr("Photos whose files are gone. Should a picture come back, it is known again.")
        words = Label(hint, "muted", wraps=True)
        self.forget = Button(self.tr("Forget all…"))
        self.forget.clicked.connect(self.ask)
        self.files = FileList(theme, "offline")
        self.files.list.setAccessibleName(self.tr("Photos whose files are gone"))
        self.files.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.files.list.selectionModel().selectionChanged.connect(self._name_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(row(words, self.forget, spacing=12, margins=(16, 4, 16, 8)))
        layout.addWidget(self.files, 1)

    def renew(self) -> None:
        """Asks what is missing now."""
        self._asker.ask(ListMissing(), self._take, channel="missing")

    def ask(self) -> None:
        """Asks whether to forget those that are selected, or all that are listed where none is."""
        photos = self._selected() or list(self.photos)
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
                "It leaves this list. No file is deleted, and its rating, tags, caption and albums are kept: "
                "should the same picture ever come back, these are its own again."
            )
        return self.tr(
            "They leave this list. No file is deleted, and their ratings, tags, captions and albums are "
            "kept: should the same pictures ever come back, these are their own again."
        )

    def _selected(self) -> list[MissingPhoto]:
        rows = sorted(index.row() for index in self.files.list.selectionModel().selectedIndexes())
        return [self.photos[row] for row in rows]

    def _name_button(self) -> None:
        self.forget.setText(self.tr("Forget selected…") if self._selected() else self.tr("Forget all…"))

    def _take(self, photos: list[MissingPhoto]) -> None:
        self.photos = photos
        self.forget.setEnabled(bool(photos))
        self.files.show_failures([Failure(one.path, Sentence(_last_seen(one))) for one in photos])
        self._name_button()
        self.counted.emit(len(photos))


def _last_seen(photo: MissingPhoto) -> str:
    return QCoreApplication.translate("MissingPage", "Found there on {0}").format(moment(photo.seen))

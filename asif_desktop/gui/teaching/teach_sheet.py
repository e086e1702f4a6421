"""Teach: what is on these photos?"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from asif_desktop.gui.look.choices import dress
from asif_desktop.gui.look.cut_short import tell_where_cut
from asif_desktop.gui.look.key_names import enter_key
from asif_desktop.gui.look.scale import panel, px
from asif_desktop.gui.look.sheet import Sheet
from asif_desktop.gui.look.text import number, one_line
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Button, Label, row
from asif_desktop.gui.teaching.forecast import Forecast

SHOWN = 3
"""How many of the photos are shown, at most."""
PICTURE = QSize(144, 108)
_AROUND, _INSIDE, _BESIDE = 32, 50, 14
_WORDS = 230
"""Pixels that what is typed gets beside the pictures, at least."""
_WIDTH = 760
_PAUSE_MS = 150
LONGEST = 1000
"""Characters that a caption typed here may have."""


class TeachSheet(Sheet):
    """Asks for a caption and a collection."""

    taught = Signal(list, str, str)
    """Photos, caption, collection."""
    considered = Signal(str)
    """A caption that is being thought about; empty for none."""

    def __init__(
        self, photos: Sequence[int], collections: Sequence[str], usual: str, theme: Theme, window: QWidget
    ) -> None:
        super().__init__(self.tr("Teach"), theme, window, _WIDTH)
        self._photos = list(photos)
        self.inside.addWidget(Label(self.tr("Teach"), "title"))
        many = self.tr("What is on these {0} photos?").format(number(len(photos)))
        question = self.tr("What is on this photo?") if len(photos) == 1 else many
        follows = self.tr("Everything you search for follows at once, and you can take it back exactly.")
        self.inside.addWidget(Label(f"{question} {follows}", "muted", wraps=True))
        room = min(panel(_WIDTH), window.width() - _AROUND) - _INSIDE - px(_WORDS)
        fitting = max(1, min(SHOWN, room // (PICTURE.width() + _BESIDE)))
        self.pictures = [Label() for _ in self._photos[:fitting]]
        for picture in self.pictures:
            picture.setFixedSize(PICTURE)
        self.caption = QLineEdit()
        self.caption.setProperty("role", "caption")
        self.caption.setMaxLength(LONGEST)
        self.caption.setPlaceholderText(self.tr("grandma’s yellow flowers"))
        self.caption.setAccessibleName(self.tr("What is on it"))
        self.collection = QComboBox()
        self.collection.setAccessibleName(self.tr("Collection"))
        self.collection.setEditable(True)
        line = self.collection.lineEdit()
        if line is not None:
            line.setAccessibleName(self.tr("Collection"))
        self.collection.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = self.collection.completer()
        if completer is not None:  # completing in the line would turn a new name into an old one
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            dress(completer)
        self.collection.addItems(list(collections))
        self.collection.setCurrentText(usual)
        self.collection.setMinimumWidth(px(150))
        self.collection.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        name = Label(self.tr("Collection"), "muted")
        name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self.caption)
        words.addWidget(row(name, self.collection, spacing=10))
        self.refusal = Label(role="negative", wraps=True)
        self.refusal.hide()
        tell_where_cut(self.caption, self._tell)
        words.addWidget(self.refusal)
        words.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(_BESIDE)
        for picture in self.pictures:
            middle.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        middle.addLayout(words, 1)
        self.inside.addLayout(middle)
        self.forecast = Forecast()
        self.forecast.hide()
        self.inside.addWidget(self.forecast)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.considered.emit(self.caption.text().strip()))
        self.caption.textChanged.connect(lambda _: self._pause.start())
        self.cancel = Button(self.tr("Cancel"), key=self.tr("Esc"))
        self.cancel.clicked.connect(self.close_sheet)
        self.teach = Button(self.tr("Teach"), "primary", enter_key())
        self.teach.clicked.connect(self._teach)
        self.teach.setEnabled(False)
        self.caption.textChanged.connect(lambda text: self.teach.setEnabled(bool(text.strip())))
        self.caption.returnPressed.connect(self._teach)
        line = self.collection.lineEdit()
        if line is not None:
            line.returnPressed.connect(self._teach)
        promise = Label(self.tr("Nothing is written to your files."), "muted")
        self.inside.addSpacing(4)
        self.inside.addWidget(row(promise, None, self.cancel, self.teach, spacing=10))

    def open(self) -> None:
        """Shows the sheet, ready to be typed in."""
        super().open()
        self.caption.setFocus()

    def show_picture(self, place: int, image: QImage, ratio: float) -> None:
        """Shows one of the photos."""
        pixels = QPixmap.fromImage(image)
        pixels.setDevicePixelRatio(ratio)
        self.pictures[place].setPixmap(pixels)

    def show_refusal(self, sentence: str) -> None:
        """Shows why it could not be taught; nothing was."""
        self._tell(sentence)
        self.teach.setEnabled(True)
        self.caption.setFocus()

    def _tell(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.show()

    def _teach(self) -> None:
        caption = self.caption.text().strip()
        if caption and self.teach.isEnabled():
            self.teach.setEnabled(False)
            self.taught.emit(self._photos, caption, one_line(self.collection.currentText()))

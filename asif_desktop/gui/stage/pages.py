"""What stands in the grid's place when there is nothing to show in it, and says what to do next."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from asif_desktop.gui.look.icons import pixmap, program_icon
from asif_desktop.gui.look.scale import panel, px
from asif_desktop.gui.look.text import duration
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Area, Button, Label, Line, row

_WORDS_WIDTH = 460


class Message(QWidget):
    """A sentence, what to do next, and buttons for it."""

    def __init__(self, theme: Theme, picture: str = "search", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = picture
        self.setProperty("role", "page")
        self._sign = Label()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.title = Label(role="title", wraps=True)
        self.words = Label(role="muted", wraps=True)
        for label in (self.title, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setFixedWidth(panel(_WORDS_WIDTH))
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(10)
        self.buttons: list[Button] = []
        middle = QVBoxLayout(self)
        middle.setSpacing(10)
        middle.addStretch(2)
        middle.addWidget(self._sign)
        middle.addWidget(self.title, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addWidget(self.words, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addSpacing(6)
        middle.addLayout(self._buttons)
        middle.addStretch(3)
        theme.changed.connect(self._draw)
        self._draw()

    def say(self, title: str, words: str, buttons: Sequence[Button] = (), picture: str | None = None) -> None:
        """Says something else."""
        self._picture = picture or self._picture
        self._draw()
        self.title.setText(title)
        self.words.setText(words)
        for label in (self.title, self.words):
            label.ensurePolished()
            label.setFixedHeight(label.heightForWidth(panel(_WORDS_WIDTH)))
        while self._buttons.count():
            self._buttons.takeAt(0)
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = list(buttons)
        self._buttons.addStretch(1)
        for button in self.buttons:
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)

    def _draw(self) -> None:
        self._sign.setPixmap(pixmap(self._picture, self._theme.tokens.muted, px(36)))


class Welcome(QWidget):
    """The first run: choose a folder, and what is never done to the photos."""

    folder_wanted = Signal()
    pictures_wanted = Signal(str)
    """The system's picture folder."""
    speed_wanted = Signal()
    """The page is seen for the first time: how long will it take?"""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "page")
        self._card = card = QFrame()
        card.setProperty("role", "welcome")
        card.setFixedWidth(panel(600))
        inside = QVBoxLayout(card)
        inside.setContentsMargins(40, 36, 40, 32)
        inside.setSpacing(12)
        sign = Label()
        sign.setPixmap(program_icon().pixmap(QSize(px(56), px(56))))
        inside.addWidget(sign)
        inside.addWidget(Label(self.tr("Find your photos by what is on them"), "headline", wraps=True))
        self.lead = Label(
            self.tr(
                "Choose a folder. You can look around at once, while each photo is looked at a single time; "
                "then type what you are looking for, and teach the words that only you use."
            ),
            "muted",
            wraps=True,
        )
        inside.addWidget(self.lead)
        inside.addSpacing(8)
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        there = bool(pictures) and Path(pictures).is_dir()
        self.pictures = Button(self.tr("Use my Pictures folder"), "primary")
        self.pictures.setToolTip("")
        self.pictures.clicked.connect(lambda: self.pictures_wanted.emit(pictures))
        self.choose = Button(self.tr("Choose a folder…"), "" if there else "primary")
        self.choose.clicked.connect(self.folder_wanted)
        for button in (self.pictures, self.choose):
            button.setMinimumHeight(px(38))
        self.pictures.setVisible(there)
        inside.addWidget(row(self.pictures, self.choose, None, spacing=10))
        self.where = Line(pictures, "small")
        self.where.setVisible(there)
        inside.addWidget(self.where)
        inside.addWidget(Label(self.tr("Or drop a folder anywhere on this window."), "small"))
        inside.addSpacing(12)
        self._signs: list[Label] = []
        for promise in (
            self.tr("Your photos never leave this computer."),
            self.tr("Your files are never changed, and deleted only when you say so."),
            self.tr("Everything you teach can be taken back, exactly."),
        ):
            sign = Label()
            self._signs.append(sign)
            inside.addWidget(row(sign, Label(promise, wraps=True), spacing=10))
        self.device = Label(role="small", wraps=True)
        self._with = self._takes = ""
        self._asked = False
        inside.addSpacing(4)
        inside.addWidget(self.device)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.addStretch(2)
        layout.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        area = Area(middle)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        theme.changed.connect(self._draw)
        self._draw()

    def focus(self) -> None:
        """Gives the keyboard to the first button."""
        (self.pictures if self.pictures.isVisibleTo(self) else self.choose).setFocus()

    def show_device(self, device: str) -> None:
        """Shows what the photos will be looked at with; "auto" until that is known."""
        names = {"auto": "", "cpu": self.tr("this computer’s processor")}
        name = names.get(device, self.tr("the graphics processor ({0})").format(device))
        self._with = self.tr("Photos will be looked at with {0}.").format(name) if name else ""
        self.device.setText(" ".join(filter(None, (self._with, self._takes))))
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Wants to know how long photos will take, once."""
        super().showEvent(event)
        if not self._asked:
            self._asked = True
            self.speed_wanted.emit()
        self._fit()

    def show_speed(self, rate: float) -> None:
        """Shows how long photos will take, from how many a second were just measured."""
        words = self.tr("Measured just now, a thousand take {0} or a little longer.")
        self._takes = words.format(duration(1000 / rate))
        self.device.setText(" ".join(filter(None, (self._with, self._takes))))
        self._fit()

    def _fit(self) -> None:
        """Keeps the card as high as its words: what does not fit is scrolled."""
        self._card.ensurePolished()
        self._card.setMinimumHeight(self._card.heightForWidth(self._card.width()))

    def _draw(self) -> None:
        for sign in self._signs:
            sign.setPixmap(pixmap("check", self._theme.tokens.accent_text, px(16)))

"""The status bar: the selection, what is filtered, what goes on in the background, and the tiles' size."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSlider, QWidget

from asif_desktop.domain.events import Progress
from asif_desktop.domain.paths import display
from asif_desktop.domain.photos import Folder
from asif_desktop.gui.grid.tile_view import LARGEST, SMALLEST, USUAL
from asif_desktop.gui.look.icons import pixmap
from asif_desktop.gui.look.scale import panel, px
from asif_desktop.gui.look.text import decimal, duration, number, one_line, show_tip
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Button, IconButton, Label, row

_STOPPABLE = ("engine", "anchors")
"""Work that is given up where it stands, with everything as before; photos that are encoded are paused."""


class StatusBar(QWidget):
    """Shows numbers that are honest and live."""

    pause_wanted = Signal(bool)
    cancel_wanted = Signal()
    reset_wanted = Signal()
    tile_width_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._paused = False
        self.setProperty("role", "statusbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(px(32))
        self.selection = Label(role="muted")
        self.filter = Label(role="muted")
        self.reset = Button(self.tr("show all"), "link")
        self.reset.clicked.connect(self.reset_wanted)
        self.watch = Label(role="muted")
        self.watch.hide()
        self.work = Label(role="muted")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedWidth(panel(150))
        self.bar.setAccessibleName(self.tr("Progress"))
        self.pause = IconButton("pause", self.tr("Pause"), theme)
        self.pause.clicked.connect(lambda: self.pause_wanted.emit(not self._paused))
        self.cancel = IconButton("close", self.tr("Cancel"), theme)
        self.cancel.clicked.connect(self._cancel)
        self.tiles = QSlider(Qt.Orientation.Horizontal)
        self.tiles.setRange(SMALLEST, LARGEST)
        self.tiles.setValue(USUAL)
        self.tiles.setFixedWidth(panel(84))
        self.tiles.setAccessibleName(self.tr("Size of the pictures"))
        self.tiles.valueChanged.connect(self.tile_width_wanted)
        self._small, self._large = Label(), Label()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 1, 14, 0)
        layout.setSpacing(14)
        layout.addWidget(self.selection)
        layout.addWidget(row(self.filter, self.reset, spacing=4))
        layout.addWidget(self.watch)
        layout.addStretch(1)
        layout.addWidget(self.work)
        layout.addWidget(self.bar)
        layout.addWidget(self.pause)
        layout.addWidget(self.cancel)
        layout.addWidget(row(self._small, self.tiles, self._large, spacing=4))
        self.show_filter("")
        self.show_idle()
        theme.changed.connect(self._draw)
        self._draw()

    def show_selection(self, selected: int, shown: int) -> None:
        """Shows how many photos of those shown are selected."""
        self.selection.setText(
            self.tr("{0} of {1} selected").format(number(selected), number(shown)) if selected else ""
        )

    def show_filter(self, place: str, filtered: str = "") -> None:
        """Shows what keeps photos out of the view: where they are to lie, and what they are to meet."""
        words = one_line(place)
        if filtered:
            words = ", ".join(word for word in (words, self.tr("only {0}").format(filtered)) if word)
        self.filter.setText(words)
        self.filter.setVisible(bool(words))
        self.reset.setText(self.tr("reset") if filtered else self.tr("show all"))
        self.reset.setVisible(bool(words))

    def show_watch(self, folders: Sequence[Folder]) -> None:
        """Says which folders are looked into now and then, for want of something better."""
        polled = [display(folder.path) for folder in folders if folder.watched == "polling"]
        words = self.tr("1 folder is looked into now and then")
        if len(polled) > 1:
            words = self.tr("{0} folders are looked into now and then").format(number(len(polled)))
        self.watch.setText(words if polled else "")
        why = self.tr("The system does not tell of changes there; press F5 to look now:")
        show_tip(self.watch, "\n".join([why, *polled]))
        self.watch.setVisible(bool(polled))

    def show_progress(self, progress: Progress) -> None:
        """Shows where the background work stands."""
        if not progress.active:
            self.show_idle()
            return
        self._paused = progress.paused
        for part in (self.work, self.bar, self.pause):
            part.show()
        self.cancel.setVisible(progress.task in _STOPPABLE)
        self.work.setText(self._words(progress))
        self.bar.setRange(0, max(progress.total, 0))
        self.bar.setValue(progress.done)
        self.pause.setVisible(progress.task in ("scan", "index"))
        if progress.paused:
            self.pause.show_as("resume", self.tr("Go on"))
        else:
            self.pause.show_as("pause", self.tr("Pause"))

    def show_idle(self) -> None:
        """Shows that nothing goes on."""
        for part in (self.work, self.bar, self.pause, self.cancel):
            part.hide()
        self.cancel.setEnabled(True)

    def show_tile_width(self, width: int) -> None:
        """Moves the slider to where the grid is."""
        blocked = self.tiles.blockSignals(True)
        self.tiles.setValue(width)
        self.tiles.blockSignals(blocked)

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)  # once is enough; what comes next can be cancelled again
        self.cancel_wanted.emit()

    def _words(self, progress: Progress) -> str:
        done, total = number(progress.done), number(progress.total)
        words = {
            "scan": self.tr("Looking for photos, {0} found").format(done),
            "index": self.tr("Encoding {0} of {1}").format(done, total),
            "anchors": self.tr("Preparing what I know, {0} of {1}").format(done, total),
            "models": self.tr("Loading the models"),
            "alike": self.tr("Looking for look-alikes, {0} of {1}").format(done, total),
            "engine": self.tr("Putting everything in place, {0} of {1}").format(done, total),
        }[progress.task]
        if progress.paused:
            return self.tr("{0}, paused").format(words)
        parts = [words]
        if progress.task == "index" and progress.rate > 0:
            rate = number(round(progress.rate)) if progress.rate >= 10 else decimal(progress.rate, 1)
            parts.append(self.tr("{0} photos a second").format(rate))
        if progress.seconds_left is not None and progress.task != "scan":
            parts.append(self.tr("{0} left").format(duration(progress.seconds_left)))
        return ", ".join(parts)

    def _draw(self) -> None:
        muted = self._theme.tokens.muted
        self._small.setPixmap(pixmap("tiles-small", muted, px(14)))
        self._large.setPixmap(pixmap("tiles-large", muted, px(14)))

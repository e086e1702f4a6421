"""Comparing: two to four photos side by side, looked at together, and the best of them picked."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from asif_desktop.domain.library import Library
from asif_desktop.domain.notes import NoteEdit
from asif_desktop.domain.photos import Photo
from asif_desktop.domain.requests import ChooseBest, DescribePhotos, MakePreview, NotePhotos
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.asking.paths_shown import PathsShown
from asif_desktop.gui.asking.pictures import read_picture
from asif_desktop.gui.grid.tiles import thumbnail_path
from asif_desktop.gui.look.badges import marks_text
from asif_desktop.gui.look.key_names import enter_key
from asif_desktop.gui.look.sheet import Sheet
from asif_desktop.gui.look.text import name_of
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Button, IconButton, Label, Line, row
from asif_desktop.gui.loupe.loupe_view import LoupeView
from asif_desktop.gui.marking.mark_widgets import MarksLine

FEWEST, MOST = 2, 4


class Pane(QAbstractButton):
    """One of the photos; the one that has the focus is what keys are for."""

    framed = Signal(int)
    """This photo has the focus from now on."""

    def __init__(self, photo: int, theme: Theme) -> None:
        super().__init__()
        self.photo = photo
        self.known: Photo | None = None
        self.is_sharp = False
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # As much room for each, however long its name is.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.clicked.connect(self.setFocus)
        self.setAccessibleName(self.tr("A photo"))
        self.name = Line(role="strong")
        self.name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.marks = MarksLine(theme)
        self.view = LoupeView(theme)
        self.view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.view.setFocusProxy(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(0)
        head = row(self.name, self.marks, None, margins=(12, 8, 12, 8))
        head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout.addWidget(head)
        layout.addWidget(self.view, 1)

    def show_photo(self, known: Photo, image: QImage | None) -> None:
        """Shows what is known of the photo by now; None leaves the picture as it is."""
        turned = self.known is not None and self.known.rotation != known.rotation
        self.known = known
        self.name.show_text(name_of(known.paths[0]) if known.paths else self.tr("No file"))
        self.marks.show_photo(known)
        marks = marks_text(known)
        self.setAccessibleName(f"{self.name.whole()}, {marks}" if marks else self.name.whole())
        whole = QSizeF(known.width, known.height)
        if image is not None:
            self.view.show_image(image, whole, keep_place=self.view.has_image(), rotation=known.rotation)
        elif turned:
            self.view.turn(known.rotation, whole)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tells that actions are for this photo."""
        super().focusInEvent(event)
        self.framed.emit(self.photo)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaves keys to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints a frame around the photo that keys are for."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


class ComparePage(QWidget):
    """Shows photos side by side: close to one, one is as close to all."""

    left = Signal()
    told = Signal(str)
    framed = Signal(int)
    """The photo that actions are for."""
    best_wanted = Signal(str)
    """The photo of this name is to be picked; what becomes of the others is asked."""

    def __init__(
        self, asker: Asker, cache: Path, paths: PathsShown, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._asker = asker
        self._cache = cache
        self._paths = paths
        self._theme = theme
        self._together = True
        self.panes: list[Pane] = []
        self.setProperty("role", "page")
        self._places = QGridLayout()
        self._places.setSpacing(2)
        self.title = Label(self.tr("Compare"), "title")
        words = self.tr("Zoom and move them together; keys and menus are for the framed one.")
        back = IconButton("close", self.tr("Back to the grid (Esc)"), theme)
        back.clicked.connect(self.left)
        self.best = Button(self.tr("Pick the Best…"), "primary", enter_key())
        self.best.clicked.connect(self._want_best)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        said = Line(words, "muted")
        said.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        head = row(self.title, said, None, self.best, back, margins=(16, 6, 12, 6))
        head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout.addWidget(head)
        layout.addLayout(self._places, 1)

    def open(self, photos: Sequence[int]) -> None:
        """Shows photos; the first has the focus."""
        self._clear()
        columns = 2 if len(photos) == MOST else len(photos)
        for place, photo in enumerate(photos):
            pane = Pane(photo, self._theme)
            pane.framed.connect(self.framed)
            pane.view.zoomed.connect(lambda pane=pane: self._look_alike(pane))
            self.panes.append(pane)
            self._places.addWidget(pane, place // columns, place % columns)
        self.panes[0].setFocus()

        def look(library: Library) -> list[tuple[Photo, QImage | None]]:
            known = library.ask(DescribePhotos(list(photos)))
            return [(each, read_picture(thumbnail_path(self._cache, each.content))) for each in known]

        self._asker.do(look, self._show, lane="loupe", channel="compare")

    def photos(self) -> list[int]:
        """Returns the photos that are compared."""
        return [pane.photo for pane in self.panes]

    def focused(self) -> list[int]:
        """Returns the photo that keys are for."""
        return [pane.photo for pane in self.panes if pane.hasFocus()]

    def choose(self, *, reject: bool) -> None:
        """Picks the photo that has the focus; rejects the others or leaves them as they are."""
        best = self._framed()
        if best is None:
            return
        others = [pane.photo for pane in self.panes if pane is not best]
        told = self.tr("Picked {0}, rejected the others. Ctrl+Z takes it back.")
        request: ChooseBest | NotePhotos = ChooseBest(best.photo, list(others))
        if not reject:
            told = self.tr("Picked {0}. Ctrl+Z takes it back.")
            request = NotePhotos([best.photo], NoteEdit(flag="pick"))
        self._asker.edit(request, lambda _: self.told.emit(told.format(best.name.whole())), self.told.emit)

    def amend(self, photos: Sequence[int], change: Callable[[Photo], Photo]) -> None:
        """Shows what is said of photos from now on."""
        for pane in self.panes:
            if pane.known is not None and pane.photo in photos:
                pane.show_photo(change(pane.known), None)

    def renew(self) -> None:
        """Asks again what is said of the photos."""
        if self.panes:
            self._asker.ask(
                DescribePhotos(self.photos()), self._follow, lane="loupe", channel="compare marks"
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes from one to the next, zooms all, picks the best, and goes back."""
        key, framed = event.key(), self._framed()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif framed is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want_best()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            step = 1 if key == Qt.Key.Key_Right else -1
            self.panes[(self.panes.index(framed) + step) % len(self.panes)].setFocus()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            framed.view.zoom_by(1.25)
        elif key == Qt.Key.Key_Minus:
            framed.view.zoom_by(0.8)
        elif key == Qt.Key.Key_Z:
            framed.view.toggle_pixels()
        else:
            super().keyPressEvent(event)

    def _framed(self) -> Pane | None:
        """Returns the pane that has the focus; the last that had it while a sheet or a button has it now."""
        inside = self.focusWidget()
        return inside if isinstance(inside, Pane) else next(iter(self.panes), None)

    def _want_best(self) -> None:
        best = self._framed()
        if best is not None:
            best.setFocus()
            self.best_wanted.emit(best.name.whole())

    def _show(self, found: list[tuple[Photo, QImage | None]]) -> None:
        for known, image in found:
            for pane in self.panes:
                if pane.photo == known.id:
                    pane.show_photo(self._paths.of(known), image)
                    self._sharpen(pane)
        gone = set(self.photos()) - {known.id for known, _ in found}
        for pane in self.panes:
            if pane.photo in gone:
                pane.name.show_text(self.tr("This photo is gone"))

    def _sharpen(self, pane: Pane) -> None:
        def make(library: Library) -> QImage | None:
            return read_picture(os.fsencode(library.ask(MakePreview(pane.photo))))

        def show(image: QImage | None) -> None:
            if pane in self.panes and pane.known is not None and image is not None:
                pane.is_sharp = True
                pane.show_photo(pane.known, image)

        place = self.panes.index(pane)
        self._asker.do(make, show, lane="loupe", channel=f"compare {place}", sorry=self.told.emit)

    def _follow(self, described: list[Photo]) -> None:
        for known in described:
            for pane in self.panes:
                if pane.photo == known.id and pane.known is not None:
                    pane.show_photo(self._paths.of(known), None)

    def _look_alike(self, led: Pane) -> None:
        if not self._together:
            return
        self._together = False  # those that follow do not lead
        for pane in self.panes:
            if pane is not led:
                pane.view.look_like(*led.view.look())
        self._together = True

    def _clear(self) -> None:
        for place in range(MOST):
            self._asker.drop(f"compare {place}")
        for pane in self.panes:
            self._places.removeWidget(pane)
            pane.hide()
            pane.deleteLater()
        self.panes = []


class BestSheet(Sheet):
    """Asks what becomes of the photos that are not the best."""

    def __init__(
        self, name: str, others: int, choose: Callable[..., None], theme: Theme, window: QWidget
    ) -> None:
        """Makes the sheet; `choose` is told with `reject` whether the others are rejected."""
        title = QCoreApplication.translate("BestSheet", "Pick {0}").format(name)
        super().__init__(title, theme, window, 520)
        self.inside.addWidget(Label(title, "title", wraps=True))
        one, many = (
            self.tr("The other can be rejected with it."),
            self.tr("The other {0} can be rejected with it."),
        )
        words, kept = (one if others == 1 else many).format(others), self.tr("No file is deleted.")
        self.inside.addWidget(Label(f"{words} {kept}", "muted", wraps=True))
        self.cancel = Button(self.tr("Cancel"), key=self.tr("Esc"))
        self.cancel.clicked.connect(self.close_sheet)
        self.only = Button(self.tr("Only Pick"))
        self.go = Button(self.tr("Reject the Others"), "primary", enter_key())
        for button, reject in ((self.only, False), (self.go, True)):
            button.clicked.connect(self.close_sheet)
            button.clicked.connect(lambda _=False, reject=reject: choose(reject=reject))
        self.inside.addWidget(row(None, self.cancel, self.only, self.go, spacing=10))

    def open(self) -> None:
        """Shows the sheet; Enter rejects the others, which one key takes back."""
        super().open()
        self.go.setFocus()

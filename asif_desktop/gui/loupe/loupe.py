"""The loupe: one photo, at once from its thumbnail, then sharp; its neighbours are fetched ahead."""

import os
from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from asif_desktop.domain.library import Library
from asif_desktop.domain.photos import Photo
from asif_desktop.domain.requests import DescribePhotos, MakePreview
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.asking.paths_shown import PathsShown
from asif_desktop.gui.asking.pictures import read_picture
from asif_desktop.gui.grid.drag_picture import drag_of
from asif_desktop.gui.grid.photo_model import files_and_ids
from asif_desktop.gui.grid.tiles import thumbnail_path
from asif_desktop.gui.look.scale import px
from asif_desktop.gui.look.text import name_of
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import IconButton, Label, Line, row
from asif_desktop.gui.loupe.full_size import FullSizePicture
from asif_desktop.gui.loupe.loupe_view import LoupeView
from asif_desktop.gui.marking.mark_widgets import MarksLine

_KEPT = 5
_SLIDE_MS = 4000
_LOOK_MS = 60


class Loupe(QWidget):
    """Shows the photo it is told to; `neighbour` tells which photos stand beside it."""

    left = Signal()
    moved = Signal(int)
    """Another photo is shown."""

    def __init__(
        self,
        asker: Asker,
        cache: Path,
        neighbour: Callable[[int, int], int | None],
        paths: PathsShown,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._asker = asker
        self._cache = cache
        self._neighbour = neighbour
        self._theme = theme
        self._paths = paths
        self.photo: int | None = None
        self._known: Photo | None = None
        self._sharp: OrderedDict[int, QImage] = OrderedDict()
        self.setProperty("role", "page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("One photo"))
        self.view = LoupeView(theme)
        self.full = FullSizePicture(asker)
        self.full.setParent(self)
        self._look = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._look.timeout.connect(self._look_closely)
        self.view.zoomed.connect(self._zoomed)
        self.view.painted.connect(self.full.paint)
        self.view.drag_wanted.connect(self._drag_out)
        self.full.arrived.connect(self.view.update)
        self.full.arrived.connect(self._look.start)
        self.full.waiting.connect(self._tell_waiting)
        self.full.refused.connect(self._tell_refused)
        self.title = Line(role="strong")
        self.note = Line(role="muted")
        self.note.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.marks = MarksLine(theme)
        self.scale = Label(role="muted")
        back = IconButton("back", self.tr("Back to the grid (Esc)"), theme)
        back.clicked.connect(self.left)
        before = IconButton("back", self.tr("The photo before (Left)"), theme)
        before.clicked.connect(lambda: self.step(-1))
        after = IconButton("forward", self.tr("The next photo (Right)"), theme)
        after.clicked.connect(lambda: self.step(1))
        for button in (back, before, after):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        back.show_as("close", self.tr("Back to the grid (Esc)"))
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = row(
            self.title,
            self.marks,
            self.note,
            None,
            self.scale,
            8,
            before,
            after,
            8,
            back,
            margins=(16, 6, 12, 6),
        )
        head.setFixedHeight(px(48))
        layout.addWidget(head)
        layout.addWidget(self.view, 1)
        self._slides = QTimer(self, interval=_SLIDE_MS)
        self._slides.timeout.connect(self._next_slide)

    def open(self, photo: int) -> None:
        """Shows a photo."""
        self.photo = photo
        self._known = None
        self._tell_slideshow()
        self.marks.show_photo(None)
        self.full.forget()
        sharp = self._sharp.get(photo)
        self.view.show_image(None, QSizeF(), keep_place=False)

        def first(library: Library) -> tuple[Photo, QImage | None] | None:
            known = library.ask(DescribePhotos([photo]))
            if not known:
                return None
            image = sharp or read_picture(thumbnail_path(self._cache, known[0].content))
            return known[0], image

        self._asker.do(first, self._show_first, lane="loupe", channel="loupe")

    def step(self, by: int) -> bool:
        """Shows a neighbour; returns whether there was one."""
        there = None if self.photo is None else self._neighbour(self.photo, by)
        if there is None:
            return False
        self.open(there)
        self.moved.emit(there)
        return True

    def is_sharp(self) -> bool:
        """Returns whether the large picture is shown, not only the thumbnail."""
        return self.photo in self._sharp

    def slideshow(self) -> None:
        """Starts or ends showing one photo after another."""
        if self._slides.isActive():
            self._slides.stop()
        else:
            self._slides.start()
        self._tell_slideshow()

    def is_slideshow(self) -> bool:
        """Returns whether a slide show goes on."""
        return self._slides.isActive()

    def close_photo(self) -> None:
        """Shows nothing, and lets the pixels go."""
        self._slides.stop()
        self.photo = None
        self.full.forget()
        for channel in ("loupe", "loupe sharp", "loupe ahead", "loupe marks"):
            self._asker.drop(channel)
        self._sharp.clear()
        self.view.show_image(None, QSizeF(), keep_place=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes to neighbours, zooms, and goes back."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.window().isFullScreen():
            event.ignore()  # it is for the window, which leaves full screen first
        elif key == Qt.Key.Key_Space and self.is_slideshow():
            self.slideshow()  # a person sees something and wants to stay there
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.left.emit()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.step(1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace):
            self.step(-1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.view.zoom_by(1.25)
        elif key == Qt.Key.Key_Minus:
            self.view.zoom_by(0.8)
        else:
            super().keyPressEvent(event)

    def _show_first(self, found: tuple[Photo, QImage | None] | None) -> None:
        photo = self.photo
        if photo is None:
            return
        if found is None:
            self.title.show_text(self.tr("This photo is gone"))
            self.note.show_text(self.tr("It was removed while you looked at it."))
            return
        self._known, image = self._paths.of(found[0]), found[1]
        self.marks.show_photo(self._known)
        self.title.show_text(name_of(self._known.paths[0]) if self._known.paths else self.tr("No file"))
        self.view.show_image(image, self._whole(), keep_place=False, rotation=self._known.rotation)
        if photo in self._sharp:
            self._ahead()
            return

        def sharpen(library: Library) -> QImage | None:
            return read_picture(os.fsencode(library.ask(MakePreview(photo))))

        self._asker.do(
            sharpen, self._show_sharp, lane="loupe", channel="loupe sharp", sorry=self.note.show_text
        )

    def amend(self, photos: Sequence[int], change: Callable[[Photo], Photo]) -> None:
        """Shows what is said of the photo from now on, if it is among these."""
        if self._known is not None and self._known.id in photos:
            self._follow([change(self._known)])

    def renew(self) -> None:
        """Asks again what is said of the photo: something has changed."""
        if self.photo is not None:
            self._asker.ask(DescribePhotos([self.photo]), self._follow, lane="loupe", channel="loupe marks")

    def _follow(self, described: list[Photo]) -> None:
        known = self._known
        if known is None or not described or described[0].id != self.photo:
            return
        self._known = self._paths.of(described[0])
        self.marks.show_photo(self._known)
        if self._known.rotation != known.rotation:
            self.view.turn(self._known.rotation, self._whole())

    def _show_sharp(self, image: QImage | None) -> None:
        if self.photo is None:
            return
        if image is None:
            self.note.show_text(self.tr("The large picture could not be made; this is its thumbnail."))
            return
        self._keep(self.photo, image)
        self.view.show_image(image, self._whole(), keep_place=True, rotation=self._rotation())
        self._look.start()
        self._ahead()

    def _ahead(self) -> None:
        if self.photo is None:
            return
        beside = [self._neighbour(self.photo, by) for by in (1, -1)]
        wanted = [photo for photo in beside if photo is not None and photo not in self._sharp]

        def fetch(library: Library) -> list[tuple[int, QImage]]:
            made = [(photo, read_picture(os.fsencode(library.ask(MakePreview(photo))))) for photo in wanted]
            return [(photo, image) for photo, image in made if image is not None]

        def keep(made: list[tuple[int, QImage]]) -> None:
            for photo, image in made:
                self._keep(photo, image)

        if wanted:
            # A neighbour that cannot be made says so when it is opened, not before.
            self._asker.do(fetch, keep, lane="ahead", channel="loupe ahead", sorry=lambda _: None)

    def dragged(self) -> QMimeData | None:
        """Returns what a drag of the photo carries: its file; None where it has none."""
        known = self._known
        return None if known is None or not known.paths else files_and_ids([known.id], lambda _: known)

    def _drag_out(self) -> None:
        data = self.dragged()
        if data is not None:
            seen = self.view.grab(self.view.place().toRect())
            drag_of(self, data, seen, 1, self._theme.tokens).exec(Qt.DropAction.CopyAction)

    def _zoomed(self) -> None:
        known = self._known is not None and self.view.has_image()
        self.scale.setText(self.tr("{0} %").format(round(100 * self.view.scale())) if known else "")
        self._look.start()

    def _look_closely(self) -> None:
        """Fetches every pixel of what is seen, where the screen can show them."""
        if self.photo is not None and self.is_sharp() and self.view.wants_more():
            self.full.look(self.photo, self.view.seen(), self.view.scale())

    def _tell_waiting(self, waiting: bool) -> None:
        if waiting:
            self.note.show_text(self.tr("Reading every pixel…"))
        else:
            self._tell_slideshow()

    def _tell_refused(self, sentence: str) -> None:
        self.note.show_text(sentence)

    def _keep(self, photo: int, image: QImage) -> None:
        self._sharp[photo] = image
        while len(self._sharp) > _KEPT:
            self._sharp.popitem(last=False)

    def _rotation(self) -> int:
        return 0 if self._known is None else self._known.rotation

    def _whole(self) -> QSizeF:
        return QSizeF() if self._known is None else QSizeF(self._known.width, self._known.height)

    def _next_slide(self) -> None:
        if not self.step(1):
            self.slideshow()

    def _tell_slideshow(self) -> None:
        self.note.show_text(self.tr("Slideshow") if self.is_slideshow() else "")

"""The photo that a review asks about, as large as there is room; the one after it is read ahead."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from asif_desktop.domain.library import Library
from asif_desktop.domain.requests import MakePreview
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.asking.pictures import read_picture
from asif_desktop.gui.look.widgets import Label

_LARGEST = QSize(2048, 2048)


class ReviewPicture(Label):
    """Keeps the pictures of the photos before and after the one that is shown."""

    there = Signal()
    """The photo can be seen, or it is said why not."""

    def __init__(self, asker: Asker, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._asker = asker
        self._image: QImage | None = None
        self._near: list[int] = []
        self._photo: int | None = None
        self._next: int | None = None
        self._pictures: dict[int, QImage | None] = {}
        """None where a photo cannot be shown."""
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumSize(120, 120)

    def show_photo(self, photos: Sequence[int], at: int) -> None:
        """Shows one of these photos; what was shown is gone until it has come."""
        self._photo = photos[at]
        self._next = photos[at + 1] if at + 1 < len(photos) else None
        self._near = list(photos[max(0, at - 1) : at + 2])
        self._asker.drop("review picture")
        if self._photo in self._pictures:
            self._take(self._photo, self._pictures[self._photo])
            return
        self._image = None
        self.clear()
        self._look(self._photo, "review picture")

    def show_none(self) -> None:
        """Shows no photo, and waits for none."""
        self._asker.drop("review picture")
        self._photo = self._next = self._image = None
        self._near = []
        self.clear()

    def forget(self) -> None:
        """Keeps no picture."""
        self._pictures = {}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the photo into what room there is."""
        super().resizeEvent(event)
        self._draw()

    def _look(self, photo: int, channel: str) -> None:
        """Asks for a photo's picture."""

        def read(library: Library) -> QImage | None:
            return read_picture(library.ask(MakePreview(photo)).encode(), _LARGEST)

        def go_without(sentence: str) -> None:
            self._take(photo, None, sentence)

        self._asker.do(
            read, lambda image: self._take(photo, image), lane="loupe", channel=channel, sorry=go_without
        )

    def _take(self, photo: int, image: QImage | None, sentence: str = "") -> None:
        """Keeps a picture, and shows it where it is the one asked about; then looks for the one after it."""
        kept = self._pictures | {photo: image}
        self._pictures = {one: kept[one] for one in self._near if one in kept}
        if photo != self._photo:
            return
        self._image = image
        if image is None:
            self.setText(sentence or self.tr("There is no picture of this photo."))
        self._draw()
        self.there.emit()
        if self._next is not None and self._next not in self._pictures:
            self._look(self._next, "review ahead")

    def _draw(self) -> None:
        if self._image is None:
            return
        ratio = self.devicePixelRatioF()
        fitted = self._image.scaled(
            self.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        self.setPixmap(QPixmap.fromImage(fitted))

"""Keeps the information panel true to what is selected in the grid."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from asif_desktop.domain.photos import Photo
from asif_desktop.domain.requests import DescribePhotos
from asif_desktop.gui.asker import Asker
from asif_desktop.gui.browser import Example, Shown
from asif_desktop.gui.grid import PhotoGrid
from asif_desktop.gui.information import Information
from asif_desktop.gui.pictures import read_tile
from asif_desktop.gui.tiles import RADIUS, thumbnail_path
from asif_desktop.gui.why import explain

_PAUSE_MS = 40


class PhotoDesk(QObject):
    """Describes, pictures and explains the photo that is looked at."""

    def __init__(self, asker: Asker, cache: Path, grid: PhotoGrid, panel: Information) -> None:
        super().__init__()
        self._asker = asker
        self._cache = cache
        self._grid = grid
        self._panel = panel
        self._asked: str | Example = ""
        self._photo: int | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        grid.picked.connect(self._pause.start)

    def photo(self) -> int | None:
        """Returns the id of the photo that the panel is about."""
        selected = self._grid.count_selected()
        if selected == 0:
            return None
        current = self._grid.current()
        index = self._grid.currentIndex()
        if current is not None and self._grid.selectionModel().isSelected(index):
            return current
        return self._grid.selected()[0]

    def follow(self, shown: Shown) -> None:
        """Explains with the phrase that is shown now."""
        # Of photos that one anchor describes, the anchor is the whole reason.
        carried = shown.example is not None and shown.example.anchor is not None
        self._asked = "" if carried else shown.example or shown.query
        self._photo = None
        self._pause.start()

    def _look(self) -> None:
        photo = self.photo()
        if photo is None:
            self._photo = None
            for channel in ("desk", "desk picture", "why"):
                self._asker.drop(channel)
            self._panel.show_nothing()
            return
        if photo == self._photo:
            self._asker.ask(DescribePhotos([photo]), self._tell, lane="why", channel="desk")
            return
        self._photo = photo
        self._asker.ask(DescribePhotos([photo]), self._show, lane="why", channel="desk")
        asked = self._asked
        if asked:
            ratio = self._panel.devicePixelRatioF()
            self._asker.do(
                lambda library: explain(library, photo, asked, ratio),
                self._panel.why.show_told,
                lane="why",
                channel="why",
                sorry=self._panel.why.show_words,
            )
        else:
            self._asker.drop("why")
            self._panel.why.hide()

    def _tell(self, photos: list[Photo]) -> None:
        if photos:
            self._panel.show_photo(photos[0], self._grid.count_selected())
        else:
            self._panel.show_nothing()

    def _show(self, photos: list[Photo]) -> None:
        self._tell(photos)
        if not photos:
            return
        self._panel.why.setVisible(bool(self._asked))
        photo, ratio = photos[0], self._panel.devicePixelRatioF()
        size = self._panel.picture.size_for(photo.width, photo.height) * ratio

        def picture(image: QImage | None) -> None:
            self._panel.picture.show_image(image, ratio)

        file = thumbnail_path(self._cache, photo.content)
        self._asker.do(
            lambda _: read_tile(file, size, RADIUS * ratio), picture, lane="why", channel="desk picture"
        )

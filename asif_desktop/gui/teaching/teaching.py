"""Teaching: from the photos that are selected to the anchors that were made."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from asif_desktop.domain.knowledge import Taught
from asif_desktop.domain.library import Library
from asif_desktop.domain.photos import Photo
from asif_desktop.domain.requests import DescribePhotos, PreviewLesson, Teach
from asif_desktop.domain.shipped_names import kept_name
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.asking.pictures import read_tile
from asif_desktop.gui.asking.shelves import Shelves
from asif_desktop.gui.grid.tiles import RADIUS, thumbnail_path
from asif_desktop.gui.look.text import collection_name, number
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.teaching import forecast
from asif_desktop.gui.teaching.teach_sheet import PICTURE, TeachSheet


class Teaching(QObject):
    """Opens the sheet, fills in the pictures, and teaches."""

    told = Signal(str)
    taught = Signal(str, object)
    """A query, and the `Ranking` that answers it from now on, if the lesson came with it; None if not."""

    def __init__(self, asker: Asker, cache: Path, shelves: Shelves, theme: Theme, window: QWidget) -> None:
        super().__init__()
        self._asker = asker
        self._cache = cache
        self._shelves = shelves
        self._theme = theme
        self._window = window
        self.phrase = ""
        """What is searched now; a lesson may change what matches it."""
        self.usual = ""
        """The collection taught in last."""
        self.sheet: TeachSheet | None = None

    def begin(self, photos: Sequence[int], collection: str = "", caption: str = "") -> None:
        """Asks what is on these photos; the caption stands there already."""
        if not photos or self.sheet is not None:
            return
        # A collection that came with the program is not where a person's own words belong by default.
        names = [collection_name(known.name) for known in self._shelves.collections]
        usual = collection_name(collection or self.usual) or next(iter(names[1:]), self.tr("Taught by me"))
        sheet = TeachSheet(photos, names, usual, self._theme, self._window)
        self.sheet = sheet
        sheet.taught.connect(self.teach)
        sheet.considered.connect(lambda caption: self._foresee(list(photos), caption))
        sheet.closed.connect(self._closed)
        sheet.open()
        if caption:
            sheet.caption.setText(caption)
            sheet.caption.selectAll()
        shown, ratio = list(photos[: len(sheet.pictures)]), sheet.devicePixelRatioF()
        size = QSize(round(PICTURE.width() * ratio), round(PICTURE.height() * ratio))

        def read(library: Library) -> list[tuple[int, QImage | None]]:
            known = {photo.id: photo for photo in library.ask(DescribePhotos(shown))}
            return [(at, self._tile(known[one], size, ratio)) for at, one in enumerate(shown) if one in known]

        def show(pictures: list[tuple[int, QImage | None]]) -> None:
            for place, image in pictures:
                if image is not None and self.sheet is sheet:
                    sheet.show_picture(place, image, ratio)

        self._asker.do(read, show, channel="teach pictures")

    def _foresee(self, photos: list[int], caption: str) -> None:
        """Shows what a lesson would change; where that cannot be told, teaching itself will say why."""
        sheet = self.sheet
        if sheet is None:
            return
        if not caption:
            self._asker.drop("teach forecast")
            sheet.forecast.hide()
            return
        phrase, ratio = self.phrase or None, sheet.devicePixelRatioF()
        size = QSize(round(forecast.PICTURE.width() * ratio), round(forecast.PICTURE.height() * ratio))

        def preview(library: Library) -> forecast.Foreseen:
            told = library.ask(PreviewLesson(list(photos), caption, phrase))
            seen = [*told.joining_photos[: forecast.SHOWN], *told.leaving_photos[: forecast.SHOWN]]
            pictures = {}
            for photo in library.ask(DescribePhotos(seen)) if seen else []:
                image = self._tile(photo, size, ratio)
                if image is not None:
                    pictures[photo.id] = image
            return forecast.Foreseen(caption, told, pictures)

        def show(foreseen: forecast.Foreseen) -> None:
            if self.sheet is sheet:
                sheet.forecast.show_foreseen(foreseen, ratio)

        self._asker.do(
            preview, show, lane="search", channel="teach forecast", sorry=lambda _: sheet.forecast.hide()
        )

    def _tile(self, photo: Photo, size: QSize, ratio: float) -> QImage | None:
        """Returns a photo's picture, as it is turned in the catalog. For worker threads."""
        return read_tile(thumbnail_path(self._cache, photo.content), size, RADIUS * ratio, photo.rotation)

    def _closed(self) -> None:
        self.sheet = None
        for channel in ("teach pictures", "teach forecast"):
            self._asker.drop(channel)

    def teach(self, photos: list[int], caption: str, collection: str) -> None:
        """Teaches; what comes of it is told, in the sheet if that is still open."""
        phrase, sheet = self.phrase, self.sheet

        def taught(lesson: Taught) -> None:
            self.usual = kept_name(collection)
            self.taught.emit(phrase, lesson.ranking)
            if sheet is not None:
                sheet.close_sheet()
            one = self.tr("Taught “{0}”. Ctrl+Z takes it back.").format(caption)
            many = self.tr("Taught “{0}” with {1} photos. Ctrl+Z takes it back.")
            count = len(lesson.anchors)
            self.told.emit(one if count == 1 else many.format(caption, number(count)))

        def refused(sentence: str) -> None:
            if sheet is not None and sheet is self.sheet:
                sheet.show_refusal(sentence)
            else:
                self.told.emit(sentence)

        request = Teach(list(photos), caption, collection or None, phrase or None)
        self._asker.edit(request, taught, refused)

"""Keeps the information panel true to what is selected in the grid."""

from array import array
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from asif_desktop.domain.library import Library
from asif_desktop.domain.notes import Notes, PhotoDetails
from asif_desktop.domain.photos import Photo
from asif_desktop.domain.requests import DescribePhotos, DetailPhoto, NotesOf
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.asking.paths_shown import PathsShown
from asif_desktop.gui.asking.pictures import read_picture, read_tile
from asif_desktop.gui.asking.shown import Shown
from asif_desktop.gui.grid.grid import PhotoGrid
from asif_desktop.gui.grid.tiles import RADIUS, thumbnail_path
from asif_desktop.gui.information.histogram import histogram_of
from asif_desktop.gui.information.information import Information
from asif_desktop.gui.information.why import Asked, ForTag, explain

_PAUSE_MS = 40


@dataclass(frozen=True)
class Known:
    """What the library told of the photo that is looked at, and of all that are selected."""

    photo: Photo
    details: PhotoDetails | None
    """None where the photo has no file any more."""
    notes: Notes


class PhotoDesk(QObject):
    """Describes, pictures and explains the photo that is looked at."""

    def __init__(
        self, asker: Asker, cache: Path, grid: PhotoGrid, paths: PathsShown, panel: Information
    ) -> None:
        super().__init__()
        self._asker = asker
        self._cache = cache
        self._grid = grid
        self._paths = paths
        self._panel = panel
        self._asked: Asked = ""
        self._apart: tuple[int, ForTag] | None = None
        self._wish: tuple[int, ForTag] | None = None
        """Of which suggestion the person asked why: it stays until another photo or phrase is looked at."""
        """A photo that is looked at beside those of the grid, and the tag that is asked about it."""
        self._photo: int | None = None
        self._turn = 0
        """Goes up whenever something else is asked of the photo."""
        self._attending = True
        self._pictured: tuple[int, int] | None = None
        """The photo whose picture is shown, and how it is turned."""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        grid.picked.connect(self._pause.start)
        panel.picture.resized.connect(self._picture_again)

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

    def attend(self, on: bool) -> None:
        """Shows nothing while the selected photos are out of sight."""
        if on != self._attending:
            self._attending = on
            self._look_anew()

    def show_apart(self, apart: tuple[int, ForTag] | None) -> None:
        """Tells of a photo that is not selected, and why a tag is suggested for it; None: no more."""
        self._apart = apart
        self._look_anew()

    def explain_tag(self, photo: int, tag: ForTag) -> None:
        """Tells why a tag is suggested for the photo, until another photo or phrase is looked at."""
        self._wish = (photo, tag)
        self._panel.why.show()
        self._explain(photo, tag)

    def follow(self, shown: Shown) -> None:
        """Explains with the phrase that is shown now."""
        # Of photos that one anchor describes, the anchor is the whole reason.
        carried = shown.example is not None and shown.example.anchor is not None
        # Where a query is filters alone, a photo meets them or does not: there is nothing to weigh.
        filters = shown.results is not None and not shown.results.scored
        asked = "" if carried or filters else shown.example or shown.query
        if asked != self._asked:
            self._wish = None
            self._panel.why.clear()  # what is shown speaks of another phrase, and the answer may take long
        self._asked = asked
        self._look_anew()

    def _look_anew(self) -> None:
        self._photo = None
        self._turn += 1
        self._pause.start()

    def _look(self) -> None:
        apart = self._apart
        self._panel.set_apart(apart is not None)
        photo = apart[0] if apart is not None else self.photo() if self._attending else None
        if photo is None:
            self._photo = None
            for channel in ("desk", "desk picture", "why"):
                self._asker.drop(channel)
            self._panel.show_nothing()
            return
        selected = [photo] if apart is not None else self._grid.selected()

        def look(library: Library) -> Known | None:
            known = library.ask(DescribePhotos([photo]))
            if not known:
                return None
            details = library.ask(DetailPhoto(photo)) if known[0].paths else None
            return Known(known[0], details, library.ask(NotesOf(selected)))

        again = photo == self._photo
        then = self._tell if again else partial(self._show, self._turn)
        self._asker.do(look, then, lane="why", channel="desk")
        if again:
            return
        if self._wish is not None and self._wish[0] != photo:
            self._wish = None
        chosen = apart or self._wish
        asked = self._asked if chosen is None else chosen[1]
        if asked:
            self._explain(photo, asked)
        else:
            self._asker.drop("why")
            self._panel.why.hide()

    def _explain(self, photo: int, asked: Asked) -> None:
        ratio = self._panel.devicePixelRatioF()
        self._asker.do(
            lambda library: explain(library, photo, asked, ratio),
            self._panel.why.show_told,
            lane="why",
            channel="why",
            sorry=self._panel.why.show_words,
        )

    def renew(self) -> None:
        """Tells again what is known: something has changed."""
        self._pause.start()

    def _tell(self, known: Known | None) -> None:
        if known is None:
            self._panel.show_nothing()
            return
        selected = 1 if self._apart is not None else self._grid.count_selected()
        self._panel.show_photo(self._paths.of(known.photo), selected)
        self._panel.show_details(known.details)
        self._panel.show_notes(known.notes)
        if (known.photo.id, known.photo.rotation) != self._pictured:
            self._picture(known.photo)

    def _show(self, turn: int, known: Known | None) -> None:
        # Only now: where an answer was lost with the library, the photo is looked at anew. So it is where
        # something else is asked by now, which has yet to be explained.
        self._photo = None if known is None or turn != self._turn else known.photo.id
        self._pictured = None
        self._tell(known)
        if known is not None:
            self._panel.why.setVisible(bool(self._asked or self._apart or self._wish))

    def _picture_again(self) -> None:
        self._pictured = None
        self._pause.start()

    def _picture(self, photo: Photo) -> None:
        self._pictured = (photo.id, photo.rotation)
        ratio = self._panel.devicePixelRatioF()
        sides = (photo.width, photo.height) if photo.rotation % 180 == 0 else (photo.height, photo.width)
        size = self._panel.picture.size_for(*sides) * ratio
        file = thumbnail_path(self._cache, photo.content)

        def read(_: Library) -> tuple[QImage | None, list["array[int]"] | None]:
            whole = read_picture(file)
            counts = histogram_of(whole) if whole is not None else None
            return read_tile(file, size, RADIUS * ratio, photo.rotation), counts

        def show(found: tuple[QImage | None, list["array[int]"] | None]) -> None:
            self._panel.picture.show_image(found[0], ratio)
            self._panel.histogram.show_counts(found[1])

        self._asker.do(read, show, lane="why", channel="desk picture")

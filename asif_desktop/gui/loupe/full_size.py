"""All pixels of the photo under the loupe: squares of it, read as they come into view, within a budget."""

from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QSize, Signal
from PySide6.QtGui import QImage, QPainter

from asif_desktop.domain.photos import FullSize
from asif_desktop.domain.requests import MakeFullSize
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.asking.pictures import read_picture

_BUDGET = 96 * 2**20
"""Bytes of squares kept beside those on screen."""
_COARSEST = 3


@dataclass(frozen=True)
class _Square:
    """One square, halved `level` times in each direction."""

    photo: int
    number: int
    level: int


class FullSizePicture(QObject):
    """Fetches and paints the squares of one photo at a time. Reads the cache only, on a lane."""

    arrived = Signal()
    """There is more to paint."""
    waiting = Signal(bool)
    """Whether the pixels are being made."""
    refused = Signal(str)

    def __init__(self, asker: Asker) -> None:
        super().__init__()
        self._asker = asker
        self._photo: int | None = None
        self._full: FullSize | None = None
        self._asked = False
        self._wanted: list[_Square] = []
        self._reading: _Square | None = None
        self._kept: OrderedDict[_Square, QImage] = OrderedDict()

    def look(self, photo: int, seen: QRectF, scale: float) -> None:
        """Fetches what is seen of a photo.

        Args:
            photo: Its id.
            seen: The part on screen, in shares of the whole from 0 to 1.
            scale: Screen pixels to a pixel of the photo.
        """
        if photo != self._photo:
            self.forget()
            self._photo = photo
        if self._full is None:
            self._make(photo, seen, scale)
            return
        self._wanted = [square for square in self._squares(seen, scale) if square not in self._kept]
        self._read_next()

    def forget(self) -> None:
        """Lets all pixels go."""
        self._asker.drop("full size")
        self._photo, self._full, self._asked, self._reading = None, None, False, None
        self._wanted.clear()
        self._kept.clear()

    def is_complete(self) -> bool:
        """Returns whether all that was looked at is there."""
        return self._full is not None and not self._wanted and self._reading is None

    def paint(self, painter: QPainter, place: QRectF) -> None:
        """Paints the squares that are there, the coarse ones first.

        Args:
            painter: Of the view.
            place: Where the whole photo is.
        """
        full = self._full
        if full is None:
            return
        across, down = place.width() / full.width, place.height() / full.height
        left, top = round(place.left()), round(place.top())
        for square in sorted(self._kept, key=lambda square: -square.level):
            part = _part(full, square.number)
            # Whole pixels, so that neighbours meet without a seam.
            x, y = left + round(part.left() * across), top + round(part.top() * down)
            x2, y2 = left + round(part.right() * across), top + round(part.bottom() * down)
            painter.drawImage(QRectF(x, y, x2 - x, y2 - y), self._kept[square])

    def _make(self, photo: int, seen: QRectF, scale: float) -> None:
        if self._asked:
            return
        self._asked = True
        self.waiting.emit(True)

        def made(full: FullSize) -> None:
            self.waiting.emit(False)
            self._full = full
            self.look(photo, seen, scale)
            self.arrived.emit()  # the view may have moved since: it looks again

        def sorry(sentence: str) -> None:
            self.waiting.emit(False)
            self.refused.emit(sentence)

        self._asker.ask(MakeFullSize(photo), made, lane="full", channel="full size", sorry=sorry)

    def _squares(self, seen: QRectF, scale: float) -> list[_Square]:
        """Returns the squares that are seen, as coarse as the scale allows, the middle ones first."""
        full, photo = self._full, self._photo
        assert full is not None
        assert photo is not None
        level = 0
        while level < _COARSEST and scale * 2 ** (level + 1) <= 1.0:
            level += 1
        part = QRectF(
            seen.left() * full.width,
            seen.top() * full.height,
            seen.width() * full.width,
            seen.height() * full.height,
        )
        columns = -(-full.width // full.side)
        found = [
            _Square(photo, number, level)
            for number in range(columns * -(-full.height // full.side))
            if _part(full, number).intersects(part)
        ]
        for square in found:
            if square in self._kept:
                self._kept.move_to_end(square)
        middle = part.center()
        return sorted(
            found, key=lambda square: (_part(full, square.number).center() - middle).manhattanLength()
        )

    def _read_next(self) -> None:
        full = self._full
        if self._reading is not None or not self._wanted or full is None:
            return
        square = self._reading = self._wanted.pop(0)
        path = bytes(Path(full.folder) / f"{square.number}.jpg")
        side = full.side >> square.level

        def keep(image: QImage | None) -> None:
            self._reading = None
            if (
                image is None
            ):  # gone from the cache, where other photos were wanted: made again at the next look
                self._full, self._asked = None, False
                self._wanted.clear()
                return
            self._keep(square, image)
            self.arrived.emit()
            self._read_next()

        self._asker.do(
            lambda _: read_picture(path, QSize(side, side)), keep, lane="full", channel="full size"
        )

    def _keep(self, square: _Square, image: QImage) -> None:
        self._kept[square] = image
        spare = sum(kept.sizeInBytes() for kept in self._kept.values()) - _BUDGET
        for old in list(self._kept):
            if spare <= 0 or old == square:
                break
            spare -= self._kept.pop(old).sizeInBytes()


def _part(full: FullSize, number: int) -> QRectF:
    """Returns the part of the photo that a square shows, in pixels."""
    down, across = divmod(number, -(-full.width // full.side))
    left, top = across * full.side, down * full.side
    return QRectF(left, top, min(full.side, full.width - left), min(full.side, full.height - top))

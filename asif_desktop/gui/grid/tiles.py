"""The thumbnails in memory: by photo id, on a budget, the visible ones first.

They are files in the library's cache. One that is not there yet is asked for; one that cannot be made is
remembered as such until photos change.
"""

from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from asif_desktop.domain.requests import MakeThumbnails
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.asking.photo_book import PhotoBook
from asif_desktop.gui.grid.tile_reader import Order, TileReader

BUDGET = 96 * 2**20
"""Bytes of pixels kept."""
RADIUS = 8.0
_MAKE_AT_ONCE = 32
_PATIENCE_MS = 5000


def thumbnail_path(cache: Path, content: str) -> bytes:
    """Returns where the thumbnail of this content lies."""
    return bytes(cache / "thumbnails" / content[:2] / f"{content}.jpg")


class Tiles(QObject):
    """Pixmaps of the photos that the grid shows, cut to its tiles."""

    arrived = Signal(int)
    """The photo whose tile has come, or turned out to be impossible, or of which something else is known."""
    _read = Signal(object, object)

    def __init__(self, asker: Asker, book: PhotoBook, cache: Path, budget: int = BUDGET) -> None:
        super().__init__()
        self._asker = asker
        self._book = book
        self._cache = cache
        self._budget = budget
        self._kept: OrderedDict[int, QPixmap] = OrderedDict()
        self._made_of: dict[int, tuple[bytes, int]] = {}
        """The thumbnail that each tile was made of, and how it was turned: the photo may be edited."""
        self._bytes = 0
        self._wanted: list[int] = []
        self._size = QSize(160, 120)
        self._ratio = 1.0
        self._absent: OrderedDict[int, None] = OrderedDict()
        self._making = False
        self._impossible: set[int] = set()
        self._read.connect(self._keep)
        self.reader = TileReader()
        self._counter = self.reader.counter(self._read.emit)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._pump)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self.retry)
        book.described.connect(self._described)

    def get(self, photo: int) -> QPixmap | None:
        """Returns the tile, possibly of another size than the one wanted now; None if it is not there."""
        tile = self._kept.get(photo)
        if tile is not None:
            self._kept.move_to_end(photo)
        return tile

    def is_impossible(self, photo: int) -> bool:
        """Returns whether no thumbnail of this photo can be made."""
        return photo in self._impossible

    def is_offline(self, photo: int) -> bool:
        """Returns whether all files of a photo are on disks that are not connected."""
        known = self._book.get(photo)
        return known is not None and known.offline

    def want(self, photos: Sequence[int], size: QSize, ratio: float) -> None:
        """Fetches these tiles, most wanted first, and no more those that were wanted before.

        Args:
            photos: Ids.
            size: Of a tile, in logical pixels.
            ratio: Pixels of the screen for one logical pixel.
        """
        self._wanted = list(photos)
        self._size = size
        self._ratio = ratio
        self._book.want(photos)
        self._later.start()

    def retry(self) -> None:
        """Tries again what was impossible: photos have changed, or there is another library process."""
        self._impossible.clear()
        self._absent.clear()
        self._making = False
        self._later.start()

    def renew(self) -> None:
        """Asks again what is known of the photos that are wanted: one may have been edited or unplugged."""
        self._book.want(self._wanted)

    def retry_later(self) -> None:
        """Tries again before long: photos change often while they are encoded."""
        if self._impossible and not self._patience.isActive():
            self._patience.start()

    def close(self) -> None:
        """Ends the reading."""
        self.reader.close()

    @Slot(list)
    def _described(self, photos: list[int]) -> None:
        self._later.start()
        for photo in photos:
            self.arrived.emit(photo)

    def _pump(self) -> None:
        pixels = self._size * self._ratio
        orders = []
        for photo in self._wanted:
            known = self._book.get(photo)
            if known is None or photo in self._impossible or photo in self._absent:
                continue
            tile, path = self._kept.get(photo), thumbnail_path(self._cache, known.content)
            if tile is None or tile.size() != pixels or self._made_of[photo] != (path, known.rotation):
                orders.append(Order(photo, path, pixels, RADIUS * self._ratio, known.rotation))
        self._counter.order(orders)

    @Slot(object, object)
    def _keep(self, order: Order, image: QImage | None) -> None:
        if image is None:
            self._absent[order.photo] = None
            self._make()
            return
        tile = QPixmap.fromImage(image)
        tile.setDevicePixelRatio(self._ratio)
        old = self._kept.pop(order.photo, None)
        self._bytes += _weight(tile) - (_weight(old) if old is not None else 0)
        self._kept[order.photo] = tile
        self._made_of[order.photo] = (order.path, order.rotation)
        known = self._book.get(order.photo)
        if known is not None and known.rotation != order.rotation:
            self._later.start()  # it was turned while it was read
        while self._bytes > self._budget and len(self._kept) > 1:
            forgotten, dropped = self._kept.popitem(last=False)
            del self._made_of[forgotten]
            self._bytes -= _weight(dropped)
        self.arrived.emit(order.photo)

    def _make(self) -> None:
        if self._making or not self._absent:
            return
        wanted = set(self._wanted)
        for photo in [p for p in self._absent if p not in wanted]:
            del self._absent[photo]
        batch = list(self._absent)[:_MAKE_AT_ONCE]
        if not batch:
            return
        self._making = True

        def made(photos: list[int]) -> None:
            self._making = False
            hopeless = set(batch) - set(photos)
            self._impossible |= hopeless
            for photo in batch:
                self._absent.pop(photo, None)
            for photo in hopeless:
                self.arrived.emit(photo)
            self._later.start()
            self._make()

        def refused(message: str) -> None:
            made([])
            self._asker.refused.emit(message)

        self._asker.ask(MakeThumbnails(batch), made, lane="pictures", sorry=refused)


def _weight(tile: QPixmap) -> int:
    return 4 * tile.width() * tile.height()

"""The small pictures of rows whose photos are in no view: those in the trash, and those that are gone.

What the cache still has of them is shown; nothing is made for them.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QSize, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from asif_desktop.gui.grid.tile_reader import Order, TileReader
from asif_desktop.gui.grid.tiles import thumbnail_path
from asif_desktop.gui.look.picture_row import picture_side

_RADIUS = 6.0
_KEPT = 1000
"""Pictures that are kept though they are not on screen."""


class Pictured(Protocol):
    """What has a thumbnail in the cache."""

    @property
    def photo(self) -> int:
        """Its id."""

    @property
    def content(self) -> str:
        """Hex of the content hash."""

    @property
    def rotation(self) -> int:
        """Degrees clockwise that it is shown turned."""


class RowPictures(QObject):
    """Pixmaps of photos, cut to the squares that rows show."""

    arrived = Signal()
    _read = Signal(object, object)

    def __init__(self, reader: TileReader, cache: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cache = cache
        self._counter = reader.counter(self._read.emit)
        self._ratio = 1.0
        self._wanted: dict[int, Order] = {}
        self._kept: dict[int, tuple[Order, QPixmap | None]] = {}
        """By photo: what it was made from, and nothing where the cache has none."""
        self._read.connect(self._keep)

    def get(self, photo: int) -> QPixmap | None:
        """Returns the picture of a photo; None where it has not come, or there is none."""
        _, picture = self._kept.get(photo, (None, None))
        return picture

    def want(self, photos: Sequence[Pictured], ratio: float) -> None:
        """Reads the pictures of these, and no more those that were wanted before.

        Args:
            photos: From top to bottom.
            ratio: Pixels of the screen for one logical pixel.
        """
        side = round(picture_side() * ratio)
        self._ratio = ratio
        orders = [
            Order(
                one.photo,
                thumbnail_path(self._cache, one.content),
                QSize(side, side),
                _RADIUS * ratio,
                one.rotation,
            )
            for one in photos
        ]
        self._wanted = {order.photo: order for order in orders}
        self._counter.order([order for order in orders if self._made_of(order.photo) != order])

    def look_again(self) -> None:
        """Takes nothing for absent any more: photos have changed, and their pictures may have come."""
        self._kept = {photo: kept for photo, kept in self._kept.items() if kept[1] is not None}

    def _made_of(self, photo: int) -> Order | None:
        made, _ = self._kept.get(photo, (None, None))
        return made

    @Slot(object, object)
    def _keep(self, order: Order, image: QImage | None) -> None:
        picture = None if image is None else QPixmap.fromImage(image)
        if picture is not None:
            picture.setDevicePixelRatio(self._ratio)
        self._kept.pop(order.photo, None)
        self._kept[order.photo] = order, picture
        if len(self._kept) > _KEPT + len(self._wanted):
            del self._kept[next(photo for photo in self._kept if photo not in self._wanted)]
        if self._wanted.get(order.photo, order) != order:
            self._counter.order([one for one in self._wanted.values() if self._made_of(one.photo) != one])
        self.arrived.emit()

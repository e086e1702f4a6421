"""Threads that read thumbnails, the most wanted first; what is no longer wanted is never read."""

import contextlib
import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from asif_desktop.gui.asking.pictures import read_tile

_THREADS = 2
_A_DAY = 86_400.0


@dataclass(frozen=True)
class Order:
    """A tile to read."""

    photo: int
    path: bytes
    size: QSize
    """In pixels of the screen."""
    radius: float
    rotation: int
    """Degrees clockwise."""


class TileReader:
    """Reads what was ordered last; `deliver` is called on a reading thread, with None for no file."""

    def __init__(self, deliver: Callable[[Order, QImage | None], None]) -> None:
        self._deliver = deliver
        self._orders: list[Order] = []
        self._busy: set[int] = set()
        self._wake = threading.Condition()
        self._closed = False
        self._threads = [
            threading.Thread(target=self._run, name="tiles", daemon=True) for _ in range(_THREADS)
        ]
        for thread in self._threads:
            thread.start()

    def order(self, orders: Sequence[Order]) -> None:
        """Reads these from now on, in this order, instead of what was ordered before."""
        with self._wake:
            self._orders = [order for order in reversed(orders) if order.photo not in self._busy]
            self._wake.notify_all()

    def close(self) -> None:
        """Ends the threads."""
        with self._wake:
            self._closed = True
            self._wake.notify_all()
        for thread in self._threads:
            thread.join(1.0)

    def _run(self) -> None:
        while True:
            with self._wake:
                while not self._orders and not self._closed:
                    self._wake.wait()
                if self._closed:
                    return
                order = self._orders.pop()
                self._busy.add(order.photo)
            image = read_tile(order.path, order.size, order.radius, order.rotation)
            if image is not None:
                _note_use(order.path)
            with self._wake:
                self._busy.discard(order.photo)
                if self._closed:
                    return
            self._deliver(order, image)


def _note_use(path: bytes) -> None:
    """Marks a thumbnail as in use, where the file system does not do so by itself: the oldest go first."""
    with contextlib.suppress(OSError):
        told = os.stat(path)
        if time.time() - max(told.st_atime, told.st_mtime) > _A_DAY:
            os.utime(path)

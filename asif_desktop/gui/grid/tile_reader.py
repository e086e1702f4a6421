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


Deliver = Callable[[Order, QImage | None], None]


class TileReader:
    """A pool of threads that all who show small pictures share, each at a counter of their own."""

    def __init__(self) -> None:
        self._counters: list[Counter] = []
        self._wake = threading.Condition()
        self._closed = False
        self._threads = [
            threading.Thread(target=self._run, name="tiles", daemon=True) for _ in range(_THREADS)
        ]
        for thread in self._threads:
            thread.start()

    def counter(self, deliver: Deliver) -> "Counter":
        """Returns where to order; `deliver` is called on a reading thread, with None for no file."""
        return Counter(self._counters, self._wake, deliver)

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
                while not self._counters and not self._closed:
                    self._wake.wait()
                if self._closed:
                    return
                counter = self._counters[-1]
                order = counter.take()
            image = read_tile(order.path, order.size, order.radius, order.rotation)
            if image is not None:
                _note_use(order.path)
            with self._wake:
                counter.done(order)
                if self._closed:
                    return
            counter.deliver(order, image)


class Counter:
    """Takes the orders of one who shows pictures; of several who wait, the last one is served first."""

    def __init__(self, waiting: "list[Counter]", wake: threading.Condition, deliver: Deliver) -> None:
        self._waiting = waiting
        """The counters with something to read; held with `wake`, as all here."""
        self._wake = wake
        self.deliver = deliver
        self._orders: list[Order] = []
        self._busy: set[int] = set()

    def order(self, orders: Sequence[Order]) -> None:
        """Reads these from now on, in this order, instead of what was ordered here before."""
        with self._wake:
            self._orders = [order for order in reversed(orders) if order.photo not in self._busy]
            if self in self._waiting:
                self._waiting.remove(self)
            if self._orders:
                self._waiting.append(self)
                self._wake.notify_all()

    def take(self) -> Order:
        """Returns the most wanted; for a thread that holds `wake`, and sees this counter wait."""
        order = self._orders.pop()
        self._busy.add(order.photo)
        if not self._orders:
            self._waiting.remove(self)
        return order

    def done(self, order: Order) -> None:
        """Takes note that an order was read; for a thread that holds `wake`."""
        self._busy.discard(order.photo)


def _note_use(path: bytes) -> None:
    """Marks a thumbnail as in use, where the file system does not do so by itself: the oldest go first."""
    with contextlib.suppress(OSError):
        told = os.stat(path)
        if time.time() - max(told.st_atime, told.st_mtime) > _A_DAY:
            os.utime(path)

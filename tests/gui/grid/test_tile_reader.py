"""The threads that read small pictures, shared by all who show some."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from asif_desktop.gui.grid.tile_reader import Order, TileReader

_SIZE = QSize(8, 8)


class Shelf:
    """Keeps what was delivered, and waits for it."""

    def __init__(self) -> None:
        self.read: list[int] = []
        self._came = threading.Condition()

    def deliver(self, order: Order, image: QImage | None) -> None:
        with self._came:
            assert image is None
            self.read.append(order.photo)
            self._came.notify_all()

    def has(self, photos: set[int]) -> bool:
        with self._came:
            return self._came.wait_for(lambda: set(self.read) >= photos, 20)


def _orders(folder: Path, *photos: int) -> list[Order]:
    return [Order(photo, bytes(folder / f"{photo}.jpg"), _SIZE, 0, 0) for photo in photos]


def test_each_gets_what_it_ordered_and_an_order_drops_its_own_alone(tmp_path: Path) -> None:
    reader, grid, rows = TileReader(), Shelf(), Shelf()
    first, second = reader.counter(grid.deliver), reader.counter(rows.deliver)
    try:
        first.order(_orders(tmp_path, 1, 2, 3))
        second.order(_orders(tmp_path, 2, 4))
        second.order(_orders(tmp_path, 5))
        assert grid.has({1, 2, 3})
        assert rows.has({5})
        assert not set(grid.read) - {1, 2, 3}
    finally:
        reader.close()


def test_who_ordered_last_is_served_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("asif_desktop.gui.grid.tile_reader._THREADS", 1)
    going, read = threading.Event(), Shelf()
    reader = TileReader()

    def slow(order: Order, image: QImage | None) -> None:
        going.wait(20)
        read.deliver(order, image)

    first, second = reader.counter(slow), reader.counter(read.deliver)
    try:
        first.order(_orders(tmp_path, 1, 2, 3))  # the thread is at the first, and waits with it
        second.order(_orders(tmp_path, 7))
        going.set()
        assert read.has({1, 2, 3, 7})
        assert read.read.index(7) <= 1
    finally:
        reader.close()

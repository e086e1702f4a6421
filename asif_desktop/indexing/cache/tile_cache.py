"""Whole photos in squares, kept as files: those asked for last.

A photo's folder appears under its name whole or not at all. Everything here can be made again.
"""

import contextlib
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.photos import FullSize
from asif_desktop.domain.sentences import said
from asif_desktop.domain.system_reasons import system_reason
from asif_desktop.indexing.decoding.tasks import Tiles

KEPT = 12
"""How many photos are kept: 2 to 8 MB each from usual cameras."""
_TOLD = "whole.json"


class TileCache:
    """A folder of photos by content hash. Thread-safe."""

    def __init__(self, root: Path, kept: int = KEPT) -> None:
        """Opens the cache; what an interrupted process left unfinished is removed."""
        self._root = root
        self._kept = kept
        self._unfinished = root / "unfinished"
        self._lock = threading.Lock()
        self.changes = 0
        """How many photos came since it was opened."""
        shutil.rmtree(self._unfinished, ignore_errors=True)

    def get(self, content: str) -> FullSize | None:
        """Returns where a photo's squares are; None where they are not kept.

        Args:
            content: The hex of its content hash.
        """
        with self._lock:
            told = self._root / content / _TOLD
            try:
                found = msgspec.json.decode(told.read_bytes(), type=FullSize)
                os.utime(told.parent)
            except (OSError, msgspec.MsgspecError):
                return None
            return msgspec.structs.replace(found, folder=str(told.parent))

    def put(self, content: str, tiles: Tiles, side: int) -> FullSize:
        """Keeps a photo's squares, and forgets the photo that was not asked for longest.

        Raises:
            AsifError: The cache cannot be written, or the disk is full.
        """
        whole = FullSize(tiles.width, tiles.height, side, str(self._root / content))
        making = self._unfinished / content
        with self._lock:
            try:
                making.mkdir(mode=0o700, parents=True, exist_ok=True)
                for number, jpeg in enumerate(tiles.jpegs):
                    (making / f"{number}.jpg").write_bytes(jpeg)
                (making / _TOLD).write_bytes(msgspec.json.encode(whole))
                shutil.rmtree(whole.folder, ignore_errors=True)
                making.rename(whole.folder)
                self.changes += 1
            except OSError as error:
                shutil.rmtree(making, ignore_errors=True)
                raise AsifError(
                    said("The cache {0} cannot be written: {1}.", self._root, system_reason(error))
                ) from error
            self._forget_the_oldest()
        return whole

    def used(self, content: bytes) -> float:
        """Returns when a photo was asked for last, in seconds of the clock.

        Raises:
            OSError: It is not kept.
        """
        return (self._root / content.hex()).stat().st_mtime

    def kept(self, first: int) -> Iterator[tuple[bytes, int, float]]:
        """Returns content, bytes and last use of the photos whose content begins with this byte."""
        for folder in self._root.glob(f"{first:02x}*"):
            with contextlib.suppress(OSError, ValueError):  # it is gone, or nothing of ours
                size = sum(file.stat().st_size for file in folder.iterdir())
                yield bytes.fromhex(folder.name), size, folder.stat().st_mtime

    def remove(self, content: bytes) -> None:
        """Forgets a photo's squares, if they are kept."""
        with self._lock:
            shutil.rmtree(self._root / content.hex(), ignore_errors=True)

    def _forget_the_oldest(self) -> None:
        with contextlib.suppress(OSError):  # what is left over is forgotten the next time
            photos = [entry for entry in self._root.iterdir() if entry != self._unfinished]
            for old in sorted(photos, key=lambda entry: entry.stat().st_mtime, reverse=True)[self._kept :]:
                shutil.rmtree(old, ignore_errors=True)

"""Pictures kept as JPEG files in the cache, named by the content they show: thumbnails, previews.

A file appears under its name whole or not at all. Everything here can be made again, so nothing is synced to
the disk; what a power cut left half written does not end as a JPEG must, and counts as missing.
"""

import contextlib
import itertools
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from asif_desktop.domain.system_reasons import system_reason

_END_OF_JPEG = b"\xff\xd9"
_HASH_BYTES = 32


class PictureCache:
    """A folder of pictures by content hash: `ab/abcdef….jpg`. Thread-safe."""

    def __init__(self, root: Path) -> None:
        """Opens the cache; the folder is made when the first picture comes.

        What an interrupted process left unfinished is removed: one process at a time may use a cache.
        """
        self._root = root
        self._unfinished = root / "unfinished"
        self._numbers = itertools.count()
        self.changes = 0
        """How many pictures came since it was opened."""
        shutil.rmtree(self._unfinished, ignore_errors=True)

    def path(self, content: bytes) -> Path:
        """Returns where the picture of this content is, or would be."""
        name = content.hex()
        return self._root / name[:2] / f"{name}.jpg"

    def has(self, content: bytes) -> bool:
        """Returns whether the picture of this content is there, and whole."""
        try:
            with self.path(content).open("rb") as file:
                file.seek(-len(_END_OF_JPEG), os.SEEK_END)
                return file.read() == _END_OF_JPEG
        except OSError:
            return False

    def put(self, content: bytes, jpeg: bytes) -> None:
        """Keeps a picture, in place of one that is there.

        Raises:
            AsifError: The cache cannot be written, or the disk is full.
        """
        path = self.path(content)
        unfinished = self._unfinished / f"{os.getpid()}-{next(self._numbers)}"
        try:
            for folder in (path.parent, self._unfinished):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            unfinished.write_bytes(jpeg)
            unfinished.replace(path)
            self.changes += 1
        except OSError as error:
            with contextlib.suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise AsifError(
                said("The cache {0} cannot be written: {1}.", self._root, system_reason(error))
            ) from error

    def touch(self, content: bytes) -> None:
        """Remembers that the picture of this content is looked at."""
        with contextlib.suppress(OSError):
            os.utime(self.path(content))

    def used(self, content: bytes) -> float:
        """Returns when the picture of this content was made or looked at last, in seconds of the clock.

        Raises:
            OSError: There is none.
        """
        return _used(self.path(content).stat())

    def kept(self, first: int) -> Iterator[tuple[bytes, int, float]]:
        """Returns content, bytes and last use of the pictures whose content begins with this byte."""
        with contextlib.suppress(OSError), os.scandir(self._root / f"{first:02x}") as entries:
            for entry in entries:
                with contextlib.suppress(OSError, ValueError):  # it is gone, or nothing of ours
                    content, told = bytes.fromhex(entry.name.removesuffix(".jpg")), entry.stat()
                    if entry.name == self.path(content).name and len(content) == _HASH_BYTES:
                        yield content, told.st_size, _used(told)

    def remove(self, content: bytes) -> None:
        """Forgets the picture of this content, if it is there."""
        self.path(content).unlink(missing_ok=True)


def _used(told: os.stat_result) -> float:
    # Most systems write down once a day that a file is read, and the window does where they do not.
    return max(told.st_atime, told.st_mtime)

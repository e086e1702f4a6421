"""Vectors in a file that the system reads as they are needed: more anchors than fit, and photos at rest."""

import mmap
import os
import tempfile
import weakref
from io import BufferedRandom, BufferedReader

import numpy as np
from numpy.typing import NDArray

Path = str | bytes | os.PathLike[str]

_BLANK = bytes(1 << 20)
_PIECE = 1 << 22
"""Bytes that are copied in one step."""


def mapped_vectors(folder: Path, count: int, dim: int) -> NDArray[np.int16]:
    """Returns int16 [count, dim] in a file of its own, which has no name and is gone with the array.

    Raises:
        OSError: The folder's disk has no room for it, or cannot be written.
    """
    size = count * dim * 2
    if size == 0:
        return np.empty((count, dim), dtype=np.int16)
    with tempfile.TemporaryFile(dir=os.fsdecode(folder)) as file:
        _fill(file, size)
        return np.frombuffer(mmap.mmap(file.fileno(), size), dtype=np.int16).reshape(count, dim)


class Mapping:
    """Vectors int16 [n, dim] in a file without a name, or in an open one; gone with the array."""

    def __init__(self, file: BufferedRandom | BufferedReader, offset: int, count: int, dim: int) -> None:
        """Maps what lies at `offset`. A file that was opened for reading alone stays as it is.

        Raises:
            OSError: It cannot be mapped.
            ValueError: The file is shorter.
        """
        self._private = not file.writable()
        self._written = False
        start = offset // mmap.ALLOCATIONGRANULARITY * mmap.ALLOCATIONGRANULARITY
        access = mmap.ACCESS_COPY if self._private else mmap.ACCESS_WRITE
        ahead, size = offset - start, count * dim
        self._memory = mmap.mmap(file.fileno(), ahead + 2 * size, access=access, offset=start)
        self.vectors = np.frombuffer(self._memory, np.int16, size, ahead).reshape(count, dim)

    def put(self, places: NDArray[np.int64], vectors: NDArray[np.int16]) -> None:
        """Writes vectors, int16 [n, dim], to these places, int64 [n]."""
        self._written = True
        self.vectors[places] = vectors

    def let_go(self) -> None:
        """Frees the memory that holds what was read of the file, unless something lies there alone."""
        if hasattr(mmap, "MADV_DONTNEED") and not (self._private and self._written):
            self._memory.madvise(mmap.MADV_DONTNEED)


class Copying:
    """Vectors on their way into a file, a piece at a time."""

    def __init__(self, folder: Path, vectors: NDArray[np.int16], spare: int) -> None:
        """Begins with nothing.

        Args:
            folder: Where the file is to be, without a name.
            vectors: int16 [n, dim], which must stay as they are until all are copied.
            spare: For how many more there is to be room.

        Raises:
            OSError: It cannot be made.
        """
        self._file = tempfile.TemporaryFile(dir=os.fsdecode(folder))  # noqa: SIM115 - as long as this is there
        weakref.finalize(self, self._file.close)
        self._vectors = vectors
        self._spare = spare
        self._done = 0

    def step(self) -> Mapping | None:
        """Copies a piece; returns the mapped file once it holds everything.

        Raises:
            OSError: The disk has no room for it.
        """
        count, dim = self._vectors.shape
        if self._done < count:
            last = min(count, self._done + max(1, _PIECE // (2 * dim)))
            self._file.write(self._vectors[self._done : last].reshape(-1).view(np.uint8).data)
            self._done = last
            return None
        self._file.flush()
        _fill(self._file, 2 * dim * self._spare, 2 * dim * count)
        return Mapping(self._file, 0, count + self._spare, dim)


def _fill(file: BufferedRandom, size: int, start: int = 0) -> None:
    """Takes the room at once: a hole that cannot be filled later would end the process when it is written."""
    if size == 0:
        return
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(file.fileno(), start, size)
        return
    for _ in range(size // len(_BLANK)):
        file.write(_BLANK)
    file.write(_BLANK[: size % len(_BLANK)])
    file.flush()

"""Vectors in a file that the system reads as they are needed: for more anchors than memory holds."""

import mmap
import os
import tempfile
from io import BufferedRandom

import numpy as np
from numpy.typing import NDArray

Path = str | bytes | os.PathLike[str]

_BLANK = bytes(1 << 20)


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


def _fill(file: BufferedRandom, size: int) -> None:
    """Takes the room at once: a hole that cannot be filled later would end the process when it is written."""
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(file.fileno(), 0, size)
        return
    for _ in range(size // len(_BLANK)):
        file.write(_BLANK)
    file.write(_BLANK[: size % len(_BLANK)])
    file.flush()

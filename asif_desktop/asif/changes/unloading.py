"""Takes the photos' vectors out of memory while they are not needed: only changes read them."""

import os

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.state.mapped import Copying, Path
from asif_desktop.asif.state.state import State
from asif_desktop.asif.tables import Directory, give_back

_WORTH_IT = 1 << 24
"""Bytes; fewer vectors stay in memory."""
_SPARE = 8
"""The file has room for this part more: photos that come need not be copied with all others."""


class Unloading:
    """Copies the vectors into a file, a piece a step, and leaves them there."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._copying: Copying | None = None
        self._of: tuple[NDArray[np.int16], Directory] | None = None
        """What is copied: other vectors, or other photos, are another matter."""

    def step(self, folder: Path) -> bool:
        """Does a piece; returns whether there is more.

        Raises:
            OSError: There is no room for the file; nothing has changed.
        """
        photos = self._state.photos
        if (mapping := photos.mapping) is not None:
            mapping.let_go()
            return False
        vectors = photos.vectors[: photos.slots.used]
        if os.name != "posix" or vectors.nbytes < _WORTH_IT:
            return False
        copying, self._copying = self._copying, None
        if copying is None or not self._holds():
            self._of = photos.vectors, photos.directory
            copying = Copying(folder, vectors, len(vectors) // _SPARE)
        copied = copying.step()
        if copied is None:
            self._copying = copying
            return True
        self._of = None
        replaced = photos.vectors
        with self._state.gate.exclusive():
            photos.map_to(copied)
        del vectors, copying
        give_back(replaced)
        return True

    def _holds(self) -> bool:
        photos = self._state.photos
        return self._of is not None and self._of[0] is photos.vectors and self._of[1] is photos.directory

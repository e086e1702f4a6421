"""Photos from outside the library: decoded and encoded once, remembered while they stay as they are."""

import os
import threading
from collections import OrderedDict

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import quantise
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import display
from asif_desktop.domain.sentences import said
from asif_desktop.domain.system_reasons import system_reason
from asif_desktop.library.models import Models
from asif_desktop.library.pixels import Pixels

_REMEMBERED = 16

_Key = tuple[bytes, int, int, str]


class Guests:
    """The vectors of the last few files that were compared. Nothing of them is kept on disk."""

    def __init__(self, pixels: Pixels, models: Models) -> None:
        self._pixels = pixels
        self._models = models
        self._known: OrderedDict[_Key, NDArray[np.int16]] = OrderedDict()
        self._lock = threading.Lock()

    def vector(self, path: bytes) -> NDArray[np.int16]:
        """Returns the quantised embedding of a file, int16 [dim].

        Raises:
            AsifError: It is not there, is no photo, or the model cannot be loaded.
        """
        if not os.path.isabs(path):
            raise AsifError(said("{0} is not an absolute path.", display(path)))
        try:
            info = os.stat(path)
        except OSError as error:
            raise AsifError(
                said("{0} cannot be looked at: {1}.", display(path), system_reason(error))
            ) from error
        encoder = self._models.image()
        key = (path, info.st_mtime_ns, info.st_size, encoder.weights_hash)
        with self._lock:
            known = self._known.get(key)
            if known is None:
                pixels = self._pixels.of_file(path, encoder.preprocessing)
                known = self._known[key] = quantise(encoder.encode(pixels[np.newaxis]))[0]
                if len(self._known) > _REMEMBERED:
                    self._known.popitem(last=False)
            return known

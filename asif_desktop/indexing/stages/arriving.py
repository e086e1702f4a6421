"""The encoder while it is on its way: photos are recorded meanwhile, and what they need of it is held."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from asif_desktop.catalog.records import PendingFile
from asif_desktop.domain.errors import AsifError
from asif_desktop.encoders import ImageEncoder

_logger = logging.getLogger(__name__)

_HELD_BYTES = 64 * 2**20
"""Of pixels: some 400 pictures. What does not fit is decoded again later."""


class ArrivingEncoder:
    """Loads an encoder in a thread of its own when it is first wanted. Used by one thread."""

    def __init__(self, load: Callable[[], ImageEncoder]) -> None:
        """Loads nothing yet.

        Args:
            load: Returns the encoder; takes its time.
        """
        self._load = load
        self._future: Future[ImageEncoder] | None = None
        self._encoder: ImageEncoder | None = None

    @property
    def batch(self) -> int:
        """How many pictures at once the encoder wants; 0 as long as it is not there."""
        encoder = self._encoder
        if encoder is not None:
            return encoder.batch
        if self._future is None or not self._future.done() or self._future.exception() is not None:
            return 0
        return self._future.result().batch

    def get(self, wait: float) -> ImageEncoder | None:
        """Returns the encoder as it is by now; None if it is not there after `wait` seconds.

        Once it is there, another one that takes its place is loaded before it does, so it is asked for anew.

        Raises:
            AsifError: It cannot be loaded.
        """
        if self._encoder is not None:
            self._encoder = self._load()
            return self._encoder
        if self._future is None:
            self._future = Future()
            threading.Thread(target=self._run, args=(self._future,), name="load encoder", daemon=True).start()
        try:
            self._encoder = self._future.result(wait)
            return self._encoder
        except TimeoutError:
            if self._future.done():
                raise  # it is the loading itself that failed so
            return None

    def _run(self, future: "Future[ImageEncoder]") -> None:
        try:
            future.set_result(self._load())
        except AsifError as error:
            future.set_exception(error)  # raised where the encoder is wanted
        except Exception as bug:
            _logger.exception("The encoder could not be loaded")
            future.set_exception(bug)


@dataclass(frozen=True, slots=True)
class Held:
    """A photo that is recorded and not encoded."""

    file: PendingFile
    photo: int
    content: bytes
    pixels: NDArray[np.uint8]


class HeldPhotos:
    """Photos that wait for the encoder: with their pixels, within a budget; beyond it, their files alone."""

    def __init__(self, budget: int = _HELD_BYTES) -> None:
        self._budget = budget
        self._bytes = 0
        self._photos: deque[Held] = deque()
        self._files: list[PendingFile] = []

    def __len__(self) -> int:
        return len(self._photos) + len(self._files)

    def put(self, held: Held) -> None:
        """Holds a photo."""
        if self._bytes + held.pixels.nbytes > self._budget:
            self._files.append(held.file)
            return
        self._bytes += held.pixels.nbytes
        self._photos.append(held)

    def take(self, count: int) -> list[Held]:
        """Returns the first few whose pixels are here; they are not held any more."""
        taken = [self._photos.popleft() for _ in range(min(count, len(self._photos)))]
        self._bytes -= sum(held.pixels.nbytes for held in taken)
        return taken

    def release(self) -> list[PendingFile]:
        """Returns the files whose pixels had no room: they are not held any more, and to be decoded again."""
        released, self._files = self._files, []
        return released

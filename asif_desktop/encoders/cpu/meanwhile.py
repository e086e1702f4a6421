"""Encoders that answer by torch while their models are converted, and by the converted ones from then on.

Both count as one encoder, so whoever holds one of these need not know which of them answers.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from asif_desktop.encoders.classes import class_prototypes
from asif_desktop.encoders.protocols import (
    ImageEncoder,
    LetsGo,
    Preprocessing,
    Prototypes,
    TextEncoder,
)

E = TypeVar("E", ImageEncoder, TextEncoder)
_logger = logging.getLogger(__name__)
_one_at_a_time = threading.Lock()
"""Whoever waits for an answer needs the other cores, and how fast a conversion is shows best undisturbed."""


class _Meanwhile(Generic[E]):
    def __init__(self, original: E, prepare: Callable[[], E]) -> None:
        """Makes ready to prepare, which begins once the first input is encoded: nobody waits for it then.

        Args:
            original: Answers until then.
            prepare: Returns what answers from then on, which may be the original; called in a thread.
        """
        self.now: E = original
        """The one that answers."""
        self._first = threading.Lock()
        """Taken for good by whoever encoded the first input."""
        self._preparing = threading.Thread(target=self._prepare, args=(prepare,), name="convert", daemon=True)

    @property
    def preparing(self) -> bool:
        """Whether another one will answer soon."""
        return self._preparing.is_alive()

    @property
    def spec(self) -> str:
        """The name it was made by."""
        return self.now.spec

    @property
    def weights_hash(self) -> str:
        """Hex SHA-256 of the weights."""
        return self.now.weights_hash

    @property
    def dim(self) -> int:
        """Length of an embedding."""
        return self.now.dim

    @property
    def device(self) -> str:
        """The device in use now."""
        return self.now.device

    def settle(self) -> None:
        """Waits until it is known which one answers for good."""
        self._preparing.join()

    def let_go(self) -> None:
        """Frees memory that the next input can do without."""
        if isinstance(self.now, LetsGo):
            self.now.let_go()

    def _begin(self) -> None:
        if not self._first.acquire(blocking=False):
            return
        try:
            self._preparing.start()
        except RuntimeError as error:  # the system gives no more: the next start tries again
            _logger.warning("The model %s is not converted: %s", self.spec, error)

    def _prepare(self, prepare: Callable[[], E]) -> None:
        try:
            with _one_at_a_time:
                self.now = prepare()
        except Exception:
            _logger.exception("The model %s was not converted; torch goes on", self.spec)


class ImageMeanwhile(_Meanwhile[ImageEncoder]):
    """An image encoder whose model is being converted."""

    @property
    def preprocessing(self) -> Preprocessing:
        """The pixels `encode` wants."""
        return self.now.preprocessing

    @property
    def batch(self) -> int:
        """How many pictures at once keep the device busy."""
        return self.now.batch

    def encode(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Returns the embeddings [n, dim] of sRGB pictures [n, side, side, 3], finite, not normalised.

        Raises:
            AsifError: The model gave something that is no embedding.
        """
        rows = self.now.encode(pixels)
        self._begin()
        return rows

    def prototypes(self) -> Prototypes | None:
        """Returns the classes of its classifier, or None where it has none over classes of ImageNet."""
        return class_prototypes(self.now)


class TextMeanwhile(_Meanwhile[TextEncoder]):
    """A text encoder whose model is being converted."""

    def encode(self, phrases: Sequence[str]) -> NDArray[np.float32]:
        """Returns the embeddings [n, dim] of the phrases, each encoded alone, finite, not normalised.

        Raises:
            AsifError: The model gave something that is no embedding.
        """
        rows = self.now.encode(phrases)
        self._begin()
        return rows

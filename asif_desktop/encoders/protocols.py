"""What an encoder is: the two protocols, and the plain data that goes with them. Light to import."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from asif_desktop.domain.sentences import Sentence

Notify = Callable[[Sentence], None]
"""Takes one sentence for the person, about something that went on without them."""

CPU_BATCH = 8
"""Small: on a CPU larger batches are slower, as their activations leave its caches."""


@dataclass(frozen=True)
class Preprocessing:
    """The pixels an image encoder wants: what a decoder must produce. The encoder normalises them itself."""

    side: int
    """Width and height, in pixels."""
    fit: Literal["squash", "pad"]
    """How the whole picture becomes a square: stretched, or with borders. Nothing is ever cut off."""
    resample: Literal["bicubic", "bilinear", "lanczos"]
    """The filter for scaling."""


@dataclass(frozen=True)
class Identity:
    """What tells one encoder's embeddings from another's, known without loading the model."""

    spec: str
    """The name it is made by, such as "timm:tf_efficientnet_lite2"."""
    weights_hash: str
    """Hex SHA-256 of the weights: of the file for packaged models, of the tensors for others."""
    dim: int
    """Length of an embedding."""
    preprocessing: Preprocessing | None
    """None for a text encoder."""


@dataclass(frozen=True)
class Prototypes:
    """The rows of a classifier's weight matrix: one point for each class, in the space of embeddings."""

    classes: list[str]
    """WordNet synset ids, such as "n02123045", in the order of the rows."""
    vectors: NDArray[np.float32]
    """[n, dim], not normalised."""


class ImageEncoder(Protocol):
    """Turns pictures into embeddings. May be called from several threads."""

    @property
    def spec(self) -> str:
        """The name it was made by."""

    @property
    def weights_hash(self) -> str:
        """Hex SHA-256 of the weights."""

    @property
    def dim(self) -> int:
        """Length of an embedding."""

    @property
    def preprocessing(self) -> Preprocessing:
        """The pixels `encode` wants."""

    @property
    def device(self) -> str:
        """The device in use now, such as "cpu" or "cuda:0"; it may fall back to "cpu"."""

    @property
    def batch(self) -> int:
        """How many pictures at once keep that device busy; it may change with it."""

    def encode(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Returns embeddings, float32 [n, dim], finite, not normalised, of sRGB, uint8 [n, side, side, 3].

        It batches by itself, so n may be anything, 0 included.

        Raises:
            AsifError: The model gave something that is no embedding, on the CPU too.
            ValueError: The pictures are not of that shape and type.
        """


class TextEncoder(Protocol):
    """Turns phrases into embeddings, each encoded alone. May be called from several threads."""

    @property
    def spec(self) -> str:
        """The name it was made by."""

    @property
    def weights_hash(self) -> str:
        """Hex SHA-256 of the weights."""

    @property
    def dim(self) -> int:
        """Length of an embedding."""

    @property
    def device(self) -> str:
        """The device in use now, such as "cpu" or "cuda:0"; it may fall back to "cpu"."""

    def encode(self, phrases: Sequence[str]) -> NDArray[np.float32]:
        """Returns embeddings, float32 [n, dim], finite, not normalised, of the phrases.

        Raises:
            AsifError: The model gave something that is no embedding, on the CPU too.
        """


@runtime_checkable
class LetsGo(Protocol):
    """An encoder that can hold less while nothing is asked of it. May be called from several threads."""

    def let_go(self) -> None:
        """Frees memory that the next input can do without."""


@runtime_checkable
class BeingConverted(Protocol):
    """An encoder that answers already, while what answers faster is made ready."""

    @property
    def preparing(self) -> bool:
        """Whether another one will answer soon."""

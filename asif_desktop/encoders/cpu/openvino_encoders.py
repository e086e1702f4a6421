"""The two encoders over a converted model: on the CPU, without torch.

They count as the encoders that they were converted from: their embeddings are within a cosine of 0.9999.
"""

import logging
import mmap
from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from asif_desktop.encoders.cpu.conversions import About
from asif_desktop.encoders.cpu.openvino_models import PhraseModel, PictureModel
from asif_desktop.encoders.protocols import (
    CPU_BATCH,
    ImageEncoder,
    Notify,
    Preprocessing,
    Prototypes,
    TextEncoder,
)

MODEL = "model.xml"
TOKENIZER = "tokenizer.json"
CLASSES = "classes.npz"
_TOGETHER = 16
"""Phrases: more are hardly faster, and a typed one waits until those before it are done."""

E = TypeVar("E", ImageEncoder, TextEncoder)
_logger = logging.getLogger(__name__)


class _Substitute(Generic[E]):
    """The encoder that a model was converted from: takes over for good once the converted one fails."""

    def __init__(self, spec: str, make: Callable[[], E] | None, notify: Notify | None) -> None:
        self._spec = spec
        self._make: Callable[[], E] | None = make
        self._notify = notify
        self.encoder: E | None = None

    def step_in(self, error: BaseException) -> E:
        """Returns it, loading it first.

        Raises:
            AsifError: It cannot be loaded.
            BaseException: There is none; what is raised is the error.
        """
        if self._make is None:
            raise error
        if self.encoder is None:
            _logger.error("The converted model %s failed; torch is used", self._spec, exc_info=error)
            self.encoder = self._make()
            if self._notify is not None:
                self._notify(
                    said("The faster runtime failed under {0}: it runs by torch from now on.", self._spec)
                )
        return self.encoder


class OpenVinoImageEncoder:
    """An image encoder over a converted model."""

    device = "cpu"
    batch = CPU_BATCH

    def __init__(
        self,
        spec: str,
        weights_hash: str,
        folder: Path,
        about: About,
        original: Callable[[], ImageEncoder] | None = None,
        notify: Notify | None = None,
    ) -> None:
        """Loads it.

        Args:
            spec: The encoder's name.
            weights_hash: Of the weights that it was converted from.
            folder: Where the converted model is.
            about: What is known of it.
            original: Makes the encoder that it was converted from, in case the converted one fails.
                Without it, whatever that raises comes out.
            notify: Takes a sentence when that happens.

        Raises:
            RuntimeError: The model cannot be loaded here.
        """
        self._substitute = _Substitute(spec, original, notify)
        assert about.preprocessing is not None
        self.spec = spec
        self.weights_hash = weights_hash
        self.dim = about.dim
        self.preprocessing: Preprocessing = about.preprocessing
        self._classes = _mapped(folder / CLASSES) if about.classes else None
        self._model = PictureModel(folder / MODEL, self.preprocessing.side)

    def encode(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Returns embeddings, float32 [n, dim], finite, not normalised, of sRGB, uint8 [n, side, side, 3].

        Raises:
            AsifError: The model gave something that is no embedding.
            ValueError: The pictures are not of that shape and type.
        """
        side = self.preprocessing.side
        if pixels.dtype != np.uint8 or pixels.shape[1:] != (side, side, 3):
            raise ValueError(
                f"expected uint8 [n, {side}, {side}, 3], not {pixels.dtype} {list(pixels.shape)}"
            )
        if not len(pixels):
            return np.empty((0, self.dim), np.float32)
        if self._substitute.encoder is not None:
            return self._substitute.encoder.encode(pixels)
        try:
            return _checked(self.spec, self._model.rows(np.ascontiguousarray(pixels)), len(pixels), self.dim)
        except (RuntimeError, ValueError, MemoryError, AsifError) as error:
            return self._substitute.step_in(error).encode(pixels)

    def let_go(self) -> None:
        """Frees memory that the next pictures can do without."""
        self._model.let_go()

    def prototypes(self) -> Prototypes | None:
        """Returns the classes of its classifier, or None where it has none over classes of ImageNet."""
        if self._classes is None:
            return None
        with np.load(BytesIO(self._classes)) as kept:
            return Prototypes([str(name) for name in kept["classes"]], kept["vectors"])


class OpenVinoTextEncoder:
    """A text encoder over a converted model."""

    device = "cpu"

    def __init__(
        self,
        spec: str,
        weights_hash: str,
        folder: Path,
        about: About,
        original: Callable[[], TextEncoder] | None = None,
        notify: Notify | None = None,
    ) -> None:
        """Loads it; the arguments are those of `OpenVinoImageEncoder`.

        Raises:
            RuntimeError: The model cannot be loaded here.
        """
        self._substitute = _Substitute(spec, original, notify)
        self.spec = spec
        self.weights_hash = weights_hash
        self.dim = about.dim
        self._tokenizer = _tokenizer(folder / TOKENIZER)
        self._model = PhraseModel(folder / MODEL)

    def encode(self, phrases: Sequence[str]) -> NDArray[np.float32]:
        """Returns embeddings, float32 [n, dim], finite, not normalised, of the phrases, each encoded alone.

        Raises:
            AsifError: The model gave something that is no embedding.
        """
        if not phrases:
            return np.empty((0, self.dim), np.float32)
        if self._substitute.encoder is not None:
            return self._substitute.encoder.encode(phrases)
        try:
            return self._rows([self._tokens(phrase) for phrase in phrases])
        except (RuntimeError, ValueError, MemoryError, AsifError) as error:
            return self._substitute.step_in(error).encode(phrases)

    def let_go(self) -> None:
        """Frees memory that the next phrases can do without."""
        self._model.let_go()

    def _rows(self, phrases: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Returns the embeddings [n, dim] of n phrases' tokens; those of one length go through together.

        Each comes out as it does alone, and sooner: what the weights are multiplied with is larger.
        """
        found = np.empty((len(phrases), self.dim), np.float32)
        places = sorted(range(len(phrases)), key=lambda place: len(phrases[place]))
        for _, alike in groupby(places, key=lambda place: len(phrases[place])):
            together = list(alike)
            for start in range(0, len(together), _TOGETHER):
                part = together[start : start + _TOGETHER]
                rows = self._model.rows([phrases[place] for place in part])
                found[part] = _checked(self.spec, rows, len(part), self.dim)
        return found

    def _tokens(self, phrase: str) -> list[int]:
        # No tokenizer takes surrogates, which terminals give for bytes that are not UTF-8.
        tokens: list[int] = self._tokenizer.encode(phrase.encode("utf-8", "replace").decode("utf-8")).ids
        return tokens


def _mapped(path: Path) -> mmap.mmap:
    """Returns a file's content, which is there as long as it is held, whatever becomes of the file.

    Raises:
        RuntimeError: It cannot be read.
    """
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise RuntimeError(f"{path} cannot be read") from error


def _tokenizer(path: Path) -> Tokenizer:
    try:
        return Tokenizer.from_file(str(path))
    except Exception as error:  # which is all that it raises
        raise RuntimeError(f"{path} cannot be read") from error


def _checked(spec: str, rows: NDArray[np.float32], count: int, dim: int) -> NDArray[np.float32]:
    if rows.shape != (count, dim) or not np.isfinite(rows).all() or not rows.any(axis=1).all():
        raise AsifError(
            said("The model {0} gave no usable embedding for an input; choose another model.", spec)
        )
    return rows

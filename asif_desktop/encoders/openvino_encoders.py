"""The two encoders over a converted model: on the CPU, without torch.

They count as the encoders that they were converted from: their embeddings are within a cosine of 0.9999.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from asif_desktop.domain.errors import AsifError
from asif_desktop.encoders.conversions import About
from asif_desktop.encoders.openvino_models import PhraseModel, PictureModel
from asif_desktop.encoders.protocols import Preprocessing, Prototypes

MODEL = "model.xml"
TOKENIZER = "tokenizer.json"
CLASSES = "classes.npz"


class OpenVinoImageEncoder:
    """An image encoder over a converted model."""

    device = "cpu"

    def __init__(self, spec: str, weights_hash: str, folder: Path, about: About) -> None:
        """Loads it.

        Raises:
            RuntimeError: The model cannot be loaded here.
        """
        assert about.preprocessing is not None
        self.spec = spec
        self.weights_hash = weights_hash
        self.dim = about.dim
        self.preprocessing: Preprocessing = about.preprocessing
        self._classes = folder / CLASSES if about.classes else None
        self._model = PictureModel(folder / MODEL, self.preprocessing.side)

    def encode(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Returns the embeddings [n, dim] of sRGB pictures [n, side, side, 3], finite, not normalised.

        Raises:
            AsifError: The model gave something that is no embedding.
        """
        side = self.preprocessing.side
        if pixels.dtype != np.uint8 or pixels.shape[1:] != (side, side, 3):
            raise ValueError(
                f"expected uint8 [n, {side}, {side}, 3], not {pixels.dtype} {list(pixels.shape)}"
            )
        if not len(pixels):
            return np.empty((0, self.dim), np.float32)
        return _checked(self.spec, self._model.rows(np.ascontiguousarray(pixels)), len(pixels), self.dim)

    def prototypes(self) -> Prototypes | None:
        """Returns the classes of its classifier, or None where it has none over classes of ImageNet."""
        if self._classes is None:
            return None
        with np.load(self._classes) as kept:
            return Prototypes([str(name) for name in kept["classes"]], kept["vectors"])


class OpenVinoTextEncoder:
    """A text encoder over a converted model."""

    device = "cpu"

    def __init__(self, spec: str, weights_hash: str, folder: Path, about: About) -> None:
        """Loads it.

        Raises:
            RuntimeError: The model cannot be loaded here.
        """
        self.spec = spec
        self.weights_hash = weights_hash
        self.dim = about.dim
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self._model = PhraseModel(folder / MODEL)

    def encode(self, phrases: Sequence[str]) -> NDArray[np.float32]:
        """Returns the embeddings [n, dim] of the phrases, each encoded alone, finite, not normalised.

        Raises:
            AsifError: The model gave something that is no embedding.
        """
        if not phrases:
            return np.empty((0, self.dim), np.float32)
        rows = [self._model.row(self._tokens(phrase)) for phrase in phrases]
        return _checked(self.spec, np.concatenate(rows), len(phrases), self.dim)

    def _tokens(self, phrase: str) -> list[int]:
        # No tokenizer takes surrogates, which terminals give for bytes that are not UTF-8.
        tokens: list[int] = self._tokenizer.encode(phrase.encode("utf-8", "replace").decode("utf-8")).ids
        return tokens


def _checked(spec: str, rows: NDArray[np.float32], count: int, dim: int) -> NDArray[np.float32]:
    if rows.shape != (count, dim) or not np.isfinite(rows).all() or not rows.any(axis=1).all():
        raise AsifError(f"The model {spec} gave no usable embedding for an input; choose another model.")
    return rows

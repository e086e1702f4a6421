"""Encoders that need no model: for libraries made up for tests and benchmarks."""

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import Sentence
from asif_desktop.encoders import Identity, ImageEncoder, Notify, Preprocessing, Prototypes, TextEncoder
from asif_desktop.library.models import Runtime


class TinyImageEncoder:
    """Looks at a picture through a fixed random projection of its 8 x 8 copy."""

    device = "cpu"
    batch = 8
    preprocessing = Preprocessing(side=16, fit="squash", resample="bilinear")

    def __init__(self, spec: str, dim: int = 48) -> None:
        self.spec = spec
        self.dim = dim
        self.weights_hash = hashlib.sha256(spec.encode()).hexdigest()
        self.encoded = 0
        self._projection = np.random.default_rng(len(spec)).normal(size=(8 * 8 * 3, dim))

    def encode(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        self.encoded += len(pixels)
        small = pixels.reshape(len(pixels), 8, 2, 8, 2, 3).mean(axis=(2, 4)).reshape(len(pixels), -1) - 120
        projected: NDArray[np.float32] = (small @ self._projection).astype(np.float32)
        return projected


class TinyTextEncoder:
    """Each word is a fixed random direction; a phrase is their sum."""

    device = "cpu"
    dim = 32

    def __init__(self, spec: str) -> None:
        self.spec = spec
        self.weights_hash = hashlib.sha256(spec.encode()).hexdigest()

    def encode(self, phrases: Sequence[str]) -> NDArray[np.float32]:
        return np.stack([sum(map(_direction, p.lower().split()), np.zeros(32)) for p in phrases]).astype("f4")


def _direction(word: str) -> NDArray[np.float64]:
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "little")
    return np.random.default_rng(seed).normal(size=32)


class TinyMakers:
    """Makes tiny encoders by name; "broken" cannot be loaded."""

    def __init__(self) -> None:
        self.images: list[TinyImageEncoder] = []

    def known(self, spec: str) -> Identity | None:
        return None

    def device(self, name: str) -> str:
        return "cpu"

    def image(self, spec: str, device: str, runtime: Runtime, notify: Notify) -> ImageEncoder:
        if "broken" in spec:
            raise AsifError(Sentence(f"The model {spec} cannot be loaded."))
        self.images.append(TinyImageEncoder(spec, 40 if "other" in spec else 48))
        return self.images[-1]

    def text(self, spec: str, device: str, runtime: Runtime, notify: Notify) -> TextEncoder:
        return TinyTextEncoder(spec)

    def prototypes(self, encoder: ImageEncoder) -> Prototypes | None:
        """Knows one of the starter's classes, and two beyond: an abacus, a dog, a person."""
        if "classes" not in encoder.spec:
            return None
        vectors = np.random.default_rng(7).normal(size=(3, encoder.dim)).astype(np.float32)
        return Prototypes(["n02666196", "n02084071", "n00007846"], vectors)

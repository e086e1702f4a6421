"""An encoder small enough for tests: what it gives can be checked by eye."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from asif_desktop.catalog.vectors.embeddings import EmbeddingStore
from asif_desktop.encoders import Preprocessing

SIDE = 16


@dataclass
class FakeEncoder:
    """Embeds a picture as the mean colours of its quarters."""

    spec: str = "fake:quarters"
    weights_hash: str = "0" * 64
    dim: int = 13
    preprocessing: Preprocessing = field(default_factory=lambda: Preprocessing(SIDE, "squash", "bilinear"))
    device: str = "cpu"
    batch: int = 1
    before: Callable[[NDArray[np.uint8]], None] | None = None
    """Called with each batch first."""
    encoded: int = 0
    batches: list[int] = field(default_factory=list)

    def encode(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        if self.before is not None:
            self.before(pixels)
        assert pixels.dtype == np.uint8
        assert pixels.shape[1:] == (SIDE, SIDE, 3)
        self.encoded += len(pixels)
        self.batches.append(len(pixels))
        half = SIDE // 2
        rows = pixels.reshape(-1, 2, half, 2, half, 3).astype(np.float32).mean(axis=(2, 4)).reshape(-1, 12)
        return np.concatenate([rows, np.full((len(rows), 1), 10, np.float32)], axis=1)


@dataclass(frozen=True)
class Known:
    """The encoder as the store counts it."""

    id: int
    weights_hash: str
    preprocessing: Preprocessing | None


def known(encoder: FakeEncoder, store: EmbeddingStore) -> Known:
    number = store.encoder_id(encoder.spec, encoder.weights_hash, encoder.dim, repr(encoder.preprocessing))
    return Known(number, encoder.weights_hash, encoder.preprocessing)

"""A made-up world for the engine: pictures and phrases as the default encoders would embed them."""

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import RelativeIndex
from asif_desktop.search.defaults import DEFAULT
from benchmarks.engine_timing import clustered

IMAGE_DIM, TEXT_DIM = 1280, 384
_KINDS = 256
_REFERENCE = 138


class MadeWorld:
    """Vectors around some hundred kinds of things, the same in each run."""

    def __init__(self) -> None:
        self.rng = np.random.default_rng(0)
        self._seen = self.rng.standard_normal(size=(_KINDS, IMAGE_DIM), dtype=np.float32)
        self._said = self.rng.standard_normal(size=(_KINDS, TEXT_DIM), dtype=np.float32)

    def pictures(self, count: int) -> NDArray[np.int16]:
        """Returns int16 [count, IMAGE_DIM]."""
        return clustered(self.rng, count, IMAGE_DIM, self._seen)

    def phrases(self, count: int) -> NDArray[np.int16]:
        """Returns int16 [count, TEXT_DIM]."""
        return clustered(self.rng, count, TEXT_DIM, self._said)

    def reference(self) -> NDArray[np.int16]:
        """Returns pictures that stand for the reference set, as many as it has."""
        return self.pictures(_REFERENCE)


def empty_index() -> RelativeIndex:
    """Returns an index of this world's dimensions with the default parameters, and nothing in it."""
    return RelativeIndex(IMAGE_DIM, TEXT_DIM, DEFAULT.k, DEFAULT.p, DEFAULT.text_k, DEFAULT.text_p)

"""How much is known of a phrase, by the words that the anchors are captioned with."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_LITTLE = 2.5
"""The nearness from which on a phrase counts as known: measured in docs/search-quality.md."""


def known(nearness: float) -> float:
    """Returns how much the enabled anchors know about a phrase, in (0, 1); below 0.5 it is little.

    Args:
        nearness: Of the phrase to the caption of an enabled anchor that is most alike, by `WordScale`.
    """
    return 1 / (1 + math.exp(-min(max(nearness - _LITTLE, -60.0), 60.0)))


@dataclass(frozen=True)
class WordScale:
    """How the cosines of a text encoder lie, over pairs of a fixed list of captions."""

    mean: float
    deviation: float
    """Above 0."""

    @classmethod
    def over(cls, captions: NDArray[np.int16]) -> "WordScale":
        """Returns the scale over quantised captions, int16 [n, text_dim]; two at least."""
        exact = captions.astype(np.float64)
        exact /= np.linalg.norm(exact, axis=1, keepdims=True)
        pairs = (exact @ exact.T)[np.triu_indices(len(exact), 1)]
        return cls(float(pairs.mean()), max(float(pairs.std()), 1e-6))

    def nearness(self, cosine: float) -> float:
        """Returns how many deviations above the mean a cosine lies."""
        return (cosine - self.mean) / self.deviation


@dataclass(frozen=True)
class Words:
    """What tells a phrase that the anchors know from others."""

    scale: WordScale
    """The text encoder's."""
    classes: NDArray[np.int64]
    """int64, ascending, the anchors that stand for a class and not for a photo."""


NO_WORDS = Words(WordScale(0.0, 1.0), np.empty(0, np.int64))
"""Where there is no phrase."""

"""Why a photo matches a phrase: the anchors that carried it."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

LARGEST = 10


class ExplainingIndex(Protocol):
    """What an explanation needs of `asif_desktop.asif.RelativeIndex`."""

    def explain(
        self, photo_id: int, text_embedding: NDArray[np.int16]
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Returns anchor ids, int64 [n], and what each adds to the similarity, float64 [n], best first."""

    def explain_like(self, photo_id: int, other: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Returns the same of the similarity to another photo."""


@dataclass(frozen=True)
class Share:
    """What one anchor adds to a match."""

    anchor: int
    weight: float


@dataclass(frozen=True)
class Shares:
    """A match taken apart: `largest` and `rest` sum to the similarity."""

    largest: list[Share]
    """Largest first, ten at most, none of them 0."""
    rest: float
    """What all other anchors add together."""


def explain(index: ExplainingIndex, photo: int, phrase: NDArray[np.int16]) -> Shares:
    """Returns what carried a photo's match with a phrase, int16 [text_dim].

    Raises:
        ValueError: The index does not hold the photo.
    """
    return _shares(*index.explain(photo, phrase))


def explain_like(index: ExplainingIndex, photo: int, other: int) -> Shares:
    """Returns what carried a photo's likeness to another one.

    Raises:
        ValueError: The index does not hold one of them.
    """
    return _shares(*index.explain_like(photo, other))


def _shares(anchors: NDArray[np.int64], weights: NDArray[np.float64]) -> Shares:
    largest = [
        Share(anchor, weight)
        for anchor, weight in zip(anchors[:LARGEST].tolist(), weights[:LARGEST].tolist(), strict=True)
    ]
    return Shares(largest, float(weights[LARGEST:].sum()))

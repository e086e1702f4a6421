"""How good a ranking is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Quality:
    """Means over queries."""

    recall_1: float
    """Share of queries whose first picture is right."""
    recall_5: float
    recall_10: float
    mean_average_precision: float
    median_rank: float
    """Of the first right picture; 1 is best."""


def quality(rankings: NDArray[np.bool_]) -> Quality:
    """Returns the quality of rankings, bool [queries, photos]: what is right, best first.

    Every query must have something right.
    """
    first = rankings.argmax(axis=1) + 1
    precisions = [average_precision(row) for row in rankings]
    return Quality(
        recall_1=float((first <= 1).mean()),
        recall_5=float((first <= 5).mean()),
        recall_10=float((first <= 10).mean()),
        mean_average_precision=float(np.mean(precisions)),
        median_rank=float(np.median(first)),
    )


def average_precision(ranking: NDArray[np.bool_]) -> float:
    """Returns the mean of the precision at each right entry of one ranking, bool [photos], best first."""
    (places,) = ranking.nonzero()
    return float(np.mean(np.arange(1, len(places) + 1) / (places + 1)))


def f1_at(ranking: NDArray[np.bool_], count: int) -> float:
    """Returns the harmonic mean of precision and recall of the first `count` of a ranking."""
    return float(2 * ranking[:count].sum() / (count + ranking.sum()))


def best_f1(ranking: NDArray[np.bool_]) -> float:
    """Returns the highest F1 that any cut of a ranking has."""
    counts = np.arange(1, len(ranking) + 1)
    return float((2 * ranking.cumsum() / (counts + ranking.sum())).max())


def area_under_curve(higher: NDArray[np.float64], lower: NDArray[np.float64]) -> float:
    """Returns how often a value of the first lies above one of the second; ties count half."""
    above = (higher[:, None] > lower[None]).mean()
    return float(above + 0.5 * (higher[:, None] == lower[None]).mean())

"""Where a phrase's results end, and what a similarity means for it.

How similar a photo is to a phrase depends on the phrase: how many anchors know it, and how well. So each
phrase gets its own cut, from its similarities to the fixed reference set. Those pictures mostly have nothing
to do with the phrase and show what "not this" looks like; the cut lies well above them. The user's photos
have no part in it, so a new photo changes no score.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

REFERENCE_BASE = 2**31
"""Index ids from here on are pictures of the reference set; photos have lower ones."""

_DEVIATIONS = 4.0
_LEAST = 0.12
_STEEPNESS = 4.0


@dataclass(frozen=True)
class Cut:
    """A phrase's cut-off."""

    threshold: float
    """The similarity whose score is 0.5, in (0, 1]."""
    slope: float
    """How much similarity changes the score's logit by 1, above 0."""

    def score(self, similarities: NDArray[np.float32]) -> NDArray[np.float32]:
        """Returns the scores in [0, 1] of similarities, float32 of the same shape.

        Monotone: a higher similarity never has a lower score. 0.5 exactly at the threshold.
        """
        logits = (similarities.astype(np.float64) - self.threshold) / self.slope
        scores: NDArray[np.float32] = (1 / (1 + np.exp(-np.clip(logits, -60, 60)))).astype(np.float32)
        return scores


def calibrate(reference: NDArray[np.float32]) -> Cut:
    """Returns the cut of a phrase.

    Args:
        reference: float32 [r], the phrase's similarities to the fixed reference set; r may be 0.
    """
    exact = reference.astype(np.float64)
    mean, deviation = (float(exact.mean()), float(exact.std())) if len(exact) else (0.0, 0.0)
    threshold = min(max(mean + _DEVIATIONS * deviation, _LEAST), 1.0)
    return Cut(threshold, threshold / _STEEPNESS)

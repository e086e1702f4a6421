"""Where a phrase's results end, and what a similarity means for it.

Each phrase gets its own cut, from its similarities to the fixed reference set: pictures that mostly have
nothing to do with it and show what "not this" looks like. The user's photos have no part in it, so a new
photo changes no score.

What tells a phrase that the anchors know from one they do not is how the reference's similarities lie. A
known phrase stands on a few anchors that belong together: most pictures have none of them, some have several,
and the mean is small beside the standard deviation. A phrase without meaning stands on anchors from
everywhere: every picture has one or two, and the mean comes near the deviation. The cut therefore rises with
mean / deviation. And it rises where no caption of the enabled anchors is near the phrase, which tells
nonsense and unknown words best of all. Cosines of text encoders lie on scales of their own, so nearness is
told in standard deviations over a fixed list of captions. Last, it rises for what looks like a made-up word.

A phrase that was taught stands on its examples, and their similarities add up: where its results end follows
from what the examples' own pictures get. Part of that comes from an example's own anchor, which no other
picture reaches, and part from the other anchors, as any picture like them would get it. The cut lies at so
much of either, as far as the examples carry the phrase. The constants are measured in docs/search-quality.md.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from asif_desktop.search.examples import UNTAUGHT, Described, Examples, examples_of
from asif_desktop.search.words import Words

REFERENCE_BASE = 2**31
"""Index ids from here on are pictures of the reference set; photos have lower ones."""

_BASE = 0.19
"""The cut of a phrase that the anchors know."""

_EVEN = 0.75
"""Mean / deviation from which on a phrase counts as less and less known."""

_RISE = 0.4
"""How fast its cut then rises."""

_NEAR = 3.49
"""Standard deviations above the mean cosine of two captions, from which on the nearest caption is near."""

_FAR = 0.112
"""How much the cut rises with each deviation that is missing."""

_UNREAL = 0.4
"""Where a phrase begins to look like a made-up word, between those, at 0, and names of things, at 1; the cut
rises by as much as it lies below."""

_OWN = 0.25
"""What part of the similarity that an example's picture owes to its own anchor the cut asks for."""

_OTHERS = 0.9
"""What part of that which it owes to the other anchors."""

_LEAST_TAUGHT = 0.16
"""No phrase that examples carry has a lower cut."""

_HIGHEST = 0.7
"""No cut is higher."""

_STEEPNESS = 4.0
"""The logit of the score at twice the cut; at similarity 0 it is minus that."""


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

    def similarity_at(self, score: float) -> float:
        """Returns the similarity with this score, which lies between 0 and 1, both left out."""
        return self.threshold + self.slope * math.log(score / (1 - score))


def calibrate(
    reference: NDArray[np.float32],
    nearness: float = _NEAR,
    examples: Examples = UNTAUGHT,
    reality: float = 1.0,
) -> Cut:
    """Returns the cut of a phrase.

    Args:
        reference: float32 [r], the phrase's similarities to the fixed reference set; r may be 0.
        nearness: Of the phrase to the caption of an enabled anchor that is most alike, by `WordScale`.
        examples: What it was taught by.
        reality: Of the phrase, by `WordScale`.
    """
    exact = reference.astype(np.float64)
    mean, deviation = (float(exact.mean()), float(exact.std())) if len(exact) else (0.0, 0.0)
    evenness = mean / deviation if deviation > 0 else 0.0
    rise = _RISE * max(0.0, evenness - _EVEN) + _FAR * max(0.0, _NEAR - nearness)
    rise += max(0.0, _UNREAL - reality)
    untaught = min(_BASE + rise, _HIGHEST)
    taught = min(max(_OWN * examples.own + _OTHERS * examples.others, _LEAST_TAUGHT), _HIGHEST)
    threshold = (1 - examples.share) * untaught + examples.share * taught
    return Cut(threshold, threshold / _STEEPNESS)


def cut_of(
    reference: NDArray[np.float32],
    phrase: NDArray[np.int16],
    described: Described,
    norms: NDArray[np.float64],
    words: Words,
) -> Cut:
    """Returns the cut of a phrase over an index.

    Args:
        reference: float32 [r], its similarities to the fixed reference set.
        phrase: int16 [text_dim].
        described: What describes it.
        norms: float64 [r], those of the reference set's relative representations.
        words: What tells known phrases from others.
    """
    scale = words.scale
    examples = examples_of(described, words.classes, norms)
    return calibrate(reference, scale.nearness(described.nearest), examples, scale.reality(phrase))

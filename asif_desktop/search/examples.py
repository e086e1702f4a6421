"""The photos that a phrase was taught by, among the anchors that describe it."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Described(Protocol):
    """What the cut needs of `asif_desktop.asif.questions.describing.Described`: arrays [n], by anchor."""

    @property
    def ids(self) -> NDArray[np.int64]:
        """The ids of the anchors that describe a phrase, int64."""

    @property
    def weights(self) -> NDArray[np.float64]:
        """Their entries in its relative representation, float64, as are the others."""

    @property
    def own(self) -> NDArray[np.float64]:
        """What each owes to itself of its own picture's similarity, before that is divided by a norm."""

    @property
    def others(self) -> NDArray[np.float64]:
        """What its picture owes to the others."""

    @property
    def squares(self) -> NDArray[np.float64]:
        """The sum of the squared entries of all of them in its picture."""

    @property
    def nearest(self) -> float:
        """The cosine of the phrase and the text that is most alike."""


@dataclass(frozen=True)
class Examples:
    """The photos among the anchors that describe a phrase: what it was taught by."""

    share: float
    """What they carry of the phrase, in [0, 1]: the squares of their entries in its representation."""
    own: float
    """What an example's picture owes to its own anchor of its similarity; the mean, by their shares."""
    others: float
    """What it owes to the other anchors that describe the phrase."""


UNTAUGHT = Examples(0.0, 0.0, 0.0)


def examples_of(phrase: Described, classes: NDArray[np.int64], norms: NDArray[np.float64]) -> Examples:
    """Returns a phrase's examples.

    A picture's similarity is divided by the norm of its relative representation. What other anchors hold of
    an example's picture is not looked up, but taken to be as in any picture.

    Args:
        phrase: What describes it.
        classes: int64, ascending, the anchors that stand for a class and not for a photo.
        norms: float64 [r], of the fixed reference set's pictures; r may be 0.
    """
    at = np.minimum(np.searchsorted(classes, phrase.ids), max(len(classes) - 1, 0))
    photos = classes[at] != phrase.ids if len(classes) else np.ones(len(phrase.ids), np.bool_)
    shares = phrase.weights[photos] ** 2
    share = float(shares.sum())
    if share <= 0:
        return UNTAUGHT
    usual = float((norms * norms).mean()) if len(norms) else 0.0
    lengths = np.sqrt(usual + phrase.squares[photos])
    lengths[lengths == 0] = 1.0
    own, others = ((shares * part[photos] / lengths).sum() / share for part in (phrase.own, phrase.others))
    return Examples(min(share, 1.0), float(own), float(others))

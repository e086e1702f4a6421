"""How much is known of a phrase, by the words that the anchors are captioned with.

Three things tell, none of them enough alone (docs/search-quality.md). How near the nearest caption is: what
a lesson raises. How near the names of the enabled classes are on the whole: a word for something that can be
seen lies among them, a word for something else does not, though one of their definitions may resemble it. And
whether a phrase is like a word at all, or like made-up ones: the direction in which these differ from names,
which is told over fixed lists and depends on the text encoder alone.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_KIN = 30
"""So many of the nearest names are looked at."""

_SHRINK = 1.0
"""How far the spread of the fixed lists is drawn towards being the same everywhere, which few words need."""

_STRANGE = 2.2
"""How near made-up words are to their nearest names, in the mean, in deviations."""

_BY_KINSHIP = 2.66
"""What a deviation beyond that counts."""

_BY_NEARNESS = 0.133
"""What a deviation of nearness to the nearest caption counts."""

_BY_REALITY = 1.5
"""What being as different from made-up words as names are counts."""

_ALIKE = 0.63
"""From here on, between any two captions and a caption that is the phrase itself, the nearest counts more: a
lesson about a phrase makes it known, whatever its words are."""

_BY_CAPTION = 8.0
"""What the rest of that way counts."""

_LITTLE = 1.85
"""The sum from which on a phrase counts as known."""

_STEEP = 1.5
"""How fast the meter rises there."""


@dataclass(frozen=True)
class WordScale:
    """How the texts of fixed lists lie for a text encoder."""

    mean: float
    """Of the cosines of pairs of captions."""
    deviation: float
    """Of them; above 0."""
    direction: NDArray[np.float64]
    """[dim], from made-up words to names, by the spread of both (Fisher's linear discriminant): a name lies
    at 1 and a made-up word at 0, in the mean."""
    origin: float
    """Where 0 lies."""

    @classmethod
    def over(
        cls, captions: NDArray[np.int16], names: NDArray[np.int16], made_up: NDArray[np.int16]
    ) -> "WordScale":
        """Returns the scale over quantised texts, int16 [., text_dim]; two of each at least."""
        exact = unit(captions)
        pairs = (exact @ exact.T)[np.triu_indices(len(exact), 1)]
        real, strange = unit(names), unit(made_up)
        difference = real.mean(axis=0) - strange.mean(axis=0)
        parts = [group - group.mean(axis=0) for group in (real, strange)]
        spread = sum(part.T @ part for part in parts) / (len(real) + len(strange))
        width = float(np.trace(spread)) / len(spread)
        direction = np.linalg.solve(spread + (_SHRINK * width + 1e-9) * np.eye(len(spread)), difference)
        direction /= max(float(direction @ difference), 1e-9)
        origin = float((strange @ direction).mean())
        return cls(float(pairs.mean()), max(float(pairs.std()), 1e-6), direction, origin)

    def nearness(self, cosine: float) -> float:
        """Returns how many deviations above the mean a cosine lies."""
        return (cosine - self.mean) / self.deviation

    def reality(self, phrase: NDArray[np.int16]) -> float:
        """Returns how a phrase, int16 [dim], lies between made-up words, at 0, and names, at 1."""
        return float(unit(phrase[np.newaxis])[0] @ self.direction) - self.origin


@dataclass(frozen=True)
class Words:
    """What tells a phrase that the anchors know from others."""

    scale: WordScale
    """The text encoder's."""
    classes: NDArray[np.int64]
    """int64, ascending, the anchors that stand for a class and not for a photo."""
    names: NDArray[np.float64]
    """[n, dim], the names of the classes that are switched on, of unit length."""

    def known(self, phrase: NDArray[np.int16], nearest: float) -> float:
        """Returns how much the enabled anchors know about a phrase, in (0, 1); below 0.5 it is little.

        Args:
            phrase: int16 [dim].
            nearest: Its cosine to the caption of an enabled anchor that is most alike.
        """
        scale = self.scale
        known = _BY_NEARNESS * scale.nearness(nearest) + _BY_REALITY * scale.reality(phrase)
        if len(self.names):
            kin = np.sort(self.names @ unit(phrase[np.newaxis])[0])[::-1][:_KIN].mean()
            known += _BY_KINSHIP * (scale.nearness(float(kin)) - _STRANGE)
        known += _BY_CAPTION * max(0.0, (nearest - scale.mean) / max(1 - scale.mean, 1e-6) - _ALIKE)
        return 1 / (1 + math.exp(-min(max(_STEEP * (known - _LITTLE), -60.0), 60.0)))


def unit(vectors: NDArray[np.int16]) -> NDArray[np.float64]:
    """Returns vectors at unit length, float64 [n, dim]; what is 0 stays so."""
    exact = vectors.astype(np.float64)
    exact /= np.maximum(np.linalg.norm(exact, axis=1, keepdims=True), 1e-9)
    return exact


NO_WORDS = Words(WordScale(0.0, 1.0, np.zeros(0), 0.0), np.empty(0, np.int64), np.zeros((0, 0), np.float64))
"""Where there is no phrase."""

"""How many anchors describe a photo and a phrase, and how sharply, as measured (docs/search-quality.md)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Parameters:
    """The method's k and p on both sides."""

    k: int
    """Anchors that describe a photo."""
    p: int
    """The exponent of a photo's similarities."""
    text_k: int
    """Anchors that describe a phrase."""
    text_p: int
    """The exponent of a phrase's similarities."""


DEFAULT = Parameters(k=100, p=1, text_k=50, text_p=7)
"""For about a thousand anchors, standardised on the image side."""

PAPER = Parameters(k=800, p=8, text_k=800, text_p=8)
"""The paper's, found for 1.6 million anchors: a baseline."""

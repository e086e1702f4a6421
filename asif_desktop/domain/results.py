"""Answers to a phrase."""

import msgspec


class Reason(msgspec.Struct, frozen=True):
    """One anchor's share in a match."""

    anchor: int
    caption: str
    phrase: str
    weight: float
    collection: str = ""
    """The anchor's."""


class Why(msgspec.Struct, frozen=True):
    """The anchors that carried a match, largest first; `reasons` and `rest` sum to the similarity."""

    reasons: list[Reason]
    rest: float


class Match(msgspec.Struct, frozen=True):
    """A photo and how well it matches."""

    photo: int
    paths: list[bytes]
    """Absolute, online ones first."""
    score: float
    """In [0, 1], 0.5 at the phrase's automatic cut."""
    similarity: float | None
    """The method's dot product, in [0, 1]; None where the query is not one phrase."""
    why: Why | None = None


class Matches(msgspec.Struct, frozen=True):
    """The best photos for a phrase, best first."""

    generation: int
    matches: list[Match]


class Ranking(msgspec.Struct, frozen=True):
    """Every photo, best first, in columns: for a window that shows many."""

    generation: int
    ids: bytes
    """int64, little-endian."""
    scores: bytes
    """float32, little-endian."""
    matching: int
    """How many, from the first, are above the automatic cut."""
    seconds: float
    """Time the library process took."""

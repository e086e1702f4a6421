"""Answers to a query."""

from typing import Literal

import msgspec

from asif_desktop.domain.sentences import Sentence


class Reason(msgspec.Struct, frozen=True):
    """One anchor's share in a match."""

    anchor: int
    """0 where a counter-example speaks against the match: no anchor, and the weight is negative."""
    caption: str
    phrase: str
    weight: float
    collection: str = ""
    """The anchor's."""


class PhraseShare(msgspec.Struct, frozen=True):
    """One phrase of a query, or one photo that others are compared with, beside a photo."""

    phrase: str
    """As `Reason.phrase` has it; "like:…" for a photo."""
    similarity: float
    """What the weights of the reasons under this phrase, and `rest`, sum to."""
    rest: float
    against: bool
    """Whether the query asks for the opposite."""


class Why(msgspec.Struct, frozen=True):
    """The anchors that carried a match, phrase by phrase, largest first."""

    reasons: list[Reason]
    rest: float
    """What all other anchors add; of a query with several phrases, the sum over them."""
    phrases: list[PhraseShare] = []


class Match(msgspec.Struct, frozen=True):
    """A photo and how well it matches."""

    photo: int
    paths: list[bytes]
    """Absolute, online ones first."""
    score: float
    """In [0, 1], 0.5 at the phrase's automatic cut; 1 where the query is filters alone."""
    similarity: float | None
    """The method's dot product, in [0, 1]; None where the query is not one phrase."""
    why: Why | None = None


class PhraseKnowledge(msgspec.Struct, frozen=True):
    """How much the enabled collections know about a phrase, whatever photos there are."""

    phrase: str
    known: float
    """From 0 to 1: how near the most alike of their captions is."""

    @property
    def little(self) -> bool:
        """Whether it is so little that an example would help."""
        return self.known < 0.5


class TaggedSo(msgspec.Struct, frozen=True):
    """Photos that have a tag which the phrase of a query names: they may be what is meant."""

    query: str
    """What is searched to see them."""
    photos: int


class Matches(msgspec.Struct, frozen=True):
    """The best photos for a phrase, best first."""

    generation: int
    matches: list[Match]
    knowledge: list[PhraseKnowledge] = []
    """Of each phrase in the query."""
    scored: bool = True
    """Whether scores mean anything: not where the query is filters alone."""
    tagged: TaggedSo | None = None


class QueryMistake(msgspec.Struct, frozen=True):
    """What is wrong with a query, and where."""

    sentence: Sentence
    start: int
    """The first character that is meant."""
    end: int
    """The one behind the last; `start` where something is missing."""


class QueryPart(msgspec.Struct, frozen=True):
    """One of the terms that a query has side by side."""

    kind: Literal["phrase", "like", "field", "group", "sort"]
    text: str
    """As one would type it."""
    words: str
    """For people: a phrase without its quotes, of a photo the file's name."""
    negated: bool
    without: str
    """The whole query without this part; empty where it is the only one."""


class QueryReading(msgspec.Struct, frozen=True):
    """How a query was understood."""

    parts: list[QueryPart]
    """Empty where there is a mistake."""
    mistake: QueryMistake | None
    phrase: str | None
    """The phrase, where the query is one phrase and nothing else."""
    meaning: bool = False
    """Whether answering it takes the models: not where it is filters alone."""
    suggests: int | None = None
    """The tag whose suggestions are asked for, where the query is that and nothing else."""
    folders: list[str] = []
    """The folders that it names: absolute paths, or names of folders at any depth."""
    tagged: TaggedSo | None = None


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
    order: bytes = b""
    """int64, little-endian: all photos in the order that the query asks for; empty where that is by score."""
    knowledge: list[PhraseKnowledge] = []
    """Of each phrase in the query."""
    scored: bool = True
    """Whether scores mean anything: not where the query is filters alone, which photos meet or do not."""

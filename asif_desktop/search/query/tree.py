"""A query as a tree of what it says. Two queries that say the same in other spacing are equal."""

from collections.abc import Callable, Iterator

import msgspec


class Phrase(msgspec.Struct, frozen=True):
    """Photos are asked for what is on them."""

    text: str
    """In NFC, without white space at its ends, not empty."""


class Like(msgspec.Struct, frozen=True):
    """Photos that are like this one."""

    path: str
    """As typed: absolute, or relative to where it was typed."""


class Filter(msgspec.Struct, frozen=True):
    """A condition that a photo meets or does not: one of `fields.FIELDS`, and a value that it takes."""

    field: str
    value: str


class Not(msgspec.Struct, frozen=True):
    """The opposite."""

    part: "Expression"


class And(msgspec.Struct, frozen=True):
    """All of them, two or more."""

    parts: "tuple[Expression, ...]"


class Or(msgspec.Struct, frozen=True):
    """Any of them, two or more."""

    parts: "tuple[Expression, ...]"


class Weighted(msgspec.Struct, frozen=True):
    """A part that counts more or less than the others beside it; never a bare `Filter`."""

    part: "Expression"
    weight: float
    """From 0.01 to 100; 1 changes nothing."""


Leaf = Phrase | Like | Filter
Expression = Phrase | Like | Filter | Not | And | Or | Weighted


class Query(msgspec.Struct, frozen=True):
    """What is wanted, and in which order it is shown."""

    wanted: Expression | None
    """None: every photo."""
    sort: str | None = None
    """One of `fields.ORDERS`, with a minus before it for the other way round; None: best first, and newest
    first where nothing has a score."""

    @property
    def phrase(self) -> str | None:
        """The phrase, where the query is one phrase and nothing else."""
        return self.wanted.text if isinstance(self.wanted, Phrase) else None


class Reading(msgspec.Struct, frozen=True):
    """A query, and where in the text each of its terms stands."""

    query: Query
    places: tuple[tuple[Leaf, int, int], ...]


def terms(expression: Expression | None) -> Iterator[Leaf]:
    """Yields the leaves, from left to right."""
    match expression:
        case None:
            return
        case Phrase() | Like() | Filter():
            yield expression
        case Not(part) | Weighted(part, _):
            yield from terms(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from terms(part)


def meant(expression: Expression | None, *, against: bool = False) -> Iterator[tuple[Phrase | Like, bool]]:
    """Yields the phrases and photos, from left to right, each with whether its opposite is asked for."""
    match expression:
        case None | Filter():
            return
        case Phrase() | Like():
            yield expression, against
        case Not(part):
            yield from meant(part, against=not against)
        case Weighted(part, _):
            yield from meant(part, against=against)
        case And(parts) | Or(parts):
            for part in parts:
                yield from meant(part, against=against)


def with_photos(expression: Expression, renamed: Callable[[Like], Like]) -> Expression:
    """Returns the expression with each photo named in another way."""
    match expression:
        case Like():
            return renamed(expression)
        case Not(part):
            return Not(with_photos(part, renamed))
        case Weighted(part, weight):
            return Weighted(with_photos(part, renamed), weight)
        case And(parts):
            return And(tuple(with_photos(part, renamed) for part in parts))
        case Or(parts):
            return Or(tuple(with_photos(part, renamed) for part in parts))
        case _:
            return expression

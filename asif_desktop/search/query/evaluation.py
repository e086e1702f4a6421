"""Working a query out over photos: maximum, minimum, complement and weighted logit; filters are sets.

A filter says of a photo surely yes or surely no, which no score can: a score of 0 is still a photo of the
results, far down, while one that is surely out is none. Both go through the operations side by side.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from asif_desktop.search.query.tree import And, Expression, Filter, Like, Not, Or, Phrase, Weighted, terms

Bools = NDArray[np.bool_]
Scores = NDArray[np.float64]


@dataclass(frozen=True)
class Standing:
    """How photos stand to an expression, in columns of one length."""

    scores: Scores
    """In [0, 1]; 0 where the photo is surely out and 1 where it is surely in."""
    inside: Bools
    """Surely in: by filters alone, whatever the phrases say."""
    outside: Bools
    """Surely out, likewise: no result."""


def is_filter(expression: Expression | None) -> bool:
    """Returns whether nothing in the expression has a score of its own."""
    return all(isinstance(term, Filter) for term in terms(expression))


def takes_models(expression: Expression | None) -> bool:
    """Returns whether answering the expression takes the models: suggestions rest on phrases as well."""
    suggested = any(isinstance(term, Filter) and term.field == "suggested" for term in terms(expression))
    return suggested or not is_filter(expression)


def evaluate(
    expression: Expression,
    scores: Callable[[Phrase | Like], NDArray[np.float32]],
    members: Callable[[Filter], Bools],
) -> Standing:
    """Returns how photos stand to an expression.

    Args:
        expression: What is wanted.
        scores: Answers float32 [n], the score of each photo for one term, in [0, 1].
        members: Answers bool [n], which photos meet a condition.
    """
    match expression:
        case Phrase() | Like():
            own = scores(expression).astype(np.float64)
            nowhere = np.zeros(len(own), dtype=bool)
            return Standing(own, nowhere, nowhere)
        case Filter():
            inside = members(expression)
            return Standing(inside.astype(np.float64), inside, ~inside)
        case Not(part):
            of = evaluate(part, scores, members)
            return Standing(1 - of.scores, of.outside, of.inside)
        case Weighted(part, weight):
            of = evaluate(part, scores, members)
            return Standing(_weighted(of.scores, weight), of.inside, of.outside)
        case And(parts):
            every = [evaluate(part, scores, members) for part in parts]
            return Standing(
                np.minimum.reduce([one.scores for one in every]),
                np.logical_and.reduce([one.inside for one in every]),
                np.logical_or.reduce([one.outside for one in every]),
            )
        case Or(parts):
            every = [evaluate(part, scores, members) for part in parts]
            return Standing(
                np.maximum.reduce([one.scores for one in every]),
                np.logical_or.reduce([one.inside for one in every]),
                np.logical_and.reduce([one.outside for one in every]),
            )


def filtered(expression: Expression | None) -> tuple[Phrase | Like, Expression | None] | None:
    """Returns a term that alone orders the photos, and the filters beside it; None where there is none.

    So is a query of one phrase, and of one phrase among filters: what the phrase's own ranking can answer.
    """
    if isinstance(expression, Phrase | Like):
        return expression, None
    if not isinstance(expression, And):
        return None
    meant = [part for part in expression.parts if not is_filter(part)]
    filters = tuple(part for part in expression.parts if is_filter(part))
    if len(meant) != 1 or not isinstance(meant[0], Phrase | Like) or not filters:
        return None
    return meant[0], filters[0] if len(filters) == 1 else And(filters)


def _weighted(scores: Scores, weight: float) -> Scores:
    """Returns the scores whose logits are `weight` times those of these; 0, 0.5 and 1 stay."""
    for_it, against = scores**weight, (1 - scores) ** weight
    return for_it / (for_it + against)

"""A query in parts, for a window that shows them as chips."""

import os
from typing import Literal

from asif_desktop.domain.results import QueryPart
from asif_desktop.search.query.printing import printed
from asif_desktop.search.query.tree import And, Expression, Filter, Like, Not, Or, Phrase, Query, Weighted


def parts_of(query: Query) -> list[QueryPart]:
    """Returns the terms side by side, the order last, each with what the query is without it."""
    side_by_side = query.wanted.parts if isinstance(query.wanted, And) else (query.wanted,)
    expressions = [part for part in side_by_side if part is not None]
    parts = []
    for place, part in enumerate(expressions):
        others = tuple(expressions[:place] + expressions[place + 1 :])
        rest = None if not others else others[0] if len(others) == 1 else And(others)
        without = printed(Query(rest, query.sort))
        bare = part.part if isinstance(part, Not) else part
        text = printed(Query(part))
        if isinstance(part, Or):  # whatever comes to stand beside it
            text = f"({text})"
        parts.append(QueryPart(_kind(bare), text, _words(bare), isinstance(part, Not), without))
    if query.sort is not None:
        without = printed(Query(query.wanted))
        parts.append(QueryPart("sort", f"sort:{query.sort}", query.sort, False, without))
    return parts


def _kind(part: Expression) -> Literal["phrase", "like", "field", "group"]:
    match part:
        case Phrase() | Weighted(Phrase(), _):
            return "phrase"
        case Like() | Weighted(Like(), _):
            return "like"
        case Filter():
            return "field"
        case _:
            return "group"


def _words(part: Expression) -> str:
    match part:
        case Phrase(text):
            return text
        case Like(path):
            return os.path.basename(path)
        case _:
            return printed(Query(part))

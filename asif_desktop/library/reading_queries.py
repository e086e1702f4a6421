"""How a query is understood: its parts, or the mistake in it, for a window that shows them as one types."""

import os
from typing import Literal

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.requests import ReadQuery
from asif_desktop.domain.results import QueryMistake, QueryPart, QueryReading
from asif_desktop.library.asking import photo_like, photos_in
from asif_desktop.library.core import OpenLibrary
from asif_desktop.search import query as language
from asif_desktop.search.query import And, Expression, Filter, Like, Not, Phrase, Query, Reading, Weighted


def read_query(library: OpenLibrary, request: ReadQuery) -> QueryReading:
    """Returns how a query is understood, names of tags, albums and photos looked up."""
    try:
        reading = language.read(request.query)
    except language.QueryError as error:
        return QueryReading([], QueryMistake(error.sentence, error.start, error.end), None)
    mistake = _unknown_name(library, reading)
    return QueryReading([] if mistake else _parts(reading.query), mistake, reading.query.phrase)


def _unknown_name(library: OpenLibrary, reading: Reading) -> QueryMistake | None:
    for term, start, end in reading.places:
        try:
            if isinstance(term, Filter):
                photos_in(library, term)
            elif isinstance(term, Like):
                photo_like(library, term)
        except AsifError as error:
            return QueryMistake(str(error), start, end)
    return None


def _parts(query: Query) -> list[QueryPart]:
    side_by_side = query.wanted.parts if isinstance(query.wanted, And) else (query.wanted,)
    expressions = [part for part in side_by_side if part is not None]
    parts = []
    for place, part in enumerate(expressions):
        others = tuple(expressions[:place] + expressions[place + 1 :])
        rest = None if not others else others[0] if len(others) == 1 else And(others)
        without = language.printed(Query(rest, query.sort))
        bare = part.part if isinstance(part, Not) else part
        text = language.printed(Query(part))
        parts.append(QueryPart(_kind(bare), text, _words(bare), isinstance(part, Not), without))
    if query.sort is not None:
        without = language.printed(Query(query.wanted))
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
            return language.printed(Query(part))

"""Queries of more than one phrase, read and worked out as the library does."""

import os
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from asif_desktop.domain.results import QueryMistake, QueryReading
from asif_desktop.library.verbs.asked_folders import folders_asked
from asif_desktop.search.query import (
    Filter,
    Like,
    Phrase,
    QueryError,
    evaluate,
    is_filter,
    parts_of,
    read,
    takes_models,
)
from tests.gui.fake_state import FakePhoto


class Found(NamedTuple):
    scored: list[tuple[float, int]]
    graded: bool
    """Whether the scores mean anything."""


def found(
    text: str,
    photos: list[FakePhoto],
    score: Callable[[FakePhoto, str], float],
    albums: dict[str, list[int]],
    suggested: Callable[[str], dict[int, float]],
) -> Found | None:
    """Returns the photos that a query leaves, with their scores; None where it is one phrase or empty."""
    query = read(text).query
    if query.phrase is not None or query.wanted is None:
        return None

    def scores(term: Phrase | Like) -> NDArray[np.float32]:
        words = term.text if isinstance(term, Phrase) else term.path
        return np.array([score(photo, words) for photo in photos], np.float32)

    def members(term: Filter) -> NDArray[np.bool_]:
        inside = list(suggested(term.value)) if term.field == "suggested" else [p.photo.id for p in photos]
        if term.field == "name":
            inside = [p.photo.id for p in photos if os.fsencode(term.value) in p.photo.paths[0]]
        inside = [] if term.field == "caption" else inside
        inside = albums.get(term.value, []) if term.field == "album" else inside
        return np.array([photo.photo.id in inside for photo in photos], np.bool_)

    standing = evaluate(query.wanted, scores, members)
    kept = np.flatnonzero(~standing.outside)
    return Found([(float(standing.scores[i]), photos[i].photo.id) for i in kept], not is_filter(query.wanted))


def reading(text: str, tag_named: Callable[[str], int]) -> QueryReading:
    """Returns the parts of a query, or where it is mistaken."""
    try:
        query = read(text).query
    except QueryError as error:
        return QueryReading([], QueryMistake(error.sentence, error.start, error.end), None)
    wanted = query.wanted
    only = isinstance(wanted, Filter) and wanted.field == "suggested"
    suggests = tag_named(wanted.value) if only and isinstance(wanted, Filter) else None
    folders = folders_asked(query)
    return QueryReading(parts_of(query), None, query.phrase, takes_models(wanted), suggests, folders)

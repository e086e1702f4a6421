"""How a query is understood: its parts, or the mistake in it, for a window that shows them as one types."""

from asif_desktop.domain.conditions import Suggested
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.requests import ReadQuery
from asif_desktop.domain.results import QueryMistake, QueryReading
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.asked_folders import folders_asked
from asif_desktop.library.verbs.asking import photo_like, photos_in
from asif_desktop.library.verbs.tagged_so import tagged_so
from asif_desktop.search import query as language
from asif_desktop.search.query import Filter, Like, Query, Reading


def read_query(library: OpenLibrary, request: ReadQuery) -> QueryReading:
    """Returns how a query is understood, names of tags, albums and photos looked up."""
    try:
        reading = language.read(request.query)
    except language.QueryError as error:
        return QueryReading([], QueryMistake(error.mistake, error.start, error.end), None)
    mistake = _unknown_name(library, reading)
    if mistake is not None:
        return QueryReading([], mistake, reading.query.phrase)
    meaning = language.takes_models(reading.query.wanted)
    parts = language.parts_of(reading.query)
    suggested, folders = _suggested(library, reading.query), folders_asked(reading.query)
    tagged = tagged_so(library, reading.query)
    return QueryReading(parts, None, reading.query.phrase, meaning, suggested, folders, tagged)


def _suggested(library: OpenLibrary, query: Query) -> int | None:
    """Returns the tag whose suggestions a query asks for, and nothing else."""
    wanted = query.wanted
    condition = language.condition_of(wanted.field, wanted.value) if isinstance(wanted, Filter) else None
    return library.catalog.tag_named(condition.name) if isinstance(condition, Suggested) else None


def _unknown_name(library: OpenLibrary, reading: Reading) -> QueryMistake | None:
    for term, start, end in reading.places:
        try:
            if isinstance(term, Filter) and term.field == "suggested":
                library.catalog.tag_named(term.value)  # what it suggests may take the models
            elif isinstance(term, Filter):
                photos_in(library, term)
            elif isinstance(term, Like):
                photo_like(library, term)
        except AsifError as error:
            return QueryMistake(error.sentence, start, end)
    return None

"""Whether the words that are searched are the name of a tag: the photos that have it are meant as well."""

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.results import TaggedSo
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.asking import answered, question, shown
from asif_desktop.search import query as language
from asif_desktop.search.query import Filter, Query


def tagged_so(library: OpenLibrary, query: Query) -> TaggedSo | None:
    """Returns the photos with a tag that a query's one phrase names; None for none, and for other queries."""
    if query.phrase is None or not library.catalog.is_tag(query.phrase):
        return None
    text = language.printed(Query(Filter("tag", query.phrase)))
    try:
        photos = len(shown(library, answered(library, question(library, text))).ids)
    except AsifError:
        return None  # the tag went in between
    return TaggedSo(text, photos) if photos else None

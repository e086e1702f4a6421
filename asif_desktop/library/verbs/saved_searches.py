"""Saved searches: queries kept under a name, as one would type them."""

import os

from asif_desktop.domain import requests
from asif_desktop.domain.albums import SavedSearch
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import absolute, at_home, display, is_text
from asif_desktop.domain.sentences import said
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.asking import answered, cut_at, question, shown
from asif_desktop.search import query as language
from asif_desktop.search.query import Like, Query


def list_searches(library: OpenLibrary, _: requests.ListSearches) -> list[SavedSearch]:
    """Returns the saved searches."""
    return library.catalog.saved_searches()


def get_search(library: OpenLibrary, request: requests.GetSearch) -> SavedSearch:
    """Returns the saved search of this name."""
    return library.catalog.saved_search(request.name)


def save_search(library: OpenLibrary, request: requests.SaveSearch) -> None:
    """Keeps a query under a name, in the form it is printed in, with whole paths."""
    query = language.read(request.query).query

    def whole(like: Like) -> Like:
        path = absolute(at_home(os.fsencode(like.path)), request.base)
        if not is_text(path):
            raise AsifError(
                said("{0} cannot be written in a query: its name is not valid text.", display(path))
            )
        return Like(display(path))

    wanted = query.wanted
    if wanted is not None and request.base:
        wanted = language.with_photos(wanted, whole)
    library.catalog.save_search(request.name, language.printed(Query(wanted, query.sort)), request.cut)
    library.changed("searches", "history")


def rename_search(library: OpenLibrary, request: requests.RenameSearch) -> None:
    """Gives a saved search another name."""
    library.catalog.rename_search(request.old, request.new)
    library.changed("searches", "history")


def delete_search(library: OpenLibrary, request: requests.DeleteSearch) -> None:
    """Forgets a saved search."""
    library.catalog.delete_search(request.name)
    library.changed("searches", "history")


def count_matches(library: OpenLibrary, request: requests.CountMatches) -> list[int | None]:
    """Returns how many photos each query finds above its cut."""
    cuts = request.cuts or [None] * len(request.queries)
    return [_count(library, query, cut) for query, cut in zip(request.queries, cuts, strict=True)]


def _count(library: OpenLibrary, query: str, cut: float | None) -> int | None:
    try:
        found = shown(library, answered(library, question(library, query)))
        return found.matching if cut is None else cut_at(found, cut).matching
    except AsifError:
        return None  # a tag or an album in it is gone: the row says so when it is opened

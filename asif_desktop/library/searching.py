"""Search, rank and explain."""

import time

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import display
from asif_desktop.domain.requests import Explain, Rank, RankSimilar, Search
from asif_desktop.domain.results import Match, Matches, Ranking, Reason, Why
from asif_desktop.library.core import OpenLibrary
from asif_desktop.library.photo_refs import photo_meant
from asif_desktop.library.words import clean
from asif_desktop.search.explanation import explain as explain_match
from asif_desktop.search.ranking import Ranked, ranked, ranked_like


def _rank(library: OpenLibrary, phrase: str, limit: int | None) -> Ranked:
    vector = library.models.encode_phrase(phrase)
    with library.knowledge.asking() as index:
        return ranked(index, vector, limit)


def search(library: OpenLibrary, request: Search) -> Matches:
    """Returns the best photos for a phrase."""
    if request.limit < 0:
        raise AsifError("The number of results must be 0 or more.")
    phrase = clean(request.query, "phrase")
    generation = library.catalog.generation
    found = _rank(library, phrase, request.limit or None)
    ids = found.ids.tolist()
    paths = library.catalog.paths(ids)
    columns = zip(ids, found.scores.tolist(), found.similarities.tolist(), strict=True)
    matches = [
        Match(photo, paths[photo], score, similarity, why_of(library, photo, phrase) if request.why else None)
        for photo, score, similarity in columns
        if photo in paths  # forgotten between the two looks
    ]
    return Matches(generation, matches)


def rank(library: OpenLibrary, request: Rank) -> Ranking:
    """Returns every photo ranked for a phrase, in columns."""
    phrase = clean(request.query, "phrase")
    generation = library.catalog.generation
    start = time.perf_counter()
    found = _rank(library, phrase, None)
    return _in_columns(found, generation, time.perf_counter() - start)


def rank_similar(library: OpenLibrary, request: RankSimilar) -> Ranking:
    """Returns every photo ranked by how alike it is to one of them, in columns."""
    photo = photo_meant(library.catalog, request.photo)
    generation = library.catalog.generation
    start = time.perf_counter()
    with library.knowledge.asking() as index:
        found = ranked_like(index, photo) if photo in index.photo_ids else None
    if found is None:
        name = display(library.catalog.paths([photo])[photo][0])
        raise AsifError(f"{name} is not encoded yet; index its folder first.")
    return _in_columns(found, generation, time.perf_counter() - start)


def _in_columns(found: Ranked, generation: int, seconds: float) -> Ranking:
    return Ranking(
        generation=generation,
        ids=found.ids.astype("<i8").tobytes(),
        scores=found.scores.astype("<f4").tobytes(),
        matching=found.matching,
        seconds=seconds,
    )


def explain(library: OpenLibrary, request: Explain) -> Match:
    """Returns one photo's match with a phrase, and why."""
    phrase = clean(request.query, "phrase")
    photo = photo_meant(library.catalog, request.photo)
    found = _rank(library, phrase, None)
    (places,) = (found.ids == photo).nonzero()
    paths = library.catalog.paths([photo])[photo]
    if not len(places):
        raise AsifError(f"{display(paths[0])} is not encoded yet; index its folder first.")
    place = int(places[0])
    return Match(
        photo,
        paths,
        float(found.scores[place]),
        float(found.similarities[place]),
        why_of(library, photo, phrase),
    )


def why_of(library: OpenLibrary, photo: int, phrase: str) -> Why:
    """Returns the anchors that carry a photo's match with a phrase."""
    vector = library.models.encode_phrase(phrase)
    with library.knowledge.asking() as index:
        shares = explain_match(index, photo, vector)
    captions = library.knowledge.captions()
    collections = library.catalog.collections_of([share.anchor for share in shares.largest])
    reasons = [
        Reason(
            share.anchor,
            captions.get(share.anchor, ""),
            phrase,
            share.weight,
            collections.get(share.anchor, ""),
        )
        for share in shares.largest
    ]
    return Why(reasons, shares.rest)

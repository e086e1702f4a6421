"""Search, rank and explain."""

import time
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from msgspec import structs

from asif_desktop.domain.asked_folders import in_folders_first
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.notes import EVERY
from asif_desktop.domain.requests import Explain, Rank, Search
from asif_desktop.domain.results import Match, Matches, PhraseShare, Ranking, Reason, Why
from asif_desktop.domain.sentences import said
from asif_desktop.library.index.suggestions import AUTOMATIC
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.asked_folders import folders_asked
from asif_desktop.library.verbs.asking import (
    Found,
    Question,
    answered,
    cut_at,
    in_order,
    of_one_state,
    question,
    shown,
)
from asif_desktop.library.verbs.knowing import knowledge_of
from asif_desktop.library.verbs.photo_refs import paths_meant, photo_meant
from asif_desktop.library.verbs.tagged_so import tagged_so
from asif_desktop.library.verbs.waiting_photos import not_encoded
from asif_desktop.search import query as language
from asif_desktop.search.explanation import Shares, explain_like
from asif_desktop.search.explanation import explain as explain_match
from asif_desktop.search.query import Phrase, Query
from asif_desktop.search.wordings import Wording, winners

if TYPE_CHECKING:  # brings the compiler, which a process is to start without
    from asif_desktop.asif import RelativeIndex


@of_one_state
def search(library: OpenLibrary, request: Search) -> Matches:
    """Returns the best photos for a query."""
    if request.limit < 0:
        raise AsifError(said("The number of results must be 0 or more."))
    generation = library.catalog.generation
    asked = question(library, request.query, request.base)
    every = request.only != EVERY or len(library.filters.pairs()) > 0
    enough = None if every else _enough(asked, request.limit)
    found = shown(library, answered(library, asked, enough), request.only)
    if request.line != AUTOMATIC:
        found = cut_at(found, request.line)
    found = in_order(found, asked)
    ids, scores = found.ids.tolist(), found.scores.tolist()
    similarities = [None] * len(ids) if found.similarities is None else found.similarities.tolist()
    wanted = min(request.limit or len(ids), found.matching if request.cut else len(ids))
    columns = list(zip(ids, scores, similarities, strict=True))[:wanted]
    photos = [photo for photo, _, _ in columns]
    paths = library.catalog.paths(photos)
    folders = folders_asked(asked.query)
    worded = _winning(library, photos, asked) if request.why else {}
    matches = [
        Match(
            photo,
            in_folders_first(paths[photo], folders),
            score,
            similarity,
            _why(library, photo, asked, worded) if request.why else None,
        )
        for photo, score, similarity in columns
        if photo in paths  # forgotten between the two looks
    ]
    tagged = tagged_so(library, asked.query)
    return Matches(generation, matches, knowledge_of(library, asked), asked.needs_index, tagged)


def _enough(asked: Question, limit: int) -> int | None:
    """Returns how many of the best are all that is needed; None where the order may bring up any."""
    return limit or None if asked.listed is None else None


@of_one_state
def rank(library: OpenLibrary, request: Rank) -> Ranking:
    """Returns every photo ranked for a query, in columns."""
    generation = library.catalog.generation
    asked = question(library, request.query)
    start = time.perf_counter()
    found = shown(library, answered(library, asked), request.only)
    seconds = time.perf_counter() - start
    ranking = answer_in_columns(asked, found, generation, seconds)
    return structs.replace(ranking, knowledge=knowledge_of(library, asked))


def answer_in_columns(asked: Question, found: Found, generation: int, seconds: float) -> Ranking:
    """Returns the answer to a question as it crosses the socket, but for what is known of its phrases."""
    order = b"" if asked.listed is None or not asked.needs_index else asked.listed.astype("<i8").tobytes()
    return in_columns(found, generation, seconds, order=order, scored=asked.needs_index)


def in_columns(
    found: Found, generation: int, seconds: float, *, order: bytes = b"", scored: bool = True
) -> Ranking:
    """Returns a ranking as it crosses the socket."""
    return Ranking(
        generation=generation,
        ids=found.ids.astype("<i8").tobytes(),
        scores=found.scores.astype("<f4").tobytes(),
        matching=found.matching,
        seconds=seconds,
        order=order,
        scored=scored,
    )


@of_one_state
def explain(library: OpenLibrary, request: Explain) -> Match:
    """Returns one photo's match with a query, and why; a photo that a filter leaves out has score 0."""
    asked = question(library, request.query, request.base)
    photo = photo_meant(library.catalog, request.photo)
    if asked.needs_index:
        with library.knowledge.asking() as index:
            encoded = photo in index.photo_ids
        if not encoded:
            raise not_encoded(library, photo)
    found = answered(library, asked)
    paths = paths_meant(library.catalog, [photo])[photo]
    places = np.flatnonzero(found.ids == photo)
    why = _why(library, photo, asked, _winning(library, [photo], asked))
    if not len(places):
        return Match(photo, paths, 0.0, None, why)
    place = int(places[0])
    similarity = None if found.similarities is None else float(found.similarities[place])
    return Match(photo, paths, float(found.scores[place]), similarity, why)


def why_of(library: OpenLibrary, photo: int, phrase: str) -> Why:
    """Returns the anchors that carry a photo's match with a phrase in this wording."""
    term, row = Phrase(phrase), library.models.text_row()
    wordings = {term: [Wording(phrase, library.models.encode_phrase(phrase, row))]}
    words = library.anchor_vectors.words()
    return _why(library, photo, Question(Query(term), wordings, words, {}, {}, None, row), {})


def _winning(
    library: OpenLibrary, photos: Sequence[int], asked: Question
) -> dict[tuple[Phrase, int], Wording]:
    """Returns the wording that gives a photo its score for a phrase, for phrases that have several."""
    several = {term: wordings for term, wordings in asked.phrases.items() if len(wordings) > 1}
    if not several:
        return {}
    found = {}
    with library.knowledge.asking(asked.text) as index:
        ids = np.intersect1d(np.array(photos, np.int64), index.photo_ids)
        for term, wordings in several.items():
            best = winners(index, wordings, asked.words, ids)
            found.update({(term, photo): one for photo, one in zip(ids.tolist(), best, strict=True)})
    return found


def _why(
    library: OpenLibrary, photo: int, asked: Question, worded: Mapping[tuple[Phrase, int], Wording]
) -> Why:
    if not asked.needs_index:
        return Why([], 0.0)
    with library.knowledge.asking(asked.text) as index:
        taken_apart = list(_taken_apart(index, photo, asked, worded))
    captions = library.knowledge.captions()
    anchors = sorted({share.anchor for _, _, shares in taken_apart for share in shares.largest})
    collections = library.catalog.collections_of(anchors)
    reasons = [
        Reason(
            share.anchor,
            captions.get(share.anchor, ""),
            phrase,
            share.weight,
            collections.get(share.anchor, ""),
        )
        for phrase, _, shares in taken_apart
        for share in shares.largest
    ]
    phrases = [
        PhraseShare(phrase, sum(share.weight for share in shares.largest) + shares.rest, shares.rest, against)
        for phrase, against, shares in taken_apart
    ]
    return Why(reasons, sum(phrase.rest for phrase in phrases), phrases)


def _taken_apart(
    index: "RelativeIndex", photo: int, asked: Question, worded: Mapping[tuple[Phrase, int], Wording]
) -> Iterator[tuple[str, bool, Shares]]:
    """Yields each phrase as worded, whether its opposite is asked for, and what its match is made of."""
    seen = set()
    for term, against in language.meant(asked.query.wanted):
        if isinstance(term, Phrase):
            wording = worded.get((term, photo), asked.phrases[term][0])
            said, apart = wording.text, partial(explain_match, index, photo, wording.vector)
        else:
            said, apart = f"like:{term.path}", partial(explain_like, index, photo, asked.photos[term])
        if (type(term), said) not in seen and photo in index.photo_ids:
            seen.add((type(term), said))
            yield said, against, apart()

"""Photos like one: of the library, or a file from anywhere that is looked at once and not kept."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from asif_desktop.domain.requests import ExplainSimilar, PhotoRef, RankSimilar
from asif_desktop.domain.results import Match, PhraseShare, Ranking, Reason, Why
from asif_desktop.library.index.knowledge import GUEST
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.asking import Found, of_one_state, shown
from asif_desktop.library.verbs.photo_refs import paths_meant, photo_known, photo_meant
from asif_desktop.library.verbs.searching import in_columns
from asif_desktop.library.verbs.waiting_photos import not_encoded
from asif_desktop.search.explanation import Shares, explain_like
from asif_desktop.search.ranking import Ranked, ranked_like

if TYPE_CHECKING:  # brings the compiler, which a process is to start without
    from asif_desktop.asif import RelativeIndex


@of_one_state
def rank_similar(library: OpenLibrary, request: RankSimilar) -> Ranking:
    """Returns every photo of the library ranked by how alike it is to one photo, in columns."""
    generation = library.catalog.generation
    with _beside(library, request.photo) as (index, like):
        start = time.perf_counter()
        found = ranked_like(index, like)
    alike = shown(library, _without_guest(found), request.only)
    return in_columns(alike, generation, time.perf_counter() - start)


@of_one_state
def explain_similar(library: OpenLibrary, request: ExplainSimilar) -> Match:
    """Returns how alike two photos are, and the anchors that both share."""
    photo = photo_meant(library.catalog, request.photo)
    with _beside(library, request.like) as (index, like):
        _check_encoded(library, index, photo)
        found = ranked_like(index, like)
        shares = explain_like(index, photo, like)
    place = int((found.ids == photo).nonzero()[0][0])
    paths = paths_meant(library.catalog, [photo])[photo]
    score, similarity = float(found.scores[place]), float(found.similarities[place])
    return Match(photo, paths, score, similarity, _told(library, shares))


@contextmanager
def _beside(library: OpenLibrary, ref: PhotoRef) -> "Iterator[tuple[RelativeIndex, int]]":
    """Holds the index, and the id of a photo in it.

    Raises:
        AsifError: The photo is not encoded yet, or the file is no photo.
    """
    photo = photo_meant(library.catalog, ref) if isinstance(ref, int) else photo_known(library.catalog, ref)
    if photo is None:
        assert isinstance(ref, bytes)
        with library.knowledge.guest(library.guests.vector(ref)) as held:
            yield held
    else:
        with library.knowledge.asking() as index:
            _check_encoded(library, index, photo)
            yield index, photo


def _check_encoded(library: OpenLibrary, index: "RelativeIndex", photo: int) -> None:
    if photo not in index.photo_ids:
        raise not_encoded(library, photo)


def _told(library: OpenLibrary, shares: Shares) -> Why:
    captions = library.knowledge.captions()
    collections = library.catalog.collections_of([share.anchor for share in shares.largest])
    reasons = [
        Reason(one.anchor, captions.get(one.anchor, ""), "", one.weight, collections.get(one.anchor, ""))
        for one in shares.largest
    ]
    whole = sum(one.weight for one in shares.largest) + shares.rest
    return Why(reasons, shares.rest, [PhraseShare("", whole, shares.rest, False)])


def _without_guest(found: Ranked) -> Found:
    kept = found.ids != GUEST
    matching = int(np.count_nonzero(kept[: found.matching]))
    return Found(found.ids[kept], found.scores[kept], found.similarities[kept], matching)

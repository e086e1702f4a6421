"""Suggested tags: for a tag's photos, for a photo's tags, and accepting them above a line."""

import os
import time

import numpy as np

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import display
from asif_desktop.domain.results import Match, Matches, PhraseShare, Ranking, Reason, Why
from asif_desktop.domain.sentences import said
from asif_desktop.domain.tags import Suggested, Suggestion
from asif_desktop.library.index.suggestions import Scored
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.asking import of_one_state
from asif_desktop.library.verbs.photo_refs import both_meant
from asif_desktop.library.verbs.searching import why_of
from asif_desktop.library.verbs.tagging import tag_meant


@of_one_state
def suggest_photos(library: OpenLibrary, request: requests.SuggestPhotos) -> Matches:
    """Returns the photos that a tag is suggested for, best first."""
    if request.limit < 0:
        raise AsifError(said("The number of results must be 0 or more."))
    tag = tag_meant(library, request.which)
    generation = library.catalog.generation
    found = library.suggestions.scored(tag)
    ids = found.ids.tolist()[: request.limit or None]
    paths = library.catalog.paths(ids)
    matches = [
        _match(library, found, at, paths[photo], request.why)
        for at, photo in enumerate(ids)
        if photo in paths
    ]
    return Matches(generation, matches)


@of_one_state
def explain_suggestion(library: OpenLibrary, request: requests.ExplainSuggestion) -> Match:
    """Returns a photo's match with a tag, in the wording that did best, and why.

    Raises:
        AsifError: The tag is not suggested for this photo: not any more, or it was decided.
    """
    found = library.suggestions.scored(tag_meant(library, request.which))
    places = np.flatnonzero(found.ids == request.photo)
    if not len(places):
        raise AsifError(said("This tag is not suggested for this photo any more."))
    at = int(places[0])
    return _match(library, found, at, library.catalog.paths([request.photo]).get(request.photo, []), True)


def _match(library: OpenLibrary, found: Scored, at: int, paths: list[bytes], why: bool) -> Match:
    return Match(
        int(found.ids[at]),
        paths,
        float(found.scores[at]),
        None if found.similarities is None else float(found.similarities[at]),
        _why(library, found, at, found.wordings[int(found.phrases[at])]) if why else None,
    )


def _why(library: OpenLibrary, found: Scored, at: int, phrase: str) -> Why:
    """Returns the anchors that carried a suggestion, and the counter-example that spoke against it."""
    why = why_of(library, int(found.ids[at]), phrase)
    counter, less = int(found.counters[at]), float(found.lowered[at])
    if not counter or not less:
        return why
    (share,) = why.phrases
    paths = library.catalog.paths([counter]).get(counter, [])
    name = display(os.path.basename(paths[0])) if paths else "a photo"
    against = Reason(0, f"not like {name}", phrase, -less)
    lowered = PhraseShare(share.phrase, share.similarity - less, share.rest, share.against)
    return Why([*why.reasons, against], why.rest, [lowered])


@of_one_state
def rank_suggestions(library: OpenLibrary, request: requests.RankSuggestions) -> Ranking:
    """Returns the photos that a tag is suggested for, best first, in columns."""
    tag = tag_meant(library, request.which)
    generation, start = library.catalog.generation, time.perf_counter()
    found = library.suggestions.scored(tag)
    return Ranking(
        generation=generation,
        ids=found.ids.astype("<i8").tobytes(),
        scores=found.scores.astype("<f4").tobytes(),
        matching=len(found.ids),
        seconds=time.perf_counter() - start,
    )


def accept_suggestions(library: OpenLibrary, request: requests.AcceptSuggestions) -> int:
    """Accepts every suggestion of a tag above a line, in one step; returns how many those were."""
    if not 0.0 <= request.least <= 1.0:
        raise AsifError(said("The line is a score between 0 and 1, such as 0.7."))
    tag = tag_meant(library, request.which)
    found = library.suggestions.scored(tag)
    photos = found.ids[found.scores >= request.least].tolist()
    if not photos:
        return 0
    both, count = both_meant(library.catalog, photos)
    new = library.catalog.decide(tag, both, "accepted", count)
    if new:
        library.changed("tags", "history")
    return min(new, count)


@of_one_state
def suggest_tags(library: OpenLibrary, request: requests.SuggestTags) -> list[Suggestion]:
    """Returns the tags that are suggested for these photos; none while there is no usable anchor."""
    if not library.knowledge.usable:
        return []
    return [Suggestion(photo, tag, score) for photo, tag, score in library.suggestions.of(request.photos)]


@of_one_state
def count_suggestions(library: OpenLibrary, _: requests.CountSuggestions) -> list[Suggested]:
    """Returns for how many photos each tag is suggested; none while there is no usable anchor."""
    if not library.knowledge.usable:
        return []
    counts = library.suggestions.counts()
    return [Suggested(tag, photos) for tag, photos in counts.items() if photos]

"""Answering a query: made ready once, then worked out over the index in one go.

What a query needs of the encoders and the catalog is fetched before the index is held, so that nobody waits
for a model or a disk behind a question.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from asif_desktop.domain import conditions
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.notes import EVERY, PhotoFilter
from asif_desktop.domain.paths import absolute, at_home
from asif_desktop.domain.sentences import said
from asif_desktop.library.models import ChangedMeanwhileError, EncoderRow, check_same
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.remembered.lists import Listed
from asif_desktop.library.verbs.photo_refs import photo_meant
from asif_desktop.library.verbs.waiting_photos import not_encoded
from asif_desktop.library.verbs.words import clean
from asif_desktop.search import query as language
from asif_desktop.search.query import Expression, Filter, Like, Phrase, Query
from asif_desktop.search.ranking import photos_of, ranked_like, scores_like
from asif_desktop.search.templates import wordings_of
from asif_desktop.search.wordings import Wording, best_scores, ranked_best
from asif_desktop.search.words import NO_WORDS, Words

if TYPE_CHECKING:  # brings the compiler, which a process is to start without
    from asif_desktop.asif import RelativeIndex

R = TypeVar("R")
A = TypeVar("A")

_LISTS = {"newest": "taken", "oldest": "taken", "added": "added", "name": "name", "size": "size"}
_STARS = range(5, -1, -1)


@dataclass(frozen=True)
class Question:
    """A query with all that answering it takes."""

    query: Query
    phrases: Mapping[Phrase, Sequence[Wording]]
    """Each in its wordings, one or more."""
    words: Words
    """What tells known phrases from others."""
    photos: Mapping[Like, int]
    sets: Mapping[Filter, NDArray[np.int64]]
    """The photos that meet each condition."""
    listed: NDArray[np.int64] | None
    """Every photo in the order asked for; None where scores make it."""
    text: EncoderRow | None = None
    """What encoded the phrases, if there are any: they mean nothing to an index of another encoder."""

    @property
    def needs_index(self) -> bool:
        """Whether anything in it has a score."""
        return not language.is_filter(self.query.wanted)


@dataclass(frozen=True)
class Found:
    """Photos, best first, in columns of one length, without those a filter leaves out."""

    ids: NDArray[np.int64]
    scores: NDArray[np.float32]
    """In [0, 1]."""
    similarities: NDArray[np.float32] | None
    """Where the query is one phrase."""
    matching: int
    """How many of these, from the first, have the score of the cut or more."""


def question(library: OpenLibrary, text: str, base: bytes = b"") -> Question:
    """Makes a query ready.

    Args:
        library: Whose photos, tags and albums it speaks of.
        text: As typed.
        base: The folder that the paths in it are relative to; empty for none.

    Raises:
        QueryError: The text is no query, or names something that is not there.
        AsifError: The models or the catalog cannot be read.
    """
    reading = language.read(text)
    query = reading.query
    terms = list(language.terms(query.wanted))
    photos: dict[Like, int] = {}
    sets: dict[Filter, NDArray[np.int64]] = {}
    for term, start, end in reading.places:
        with language.marked(text, start, end):
            if isinstance(term, Like):
                photos[term] = photo_like(library, term, base)
            elif isinstance(term, Filter) and term not in sets:
                sets[term] = photos_in(library, term)
    texts = {term: clean(term.text, "phrase") for term in terms if isinstance(term, Phrase)}
    order = query.sort or ("newest" if not (photos or texts) else None)
    listed = None if order is None else _listed(library, order)
    if not texts:
        return Question(query, {}, NO_WORDS, photos, sets, listed)
    text_row = library.models.text_row()
    phrases, words = _phrases(library, texts, text_row)
    return Question(query, phrases, words, photos, sets, listed, text_row)


def _phrases(
    library: OpenLibrary, texts: Mapping[Phrase, str], row: EncoderRow
) -> tuple[dict[Phrase, list[Wording]], Words]:
    """Returns the phrases' wordings and what is known of words, with the index on its way meanwhile."""
    with library.knowledge.expected():
        wordings = {term: worded(library, text, row) for term, text in texts.items()}
        words = library.anchor_vectors.words()
        check_same(library.models.text_row(), row)
        return wordings, words


def worded(library: OpenLibrary, phrase: str, row: EncoderRow | None = None) -> list[Wording]:
    """Returns a phrase in the wordings that the prompt templates give it, one or more.

    Args:
        library: Whose models and templates count.
        phrase: As it is encoded.
        row: As for `Models.encode_phrase`.
    """
    texts = wordings_of(phrase, library.templates())
    return [Wording(text, library.models.encode_phrase(text, row)) for text in texts]


def of_one_state(verb: Callable[[OpenLibrary, R], A]) -> Callable[[OpenLibrary, R], A]:
    """Returns a verb that is done once more where models, photos or anchors are changed in the middle of it.

    Its phrases were encoded by one model then and the index is of another, or what it found in the index is
    there no more. It waits for that change.
    """

    @wraps(verb)
    def done(library: OpenLibrary, request: R) -> A:
        try:
            return verb(library, request)
        except ChangedMeanwhileError:
            library.knowledge.settle()
            return verb(library, request)

    return done


def photo_like(library: OpenLibrary, term: Like, base: bytes = b"") -> int:
    """Returns the photo that a `like:` means.

    Raises:
        AsifError: The library has no such photo.
    """
    path = at_home(term.path.encode("utf-8"))
    if not base and not path.startswith(b"/"):
        raise AsifError(said("like: needs the whole path of a photo, so not “{0}”.", term.path))
    return photo_meant(library.catalog, absolute(path, base))


def photos_in(library: OpenLibrary, term: Filter) -> NDArray[np.int64]:
    """Returns the photos that meet a condition, int64 [n].

    Raises:
        AsifError: It names something that is not there.
    """
    condition = language.condition_of(term.field, term.value)
    if isinstance(condition, conditions.Suggested):
        return library.suggestions.photos(library.catalog.tag_named(condition.name))
    return library.filters.photos(condition)


def answered(library: OpenLibrary, asked: Question, limit: int | None = None) -> Found:
    """Returns the photos of the library that answer a question, best first; filters alone have their order.

    Raises:
        AsifError: It needs anchors and there is none, or a photo in it is not encoded yet.
    """
    if not asked.needs_index:
        return answered_in(library, None, asked, limit)
    with library.knowledge.asking(asked.text) as index:
        return answered_in(library, index, asked, limit)


def answered_in(
    library: OpenLibrary, index: "RelativeIndex | None", asked: Question, limit: int | None = None
) -> Found:
    """Returns the photos that answer a question, over an index that is held.

    Raises:
        AsifError: A photo in it is not encoded yet.
        ValueError: It needs an index and there is none.
    """
    wanted = asked.query.wanted
    if not asked.needs_index:
        found = _listed_alone(asked)
    elif index is None:
        raise ValueError("this question needs an index")
    else:
        _check_encoded(library, index, asked)
        alone = language.filtered(wanted)
        if alone is not None:
            found = _from_ranking(index, asked, *alone, limit)
        else:
            assert wanted is not None
            found = _worked_out(index, asked, wanted)
    return found if limit is None else _first(found, limit)


def shown(library: OpenLibrary, found: Found, only: PhotoFilter = EVERY) -> Found:
    """Returns the photos that a person is to see: those wanted, and a RAW and JPEG of one name once."""
    kept = library.filters.kept(found.ids, only)
    if kept.all():
        return found
    matching = int(np.count_nonzero(kept[: found.matching]))
    similarities = None if found.similarities is None else found.similarities[kept]
    return Found(found.ids[kept], found.scores[kept], similarities, matching)


def cut_at(found: Found, line: float) -> Found:
    """Returns the same photos, of which those with this score or more match, in place of 0.5."""
    return replace(found, matching=int(np.count_nonzero(found.scores.astype(np.float64) >= line)))


def in_order(found: Found, asked: Question) -> Found:
    """Returns the photos that match in the order that the question asks for, the rest behind as they were."""
    listed = asked.listed
    if listed is None or not asked.needs_index:
        return found
    place = np.full(int(max(found.ids.max(initial=0), listed.max(initial=0))) + 1, len(listed), np.int64)
    place[listed] = np.arange(len(listed))
    front = np.argsort(place[found.ids[: found.matching]], kind="stable")
    return _taken(found, np.concatenate([front, np.arange(found.matching, len(found.ids))]))


def _listed_alone(asked: Question) -> Found:
    """Returns what filters leave, in the order asked for."""
    assert asked.listed is not None
    ids = asked.listed
    if asked.query.wanted is not None:
        ids = ids[_members(asked, asked.query.wanted, ids)]
    return Found(ids, np.ones(len(ids), np.float32), None, len(ids))


def _from_ranking(
    index: "RelativeIndex",
    asked: Question,
    term: Phrase | Like,
    filters: Expression | None,
    limit: int | None,
) -> Found:
    """Returns a term's own ranking, without what filters leave out."""
    enough = limit if filters is None else None
    ranking = (
        ranked_best(index, asked.phrases[term], asked.words, enough)
        if isinstance(term, Phrase)
        else ranked_like(index, asked.photos[term], enough)
    )
    if filters is None:
        one_phrase = asked.query.phrase is not None
        similarities = ranking.similarities if one_phrase else None
        return Found(ranking.ids, ranking.scores, similarities, ranking.matching)
    kept = _members(asked, filters, ranking.ids)
    scores = ranking.scores[kept]
    return Found(ranking.ids[kept], scores, None, int(np.count_nonzero(scores >= 0.5)))


def _worked_out(index: "RelativeIndex", asked: Question, wanted: Expression) -> Found:
    """Returns what the arithmetic of scores makes of several terms, best first, ties by id."""
    ids = photos_of(index)
    known: dict[Phrase | Like, NDArray[np.float32]] = {}

    def scores(term: Phrase | Like) -> NDArray[np.float32]:
        if term not in known:
            known[term] = (
                best_scores(index, asked.phrases[term], asked.words, ids)
                if isinstance(term, Phrase)
                else scores_like(index, asked.photos[term], ids)
            )
        return known[term]

    standing = language.evaluate(wanted, scores, lambda term: np.isin(ids, asked.sets[term]))
    kept = np.flatnonzero(~standing.outside)
    best = kept[np.argsort(-standing.scores[kept], kind="stable")]
    ordered = standing.scores[best].astype(np.float32)
    return Found(ids[best], ordered, None, int(np.count_nonzero(ordered >= 0.5)))


def _members(asked: Question, filters: Expression, ids: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Returns which of these photos meet an expression of filters alone, bool [n]."""
    standing = language.evaluate(filters, _no_score, lambda term: np.isin(ids, asked.sets[term]))
    return standing.inside


def _no_score(term: Phrase | Like) -> NDArray[np.float32]:
    raise ValueError(f"a term among filters: {term}")


def _first(found: Found, limit: int) -> Found:
    return found if len(found.ids) <= limit else _taken(found, np.arange(limit))


def _taken(found: Found, which: NDArray[np.int64]) -> Found:
    similarities = None if found.similarities is None else found.similarities[which]
    return Found(found.ids[which], found.scores[which], similarities, min(found.matching, len(which)))


def _check_encoded(library: OpenLibrary, index: "RelativeIndex", asked: Question) -> None:
    for photo in asked.photos.values():
        if photo not in index.photo_ids:
            raise not_encoded(library, photo)


def _listed(library: OpenLibrary, sort: str) -> NDArray[np.int64] | None:
    """Returns every photo in an order that needs no scores, int64 [n]; None for "best"."""
    reverse, name = sort.startswith("-"), sort.removeprefix("-")
    if name == "best":
        return None
    if name == "rating":
        ids = library.lists.photos(Listed())[0]
        stars = np.zeros(len(ids), np.int64)
        for count in _STARS[:-1]:
            rated = library.filters.photos(conditions.Between("rating", count, count))
            stars[np.isin(ids, rated)] = count
        return ids[np.argsort(stars if reverse else -stars, kind="stable")]
    ids = library.lists.photos(Listed(order=_LISTS[name]))[0]
    if reverse == (name != "oldest"):
        ids = ids[::-1]
        if name in ("newest", "oldest"):  # what has no date stays behind, either way
            dated = np.isin(ids, library.filters.photos(conditions.Has("date")))
            ids = np.concatenate([ids[dated], ids[~dated]])
    return ids

"""What the anchors say of every tag for every photo: computed, never stored.

The similarities of all photos to all tags' phrases are kept in step with the index, where only what an edit
altered is done again (`asif.questions.text_scores`). So taking an anchor out withdraws exactly what it
alone supported, and what the person said is never touched: it is only left out of what is suggested.

A photo that was rejected is a counter-example of that tag alone, whatever else it is an anchor of: it lowers
the tag's similarity for photos by `COUNTER_WEIGHT` times how alike they are to it beyond the cut of being
alike, by the most alike of several.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from asif_desktop.catalog import SuggestibleTag
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.vectors.embeddings import EmbeddingStore
from asif_desktop.domain.events import Changed, Event
from asif_desktop.library.index.anchor_vectors import AnchorVectors
from asif_desktop.library.index.keys import text_key
from asif_desktop.library.index.knowledge import Knowledge
from asif_desktop.library.models import Models
from asif_desktop.search.calibration import REFERENCE_BASE, Cut, calibrate, cut_of
from asif_desktop.search.templates import wordings_of

if TYPE_CHECKING:  # brings the compiler, which a process is to start without
    from asif_desktop.asif import RelativeIndex
    from asif_desktop.asif.questions.text_scores import TextScores

COUNTER_WEIGHT = 0.25
"""How much of a photo's likeness to a counter-example is taken off; measured in docs/search-quality.md."""

AUTOMATIC = 0.5
"""The score of the cut where the person did not move it."""


@dataclass(frozen=True)
class _Column:
    """A tag's phrases among all of them, and the cut of each."""

    tag: SuggestibleTag
    wordings: tuple[str, ...]
    """Of its phrases, each as the prompt templates word it."""
    phrases: slice
    cuts: tuple[Cut, ...]


@dataclass(frozen=True)
class Scored:
    """Photos that a tag is suggested for, best first, ties by id."""

    ids: NDArray[np.int64]
    scores: NDArray[np.float32]
    """In [0, 1]: the best of its phrases'."""
    similarities: NDArray[np.float32] | None
    """To its phrase, where it has one alone: to the wording of it that gave the score."""
    phrases: NDArray[np.intp]
    """Which of its wordings gave each score."""
    wordings: tuple[str, ...]
    """The texts that `phrases` are places of."""
    lowered: NDArray[np.float32]
    """What counter-examples took off each similarity."""
    counters: NDArray[np.int64]
    """The counter-example that did; 0 where the tag has none."""


@dataclass(frozen=True)
class _Lowered:
    """What a tag's counter-examples take off, for the photos that it would be suggested for without them."""

    ids: NDArray[np.int64]
    """Ascending."""
    by: NDArray[np.float32]
    counters: NDArray[np.int64]

    def of(self, ids: NDArray[np.int64]) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Returns what is taken off these photos, which are among them, and by which counter-example."""
        at = np.searchsorted(self.ids, ids)
        return self.by[at], self.counters[at]


class Suggestions:
    """Every tag's suggestions, as of the last completed edit."""

    def __init__(
        self,
        catalog: Catalog,
        store: EmbeddingStore,
        models: Models,
        vectors: AnchorVectors,
        knowledge: Knowledge,
        templates: Callable[[], Sequence[str]],
        listen: Callable[[Callable[[Event], None]], Callable[[], None]],
        once: Callable[[NDArray[np.int64]], NDArray[np.bool_]],
    ) -> None:
        """Computes nothing before it is asked.

        Args:
            catalog: Knows the tags.
            store: Keeps the vectors of phrases.
            models: The models in use.
            vectors: Encodes phrases.
            knowledge: The index.
            templates: Returns the prompt templates.
            listen: Has a function told of what happens.
            once: Returns which of some photos are shown, bool [n]: of each RAW and JPEG of one name one.
        """
        self._once = once
        self._catalog = catalog
        self._store = store
        self._models = models
        self._vectors = vectors
        self._knowledge = knowledge
        self._templates = templates
        self._lock = threading.RLock()
        self._scores: TextScores | None = None
        self._of: object = None
        self._stamp: object = None
        self._columns: dict[int, _Column] = {}
        self._above: dict[int, NDArray[np.int64]] = {}
        self._lowered: dict[int, _Lowered] = {}
        self._decided: dict[int, NDArray[np.int64]] = {}
        listen(self._hear)

    def photos(self, tag: int) -> NDArray[np.int64]:
        """Returns the photos that a tag is suggested for, int64 [n], ascending; none for an unknown tag.

        Raises:
            AsifError: There is no usable anchor.
        """
        with self._lock:
            self._follow()
            return self._undecided(tag)

    def scored(self, tag: int) -> Scored:
        """Returns the photos that a tag is suggested for, with their scores.

        Raises:
            AsifError: There is no usable anchor.
        """
        with self._lock:
            ids = self.photos(tag)
            column = self._columns.get(tag)
            if column is None or self._scores is None:
                none = np.empty(0, np.float32)
                return Scored(ids, none, None, np.empty(0, np.intp), (), none, np.empty(0, np.int64))
            similarities, lowered, counters = self._similarities(tag, column, ids)
        scores = _scores(similarities, column.cuts)
        best = scores.max(axis=1)
        order = np.lexsort((ids, -best))
        which = scores.argmax(axis=1)[order]
        alone = similarities[order, which] if len(column.tag.phrases) == 1 else None
        return Scored(ids[order], best[order], alone, which, column.wordings, lowered[order], counters[order])

    def counts(self) -> dict[int, int]:
        """Returns for how many photos each tag is suggested.

        Raises:
            AsifError: There is no usable anchor.
        """
        with self._lock:
            self._follow()
            return {tag: len(self._undecided(tag)) for tag in self._columns}

    def of(self, photos: Sequence[int]) -> list[tuple[int, int, float]]:
        """Returns (photo, tag, score) of what is suggested for these photos, by photo, best first.

        Raises:
            AsifError: There is no usable anchor.
        """
        wanted = np.unique(np.array(photos, dtype=np.int64))
        found: list[tuple[int, int, float]] = []
        with self._lock:
            self._follow()
            for tag, column in self._columns.items():
                ids = wanted[_within(wanted, self._above[tag])]
                if not len(ids) or self._scores is None:
                    continue
                ids = ids[~_within(ids, self._decided_of(tag))]
                scores = _scores(self._similarities(tag, column, ids)[0], column.cuts)
                best = scores.max(axis=1, initial=0.0)
                found += [
                    (photo, tag, score) for photo, score in zip(ids.tolist(), best.tolist(), strict=True)
                ]
        return sorted(found, key=lambda one: (one[0], -one[2], one[1]))

    def _undecided(self, tag: int) -> NDArray[np.int64]:
        above = self._above.get(tag)
        if above is None:
            return np.empty(0, dtype=np.int64)
        undecided = above[~_within(above, self._decided_of(tag))]
        return undecided[self._once(undecided)]

    def _similarities(
        self, tag: int, column: _Column, ids: NDArray[np.int64]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.int64]]:
        """Returns the similarities [n, phrases] of photos above the cut, what was taken off, and by which."""
        assert self._scores is not None
        similarities = self._scores.similarities(ids, column.phrases)
        if tag not in self._lowered:
            return similarities, np.zeros(len(ids), np.float32), np.zeros(len(ids), np.int64)
        by, counters = self._lowered[tag].of(ids)
        return similarities - by[:, np.newaxis], by, counters

    def _decided_of(self, tag: int) -> NDArray[np.int64]:
        kept = self._decided
        if tag not in kept:
            kept[tag] = self._catalog.decided(tag)
        return kept[tag]

    def _lower(self, tag: int, counters: Sequence[int], least: NDArray[np.float32]) -> None:
        """Takes off what counter-examples say: only photos above the cut can be concerned."""
        assert self._scores is not None
        column, ids = self._columns[tag], self._above[tag]
        with self._knowledge.asking() as index:
            counters = [photo for photo in counters if photo in index.photo_ids]
            there = ids[_within(ids, index.photo_ids)]
            by, which = _lowering(index, there, counters)
        similarities = self._scores.similarities(there, column.phrases) - by[:, np.newaxis]
        kept = (similarities >= least[column.phrases]).any(axis=1)
        self._above[tag] = there[kept]
        self._lowered[tag] = _Lowered(there[kept], by[kept], which[kept])

    def _hear(self, event: Event) -> None:
        if isinstance(event, Changed) and not {"tags", "photos"}.isdisjoint(event.what):
            # A new one, not an emptied one: whoever is at work goes on with what was so when it began.
            self._decided = {}

    def _follow(self) -> None:
        """Brings everything in step with the anchors, the photos and the tags."""
        tags = self._catalog.suggestible()
        against = self._catalog.counter_examples()
        templates = tuple(self._templates())
        worded = [_wordings(tag, templates) for tag in tags]
        phrases = [text for wordings in worded for text in wordings]
        row = self._models.text_row()
        self._vectors.encode_captions(phrases, row)
        with self._knowledge.asking() as index:
            stamp = (index.generation, tags, templates, row.id, against)
            if self._of is index and self._stamp == stamp:
                return
            if self._of is not index or self._scores is None:
                self._scores, self._of = index.text_scores(), index
            texts = np.zeros((0, index.parameters.text_dim), dtype=np.int16)
            if phrases:
                _, texts = self._store.get(row.id, [text_key(phrase) for phrase in phrases])
            self._stamp = None  # what follows may end half-way
            self._scores.update(texts)
            ids = index.photo_ids
        reference_ids = ids[np.searchsorted(ids, REFERENCE_BASE) :]
        reference, norms = self._scores.similarities(reference_ids), self._scores.norms(reference_ids)
        words = self._vectors.words()
        cuts = [
            cut_of(column, text, described, norms, words)
            for column, text, described in zip(reference.T, texts, self._scores.described, strict=True)
        ]
        self._columns, start = {}, 0
        least = np.empty(len(phrases), dtype=np.float32)
        for tag, wordings in zip(tags, worded, strict=True):
            span = slice(start, start + len(wordings))
            self._columns[tag.id] = _Column(tag, wordings, span, tuple(cuts[span]))
            line = AUTOMATIC if tag.cut is None else tag.cut
            least[span] = [cut.similarity_at(line) for cut in cuts[span]]
            start = span.stop
        # A photo that shares nothing with a phrase is not like it, however low the person moved the cut.
        found = self._scores.above(np.maximum(least, np.finfo(np.float32).tiny), REFERENCE_BASE)
        self._above = {tag: _union(found[column.phrases]) for tag, column in self._columns.items()}
        self._lowered = {}
        for rejecting, counters in against.items():
            if rejecting in self._columns:
                self._lower(rejecting, counters, least)
        self._stamp = stamp


def _wordings(tag: SuggestibleTag, templates: Sequence[str]) -> tuple[str, ...]:
    return tuple(text for phrase in tag.phrases for text in wordings_of(phrase, templates))


def _lowering(
    index: "RelativeIndex", ids: NDArray[np.int64], counters: Sequence[int]
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """Returns what counter-examples take off photos' similarities, and which did, whatever their order."""
    most, by = np.zeros(len(ids), np.float32), np.zeros(len(ids), np.int64)
    reference = index.photo_ids[np.searchsorted(index.photo_ids, REFERENCE_BASE) :]
    together = np.concatenate([ids, reference])
    for counter in sorted(counters):
        alike = index.scores_like(counter, together)
        # Any two photos share something; what counts is how far they are beyond where being alike begins.
        alike = alike[: len(ids)] - np.float32(calibrate(alike[len(ids) :]).threshold)
        more = alike > most
        most[more], by[more] = alike[more], counter
    return (COUNTER_WEIGHT * most).astype(np.float32), by


def _scores(similarities: NDArray[np.float32], cuts: Sequence[Cut]) -> NDArray[np.float32]:
    """Returns the scores, float32 [n, phrases], of a tag's similarities of that shape."""
    return np.stack([cut.score(similarities[:, at]) for at, cut in enumerate(cuts)], axis=1)


def _within(ids: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Returns bool [n], which of the ids are among others, which ascend."""
    if not len(others):
        return np.zeros(len(ids), dtype=np.bool_)
    at = np.minimum(np.searchsorted(others, ids), len(others) - 1)
    found: NDArray[np.bool_] = others[at] == ids
    return found


def _union(parts: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    return parts[0] if len(parts) == 1 else np.unique(np.concatenate(parts))

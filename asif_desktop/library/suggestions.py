"""What the anchors say of every tag for every photo: computed, never stored.

The similarities of all photos to all tags' phrases are kept in step with the index, where only what an edit
altered is done again (`asif_desktop.asif.text_scores`). So taking an anchor out withdraws exactly what it
alone supported, and what the person said is never touched: it is only left out of what is suggested.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.text_scores import TextScores
from asif_desktop.catalog import SuggestibleTag
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.embeddings import EmbeddingStore
from asif_desktop.domain.events import Changed, Event
from asif_desktop.library.anchor_vectors import AnchorVectors
from asif_desktop.library.keys import text_key
from asif_desktop.library.knowledge import Knowledge
from asif_desktop.library.models import Models
from asif_desktop.search.calibration import REFERENCE_BASE, Cut, calibrate

AUTOMATIC = 0.5
"""The score from which on a tag is suggested where the person did not move it."""


@dataclass(frozen=True)
class _Column:
    """A tag's phrases among all of them, and the cut of each."""

    tag: SuggestibleTag
    phrases: slice
    cuts: tuple[Cut, ...]


@dataclass(frozen=True)
class Scored:
    """Photos that a tag is suggested for, best first, ties by id."""

    ids: NDArray[np.int64]
    scores: NDArray[np.float32]
    """In [0, 1]: the best of its phrases'."""
    similarities: NDArray[np.float32] | None
    """To its phrase, where it has one alone."""
    phrases: NDArray[np.intp]
    """Which of its phrases gave each score."""


class Suggestions:
    """Every tag's suggestions, as of the last completed edit."""

    def __init__(
        self,
        catalog: Catalog,
        store: EmbeddingStore,
        models: Models,
        vectors: AnchorVectors,
        knowledge: Knowledge,
        listen: Callable[[Callable[[Event], None]], Callable[[], None]],
    ) -> None:
        """Computes nothing before it is asked."""
        self._catalog = catalog
        self._store = store
        self._models = models
        self._vectors = vectors
        self._knowledge = knowledge
        self._lock = threading.RLock()
        self._scores: TextScores | None = None
        self._of: object = None
        self._stamp: object = None
        self._columns: dict[int, _Column] = {}
        self._above: dict[int, NDArray[np.int64]] = {}
        self._decided: dict[int, NDArray[np.int64]] = {}
        listen(self._hear)

    def photos(self, tag: int) -> NDArray[np.int64]:
        """Returns the photos that a tag is suggested for, int64 [n], ascending; none for an unknown tag.

        Raises:
            AsifError: There is no usable anchor.
        """
        with self._lock:
            self._follow()
            above = self._above.get(tag)
            if above is None:
                return np.empty(0, dtype=np.int64)
            return above[~_within(above, self._decided_of(tag))]

    def scored(self, tag: int) -> Scored:
        """Returns the photos that a tag is suggested for, with their scores.

        Raises:
            AsifError: There is no usable anchor.
        """
        with self._lock:
            ids = self.photos(tag)
            column = self._columns.get(tag)
            if column is None or self._scores is None:
                return Scored(ids, np.empty(0, np.float32), None, np.empty(0, np.intp))
            similarities = self._scores.similarities(ids, column.phrases)
        scores = _scores(similarities, column.cuts)
        best = scores.max(axis=1)
        order = np.lexsort((ids, -best))
        alone = similarities[order, 0] if len(column.cuts) == 1 else None
        return Scored(ids[order], best[order], alone, scores.argmax(axis=1)[order])

    def counts(self) -> dict[int, int]:
        """Returns for how many photos each tag is suggested.

        Raises:
            AsifError: There is no usable anchor.
        """
        with self._lock:
            self._follow()
            return {tag: len(self.photos(tag)) for tag in self._columns}

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
                scores = _scores(self._scores.similarities(ids, column.phrases), column.cuts)
                best = scores.max(axis=1, initial=0.0)
                found += [
                    (photo, tag, score) for photo, score in zip(ids.tolist(), best.tolist(), strict=True)
                ]
        return sorted(found, key=lambda one: (one[0], -one[2], one[1]))

    def _decided_of(self, tag: int) -> NDArray[np.int64]:
        kept = self._decided
        if tag not in kept:
            kept[tag] = self._catalog.decided(tag)
        return kept[tag]

    def _hear(self, event: Event) -> None:
        if isinstance(event, Changed) and not {"tags", "photos"}.isdisjoint(event.what):
            # A new one, not an emptied one: whoever is at work goes on with what was so when it began.
            self._decided = {}

    def _follow(self) -> None:
        """Brings everything in step with the anchors, the photos and the tags."""
        tags = self._catalog.suggestible()
        phrases = [phrase for tag in tags for phrase in tag.phrases]
        row = self._models.text_row()
        self._vectors.encode_captions(phrases, row)
        with self._knowledge.asking() as index:
            stamp = (index.generation, tags, row.id)
            if self._of is index and self._stamp == stamp:
                return
            if self._of is not index or self._scores is None:
                self._scores, self._of = index.text_scores(), index
            texts = np.zeros((0, index.parameters.text_dim), dtype=np.int16)
            if phrases:
                _, texts = self._store.get(row.id, [text_key(phrase) for phrase in phrases])
            self._scores.update(texts)
            ids = index.photo_ids
        reference = self._scores.similarities(ids[np.searchsorted(ids, REFERENCE_BASE) :])
        words = self._vectors.word_scale()
        nearness = map(words.nearness, self._scores.nearest.tolist())
        cuts = [calibrate(column, near) for column, near in zip(reference.T, nearness, strict=True)]
        self._columns, start = {}, 0
        least = np.empty(len(phrases), dtype=np.float32)
        for tag in tags:
            span = slice(start, start + len(tag.phrases))
            self._columns[tag.id] = _Column(tag, span, tuple(cuts[span]))
            line = AUTOMATIC if tag.cut is None else tag.cut
            least[span] = [cut.similarity_at(line) for cut in cuts[span]]
            start = span.stop
        # A photo that shares nothing with a phrase is not like it, however low the person moved the cut.
        found = self._scores.above(np.maximum(least, np.finfo(np.float32).tiny), REFERENCE_BASE)
        self._above = {tag: _union(found[column.phrases]) for tag, column in self._columns.items()}
        self._stamp = stamp


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

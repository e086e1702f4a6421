"""Photos ranked for a phrase, or for a photo."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from asif_desktop.search.calibration import REFERENCE_BASE, Cut, calibrate, cut_of
from asif_desktop.search.examples import Described
from asif_desktop.search.words import Words


class SearchedIndex(Protocol):
    """What ranking needs of `asif_desktop.asif.RelativeIndex`."""

    @property
    def photo_ids(self) -> NDArray[np.int64]:
        """The ids of the photos, int64 [photos], ascending."""

    def search(
        self, text_embedding: NDArray[np.int16], limit: int | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Returns photo ids, int64 [n], and similarities, float32 [n], best first, ties by id.

        Args:
            text_embedding: int16 [text_dim], quantised.
            limit: How many at most; None: all.
        """

    def scores(
        self, text_embeddings: NDArray[np.int16], photo_ids: NDArray[np.int64] | None = None
    ) -> NDArray[np.float32]:
        """Returns similarities, float32 [queries, photos], of texts, int16 [queries, text_dim]."""

    def described(self, text_embedding: NDArray[np.int16]) -> Described:
        """Returns the anchors that describe a phrase, and what they say of each other's pictures."""

    def norms(self, photo_ids: NDArray[np.int64]) -> NDArray[np.float64]:
        """Returns the norms of relative representations before they get unit length, float64 [photos]."""

    def search_like(
        self, photo_id: int, limit: int | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Returns photo ids, int64 [n], and similarities to a photo, float32 [n], best first, ties by id."""

    def search_anchor(self, anchor_id: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Returns photo ids, int64 [n], and an anchor's entry in their rows, float32 [n], best first."""

    def scores_like(self, photo_id: int, photo_ids: NDArray[np.int64] | None = None) -> NDArray[np.float32]:
        """Returns similarities to a photo, float32 [photos]."""


@dataclass(frozen=True)
class Ranked:
    """Photos, best first, in columns of one length; ties by id."""

    ids: NDArray[np.int64]
    similarities: NDArray[np.float32]
    """The method's dot product, in [0, 1]."""
    scores: NDArray[np.float32]
    """In [0, 1], 0.5 at the phrase's cut."""
    matching: int
    """How many of these, from the first, are at the cut or above."""


def ranked(index: SearchedIndex, phrase: NDArray[np.int16], words: Words, limit: int | None = None) -> Ranked:
    """Returns the photos of the index ranked for a phrase; the reference set is left out.

    Args:
        index: Holds the photos, and the reference set under ids from `REFERENCE_BASE` on.
        phrase: int16 [text_dim].
        words: What tells known phrases from others.
        limit: How many at most; None: all.
    """
    reference_ids = _reference_ids(index)
    found = index.search(phrase, None if limit is None else limit + len(reference_ids))
    reference = index.scores(phrase[np.newaxis], reference_ids)[0]
    cut = cut_of(reference, phrase, index.described(phrase), index.norms(reference_ids), words)
    return _calibrated(found, cut, limit)


def ranked_like(index: SearchedIndex, photo: int, limit: int | None = None) -> Ranked:
    """Returns the photos of the index ranked by how alike they are to one of them, which is among them.

    The similarity is the dot product of the two photos' relative representations. It is mapped to a score as
    a phrase's is, with a cut from the photo's similarities to the reference set, which is left out.

    Args:
        index: As for `ranked`.
        photo: The photo's id.
        limit: How many at most; None: all.

    Raises:
        ValueError: The index does not hold the photo.
    """
    reference_ids = _reference_ids(index)
    found = index.search_like(photo, None if limit is None else limit + len(reference_ids))
    return _calibrated(found, calibrate(index.scores_like(photo, reference_ids)), limit)


def ranked_by_anchor(index: SearchedIndex, anchor: int) -> Ranked:
    """Returns the photos of the index ranked by how much one anchor says of them.

    The similarity is the anchor's entry in a photo's relative representation. Where it is not 0 the anchor
    describes the photo, and the score is above the cut: the largest entry has 1.

    Raises:
        ValueError: The index does not hold the anchor.
    """
    ids, entries = index.search_anchor(anchor)
    photos = ids < REFERENCE_BASE
    ids, entries = ids[photos], entries[photos]
    matching = int(np.count_nonzero(entries > 0))
    largest = float(entries[0]) if matching else 1.0
    scores = np.where(entries > 0, 0.5 + 0.5 * entries / largest, 0.0).astype(np.float32)
    return Ranked(ids, entries, scores, matching)


def photos_of(index: SearchedIndex) -> NDArray[np.int64]:
    """Returns the ids of the photos in the index, int64 [n], ascending, the reference set left out."""
    photo_ids = index.photo_ids
    return photo_ids[: np.searchsorted(photo_ids, REFERENCE_BASE)]


def scores_for(
    index: SearchedIndex, phrase: NDArray[np.int16], words: Words, photos: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Returns the scores of these photos for a phrase, float32 [n]: those that `ranked` gives them."""
    return scored_for(index, phrase, words, photos)[1]


def scored_for(
    index: SearchedIndex, phrase: NDArray[np.int16], words: Words, photos: NDArray[np.int64]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Returns the similarities and the scores of these photos for a phrase, float32 [n] each."""
    reference_ids = _reference_ids(index)
    similarities = index.scores(phrase[np.newaxis], np.concatenate([photos, reference_ids]))[0]
    reference = similarities[len(photos) :]
    cut = cut_of(reference, phrase, index.described(phrase), index.norms(reference_ids), words)
    return similarities[: len(photos)], cut.score(similarities[: len(photos)])


def scores_like(index: SearchedIndex, photo: int, photos: NDArray[np.int64]) -> NDArray[np.float32]:
    """Returns the scores of these photos for being like one, float32 [n], as `ranked_like` gives them.

    Raises:
        ValueError: The index does not hold the photo.
    """
    similarities = index.scores_like(photo, np.concatenate([photos, _reference_ids(index)]))
    return calibrate(similarities[len(photos) :]).score(similarities[: len(photos)])


def _reference_ids(index: SearchedIndex) -> NDArray[np.int64]:
    photo_ids = index.photo_ids
    return photo_ids[np.searchsorted(photo_ids, REFERENCE_BASE) :]


def _calibrated(found: tuple[NDArray[np.int64], NDArray[np.float32]], cut: Cut, limit: int | None) -> Ranked:
    ids, similarities = found
    photos = ids < REFERENCE_BASE
    ids, similarities = ids[photos][:limit], similarities[photos][:limit]
    scores = cut.score(similarities)
    return Ranked(ids, similarities, scores, int(np.count_nonzero(scores >= 0.5)))

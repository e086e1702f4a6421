"""Photos ranked for a phrase in several wordings: each has its own cut, a photo the best of the scores."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from asif_desktop.search.ranking import Ranked, SearchedIndex, photos_of, ranked, scored_for, scores_for
from asif_desktop.search.words import Words


@dataclass(frozen=True)
class Wording:
    """One way to say a phrase."""

    text: str
    vector: NDArray[np.int16]
    """int16 [text_dim]."""


def ranked_best(
    index: SearchedIndex, wordings: Sequence[Wording], words: Words, limit: int | None = None
) -> Ranked:
    """Returns the photos of the index ranked by the best score of any wording, as `ranked` does for one.

    A photo's similarity is that of the wording that gave its score; of equal scores, the higher is first.

    Args:
        index: As for `ranked`.
        wordings: One or more.
        words: What tells known phrases from others.
        limit: How many photos at most; None: all.
    """
    if len(wordings) == 1:
        return ranked(index, wordings[0].vector, words, limit)
    ids = photos_of(index)
    similarities, scores = _each(index, wordings, words, ids)
    best = scores.argmax(axis=0)
    of_best, best_scores = similarities[best, np.arange(len(ids))], scores[best, np.arange(len(ids))]
    order = np.lexsort((ids, -of_best, -best_scores))[:limit]
    best_scores = best_scores[order]
    return Ranked(ids[order], of_best[order], best_scores, int(np.count_nonzero(best_scores >= 0.5)))


def best_scores(
    index: SearchedIndex, wordings: Sequence[Wording], words: Words, photos: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Returns the scores of these photos, float32 [n]: those that `ranked_best` gives them."""
    if len(wordings) == 1:
        return scores_for(index, wordings[0].vector, words, photos)
    found: NDArray[np.float32] = _each(index, wordings, words, photos)[1].max(axis=0)
    return found


def winners(
    index: SearchedIndex, wordings: Sequence[Wording], words: Words, photos: NDArray[np.int64]
) -> list[Wording]:
    """Returns for each of these photos the wording that gives its score."""
    if len(wordings) == 1:
        return [wordings[0]] * len(photos)
    return [wordings[place] for place in _each(index, wordings, words, photos)[1].argmax(axis=0)]


def _each(
    index: SearchedIndex, wordings: Sequence[Wording], words: Words, photos: NDArray[np.int64]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Returns similarities and scores, float32 [wordings, n] each."""
    found = [scored_for(index, wording.vector, words, photos) for wording in wordings]
    return np.stack([similarities for similarities, _ in found]), np.stack([scores for _, scores in found])

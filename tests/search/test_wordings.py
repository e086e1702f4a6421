"""The best of several wordings, over the real index with hand-made vectors."""

import numpy as np
import pytest
from numpy.typing import NDArray

from asif_desktop.asif import RelativeIndex, quantise
from asif_desktop.search.calibration import REFERENCE_BASE
from asif_desktop.search.ranking import ranked, scores_for
from asif_desktop.search.wordings import Wording, best_scores, ranked_best, winners
from asif_desktop.search.words import Words, WordScale

WORDS = Words(WordScale(0.1, 0.1, np.zeros(16), -1.0), np.arange(30), np.zeros((0, 16)))


@pytest.fixture
def index() -> RelativeIndex:
    random = np.random.default_rng(5)

    def some(number: int) -> NDArray[np.int16]:
        return quantise(random.normal(size=(number, 16)).astype(np.float32))

    made = RelativeIndex(16, 16, k=8, p=1, text_k=5, text_p=3)
    made.add_anchors(list(range(30)), some(30), some(30))
    made.add_photos(list(range(1, 41)), some(40))
    made.add_photos([REFERENCE_BASE + place for place in range(12)], some(12))
    return made


def wordings(number: int) -> list[Wording]:
    vectors = quantise(np.random.default_rng(9).normal(size=(number, 16)).astype(np.float32))
    return [Wording(f"wording {place}", vector) for place, vector in enumerate(vectors)]


def test_one_wording_is_the_phrase_bit_for_bit(index: RelativeIndex) -> None:
    (one,) = wordings(1)
    for limit in (None, 7):
        best, plain = ranked_best(index, [one], WORDS, limit), ranked(index, one.vector, WORDS, limit)
        assert best.matching == plain.matching
        for column in ("ids", "scores", "similarities"):
            np.testing.assert_array_equal(getattr(best, column), getattr(plain, column))


def test_a_photo_has_the_score_and_the_similarity_of_its_best_wording(index: RelativeIndex) -> None:
    said = wordings(3)
    found = ranked_best(index, said, WORDS)
    alone = [ranked(index, wording.vector, WORDS) for wording in said]
    won = winners(index, said, WORDS, found.ids)
    assert len({wording.text for wording in won}) > 1
    for photo, score, similarity, wording in zip(
        found.ids, found.scores, found.similarities, won, strict=True
    ):
        of_each = [(one.scores[one.ids == photo][0], one.similarities[one.ids == photo][0]) for one in alone]
        assert score == max(score for score, _ in of_each)
        assert (score, similarity) == of_each[said.index(wording)]
    assert (np.diff(found.scores) <= 0).all()
    assert found.matching == int((found.scores >= 0.5).sum())
    np.testing.assert_array_equal(best_scores(index, said, WORDS, found.ids), found.scores)
    np.testing.assert_array_equal(ranked_best(index, said, WORDS, 5).ids, found.ids[:5])


def test_the_same_wording_twice_changes_nothing(index: RelativeIndex) -> None:
    (one,) = wordings(1)
    photos = np.arange(1, 41)
    twice = ranked_best(index, [one, one], WORDS)
    plain = ranked(index, one.vector, WORDS)
    np.testing.assert_array_equal(twice.ids, plain.ids)
    np.testing.assert_array_equal(twice.scores, plain.scores)
    np.testing.assert_array_equal(
        best_scores(index, [one, one], WORDS, photos), scores_for(index, one.vector, WORDS, photos)
    )

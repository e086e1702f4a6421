"""Ranking over the real index, with hand-made vectors."""

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import RelativeIndex, quantise
from asif_desktop.search.calibration import REFERENCE_BASE, calibrate
from asif_desktop.search.explanation import explain
from asif_desktop.search.ranking import ranked, ranked_by_anchor, ranked_like, scores_for
from asif_desktop.search.words import Words, WordScale

PHRASE = quantise(np.array([[1, 0, 0]], np.float32))[0]


def words(classes: list[int], dim: int) -> Words:
    """What finds nothing strange about any phrase."""
    return Words(WordScale(0.1, 0.1, np.zeros(dim), -1.0), np.array(classes, np.int64), np.zeros((0, dim)))


WORDS = words([10, 11], 3)


def unit(rows: list[list[float]]) -> NDArray[np.int16]:
    return quantise(np.array(rows, np.float32))


def made(photos: list[list[float]], reference: list[list[float]]) -> RelativeIndex:
    index = RelativeIndex(2, 3, k=2, p=1)
    index.add_anchors([10, 11], unit([[1, 0], [0, 1]]), unit([[1, 0, 0], [0, 1, 0]]))
    if photos:
        index.add_photos(list(range(1, 1 + len(photos))), unit(photos))
    if reference:
        index.add_photos([REFERENCE_BASE + i for i in range(len(reference))], unit(reference))
    return index


def test_best_first_with_ties_by_id_and_no_reference_among_them() -> None:
    found = ranked(made([[0, 1], [1, 0], [1, 1], [1, 0]], [[1, 0], [0, 1]]), PHRASE, WORDS)
    assert found.ids.tolist() == [2, 4, 3, 1]
    np.testing.assert_allclose(found.similarities, [1, 1, 2**-0.5, 0], atol=1e-3)
    assert (np.diff(found.scores) <= 0).all()
    assert found.matching == int((found.scores >= 0.5).sum())


def test_the_cut_comes_from_the_reference() -> None:
    found = ranked(made([[1, 0], [1, 2]], [[1, 5], [1, 6], [1, 4]]), PHRASE, WORDS)
    sims = np.array([1 / 26**0.5, 1 / 37**0.5, 1 / 17**0.5], np.float32)
    expected = calibrate(sims).score(found.similarities)
    np.testing.assert_allclose(found.scores, expected, atol=1e-3)


def test_other_photos_change_no_score() -> None:
    few = ranked(made([[1, 1]], [[1, 5]]), PHRASE, WORDS)
    many = ranked(made([[1, 1], [1, 0], [0, 1], [2, 1]], [[1, 5]]), PHRASE, WORDS)
    assert few.scores[0] == many.scores[many.ids.tolist().index(1)]


def test_a_limit_counts_photos_not_reference_pictures() -> None:
    found = ranked(made([[1, 2], [1, 3], [1, 4]], [[1, 0]] * 5), PHRASE, WORDS, limit=2)
    assert found.ids.tolist() == [1, 2]


def test_no_photos_give_an_empty_ranking() -> None:
    for reference in ([], [[1.0, 0.0]]):
        found = ranked(made([], reference), PHRASE, WORDS)
        assert found.ids.shape == found.similarities.shape == found.scores.shape == (0,)
        assert found.matching == 0


def test_an_explanation_sums_to_the_similarity() -> None:
    random = np.random.default_rng(3)
    index = RelativeIndex(24, 24, k=40, p=2, text_k=40, text_p=1)
    index.add_anchors(
        list(range(60)),
        quantise(random.normal(size=(60, 24)).astype(np.float32)),
        quantise(random.normal(size=(60, 24)).astype(np.float32)),
    )
    index.add_photos([7], quantise(random.normal(size=(1, 24)).astype(np.float32)))
    phrase = quantise(random.normal(size=(1, 24)).astype(np.float32))[0]
    shares = explain(index, 7, phrase)
    weights = [share.weight for share in shares.largest]
    assert len(weights) == 10
    assert weights == sorted(weights, reverse=True)
    assert shares.rest > 0
    assert (
        abs(sum(weights) + shares.rest - ranked(index, phrase, words(list(range(60)), 24)).similarities[0])
        < 1e-6
    )


def test_an_explanation_of_nothing_is_empty() -> None:
    shares = explain(made([[0, 1]], []), 1, PHRASE)
    assert shares.largest == []
    assert shares.rest == 0


def test_photos_like_one_come_with_it_first_and_without_the_reference() -> None:
    reference = [[1.0, 5.0], [1.0, 6.0], [1.0, 4.0]]
    index = made([[0, 1], [1, 0], [2, 1], [-1, -1]], reference)
    found = ranked_like(index, 2)
    assert found.ids.tolist() == [2, 3, 1, 4]
    np.testing.assert_allclose(found.similarities, [1, 2 / 5**0.5, 0, 0], atol=1e-3)
    sims = np.array([1 / 26**0.5, 1 / 37**0.5, 1 / 17**0.5], np.float32)
    np.testing.assert_allclose(found.scores, calibrate(sims).score(found.similarities), atol=1e-3)
    assert found.matching == int((found.scores >= 0.5).sum())
    assert ranked_like(index, 2, limit=2).ids.tolist() == [2, 3]


def test_a_phrase_far_from_every_caption_asks_for_more() -> None:
    index = made([[1, 1]], [[1, 5]])
    near = ranked(index, PHRASE, WORDS)
    far = ranked(index, unit([[1, 1, 20]])[0], WORDS)
    assert far.similarities[0] > 0
    assert far.scores[0] < near.scores[0]
    assert index.described(PHRASE).nearest > 0.99
    assert abs(index.described(unit([[1, 1, 20]])[0]).nearest - 402**-0.5) < 0.01
    assert RelativeIndex(2, 3, k=2, p=1).described(PHRASE).nearest == 0


def test_the_photos_that_an_anchor_describes_are_above_the_cut() -> None:
    found = ranked_by_anchor(made([[0, 1], [1, 0], [1, 1], [3, 1], [-1, 2]], [[1, 0]]), 10)
    assert found.ids.tolist() == [2, 4, 3, 1, 5]
    assert found.matching == 3
    np.testing.assert_allclose(found.similarities, [1, 0.9487, 0.7071, 0, 0], atol=1e-3)
    np.testing.assert_allclose(found.scores, [1, 0.9743, 0.8536, 0, 0], atol=1e-3)
    nothing = ranked_by_anchor(made([[-1, 0]], [[1, 0]]), 10)
    assert (nothing.matching, nothing.scores.tolist()) == (0, [0.0])


def test_the_cut_of_a_taught_phrase_follows_its_examples() -> None:
    random = np.random.default_rng(5)
    index = RelativeIndex(24, 24, k=12, p=1, text_k=12, text_p=3)
    pictures, texts = (quantise(random.normal(size=(30, 24)).astype(np.float32)) for _ in range(2))
    index.add_anchors(list(range(30)), pictures, texts)
    index.add_photos(
        list(REFERENCE_BASE + np.arange(20)), quantise(random.normal(size=(20, 24)).astype("f4"))
    )
    kin = random.normal(size=24)
    photos = quantise((kin + 0.5 * random.normal(size=(8, 24))).astype(np.float32))
    index.add_photos(list(range(100, 108)), photos)
    phrase = quantise(random.normal(size=(1, 24)).astype(np.float32))
    known = words(list(range(30)), 24)
    before, cuts = ranked(index, phrase[0], known), []
    for taught in range(1, 7):
        index.add_anchors([200 + taught], photos[taught : taught + 1], phrase)
        found = ranked(index, phrase[0], known)
        scores = dict(zip(found.ids.tolist(), found.scores.tolist(), strict=True))
        assert all(scores[100 + one] >= 0.5 for one in range(1, taught + 1))
        assert scores_for(index, phrase[0], known, np.array([103])).tolist() == [scores[103]]
        cuts.append(float(found.similarities[found.scores >= 0.5].min(initial=1)))
    assert cuts[-1] > cuts[0]
    index.remove_anchors([200 + taught for taught in range(1, 7)])
    assert ranked(index, phrase[0], known).scores.tobytes() == before.scores.tobytes()

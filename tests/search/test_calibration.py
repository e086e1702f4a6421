"""A phrase's cut."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from asif_desktop.search.calibration import calibrate
from asif_desktop.search.examples import Examples
from asif_desktop.search.words import WordScale

similarities = st.lists(st.floats(0, 1, width=32), max_size=50).map(
    lambda values: np.array(values, np.float32)
)


@given(similarities)
def test_half_at_the_cut_monotone_and_between_0_and_1(
    reference: np.ndarray[tuple[int], np.dtype[np.float32]],
) -> None:
    cut = calibrate(reference)
    assert 0 < cut.threshold <= 1
    scores = cut.score(np.linspace(0, 1, 500, dtype=np.float32))
    assert (np.diff(scores) >= 0).all()
    assert scores[0] >= 0
    assert scores[-1] <= 1
    np.testing.assert_allclose(cut.score(np.array([cut.threshold], np.float32)), 0.5, atol=1e-5)


def test_a_phrase_that_every_picture_resembles_a_little_has_the_higher_cut() -> None:
    known = np.zeros(40, np.float32)
    known[:4] = (0.1, 0.2, 0.15, 0.3)
    meaningless = np.linspace(0.02, 0.08, 40, dtype=np.float32)
    assert calibrate(meaningless).threshold > calibrate(known).threshold + 0.1


def test_the_order_of_the_reference_does_not_matter() -> None:
    values = np.linspace(0.0, 0.4, 40, dtype=np.float32)
    assert abs(calibrate(values).threshold - calibrate(values[::-1]).threshold) < 1e-12


def test_a_phrase_that_nothing_in_the_reference_resembles_still_asks_for_something() -> None:
    assert calibrate(np.zeros(30, np.float32)).score(np.zeros(1, np.float32))[0] < 0.1


def test_without_a_reference_there_is_a_cut_too() -> None:
    assert 0 < calibrate(np.empty(0, np.float32)).threshold <= 1


def test_the_scale_of_words_tells_deviations() -> None:
    captions = np.array([[1000, 0], [0, 1000], [1000, 1000]], np.int16)
    scale = WordScale.over(captions, captions[:2], captions[1:])
    assert abs(scale.mean - 2**0.5 / 3) < 1e-9
    assert abs(scale.nearness(scale.mean + 2 * scale.deviation) - 2) < 1e-9


def test_the_nearer_the_captions_the_lower_the_cut() -> None:
    reference = np.linspace(0, 0.1, 40, dtype=np.float32)
    cuts = [calibrate(reference, nearness).threshold for nearness in (-50.0, 0.0, 2.0, 4.0, 50.0)]
    assert cuts == sorted(cuts, reverse=True)
    assert cuts[0] <= 1
    assert cuts[-1] == cuts[-2]


def test_the_more_examples_carry_a_phrase_the_more_the_cut_is_theirs() -> None:
    reference = np.linspace(0, 0.1, 40, dtype=np.float32)
    for own, others in ((0.5, 0.02), (0.2, 0.3), (0.0, 0.0)):
        cuts = [calibrate(reference, 4.0, Examples(share, own, others)).threshold for share in (0, 0.5, 1)]
        assert cuts[0] == calibrate(reference, 4.0).threshold
        assert abs(cuts[1] - (cuts[0] + cuts[2]) / 2) < 1e-12


def test_examples_that_are_alike_ask_for_more_than_examples_that_are_not() -> None:
    reference = np.zeros(40, np.float32)
    cuts = [calibrate(reference, 4.0, Examples(1.0, 0.3, others)).threshold for others in (0.05, 0.2, 0.4)]
    assert cuts == sorted(set(cuts))
    # What asks for more than the examples themselves have would leave them out.
    assert all(cut < 0.3 + others for cut, others in zip(cuts, (0.05, 0.2, 0.4), strict=True))


def test_what_looks_made_up_asks_for_more() -> None:
    reference = np.linspace(0, 0.1, 40, dtype=np.float32)
    cuts = [calibrate(reference, 4.0, reality=real).threshold for real in (-9.0, 0.0, 0.2, 0.5, 1.5)]
    assert cuts == sorted(cuts, reverse=True)
    assert cuts[0] <= 1
    assert cuts[-1] == cuts[-2] == calibrate(reference, 4.0).threshold

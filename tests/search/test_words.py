"""How much is known of a phrase."""

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import quantise
from asif_desktop.search.made_up_words import made_up_words
from asif_desktop.search.words import Words, WordScale, unit

DIM = 24


def around(direction: int, count: int, seed: int) -> NDArray[np.int16]:
    """Returns vectors that share one direction, and little else."""
    vectors = 0.25 * np.random.default_rng(seed).normal(size=(count, DIM))
    vectors[:, direction] += 1
    return quantise(vectors.astype(np.float32))


NAMES, MADE_UP, OTHERS = around(0, 60, 1), around(1, 60, 2), around(2, 60, 3)
SCALE = WordScale.over(np.concatenate([NAMES[::4], OTHERS[::4]]), NAMES, MADE_UP)
WORDS = Words(SCALE, np.empty(0, np.int64), unit(NAMES))


def test_made_up_words_lie_at_0_and_names_at_1() -> None:
    assert abs(np.mean([SCALE.reality(one) for one in MADE_UP])) < 1e-6
    assert abs(np.mean([SCALE.reality(one) for one in NAMES]) - 1) < 1e-6
    fresh = [np.mean([SCALE.reality(one) for one in around(side, 60, 9)]) for side in (0, 1)]
    assert fresh[0] > 0.7 > 0.3 > fresh[1]


def test_what_lies_among_the_names_is_known_better_than_what_does_not() -> None:
    groups = [[WORDS.known(one, 0.3) for one in around(side, 40, 8)] for side in range(3)]
    assert min(groups[0]) > max(groups[1] + groups[2])
    none = Words(SCALE, np.empty(0, np.int64), np.zeros((0, DIM)))
    assert all(0 < none.known(one, 0.3) < 1 for one in NAMES)


def test_a_lesson_makes_known_what_was_not() -> None:
    for phrase in np.concatenate([around(1, 20, 5), around(2, 20, 5)]):
        levels = [WORDS.known(phrase, cosine) for cosine in (0.2, 0.4, 0.7, 0.9, 1.0)]
        assert levels == sorted(levels)
        assert levels[0] < levels[-1]


def test_made_up_words_are_the_same_each_time_and_different() -> None:
    assert len(set(made_up_words())) == len(made_up_words()) == 200
    assert all(word.isascii() and 5 <= len(word) <= 7 for word in made_up_words())


def test_a_phrase_that_is_nothing_has_a_place_too() -> None:
    assert 0 < WORDS.known(np.zeros(DIM, np.int16), 0.0) < 1

"""The arithmetic of scores."""

import numpy as np
import pytest
from hypothesis import given, settings
from numpy.typing import NDArray

from asif_desktop.search.query import Filter, Like, Phrase, Standing, evaluate, filtered, is_filter, read
from asif_desktop.search.query.tree import Expression
from tests.search.query.queries import expressions

DOG = np.array([0.9, 0.6, 0.2, 0.0], np.float32)
CAT = np.array([0.1, 0.7, 0.5, 1.0], np.float32)
STARS = np.array([True, True, False, False])


def stands(text: str) -> Standing:
    wanted = read(text).query.wanted
    assert wanted is not None
    return evaluate(wanted, _scores, lambda _: STARS)


def _scores(term: Phrase | Like) -> NDArray[np.float32]:
    return {"dog": DOG, "cat": CAT}[term.text if isinstance(term, Phrase) else term.path]


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("dog", [0.9, 0.6, 0.2, 0.0]),
        ("dog OR cat", [0.9, 0.7, 0.5, 1.0]),
        ("dog AND cat", [0.1, 0.6, 0.2, 0.0]),
        ("-dog", [0.1, 0.4, 0.8, 1.0]),
        ("dog -cat", [0.9, 0.3, 0.2, 0.0]),
        ("like:cat", [0.1, 0.7, 0.5, 1.0]),
        ("dog^2", [0.81 / 0.82, 0.36 / 0.52, 0.04 / 0.68, 0.0]),
        ("dog^1", [0.9, 0.6, 0.2, 0.0]),
        ("(-cat)^2", [0.81 / 0.82, 0.09 / 0.58, 0.5, 0.0]),
        ("dog rating:3", [0.9, 0.6, 0.0, 0.0]),
        ("dog OR rating:3", [1.0, 1.0, 0.2, 0.0]),
        ("-rating:3", [0.0, 0.0, 1.0, 1.0]),
        ("-(dog rating:3)", [0.1, 0.4, 1.0, 1.0]),
    ],
)
def test_scores(text: str, scores: list[float]) -> None:
    np.testing.assert_allclose(stands(text).scores, scores, atol=1e-6)


def test_a_filter_leaves_photos_out_and_a_low_score_does_not() -> None:
    assert stands("dog rating:3").outside.tolist() == [False, False, True, True]
    assert not stands("dog -cat").outside.any()
    assert stands("-rating:3").outside.tolist() == [True, True, False, False]
    assert not stands("dog OR rating:3").outside.any()
    assert not stands("-(dog rating:3)").outside.any()
    assert stands("rating:3 OR -rating:3").inside.all()


def test_one_phrase_among_filters_orders_alone() -> None:
    def parts(text: str) -> tuple[Phrase | Like, Expression | None] | None:
        return filtered(read(text).query.wanted)

    assert parts("dog") == (Phrase("dog"), None)
    assert parts("dog rating:3") == (Phrase("dog"), Filter("rating", "3"))
    found = parts("dog rating:3 -flag:pick")
    assert found is not None
    assert found[0] == Phrase("dog")
    assert is_filter(found[1])
    for text in ("-dog rating:3", "dog OR rating:3", '"dog" "cat"', "dog^2", "rating:3"):
        assert parts(text) is None


@given(expressions)
@settings(deadline=None)
def test_scores_stay_scores_and_sure_is_sure(expression: Expression) -> None:
    standing = evaluate(expression, lambda term: DOG if len(str(term)) % 2 else CAT, lambda _: STARS)
    assert ((standing.scores >= 0) & (standing.scores <= 1)).all()
    assert not (standing.inside & standing.outside).any()
    assert (standing.scores[standing.inside] == 1).all()
    assert (standing.scores[standing.outside] == 0).all()
    assert is_filter(expression) == (standing.inside | standing.outside).all() or not is_filter(expression)

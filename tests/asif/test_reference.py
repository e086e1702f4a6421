"""The plain formula against numbers worked by hand, and against its textbook form in float64."""

import numpy as np
import pytest
from numpy.typing import NDArray

from asif_desktop.asif import quantise, reference
from tests.asif.worlds import unit

IDS = np.array([10, 11, 12], dtype=np.int64)


def vectors(*rows: tuple[int, ...]) -> NDArray[np.int16]:
    return np.array(rows, dtype=np.int16)


def test_a_score_worked_by_hand() -> None:
    # Photo (3, 4): similarities 3, 4, 0; k = 2 keeps 4 and 3; p = 2: 16 and 9, norm sqrt(337).
    # Text (0, 5): similarities 0, 5, 5; keeps the last two; p = 2: 25 and 25, norm sqrt(1250).
    photos, text = vectors((3, 4)), vectors((0, 5))[0]
    images, texts = vectors((1, 0), (0, 1), (0, 0)), vectors((1, 0), (0, 1), (1, 1))
    score = reference.scores(photos, text, images, texts, IDS, 2, 2)
    assert score[0] == np.float32(16 * 25 / (np.sqrt(337) * np.sqrt(1250)))
    ids, parts = reference.contributions(photos, text, images, texts, IDS, 2, 2)
    assert ids.tolist() == [11, 12]
    assert parts[0].tolist() == pytest.approx([16 * 25 / np.sqrt(1250), 0])


def test_ties_go_to_the_lower_id() -> None:
    images = vectors((1, 0), (1, 0), (1, 0))
    columns, _, _ = reference.relative(vectors((2, 0)), images, np.array([7, 3, 5]), 2, 1)
    assert columns.tolist() == [[1, 2]]


def test_fewer_anchors_than_k_all_count() -> None:
    images = vectors((1, 0), (0, 1), (1, 1))
    columns, values, norms = reference.relative(vectors((2, 3)), images, IDS, 800, 1)
    assert columns.tolist() == [[2, 1, 0]]
    assert values.tolist() == [[5, 3, 2]]
    assert norms[0] == np.sqrt(38)


def test_negative_similarities_count_as_zero_under_even_powers_too() -> None:
    images = vectors((1, 0), (-1, 0), (0, 1))
    _, values, norms = reference.relative(vectors((5, 0)), images, IDS, 3, 2)
    assert values.tolist() == [[25, 0, 0]]
    assert norms.tolist() == [25]


def test_a_photo_that_resembles_nothing_scores_zero() -> None:
    images = texts = vectors((1, 0), (1, 0), (1, 0))
    photos = vectors((-5, 0), (0, 5), (5, 0))
    assert reference.scores(photos, vectors((1, 0))[0], images, texts, IDS, 2, 4).tolist() == [0, 0, 1]


def test_a_text_that_resembles_nothing_scores_zero() -> None:
    images = texts = vectors((1, 0), (1, 0), (1, 0))
    assert reference.scores(vectors((1, 0)), vectors((-1, 0))[0], images, texts, IDS, 2, 4).tolist() == [0]


def test_without_anchors_everything_scores_zero() -> None:
    none = np.empty((0, 2), dtype=np.int16)
    assert reference.scores(vectors((1, 0)), vectors((1, 0))[0], none, none, IDS[:0], 2, 4).tolist() == [0]


def test_powers_worked_by_hand() -> None:
    values = np.array([-3, 0, 1, 3])
    for p in range(1, 17):
        assert reference.power(values, p).tolist() == [0, 0, 1, 3.0**p]


@pytest.mark.parametrize("p", range(1, 17))
def test_the_largest_powers_neither_overflow_nor_vanish(p: int) -> None:
    values = np.full((1, 1000), 2**31 - 1)
    norm = np.sqrt(reference.squared_norm(reference.power(values, p)))
    assert np.isfinite(norm).all()
    assert norm[0] == pytest.approx((2.0**31) ** p * np.sqrt(1000), rel=1e-6)
    assert reference.squared_norm(reference.power(np.ones((1, 3), dtype=np.int64), p))[0] == 3


def test_trailing_zeros_do_not_change_a_norm() -> None:
    values = np.random.default_rng(0).random((5, 37))
    padded = np.concatenate([values, np.zeros((5, 30))], axis=1)
    assert reference.squared_norm(values).tobytes() == reference.squared_norm(padded).tobytes()


@pytest.mark.parametrize(("k", "p"), [(5, 1), (20, 4), (100, 8), (400, 16)])
def test_the_textbook_formula_on_the_same_integers_agrees(k: int, p: int) -> None:
    rng = np.random.default_rng(k)
    photos, images = quantise(unit(rng, 60, 48)), quantise(unit(rng, 300, 48))
    texts = quantise(unit(rng, 301, 24))
    ids = np.arange(300)
    query, texts = texts[300], texts[:300]

    def textbook(x: NDArray[np.int16], anchors: NDArray[np.int16]) -> NDArray[np.float64]:
        sims = (x.astype(np.int64) @ anchors.astype(np.int64).T).astype(np.float64)
        order = np.argsort(-sims, axis=1, kind="stable")[:, : min(k, len(anchors))]
        kept = np.zeros_like(sims)
        np.put_along_axis(kept, order, np.take_along_axis(sims, order, axis=1), axis=1)
        raised = (np.maximum(kept, 0) / sims.max()) ** p
        normed: NDArray[np.float64] = raised / np.linalg.norm(raised, axis=1, keepdims=True)
        return normed

    wanted = textbook(photos, images) @ textbook(query[None], texts)[0]
    found = reference.scores(photos, query, images, texts, ids, k, p)
    np.testing.assert_allclose(found, wanted, atol=1e-6)


def test_quantising_moves_scores_little() -> None:
    rng = np.random.default_rng(9)
    k, p, dim = 100, 8, 384
    centres = unit(rng, 30, dim)

    def clustered(count: int) -> NDArray[np.float32]:
        near = centres[rng.integers(0, 30, count)] + unit(rng, count, dim)
        near /= np.linalg.norm(near, axis=1, keepdims=True)
        return near.astype(np.float32)

    photos, images, texts, query = clustered(300), clustered(1000), clustered(1000), clustered(1)

    def raw(x: NDArray[np.float32], anchors: NDArray[np.float32]) -> NDArray[np.float64]:
        sims = x.astype(np.float64) @ anchors.astype(np.float64).T
        order = np.argsort(-sims, axis=1, kind="stable")[:, :k]
        kept = np.zeros_like(sims)
        np.put_along_axis(kept, order, np.maximum(np.take_along_axis(sims, order, axis=1), 0) ** p, axis=1)
        normed: NDArray[np.float64] = kept / np.linalg.norm(kept, axis=1, keepdims=True)
        return normed

    wanted = raw(photos, images) @ raw(query, texts)[0]
    found = reference.scores(
        quantise(photos), quantise(query)[0], quantise(images), quantise(texts), np.arange(1000), k, p
    )
    assert np.abs(found - wanted).max() < 2e-3
    best = set(np.argsort(-wanted)[:100].tolist())
    assert len(best & set(np.argsort(-found)[:100].tolist())) >= 99

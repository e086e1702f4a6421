"""Prototypes and photos on one scale."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from asif_desktop.asif import RelativeIndex, quantise
from asif_desktop.asif.scaling import SIGMA, apply_scales, check_scales
from asif_desktop.search.anchor_scales import image_scales, text_scales


def vectors(seed: int, count: int, dim: int = 32) -> NDArray[np.int16]:
    # A shared direction, as the embeddings of one encoder have.
    random = np.random.default_rng(seed).normal(size=(count, dim)) + 0.7
    return quantise(random.astype(np.float32))


def scaled(anchors: NDArray[np.int16], sources: list[str], others: NDArray[np.int16]) -> NDArray[np.float64]:
    sims = others.astype(np.int64) @ anchors.astype(np.int64).T
    result: NDArray[np.float64] = apply_scales(sims, image_scales(anchors, sources, others)) / SIGMA
    return result


def test_a_prototype_is_told_in_standard_deviations_over_the_reference() -> None:
    values = scaled(vectors(1, 5), ["class"] * 5, vectors(2, 200))
    np.testing.assert_allclose(values.mean(axis=0), 0, atol=1e-3)
    np.testing.assert_allclose(values.std(axis=0), 1, atol=1e-3)


def test_a_photo_is_too_but_begins_higher_and_counts_more() -> None:
    values = scaled(vectors(1, 5), ["photo"] * 5, vectors(2, 200))
    np.testing.assert_allclose(values.mean(axis=0), -25 / 16, atol=1e-3)
    np.testing.assert_allclose(values.std(axis=0), 5 / 4, atol=1e-3)


def test_a_photos_caption_counts_for_a_part_and_a_prototypes_wholly() -> None:
    sims = np.array([[1000, 1000, -1000]], dtype=np.int64)
    assert apply_scales(sims, text_scales(["class", "photo", "class"])).tolist() == [[1000, 750, -1000]]


def test_an_example_adds_to_what_was_known_of_a_phrase_and_does_not_take_its_place() -> None:
    classes, reference = quantise(np.eye(4, dtype=np.float32)[:2]), vectors(3, 40, dim=4)
    index = RelativeIndex(4, 4, k=3, p=1, text_k=3, text_p=7)
    texts = quantise(np.array([[0.8, 0.6, 0, 0], [0, 0, 1, 0]], dtype=np.float32))
    sources = ["class", "class"]
    index.add_anchors([1, 2], classes, texts, image_scales(classes, sources, reference), text_scales(sources))
    index.add_photos([5], quantise(np.array([[1, 0.1, 0, 0]], dtype=np.float32)))
    phrase = quantise(np.array([[1, 0, 0, 0]], dtype=np.float32))
    taught = quantise(np.array([[0, 0, 0, 1]], dtype=np.float32))
    before = float(index.scores(phrase)[0, 0])
    index.add_anchors([3], taught, phrase, image_scales(taught, ["photo"], reference), text_scales(["photo"]))
    assert float(index.scores(phrase)[0, 0]) > before / 2


def test_each_anchors_scale_depends_on_it_and_the_reference_alone() -> None:
    anchors, reference = vectors(1, 6), vectors(2, 50)
    sources = ["class", "photo", "class", "photo", "photo", "class"]
    together = image_scales(anchors, sources, reference)
    alone = [image_scales(anchors[i : i + 1], sources[i : i + 1], reference) for i in range(6)]
    np.testing.assert_array_equal(together, np.concatenate(alone))
    assert together.dtype == np.int32


def test_no_anchors_have_no_scales() -> None:
    assert image_scales(vectors(1, 0), [], vectors(2, 9)).shape == (0, 2)


def test_the_reference_must_not_be_empty() -> None:
    with pytest.raises(ValueError, match="reference"):
        image_scales(vectors(1, 2), ["class", "photo"], vectors(2, 0))


@given(st.integers(0, 2**32 - 1), st.integers(1, 20))
def test_no_scale_carries_a_similarity_out_of_32_bits(seed: int, size: int) -> None:
    random = np.random.default_rng(seed)
    reference = quantise(
        (random.normal(size=(size, 8)) * random.choice([0.0, 1.0], size=(size, 1)) + 1).astype(np.float32)
    )
    anchors = quantise(random.normal(size=(4, 8)).astype(np.float32))
    check_scales(image_scales(anchors, ["photo", "class"] * 2, reference))

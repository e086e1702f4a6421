"""What describes a text, and what its anchors hold of each other's pictures."""

import numpy as np
import pytest

from asif_desktop.asif import RelativeIndex, reference
from asif_desktop.asif.questions.describing import MOST
from asif_desktop.asif.scaling import SHIFT
from tests.asif.worlds import IMAGE_DIM, TEXT_DIM, quantised


@pytest.mark.parametrize(("p", "text_p"), [(1, 7), (2, 3)])
def test_each_anchors_picture_is_looked_at_as_a_photo_is(p: int, text_p: int) -> None:
    rng = np.random.default_rng(4)
    index = RelativeIndex(IMAGE_DIM, TEXT_DIM, 30, p, 9, text_p)
    images, texts = quantised(rng, 30, IMAGE_DIM), quantised(rng, 30, TEXT_DIM)
    index.add_anchors(np.arange(30), images, texts)
    text = quantised(rng, 1, TEXT_DIM)[0]
    told = index.described(text)
    sims = texts.astype(np.int64) @ text.astype(np.int64)
    best = np.argsort(-sims, kind="stable")[:9]
    assert told.ids.tolist() == best[sims[best] > 0].tolist()
    assert abs(told.nearest - sims.max() / 4095**2) < 1e-3
    assert abs((told.weights**2).sum() - 1) < 1e-12
    # With as many anchors as there are, a picture's row holds all that these anchors have of it.
    index.add_photos(100 + told.ids, images[told.ids])
    for place, anchor in enumerate(told.ids.tolist()):
        ids, shares = index.explain(100 + anchor, text)
        norm = index.norms([100 + anchor])[0]
        assert abs(told.own[place] / norm - shares[ids == anchor].sum()) < 1e-9
        assert abs(told.others[place] / norm - shares[ids != anchor].sum()) < 1e-9
        assert told.squares[place] <= norm**2 * (1 + 1e-12)
    entries = reference.power(images.astype(np.int64) @ images[told.ids].astype(np.int64).T, p)
    np.testing.assert_allclose(told.squares, (entries[told.ids] ** 2).sum(axis=0))


def test_a_texts_scale_does_not_alter_how_near_it_is() -> None:
    rng = np.random.default_rng(6)
    texts, images = quantised(rng, 4, TEXT_DIM), quantised(rng, 4, IMAGE_DIM)
    plain, scaled = (RelativeIndex(IMAGE_DIM, TEXT_DIM, 4, 1, 4, 7) for _ in range(2))
    plain.add_anchors(np.arange(4), images, texts)
    scales = np.tile(np.array([[500, 3 << SHIFT >> 2]], np.int32), (4, 1))
    scaled.add_anchors(np.arange(4), images, texts, text_scale=scales)
    assert plain.described(texts[2]).nearest > 0.99
    assert abs(scaled.described(texts[2]).nearest - plain.described(texts[2]).nearest) < 1e-6


def test_no_more_than_the_heaviest_are_told_of() -> None:
    rng = np.random.default_rng(7)
    index = RelativeIndex(IMAGE_DIM, TEXT_DIM, 4, 1, 200, 1)
    text = quantised(rng, 1, TEXT_DIM)
    index.add_anchors(np.arange(90), quantised(rng, 90, IMAGE_DIM), np.tile(text, (90, 1)))
    told = index.described(text[0])
    assert told.ids.tolist() == list(range(MOST))
    assert abs((told.weights**2).sum() - MOST / 90) < 1e-9

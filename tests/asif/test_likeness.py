"""Photos that are like one, and what one anchor says of them."""

import numpy as np
import pytest

from asif_desktop.asif import RelativeIndex, quantise, reference
from tests.asif.small import IMAGES, PHOTOS, TEXTS, small


@pytest.mark.parametrize("anchors", [3, 30])
def test_photos_like_one_are_ranked_by_the_dot_product_of_their_representations(anchors: int) -> None:
    index = RelativeIndex(12, 7, k=5, p=3, text_k=2, text_p=1)
    index.add_anchors(range(anchors), IMAGES[:anchors], TEXTS[:anchors])
    index.add_photos(range(100, 140), PHOTOS)
    index.remove_anchors([1])
    kept = np.array([number for number in range(anchors) if number != 1])
    columns, values, norms = reference.relative(quantise(PHOTOS), quantise(IMAGES[kept]), kept, 5, 3)
    table = np.zeros((len(PHOTOS), len(kept)))
    np.put_along_axis(table, columns, values, axis=1)
    table = np.divide(table, norms[:, None], out=np.zeros_like(table), where=norms[:, None] > 0)
    for place, photo in enumerate(range(100, 140)):
        wanted = table @ table[place]
        np.testing.assert_allclose(index.scores_like(photo), wanted, atol=1e-6)
        ids, scores = index.search_like(photo)
        assert sorted(ids.tolist()) == list(range(100, 140))
        np.testing.assert_allclose(scores, wanted[ids - 100], atol=1e-6)
        assert (np.diff(scores) <= 0).all()
        assert index.search_like(photo, limit=3)[0].tolist() == ids[:3].tolist()
        assert index.scores_like(photo, [139, 100]).tolist() == index.scores_like(photo)[[39, 0]].tolist()


def test_a_photo_that_is_not_there_has_none_like_it() -> None:
    with pytest.raises(ValueError, match="photo"):
        small().search_like(5)
    with pytest.raises(ValueError, match="negative"):
        small().search_like(100, -1)


def test_what_an_anchor_says_of_a_photo_is_its_entry_in_the_representation() -> None:
    index = small()
    columns, values, norms = reference.relative(
        quantise(PHOTOS[:30]), quantise(IMAGES[:20]), np.arange(20), k=5, p=3
    )
    table = np.zeros((30, 20))
    np.put_along_axis(table, columns, values, axis=1)
    for anchor in range(20):
        wanted = (table[:, anchor] / norms).astype(np.float32)
        ids, scores = index.search_anchor(anchor)
        assert sorted(ids.tolist()) == list(range(100, 130))
        assert scores.tobytes() == wanted[ids - 100].tobytes()
        assert (np.diff(scores) <= 0).all()
    index.remove_anchors([3])
    with pytest.raises(ValueError, match="anchor"):
        index.search_anchor(3)

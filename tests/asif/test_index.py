"""What the index answers after what was done to it, one thing at a time."""

import numpy as np
import pytest

from asif_desktop.asif import RelativeIndex, quantise
from tests.asif.small import IMAGES, PHOTOS, TEXTS, small
from tests.asif.worlds import Anchor, World, add, quantised


def test_a_score_worked_by_hand() -> None:
    index = RelativeIndex(2, 2, k=2, p=2)
    index.add_anchors(
        [10, 11, 12],
        np.array([[10, 0], [0, 10], [1, 1]], dtype=np.int16),
        np.array([[10, 0], [0, 10], [10, 10]], dtype=np.int16),
    )
    index.add_photos([1, 2], np.array([[3, 4], [-3, -4]], dtype=np.int16))
    # Photo 1: similarities 30, 40, 7; keeps 40 and 30: 1600 and 900, norm sqrt(3370000).
    # Text: similarities 0, 50, 50: 2500 for 11 and for 12, norm sqrt(12500000).
    ids, scores = index.search(np.array([0, 5], dtype=np.int16))
    assert ids.tolist() == [1, 2]
    assert scores.tolist() == [np.float32(1600 * 2500 / np.sqrt(3370000 * 12500000)), 0]
    anchors, shares = index.explain(1, np.array([0, 5], dtype=np.int16))
    assert anchors.tolist() == [11]
    assert shares.sum() == pytest.approx(scores[0], abs=1e-6)
    assert index.explain(2, np.array([0, 5], dtype=np.int16))[0].size == 0


def test_floats_are_quantised_as_the_library_would() -> None:
    index, other = small(), RelativeIndex(12, 7, k=5, p=3)
    other.add_anchors(range(20), quantise(IMAGES[:20]), quantise(TEXTS[:20]))
    other.add_photos(range(100, 130), quantise(PHOTOS[:30]))
    assert index.scores(TEXTS).tobytes() == other.scores(quantise(TEXTS)).tobytes()


def test_types_and_shapes_of_answers() -> None:
    index = small()
    ranking = index.search(TEXTS[0])
    ids, scores = ranking
    assert ids.dtype == np.int64
    assert scores.dtype == np.float32
    assert ids.shape == scores.shape == (30,)
    assert (np.diff(scores) <= 0).all()
    assert scores.max() <= 1
    assert ranking.generation == index.generation == 2
    anchors, shares = index.explain(int(ids[0]), TEXTS[0])
    assert anchors.dtype == np.int64
    assert shares.dtype == np.float64
    assert index.scores(TEXTS).dtype == np.float32
    assert index.scores(TEXTS[:0]).shape == (0, 30)


@pytest.mark.parametrize("limit", [0, 1, 7, 30, 31, 1000])
def test_a_limit_cuts_the_ranking(limit: int) -> None:
    index = small()
    ids, scores = index.search(TEXTS[3])
    some, best = index.search(TEXTS[3], limit=limit)
    assert some.tolist() == ids[:limit].tolist()
    assert best.tobytes() == scores[:limit].tobytes()


def test_scores_come_in_the_order_asked() -> None:
    index = small()
    everything = index.scores(TEXTS[:4])
    wanted = index.scores(TEXTS[:4], [129, 100, 115])
    assert wanted.tobytes() == np.ascontiguousarray(everything[:, [29, 0, 15]]).tobytes()
    assert index.scores(TEXTS[:4], []).shape == (4, 0)


def test_scores_do_not_depend_on_the_company() -> None:
    index = small()
    together = index.scores(TEXTS)
    for row, text in enumerate(TEXTS):
        assert index.scores(text[None]).tobytes() == together[row : row + 1].tobytes()


def test_equal_photos_are_ranked_by_id() -> None:
    index = small(photos=0)
    index.add_photos([9, 2, 5, 7], np.repeat(PHOTOS[:1], 4, axis=0))
    assert index.search(TEXTS[0])[0].tolist() == [2, 5, 7, 9]
    assert index.search(TEXTS[0], limit=2)[0].tolist() == [2, 5]


def test_an_empty_index_answers() -> None:
    index = RelativeIndex(12, 7, k=5, p=3)
    for with_photos in (False, True):
        if with_photos:
            index.add_photos([3, 1], PHOTOS[:2])
        ids, scores = index.search(TEXTS[0])
        assert ids.tolist() == ([1, 3] if with_photos else [])
        assert scores.tolist() == [0, 0][: len(ids)]
        assert index.scores(TEXTS[:2]).tolist() == [[0] * len(ids)] * 2
    assert index.explain(3, TEXTS[0])[0].tolist() == []
    assert small(photos=0).search(TEXTS[0])[0].tolist() == []
    assert not index.maintain()


def test_the_last_anchor_and_photo_may_go() -> None:
    index = small(anchors=1)
    index.remove_anchors([0])
    assert index.search(TEXTS[0])[1].tolist() == [0] * 30
    index.remove_photos(range(100, 130))
    assert index.search(TEXTS[0])[0].size == 0
    index.add_anchors([0], IMAGES[:1], TEXTS[:1])
    index.add_photos([100], PHOTOS[:1])
    fresh = small(anchors=1, photos=1)
    assert index.scores(TEXTS).tobytes() == fresh.scores(TEXTS).tobytes()


def test_an_anchor_that_returns_gives_the_same_bits() -> None:
    index = small()
    before = index.scores(TEXTS).tobytes()
    index.remove_anchors([3, 17])
    assert index.scores(TEXTS).tobytes() != before
    index.add_anchors([17, 3], IMAGES[[17, 3]], TEXTS[[17, 3]])
    assert index.scores(TEXTS).tobytes() == before


def test_teaching_and_taking_back_restores_every_score() -> None:
    index = small()
    before = index.scores(TEXTS).tobytes()
    index.add_anchors([2**32 - 1], IMAGES[25:26], TEXTS[25:26])
    assert index.scores(TEXTS).tobytes() != before
    index.remove_anchors([2**32 - 1])
    assert index.scores(TEXTS).tobytes() == before


def test_a_photo_that_comes_back_with_another_vector_is_another() -> None:
    index = small()
    index.add_photos([105], PHOTOS[35:36])
    twin = small()
    twin.remove_photos([105])
    twin.add_photos([105], PHOTOS[35:36])
    fresh = RelativeIndex(12, 7, k=5, p=3)
    fresh.add_anchors(range(20), IMAGES[:20], TEXTS[:20])
    order = [*range(5), 35, *range(6, 30)]
    fresh.add_photos(range(100, 130), PHOTOS[order])
    assert index.scores(TEXTS).tobytes() == twin.scores(TEXTS).tobytes() == fresh.scores(TEXTS).tobytes()


def test_a_caption_can_be_replaced() -> None:
    index, other = small(), small(anchors=0)
    index.replace_captions([4, 2], TEXTS[[20, 21]])
    texts = TEXTS[:20].copy()
    texts[[4, 2]] = TEXTS[[20, 21]]
    other.add_anchors(range(20), IMAGES[:20], texts)
    assert index.scores(TEXTS).tobytes() == other.scores(TEXTS).tobytes()


def test_k_and_p_of_the_text_side_are_its_own() -> None:
    world = World(4, 2, 11, 5)
    rng = np.random.default_rng(2)
    world.anchors = {i: Anchor(quantised(rng, 1, 12)[0], quantised(rng, 1, 7)[0]) for i in range(30)}
    world.photos = dict(zip(range(20), quantised(rng, 20, 12), strict=True))
    index = world.rebuilt()
    world.check(index, quantised(rng, 3, 7))
    assert index.parameters.text_k == 11
    same = RelativeIndex(12, 7, 4, 2).parameters
    assert (same.text_k, same.text_p) == (4, 2)


def test_the_ends_of_every_range_together() -> None:
    # The smallest scaled similarity, -2^31, with the largest id has the smallest key there is.
    scale = (2**31 - 2**24, 2**16)
    world = World(2, 16, 3, 16, image_dim=2, text_dim=2)
    far, near = np.array([-4096, 0], dtype=np.int16), np.array([4096, 0], dtype=np.int16)
    world.photos = {2**32 - 1: near, 0: far}
    for i, image in ((2**32 - 1, far), (0, near), (5, near)):
        world.anchors[i] = Anchor(image, near, scale if i else (0, 2**22), (0, 65536))
    index = world.index()
    index.add_photos(list(world.photos), np.stack(list(world.photos.values())))
    for i in (5, 2**32 - 1, 0):
        add(index, {i: world.anchors[i]})
    world.check(index, np.stack([near, far]))
    index.remove_anchors([0])
    del world.anchors[0]
    world.check(index, np.stack([near, far]))


def test_reading_holds_the_index_still() -> None:
    index = small()
    with index.reading() as generation:
        first = index.search(TEXTS[0])
        assert first.generation == generation
        with pytest.raises(RuntimeError, match="same thread"):
            index.remove_photos([100])
    index.remove_photos([100])
    assert index.generation == generation + 1


def test_memory_needed_covers_what_is_held() -> None:
    for photos, anchors, k in ((3000, 500, 100), (2000, 50, 100), (500, 2000, 30)):
        rng = np.random.default_rng(k)
        index = RelativeIndex(12, 7, k, 2)
        index.add_anchors(range(anchors), quantised(rng, anchors, 12), quantised(rng, anchors, 7))
        index.add_photos(range(photos), quantised(rng, photos, 12))
        state = index._state
        held = state.postings.end * 8
        for table in (state.anchors, state.photos):
            held += sum(
                a[: table.slots.used].nbytes for a in vars(table).values() if isinstance(a, np.ndarray)
            )
        needed = RelativeIndex.memory_needed(photos, anchors, 12, 7, k)
        assert held <= needed <= 1.5 * held

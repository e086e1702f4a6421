"""What the index takes, refuses and answers, one thing at a time."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from asif_desktop.asif import RelativeIndex, quantise, reference
from tests.asif.worlds import Anchor, World, add, quantised, unit

RNG = np.random.default_rng(0)
IMAGES, TEXTS, PHOTOS = unit(RNG, 30, 12), unit(RNG, 30, 7), unit(RNG, 40, 12)


def small(anchors: int = 20, photos: int = 30) -> RelativeIndex:
    """Returns an index with anchors 0, 1, 2 … and photos 100, 101 …"""
    index = RelativeIndex(12, 7, k=5, p=3)
    index.add_anchors(range(anchors), IMAGES[:anchors], TEXTS[:anchors])
    index.add_photos(range(100, 100 + photos), PHOTOS[:photos])
    return index


def snapshot(index: RelativeIndex) -> tuple[bytes, bytes, bytes, int]:
    """Returns all that can be seen of an index."""
    scores = index.scores(TEXTS).tobytes()
    return index.anchor_ids.tobytes(), index.photo_ids.tobytes(), scores, index.generation


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


Change = Callable[[RelativeIndex], object]
LONG = IMAGES[:1] * np.float32(1.01)
NAN: NDArray[np.float32] = np.full((1, 12), np.nan, dtype=np.float32)
WIDE = np.full((1, 12), 4000, dtype=np.int16)
ZERO = np.zeros((1, 12), dtype=np.int16)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda i: i.add_anchors([3], IMAGES[:1], TEXTS[:1]), "id 3 already"),
        (lambda i: i.add_anchors([50, 50], IMAGES[:2], TEXTS[:2]), "twice"),
        (lambda i: i.add_anchors([50, 3], IMAGES[:2], TEXTS[:2]), "id 3 already"),
        (lambda i: i.add_anchors([-1], IMAGES[:1], TEXTS[:1]), "2.32"),
        (lambda i: i.add_anchors([2**32], IMAGES[:1], TEXTS[:1]), "2.32"),
        (lambda i: i.add_anchors([2**70], IMAGES[:1], TEXTS[:1]), "integers"),
        (lambda i: i.add_anchors([0.5], IMAGES[:1], TEXTS[:1]), "integers"),
        (lambda i: i.add_anchors([[50]], IMAGES[:1], TEXTS[:1]), "list"),
        (lambda i: i.add_anchors([50, 51], IMAGES[:1], TEXTS[:1]), "shape"),
        (lambda i: i.add_anchors([50], IMAGES[:1], TEXTS[:2]), "shape"),
        (lambda i: i.add_anchors([50], TEXTS[:1], IMAGES[:1]), "shape"),
        (lambda i: i.add_anchors([50], IMAGES[0], TEXTS[:1]), "shape"),
        (lambda i: i.add_anchors([50], NAN, TEXTS[:1]), "finite"),
        (lambda i: i.add_anchors([50], LONG, TEXTS[:1]), "unit length"),
        (lambda i: i.add_anchors([50], ZERO.astype(np.float32), TEXTS[:1]), "unit length"),
        (lambda i: i.add_anchors([50], ZERO, TEXTS[:1]), "zero"),
        (lambda i: i.add_anchors([50], WIDE, TEXTS[:1]), "longer than 4096"),
        (lambda i: i.add_anchors([50], WIDE.astype(np.int32), TEXTS[:1]), "float32 or int16"),
        (lambda i: i.add_anchors([50], IMAGES[:1], TEXTS[:1], np.array([[0, 2**23]])), "32 bits"),
        (lambda i: i.add_anchors([50], IMAGES[:1], TEXTS[:1], None, np.array([[0, 2**23]])), "32 bits"),
        (lambda i: i.add_anchors([50], IMAGES[:1], TEXTS[:1], np.array([[0, 2**40]])), "int32"),
        (lambda i: i.add_anchors([50], IMAGES[:1], TEXTS[:1], np.array([0, 1])), "shape"),
        (lambda i: i.add_anchors([50], IMAGES[:1], TEXTS[:1], np.array([[0.0, 1.0]])), "int32"),
        (lambda i: i.remove_anchors([3, 50]), "no anchor with the id 50"),
        (lambda i: i.remove_anchors([3, 3]), "twice"),
        (lambda i: i.replace_captions([50], TEXTS[:1]), "no anchor with the id 50"),
        (lambda i: i.replace_captions([3], TEXTS[:2]), "shape"),
        (lambda i: i.replace_captions([3], TEXTS[:1] * 2), "unit length"),
        (lambda i: i.add_photos([200, 200], PHOTOS[:2]), "twice"),
        (lambda i: i.add_photos([200], TEXTS[:1]), "shape"),
        (lambda i: i.add_photos([200, 201], np.concatenate([PHOTOS[:1], NAN])), "finite"),
        (lambda i: i.remove_photos([100, 99]), "no photo with the id 99"),
        (lambda i: i.search(TEXTS[0], limit=-1), "negative"),
        (lambda i: i.search(TEXTS), "shape"),
        (lambda i: i.search(IMAGES[0]), "shape"),
        (lambda i: i.search(np.zeros(7, dtype=np.float32)), "unit length"),
        (lambda i: i.scores(TEXTS[0]), "shape"),
        (lambda i: i.scores(TEXTS, [99]), "no photo with the id 99"),
        (lambda i: i.explain(99, TEXTS[0]), "no photo with the id 99"),
    ],
)
def test_what_is_wrong_is_refused_before_anything_changes(change: Change, message: str) -> None:
    index = small()
    before = snapshot(index)
    with pytest.raises(ValueError, match=message):
        change(index)
    assert snapshot(index) == before


@pytest.mark.parametrize(
    "arguments",
    [
        (0, 7, 5, 3),
        (12, 0, 5, 3),
        (12, 7, 0, 3),
        (12, 7, 5, 0),
        (12, 7, 5, 17),
        (12, 7, 5, 3, 0),
        (12, 7, 5, 3, 5, 17),
    ],
)
def test_parameters_out_of_range_are_refused(arguments: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="must lie between"):
        RelativeIndex(*arguments)


def test_parameters_are_integers() -> None:
    for wrong in (2.5, True, "2"):
        with pytest.raises(ValueError, match="must be an integer"):
            RelativeIndex(12, 7, 5, wrong)  # type: ignore[arg-type]
    assert RelativeIndex(12, 7, int(np.int64(5)), 3).parameters.k == 5


def test_nothing_to_do_is_no_error() -> None:
    index = small()
    before = snapshot(index)[:3]
    index.add_anchors([], IMAGES[:0], TEXTS[:0])
    index.remove_anchors([])
    index.replace_captions([], TEXTS[:0])
    index.add_photos([], PHOTOS[:0])
    index.remove_photos([])
    assert snapshot(index)[:3] == before


@pytest.mark.parametrize("change", ["collection on", "few on", "off", "photos"])
def test_what_is_cancelled_leaves_no_trace(change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from asif_desktop.asif import products

    monkeypatch.setattr(products, "ROWS", 4)
    index = RelativeIndex(12, 7, k=5, p=3)
    images, texts = unit(RNG, 200, 12), unit(RNG, 200, 7)
    index.add_anchors(range(100), images[:100], texts[:100])
    index.add_photos(range(100, 130), PHOTOS[:30])
    before = snapshot(index)
    calls: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        calls.append((done, total))
        raise InterruptedError("enough")

    added = (images[100:], texts[100:])
    changes = {
        "collection on": lambda: index.add_anchors(range(100, 200), *added, progress=progress),
        "few on": lambda: index.add_anchors([100, 101], images[100:102], texts[100:102], progress=progress),
        "off": lambda: index.remove_anchors(range(90), progress=progress),
        "photos": lambda: index.add_photos(range(200, 240), PHOTOS, progress=progress),
    }
    with pytest.raises(InterruptedError, match="enough"):
        changes[change]()
    assert len(calls) == 1
    assert 0 <= calls[0][0] <= calls[0][1]
    assert snapshot(index) == before
    index.add_anchors(range(100, 200), images[100:], texts[100:])
    index.remove_anchors(range(100, 200))
    assert snapshot(index)[:3] == before[:3]


def test_progress_ends_complete() -> None:
    index = small()
    calls: list[tuple[int, int]] = []
    index.add_anchors(
        [50, 51, 52], IMAGES[:3], TEXTS[:3], progress=lambda done, total: calls.append((done, total))
    )
    assert calls
    assert calls[-1][0] == calls[-1][1] > 0


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

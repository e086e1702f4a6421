"""Many texts at once: what one text would get alone, and after changes what a new start would give."""

import threading
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from asif_desktop.asif import RelativeIndex
from asif_desktop.asif.changes import anchor_changes
from asif_desktop.asif.questions import asking, text_scores
from asif_desktop.asif.questions.describing import Described
from asif_desktop.asif.threads import workers
from tests.asif.worlds import IMAGE_DIM, TEXT_DIM, coarse, quantised


def filled(rng: np.random.Generator, p: int = 1, text_p: int = 7) -> RelativeIndex:
    index = RelativeIndex(IMAGE_DIM, TEXT_DIM, 6, p, 5, text_p)
    index.add_anchors(np.arange(40), quantised(rng, 40, IMAGE_DIM), quantised(rng, 40, TEXT_DIM))
    index.add_photos(np.arange(100, 400), quantised(rng, 300, IMAGE_DIM))
    return index


@pytest.mark.parametrize(("p", "text_p"), [(1, 7), (3, 2), (16, 16)])
def test_a_text_among_many_gets_what_it_would_get_alone(p: int, text_p: int) -> None:
    rng = np.random.default_rng(1)
    index, texts = filled(rng, p, text_p), quantised(rng, 9, TEXT_DIM)
    scores = index.text_scores()
    assert scores.update(texts).wholly == 300
    ids = index.photo_ids[::-1]
    np.testing.assert_allclose(scores.similarities(ids), index.scores(texts, ids).T, rtol=1e-6, atol=1e-7)


def test_after_any_changes_the_similarities_are_those_of_a_new_start() -> None:
    rng = np.random.default_rng(2)
    index, texts = filled(rng), quantised(rng, 9, TEXT_DIM)
    scores, free = index.text_scores(), iter(range(1000, 2000))
    for step in range(60):
        kind = rng.integers(6)
        if kind == 0:
            index.add_anchors([next(free)], coarse(rng, 1, IMAGE_DIM), quantised(rng, 1, TEXT_DIM))
        elif kind == 1:
            index.remove_anchors(rng.choice(index.anchor_ids, 1))
        elif kind == 2:
            index.add_photos([next(free)], quantised(rng, 1, IMAGE_DIM))
        elif kind == 3:
            index.remove_photos(rng.choice(index.photo_ids, 2, replace=False))
        elif kind == 4:
            index.replace_captions(rng.choice(index.anchor_ids, 1), quantised(rng, 1, TEXT_DIM))
        else:
            texts = np.concatenate([texts[rng.permutation(len(texts))[:8]], quantised(rng, 1, TEXT_DIM)])
        if step % 7 == 6:
            while index.maintain():
                pass
        scores.update(texts)
        afresh = index.text_scores()
        afresh.update(texts)
        ids = index.photo_ids
        assert scores.similarities(ids).tobytes() == afresh.similarities(ids).tobytes()
        assert [told_of(one) for one in scores.described] == [
            told_of(index.described(text)) for text in texts
        ]
        assert scores.norms(ids).tobytes() == index.norms(ids).tobytes()


def test_only_photos_that_hold_a_changed_anchor_are_done_again() -> None:
    rng = np.random.default_rng(3)
    index, texts = filled(rng), quantised(rng, 4, TEXT_DIM)
    scores = index.text_scores()
    scores.update(texts)
    unchanged = scores.update(texts)
    assert (unchanged.wholly, unchanged.partly) == (0, 0)
    before = [described(index, text) for text in texts]
    index.replace_captions([7], texts[:1])
    changed = {7}.union(*(old ^ described(index, text) for old, text in zip(before, texts, strict=True)))
    done = scores.update(texts)
    assert done.wholly == 0
    assert done.partly == sum(holds(index, photo, changed) for photo in index.photo_ids.tolist())
    assert 0 < done.partly < 300
    index.add_anchors([99], coarse(rng, 1, IMAGE_DIM), quantised(rng, 1, TEXT_DIM))
    newcomers = sum(holds(index, photo, {99}) for photo in index.photo_ids.tolist())
    assert scores.update(texts).wholly == newcomers
    assert 0 < newcomers < 300


@pytest.mark.parametrize("tags", [3, 150])
def test_many_photos_follow_one_edit_after_the_other_to_the_same_bits(tags: int) -> None:
    rng = np.random.default_rng(6)
    index, texts = filled(rng), quantised(rng, tags, TEXT_DIM)
    index.add_photos(np.arange(1000, 10_000), quantised(rng, 9_000, IMAGE_DIM))
    scores = index.text_scores()
    assert scores.update(texts).wholly == 9_300
    every = np.arange(10)
    edits: tuple[Callable[[], None], ...] = (
        lambda: index.add_anchors([77], coarse(rng, 1, IMAGE_DIM), quantised(rng, 1, TEXT_DIM)),
        lambda: index.replace_captions([77], texts[:1]),
        lambda: index.replace_captions(every, quantised(rng, len(every), TEXT_DIM)),
        lambda: index.remove_anchors([77]),
    )
    for edit in edits:
        edit()
        done = scores.update(texts)
        assert done.wholly + done.partly > 0
        afresh = index.text_scores()
        afresh.update(texts)
        ids = index.photo_ids
        alike = scores.similarities(ids)
        assert alike.tobytes() == afresh.similarities(ids).tobytes()
        least = np.quantile(alike, 0.9, axis=0).astype(np.float32)
        found = [ids[column >= line].tolist() for column, line in zip(alike.T, least, strict=True)]
        assert [one.tolist() for one in scores.above(least, 10**6)] == found


def described(index: RelativeIndex, text: NDArray[np.int16]) -> set[int]:
    """Returns the anchors that describe a text."""
    return set(asking.describe(index._state, text).ids.tolist())


def holds(index: RelativeIndex, photo: int, anchors: set[int]) -> bool:
    """Returns whether a photo is described by one of the anchors."""
    slot = int(index._state.photos.directory.find(np.array([photo]))[0])
    return not anchors.isdisjoint(asking.describe_photo(index._state, slot).ids.tolist())


def test_what_is_above_a_line_is_listed_for_each_text() -> None:
    rng = np.random.default_rng(4)
    index, texts = filled(rng), quantised(rng, 3, TEXT_DIM)
    scores = index.text_scores()
    scores.update(texts)
    ids = index.photo_ids[index.photo_ids < 350]
    all_of_them = scores.similarities(ids)
    least = np.array([0.2, 0.5, 2.0], dtype=np.float32)
    expected = [ids[all_of_them[:, column] >= least[column]].tolist() for column in range(3)]
    assert [found.tolist() for found in scores.above(least, 350)] == expected
    assert expected[0]
    assert expected[2] == []


def test_without_texts_or_anchors_there_is_nothing() -> None:
    index = RelativeIndex(IMAGE_DIM, TEXT_DIM, 6, 1)
    scores = index.text_scores()
    assert scores.update(np.zeros((0, TEXT_DIM), np.int16)).wholly == 0
    assert scores.above(np.zeros(0, np.float32), 10) == []
    rng = np.random.default_rng(5)
    index.add_photos([1, 2], quantised(rng, 2, IMAGE_DIM))
    scores.update(quantised(rng, 2, TEXT_DIM))
    assert scores.similarities([2, 1]).tolist() == [[0, 0], [0, 0]]
    assert [one.nearest for one in scores.described] == [0, 0]
    assert scores.norms([2, 1, 7]).tolist() == [0, 0, 0]


def told_of(one: Described) -> tuple[bytes, ...]:
    """Returns all of what describes a text, to the bit."""
    parts = (one.ids, one.weights, one.own, one.others, one.squares, np.float64(one.nearest))
    return tuple(part.tobytes() for part in parts)


def test_an_update_that_failed_is_made_up_for(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(5)
    index, texts = filled(rng), quantised(rng, 9, TEXT_DIM)
    scores = index.text_scores()
    scores.update(texts)
    index.replace_captions(index.anchor_ids[:20], quantised(rng, 20, TEXT_DIM))

    def short(*_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(text_scores, "run_steps", short)
        with pytest.raises(MemoryError):
            scores.update(texts)
    scores.update(texts)
    fresh = index.text_scores()
    fresh.update(texts)
    ids = index.photo_ids
    assert scores.similarities(ids).tobytes() == fresh.similarities(ids).tobytes()


def test_an_update_that_failed_leaves_nothing_behind_where_its_change_is_taken_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rng = np.random.default_rng(6)
    index, texts, lesson = filled(rng), quantised(rng, 9, TEXT_DIM), quantised(rng, 3, IMAGE_DIM)
    scores, ids = index.text_scores(), index.photo_ids
    scores.update(texts)
    before = scores.similarities(ids).tobytes()
    index.add_anchors([900, 901, 902], lesson, texts[:3])
    run = workers.run_steps

    def fail_at_last(*arguments: Any) -> None:
        run(*arguments)
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(text_scores, "run_steps", fail_at_last)
        with pytest.raises(MemoryError):
            scores.update(texts)
    index.remove_anchors([900, 901, 902])
    scores.update(texts)
    assert scores.similarities(ids).tobytes() == before


def test_an_update_waits_while_rows_change_in_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows then name anchors that nobody else knows: to look for these is to read any memory at all."""
    rng = np.random.default_rng(6)
    index, texts = filled(rng), quantised(rng, 9, TEXT_DIM)
    scores, updated, early = index.text_scores(), threading.Event(), list[bool]()
    scores.update(texts)
    run = workers.run_steps

    def update() -> None:
        scores.update(texts)
        updated.set()

    thread = threading.Thread(target=update)

    def beside(*arguments: Any) -> None:
        if not index._state.rows_hold:
            thread.start()
            early.append(updated.wait(0.3))
        run(*arguments)

    monkeypatch.setattr(anchor_changes, "run_steps", beside)
    index.add_anchors([50], coarse(rng, 1, IMAGE_DIM), quantised(rng, 1, TEXT_DIM))
    thread.join(60)
    assert early == [False]
    assert updated.is_set()
    fresh = index.text_scores()
    fresh.update(texts)
    ids = index.photo_ids
    assert scores.similarities(ids).tobytes() == fresh.similarities(ids).tobytes()


def test_rows_that_were_left_half_way_are_not_read() -> None:
    rng = np.random.default_rng(7)
    index, texts = filled(rng), quantised(rng, 9, TEXT_DIM)
    index._state.rows_hold = False
    with pytest.raises(RuntimeError, match="half-way"):
        index.text_scores().update(texts)

"""Upkeep goes in small steps, gives way to changes, and leaves every answer as it is."""

from typing import Any

import numpy as np
import pytest

from asif_desktop.asif import RelativeIndex, tables
from asif_desktop.asif.changes import moving, refilling, upkeep
from tests.asif.worlds import quantised

K, SLACK = 20, 16


@pytest.fixture(autouse=True)
def _one_step_a_slice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "_SECONDS", 0.0)


def worn() -> RelativeIndex:
    """Returns an index whose rows are thin, though none is short of k."""
    rng = np.random.default_rng(0)
    index = RelativeIndex(12, 7, K, 3)
    index.add_anchors(range(400), quantised(rng, 400, 12), quantised(rng, 400, 7))
    index.add_photos(range(100), quantised(rng, 100, 12))
    index.remove_anchors(range(60))
    return index


def thin(index: RelativeIndex) -> int:
    photos = index._state.photos
    return int((photos.counts[:100] < K + SLACK // 8).sum())


def asked(index: RelativeIndex) -> bytes:
    return index.scores(quantised(np.random.default_rng(5), 3, 7)).tobytes()


@pytest.mark.usefixtures("small_blocks")
def test_thin_rows_are_filled_again_step_by_step() -> None:
    index = worn()
    before, steps = asked(index), 0
    assert thin(index) > 5
    while index.maintain():
        assert asked(index) == before
        steps += 1
    assert thin(index) == 0
    assert steps > 50
    assert asked(index) == before


@pytest.mark.usefixtures("small_blocks")
def test_a_batch_that_a_change_overtakes_is_begun_again() -> None:
    index = worn()
    rng = np.random.default_rng(7)
    images, texts = quantised(rng, 30, 12), quantised(rng, 30, 7)
    for number in range(30):
        for _ in range(number):  # the batch is somewhere else each time
            index.maintain()
        index.add_anchors([1000 + number], images[number : number + 1], texts[number : number + 1])
    while index.maintain():
        pass
    other = worn()
    other.add_anchors(range(1000, 1030), images, texts)
    assert asked(index) == asked(other)
    assert thin(index) == 0


def test_postings_that_fill_their_array_get_a_larger_one_and_those_that_shrank_a_smaller_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(moving, "_PIECE", 64)
    index = worn()
    postings, before = index._state.postings, asked(index)
    postings.entries = postings.entries[: postings.end].copy()
    while index.maintain():
        assert asked(index) == before
    assert len(postings.entries) > postings.end
    full = np.concatenate([postings.entries, np.zeros(1 << 21, dtype=np.int64)])
    postings.entries = full
    while index.maintain():
        assert asked(index) == before
    assert len(postings.entries) < len(full)


def test_upkeep_goes_on_where_there_is_no_memory_for_a_larger_array(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def __init__(self, *_: Any) -> None:
            raise MemoryError

    monkeypatch.setattr(upkeep, "Moving", Full)
    index = worn()
    index._state.postings.entries = index._state.postings.entries[: index._state.postings.end].copy()
    while index.maintain():
        pass
    assert thin(index) == 0


def test_a_batch_without_memory_leaves_the_index_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    index = worn()
    before = asked(index)

    def full(*_: Any) -> None:
        raise MemoryError

    def through() -> None:
        while index.maintain():
            pass

    with monkeypatch.context() as patch:
        patch.setattr(refilling, "put_refilled", full)
        with pytest.raises(MemoryError):
            through()
    while index.maintain():
        pass
    assert asked(index) == before


def test_memory_is_given_back_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_PIECE", 1000)
    array, borrowed = np.arange(3000).reshape(1000, 3).copy(), np.arange(1000)[:]
    tables.give_back(array, borrowed)
    assert array.nbytes <= 1000
    assert array[:5].tolist() == np.arange(15).reshape(5, 3).tolist()
    assert len(borrowed) == 1000


def test_memory_is_as_promised_once_much_has_come_and_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """16 bytes for each of N (k + slack) entries, rows and lists together (`docs/engine.md`)."""
    monkeypatch.setattr(upkeep, "_TRIFLE", 0)
    rng = np.random.default_rng(3)
    index = RelativeIndex(24, 7, 100, 3)
    index.add_anchors(range(1000), quantised(rng, 1000, 24), quantised(rng, 1000, 7))
    index.add_photos(range(1500), quantised(rng, 1500, 24))
    state = index._state
    promised = 16 * 1500 * state.parameters.room
    for _ in range(3):
        index.add_anchors(range(1000, 1100), quantised(rng, 100, 24), quantised(rng, 100, 7))
        index.remove_anchors(range(1000, 1100))
        while index.maintain():
            pass
        assert 8 * (state.postings.end + state.photos.rows[:1500].size) <= promised

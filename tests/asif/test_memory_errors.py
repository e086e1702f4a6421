"""When memory runs out while something grows, everything is as it was."""

from itertools import count
from typing import Any

import numpy as np
import pytest

from asif_desktop.asif import RelativeIndex, tables
from asif_desktop.asif.bulk import products
from asif_desktop.asif.changes import anchor_changes, photo_changes
from asif_desktop.asif.kernels import listing, merging
from asif_desktop.asif.state import norms, postings, state
from asif_desktop.asif.threads import gate
from tests.asif.worlds import quantised


def full(*_: Any, **__: Any) -> Any:
    """Stands for any call that needs memory."""
    raise MemoryError


class Shortage:
    """Lets so many calls that may need memory pass, and none, or not the next, from then on."""

    def __init__(self, patch: pytest.MonkeyPatch, passing: int, *, lasting: bool) -> None:
        self.calls = 0
        for module, name in _MAY_NEED_MEMORY:
            real = getattr(module, name)

            def call(*given: Any, _real: Any = real, **named: Any) -> Any:
                self.calls += 1
                if self.calls == passing + 1 or (lasting and self.calls > passing):
                    raise MemoryError(_real)
                return _real(*given, **named)

            patch.setattr(module, name, call)


_MAY_NEED_MEMORY = [
    *(
        (np, name)
        for name in ("empty", "zeros", "empty_like", "concatenate", "isin", "flatnonzero", "argsort")
    ),
    (merging, "insert"),
    (merging, "delete"),
    (merging, "group"),
    (norms, "row_norms"),
    *((listing, name) for name in ("place_lists", "append_keys", "append", "give_places", "gather")),
    (listing, "fresh_entries"),
    (state.Photos, "put"),
    (gate.Gate, "exclusive"),
    (tables.Slots, "take"),
    (tables.Slots, "give"),
    (anchor_changes, "codes_of"),
    (anchor_changes, "_name"),
    (anchor_changes, "_forget"),
    (postings.Postings, "show"),
    (postings.Postings, "reclaim"),
    (postings.Postings, "drop_lists"),
]


@pytest.mark.parametrize("lasting", [False, True], ids=["for a moment", "lasting"])
@pytest.mark.parametrize("change", ["teach", "collect", "forget", "wear", "drop", "upkeep"])
def test_wherever_memory_runs_out_the_old_state_stays_valid(change: str, lasting: bool) -> None:
    rng = np.random.default_rng(1)
    images, texts, photos = quantised(rng, 260, 12), quantised(rng, 260, 7), quantised(rng, 60, 12)

    def apply(index: RelativeIndex) -> None:
        if change in ("teach", "collect"):
            ids = range(150, 153 if change == "teach" else 260)
            index.add_anchors(ids, images[ids.start : ids.stop], texts[ids.start : ids.stop])
        elif change == "upkeep":
            while index.maintain():
                pass
        else:
            index.remove_anchors(range(100, {"forget": 102, "wear": 104, "drop": 140}[change]))

    def begin() -> RelativeIndex:
        index = RelativeIndex(12, 7, 20, 3)
        index.add_anchors(range(150), images[:150], texts[:150])
        index.add_photos(range(60), photos)
        for anchor in range(40 if change in ("wear", "upkeep") else 0):
            index.remove_anchors([anchor])
        return index

    def told(index: RelativeIndex) -> list[bytes]:
        return [index.scores(texts[:5]).tobytes(), index.anchor_ids.tobytes(), index.photo_ids.tobytes()]

    def anew(index: RelativeIndex) -> list[bytes]:
        other = RelativeIndex(12, 7, 20, 3)
        other.add_anchors(index.anchor_ids, images[index.anchor_ids], texts[index.anchor_ids])
        other.add_photos(range(60), photos)
        return told(other)

    failures = 0
    for passing in count():
        index = begin()
        before = told(index)
        with pytest.MonkeyPatch.context() as patch:
            shortage = Shortage(patch, passing, lasting=lasting)
            try:
                apply(index)
                failed = False
            except MemoryError:
                failed = True
        reached = shortage.calls > passing
        if failed:
            failures += 1
            assert told(index) == before
            apply(index)
        assert told(index) == anew(index)
        index.remove_anchors(range(140, 150))
        index.add_anchors(range(140, 145), images[140:145], texts[140:145])
        assert told(index) == anew(index)
        if not reached:
            break
    assert failures > 10


@pytest.mark.parametrize(
    ("module", "name"),
    [
        (state, "grown"),
        (postings, "grown"),
        (norms.Norms, "room"),
        (postings.Postings, "built"),
        (anchor_changes, "best_lists"),
        (anchor_changes, "candidates"),
        (photo_changes, "best_lists"),
        (photo_changes, "empty_lists"),
        (products.Tiles, "sims"),
    ],
)
@pytest.mark.parametrize("change", ["teach", "collect", "forget", "drop", "arrive", "replace", "flood"])
def test_a_change_without_memory_is_no_change(
    module: Any, name: str, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(0)
    images, texts, photos = quantised(rng, 400, 12), quantised(rng, 400, 7), quantised(rng, 200, 12)

    def apply(index: RelativeIndex) -> None:
        if change in ("teach", "collect"):
            ids = range(150, 151 if change == "teach" else 400)
            index.add_anchors(ids, images[ids.start : ids.stop], texts[ids.start : ids.stop])
        elif change in ("forget", "drop"):
            index.remove_anchors(range(1 if change == "forget" else 120))
        else:
            ids = {"arrive": range(40, 45), "replace": range(30, 45), "flood": range(40, 200)}[change]
            index.add_photos(ids, photos[ids.start : ids.stop][::-1])

    def begin() -> RelativeIndex:
        index = RelativeIndex(12, 7, 20, 3)
        index.add_anchors(range(150), images[:150], texts[:150])
        index.add_photos(range(40), photos[:40])
        return index

    index = begin()
    before = index.scores(texts[:5]).tobytes(), index.anchor_ids.tolist(), index.photo_ids.tolist()
    with monkeypatch.context() as patch:
        patch.setattr(module, name, full)
        try:
            apply(index)
            applied = True
        except MemoryError:
            applied = False
            now = index.scores(texts[:5]).tobytes(), index.anchor_ids.tolist(), index.photo_ids.tolist()
            assert now == before
    if not applied:  # some changes need no memory of this kind
        apply(index)
    other = begin()
    apply(other)
    assert index.scores(texts[:5]).tobytes() == other.scores(texts[:5]).tobytes()
    while index.maintain():
        pass
    assert index.scores(texts[:5]).tobytes() == other.scores(texts[:5]).tobytes()

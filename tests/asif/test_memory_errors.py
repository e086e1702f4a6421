"""When memory runs out while something grows, everything is as it was."""

from typing import Any

import numpy as np
import pytest

from asif_desktop.asif import RelativeIndex, anchor_changes, norms, photo_changes, postings, products, state
from tests.asif.worlds import quantised


def full(*_: Any, **__: Any) -> Any:
    """Stands for any call that needs memory."""
    raise MemoryError


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

"""A change that is given up at any of its steps is no change, and meanwhile the old state answers."""

import numpy as np
import pytest

from asif_desktop.asif import RelativeIndex
from asif_desktop.asif.state import norms, postings
from asif_desktop.asif.threads import workers
from tests.asif.worlds import quantised


class _GivenUpError(Exception):
    pass


@pytest.fixture(autouse=True)
def _slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(norms, "_SLICE", 64)
    monkeypatch.setattr(postings, "_ROWS", 64)


def built() -> RelativeIndex:
    rng = np.random.default_rng(0)
    index = RelativeIndex(12, 7, 20, 3)
    index.add_anchors(range(150), quantised(rng, 150, 12), quantised(rng, 150, 7))
    index.add_photos(range(3000), quantised(rng, 3000, 12))
    return index


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("change", ["on in bulk", "on", "off", "off in bulk", "photos"])
def test_a_change_given_up_at_any_step_is_no_change(change: str, threads: int) -> None:
    rng = np.random.default_rng(1)
    images, texts, query = quantised(rng, 300, 12), quantised(rng, 300, 7), quantised(rng, 1, 7)[0]
    photos = quantised(rng, 400, 12)
    before_threads = workers.thread_count()
    workers.set_threads(threads)
    index, stop = built(), 0
    before = index.search(query)[1].tobytes()
    seen: list[int] = []

    def progress(done: int, total: int) -> None:
        assert 0 <= done <= total
        seen.append(done)
        assert index.search(query)[1].tobytes() == before
        if len(seen) > stop:
            raise _GivenUpError

    def apply(index: RelativeIndex, progress: workers.Progress | None) -> None:
        if change == "on in bulk":
            index.add_anchors(range(1000, 1300), images, texts, progress=progress)
        elif change == "on":
            index.add_anchors(range(1000, 1020), images[:20], texts[:20], progress=progress)
        elif change.startswith("off"):
            index.remove_anchors(range(3 if change == "off" else 100), progress=progress)
        else:
            index.add_photos(range(3000, 3400), photos, progress=progress)

    try:
        while True:
            seen.clear()
            try:
                apply(index, progress)
                break
            except _GivenUpError:
                stop += 1
                assert index.search(query)[1].tobytes() == before
    finally:
        workers.set_threads(before_threads)
    assert stop > 0
    assert seen == sorted(seen)
    other = built()
    apply(other, None)
    answer = index.search(query)[1].tobytes()
    assert answer == other.search(query)[1].tobytes() != before

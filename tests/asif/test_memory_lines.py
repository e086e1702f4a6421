"""Memory may run out at any line of a change: what was there before it is there after it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

import numpy as np
import pytest

from asif_desktop import asif
from asif_desktop.asif import RelativeIndex, tables
from asif_desktop.asif.changes import mending, photo_changes
from asif_desktop.asif.threads import workers
from tests.asif.worlds import quantised

_ROOM = Path(asif.__file__).parent
_LOOKED_AT = {
    str(file): file.read_text().splitlines()
    for file in (_ROOM / "tables.py", *_ROOM.glob("changes/*.py"), *_ROOM.glob("state/*.py"))
}
_TAKES_MEMORY = ("(", "[", " + ")
_NEVER_DOES = ("with ", "def ", "@", "for ", "give_back(", "return _Rebuilt")


@contextmanager
def no_memory_at(line: int) -> Iterator[list[str]]:
    """Lets one line of the engine's changes fail, counted from 0 as they are run; tells which it was."""
    seen, hit = count(), list[str]()

    def trace(frame: FrameType, event: str, _: Any) -> Callable[..., Any] | None:
        lines = _LOOKED_AT.get(frame.f_code.co_filename)
        if lines is None:
            return None
        text = lines[frame.f_lineno - 1].strip()
        takes = any(sign in text for sign in _TAKES_MEMORY) and not text.startswith(_NEVER_DOES)
        if event == "line" and takes and not hit and next(seen) == line:
            hit.append(f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}: {text}")
            raise MemoryError(hit[0])
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield hit
    finally:
        sys.settrace(before)


CHANGES = ["teach", "collect", "forget", "drop", "wear", "arrive", "replace", "flood", "leave", "reword"]


@pytest.mark.parametrize("change", CHANGES)
def test_at_whichever_line_memory_runs_out_the_old_state_stays_valid(
    change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_threads", 1)
    rng = np.random.default_rng(1)
    images, texts, photos = quantised(rng, 260, 12), quantised(rng, 260, 7), quantised(rng, 120, 12)
    others = quantised(rng, 3, 7)
    held: dict[int, int] = {}
    """Which vector each photo has."""

    def apply(index: RelativeIndex) -> None:
        if change in ("teach", "collect"):
            ids = range(150, 153 if change == "teach" else 260)
            index.add_anchors(ids, images[ids.start : ids.stop], texts[ids.start : ids.stop])
        elif change in ("arrive", "replace", "flood"):
            ids = {"arrive": range(40, 45), "replace": range(30, 45), "flood": range(40, 120)}[change]
            index.add_photos(ids, photos[ids.start : ids.stop][::-1])
            held.update(zip(ids, reversed(ids), strict=True))
        elif change == "leave":
            index.remove_photos(range(3, 9))
            for photo in range(3, 9):
                held.pop(photo, None)
        elif change == "reword":
            index.replace_captions([1, 2, 3], others)
        else:
            index.remove_anchors(range(100, {"forget": 102, "wear": 104, "drop": 140}[change]))

    def begin() -> RelativeIndex:
        index = RelativeIndex(12, 7, 20, 3)
        index.add_anchors(range(150), images[:150], texts[:150])
        index.add_photos(range(40), photos[:40])
        held.clear()
        held.update((photo, photo) for photo in range(40))
        for anchor in range(40 if change == "wear" else 0):
            index.remove_anchors([anchor])
        return index

    def told(index: RelativeIndex) -> list[bytes]:
        return [
            index.scores(texts[:5]).tobytes(),
            *(index.scores_like(photo).tobytes() for photo in index.photo_ids[:3].tolist()),
            index.anchor_ids.tobytes(),
            index.photo_ids.tobytes(),
        ]

    def anew(index: RelativeIndex, reworded: bool) -> list[bytes]:
        now = texts.copy()
        if reworded:
            now[1:4] = others
        other, ids = RelativeIndex(12, 7, 20, 3), np.array(sorted(held))
        other.add_photos(ids, photos[[held[photo] for photo in ids.tolist()]])
        other.add_anchors(index.anchor_ids, images[index.anchor_ids], now[index.anchor_ids])
        return told(other)

    def go_on(index: RelativeIndex) -> None:
        index.remove_anchors(range(140, 150))
        index.add_anchors(range(140, 145), images[140:145], texts[140:145])
        index.add_photos(range(30, 45), photos[30:45])
        held.update((photo, photo) for photo in range(30, 45))

    index = begin()
    before = told(index)
    apply(index)
    after = told(index)
    assert after == anew(index, change == "reword")
    go_on(index)
    at_last = told(index)
    assert at_last == anew(index, change == "reword")
    failures = 0
    for line in count():
        index = begin()
        with no_memory_at(line) as hit:
            try:
                apply(index)
                failed = False
            except MemoryError:
                failed = True
        if failed:
            failures += 1
            assert told(index) == before, hit
            apply(index)
        elif hit:  # what could be left out
            while index.maintain():
                pass
        assert told(index) == after, hit
        go_on(index)
        assert told(index) == at_last, hit
        if not hit:
            break
    assert failures > 5


@pytest.mark.parametrize("change", ["teach", "forget", "arrive", "leave"])
def test_where_not_even_the_old_state_can_be_put_back_nothing_is_answered(
    change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(2)
    images, texts, photos = quantised(rng, 153, 12), quantised(rng, 153, 7), quantised(rng, 60, 12)
    index = RelativeIndex(12, 7, 20, 3)
    index.add_anchors(range(150), images[:150], texts[:150])
    index.add_photos(range(40), photos[:40])
    scores = index.text_scores()
    assert index.sound

    def full(*_: object) -> None:
        raise MemoryError

    apply: Callable[[], None] = {
        "teach": lambda: index.add_anchors(range(150, 153), images[150:], texts[150:]),
        "forget": lambda: index.remove_anchors([3]),
        "arrive": lambda: index.add_photos([50], photos[50:51]),
        "leave": lambda: index.remove_photos([3]),
    }[change]
    with monkeypatch.context() as short:
        for kind in (mending.Before, mending.PhotosBefore):
            short.setattr(kind, "put_back", full)
        short.setattr(tables.Slots, "take", full)
        short.setattr(tables.Slots, "give", full)
        short.setattr(photo_changes, "_bury", full)
        with pytest.raises((MemoryError, RuntimeError)):
            apply()
    assert not index.sound
    questions: list[Callable[[], object]] = [
        lambda: index.search(texts[0]),
        lambda: index.scores(texts[:2]),
        lambda: index.scores_like(3),
        lambda: scores.update(texts[:2]),
        lambda: index.add_photos([51], photos[51:52]),
        lambda: index.remove_anchors([4]),
    ]
    for question in questions:
        with pytest.raises(RuntimeError):
            question()

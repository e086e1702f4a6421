"""What the index refuses, and what it gives up: it is as it was."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from asif_desktop.asif import RelativeIndex
from tests.asif.small import IMAGES, PHOTOS, RNG, TEXTS, small, snapshot
from tests.asif.worlds import unit

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
    from asif_desktop.asif.bulk import products

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

"""Look-alikes that are known are not compared again, and the answer is as if they were."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from asif_desktop.asif.quantise import quantise, scale_for
from asif_desktop.asif.questions import close_pairs
from asif_desktop.search.known_groups import KnownGroups, group_close

DIM = 16
LEAST = int(0.9 * scale_for(DIM) ** 2)


def quiet(done: int, total: int) -> None:
    assert 0 <= done <= total


def pool() -> NDArray[np.int16]:
    """Returns vectors on a path, so that one alone may hold a group together; copies among them."""
    random = np.random.default_rng(4)
    steps = np.cumsum(random.normal(size=(60, DIM)) * 0.2, axis=0) + random.normal(size=DIM)
    return quantise(np.concatenate([steps, steps[:5]]).astype(np.float32))


def parts(labels: NDArray[np.int64]) -> set[frozenset[int]]:
    return {frozenset(np.flatnonzero(labels == label).tolist()) for label in set(labels.tolist())}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 64), unique=True, max_size=65), min_size=1, max_size=6))
def test_what_is_known_changes_no_answer(states: list[list[int]]) -> None:
    vectors, known = pool(), None
    for state in states:
        rows = vectors[state]
        labels, known = group_close(rows, LEAST, known, quiet)
        assert parts(labels) == parts(group_close(rows, LEAST, None, quiet)[0])


def test_only_what_is_new_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    join_close = close_pairs.join_close

    def watched(rows: NDArray[np.int16], least: int, fresh: int, *rest: object) -> NDArray[np.int64]:
        compared.append(len(rows) - fresh)
        return join_close(rows, least, fresh, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(close_pairs, "join_close", watched)
    vectors = pool()
    _, known = group_close(vectors[:50], LEAST, None, quiet)
    _, known = group_close(vectors[:50], LEAST, known, quiet)
    labels, known = group_close(vectors[:60][::-1], LEAST, known, quiet)
    alone = next(iter(part for part in parts(labels) if len(part) > 2))
    gone = sorted(alone)[1]
    _, known = group_close(np.delete(vectors[:60][::-1], gone, axis=0), LEAST, known, quiet)
    assert compared == [50, 0, 10, len(alone) - 1]
    assert group_close(vectors, LEAST + 1, known, quiet)[1].least == LEAST + 1
    assert compared[-1] == len(vectors), "of another line nothing is known"


def test_nothing_at_all_is_no_group() -> None:
    labels, known = group_close(np.zeros((0, DIM), np.int16), LEAST, None, quiet)
    assert len(labels) == 0
    assert isinstance(known, KnownGroups)
    assert len(group_close(pool(), LEAST, known, quiet)[0]) == 65

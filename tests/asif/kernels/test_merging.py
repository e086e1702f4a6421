"""Keys go into rows and out of them as they would into sorted lists."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asif_desktop.asif.kernels import merging
from asif_desktop.asif.tables import LOWEST

ROOM = 6
KEYS = st.sets(st.integers(-50, 50))


@settings(deadline=None)  # the first call may wait for the compiler
@given(st.lists(st.tuples(KEYS, KEYS), min_size=1, max_size=4))
def test_a_row_keeps_the_best_of_what_it_held_and_what_came(worlds: list[tuple[set[int], set[int]]]) -> None:
    old = [sorted(held, reverse=True)[:ROOM] for held, _ in worlds]
    new = [sorted(came - held, reverse=True) for held, came in worlds]
    touched = [i for i, keys in enumerate(new) if keys]
    rows = np.zeros((len(worlds), ROOM), dtype=np.int64)
    for row, held in zip(rows, old, strict=True):
        row[: len(held)] = held
    counts = np.array([len(held) for held in old], dtype=np.int32)
    bars = np.full(len(worlds), LOWEST, dtype=np.int64)
    bounds = np.cumsum([0, *(len(new[i]) for i in touched)])
    keys = np.array([key for i in touched for key in new[i]], dtype=np.int64)
    slots = np.array(touched, dtype=np.int64)
    dropped = merging.insert(rows, counts, bars, slots, bounds, keys, 0, len(touched))
    wanted = [sorted([*old[i], *new[i]], reverse=True) for i in range(len(worlds))]
    assert dropped == sum(max(len(want) - ROOM, 0) for want in wanted)
    for i, want in enumerate(wanted):
        assert rows[i, : counts[i]].tolist() == want[:ROOM]
        assert bars[i] == (want[ROOM - 1] if new[i] and len(want) > ROOM else LOWEST)


@settings(deadline=None)  # the first call may wait for the compiler
@given(st.lists(st.tuples(KEYS, KEYS), min_size=1, max_size=4))
def test_a_row_is_left_with_what_was_not_taken_out(worlds: list[tuple[set[int], set[int]]]) -> None:
    held = [sorted(keys, reverse=True)[:ROOM] for keys, _ in worlds]
    gone = [[key for key in row if key in drawn] for row, (_, drawn) in zip(held, worlds, strict=True)]
    touched = [i for i, keys in enumerate(gone) if keys]
    rows = np.zeros((len(worlds), ROOM), dtype=np.int64)
    for row, keys in zip(rows, held, strict=True):
        row[: len(keys)] = keys
    counts = np.array([len(keys) for keys in held], dtype=np.int32)
    bounds = np.cumsum([0, *(len(gone[i]) for i in touched)])
    taken = np.array([key for i in touched for key in gone[i]], dtype=np.int64)
    slots = np.array(touched, dtype=np.int64)
    merging.delete(rows, counts, slots, bounds, taken, 0, len(touched))
    for i, (keys, out) in enumerate(zip(held, gone, strict=True)):
        assert rows[i, : counts[i]].tolist() == [key for key in keys if key not in out]


@pytest.mark.parametrize("size", [20, 4000])
def test_keys_are_grouped_by_slot_best_first_however_few_they_are(size: int) -> None:
    rng = np.random.default_rng(size)
    slots, keys = rng.integers(7, 7 + size, 300), rng.integers(-1000, 1000, 300)
    slots[:40] = 9  # more than are sorted one by one
    found, bounds, ordered = merging.group(slots, keys, 7, size)
    assert found.tolist() == sorted(set(slots.tolist()))
    for i, slot in enumerate(found):
        mine = ordered[bounds[i] : bounds[i + 1]].tolist()
        assert mine == sorted(keys[slots == slot].tolist(), reverse=True)
    assert bounds[-1] == len(keys)

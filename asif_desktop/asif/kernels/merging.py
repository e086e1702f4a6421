"""Compiled: keys into and out of the photos' rows.

A row holds, best first, *all* anchors whose key is at or above its *bar*; the bar is the smallest int64
where the row holds every anchor. Keys come grouped by row: those of ``slots[i]`` are
``keys[bounds[i]:bounds[i + 1]]``.
"""

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.kernels.compiled import compiled

_SPARSE = 8
"""Where keys are fewer than this part of the slots, they are sorted."""


@compiled
def group(
    slots: NDArray[np.int64], keys: NDArray[np.int64], first: int, size: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Groups keys by slot, each group best first.

    Args:
        slots: int64 [n], the slot of each key.
        keys: int64 [n].
        first: The lowest slot that may occur.
        size: How many slots there are from there on.

    Returns:
        The slots that occur, ascending, int64 [t]; bounds, int64 [t + 1]; and the keys in their new order.
    """
    found = np.empty(min(len(slots), size), dtype=np.int64)
    bounds = np.zeros(len(found) + 1, dtype=np.int64)
    ordered = np.empty_like(keys)
    touched = 0
    if len(slots) * _SPARSE < size:  # to look at each slot would take longer than to sort
        order = np.empty_like(slots)
        for i in range(len(slots)):
            order[i] = (slots[i] << 32) | i
        order.sort()
        for i in range(len(order)):
            slot, ordered[i] = order[i] >> 32, keys[order[i] & 0xFFFFFFFF]
            if touched == 0 or found[touched - 1] != slot:
                found[touched] = slot
                touched += 1
            bounds[touched] = i + 1
    else:
        ends = np.zeros(size + 1, dtype=np.int64)
        for slot in slots:
            ends[slot - first + 1] += 1
        for slot in range(size):
            ends[slot + 1] += ends[slot]
            if ends[slot + 1] > ends[slot]:
                found[touched] = first + slot
                touched += 1
                bounds[touched] = ends[slot + 1]
        for i in range(len(slots)):
            ordered[ends[slots[i] - first]] = keys[i]
            ends[slots[i] - first] += 1
    for t in range(touched):
        part = ordered[bounds[t] : bounds[t + 1]]
        if len(part) > 32:
            part[:] = np.sort(part)[::-1]
            continue
        for i in range(1, len(part)):
            key, j = part[i], i
            while j > 0 and part[j - 1] < key:
                part[j] = part[j - 1]
                j -= 1
            part[j] = key
    return found[:touched], bounds[: touched + 1], ordered


@compiled
def name(keys: NDArray[np.int64], codes: NDArray[np.int64], which: NDArray[np.int32]) -> None:
    """Puts the codes of new anchors in the place of their numbers, which go to `which`."""
    for i in range(len(keys)):
        number = 0xFFFFFFFF - (keys[i] & 0xFFFFFFFF)
        which[i] = number
        keys[i] = ((keys[i] >> 32) << 32) | codes[number]


@compiled
def insert(
    rows: NDArray[np.int64],
    counts: NDArray[np.int32],
    bars: NDArray[np.int64],
    slots: NDArray[np.int64],
    bounds: NDArray[np.int64],
    keys: NDArray[np.int64],
    low: int,
    high: int,
) -> int:
    """Merges keys at or above the bar into the rows ``slots[low:high]``; returns how many fell off.

    From the end of a row towards its front, in place: each key moves once, and memory is read in one stream,
    where a search for the places by halving would wait for it at every step.

    Args:
        rows: int64 [n, room], keys, best first.
        counts: int32 [n], how many keys each row has.
        bars: int64 [n]; that of a row which drops keys rises to its last one.
        slots: int64 [t], which rows.
        bounds: int64 [t + 1]: the keys of ``slots[i]`` are ``keys[bounds[i]:bounds[i + 1]]``.
        keys: int64, best first for each row.
        low: Where to begin among the slots.
        high: Where to end.
    """
    room = rows.shape[1]
    dropped = 0
    for i in range(low, high):
        slot, first = slots[i], bounds[i]
        row = rows[slot]
        a, b = int(counts[slot]) - 1, int(bounds[i + 1]) - 1
        out = a + 1 + b - first
        full = out >= room
        while out >= room:
            # The smaller of the two last ones falls off.
            if a >= 0 and row[a] < keys[b]:
                a -= 1
            else:
                b -= 1
            out -= 1
            dropped += 1
        counts[slot] = out + 1
        while b >= first:
            key = keys[b]
            while a >= 0 and row[a] < key:
                row[out] = row[a]
                a -= 1
                out -= 1
            row[out] = key
            out -= 1
            b -= 1
        if full:
            bars[slot] = row[room - 1]
    return dropped


@compiled
def delete(
    rows: NDArray[np.int64],
    counts: NDArray[np.int32],
    slots: NDArray[np.int64],
    bounds: NDArray[np.int64],
    keys: NDArray[np.int64],
    low: int,
    high: int,
) -> None:
    """Takes keys, each of which is there, out of the rows ``slots[low:high]``, in place.

    Arguments are those of `insert`, without bars.
    """
    for i in range(low, high):
        slot = slots[i]
        row, count = rows[slot], int(counts[slot])
        a = 0
        while a < count and row[a] > keys[bounds[i]]:
            a += 1
        out = a
        a += 1
        for b in range(bounds[i] + 1, bounds[i + 1]):
            key = keys[b]
            while a < count and row[a] > key:
                row[out] = row[a]
                a += 1
                out += 1
            a += 1
        while a < count:
            row[out] = row[a]
            a += 1
            out += 1
        counts[slot] = out

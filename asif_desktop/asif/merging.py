"""Compiled: keys into and out of the photos' rows.

A row holds, best first, *all* anchors whose key is at or above its *bar*; the bar is the smallest int64
where the row holds every anchor. Keys come grouped by row: those of ``slots[i]`` are
``keys[bounds[i]:bounds[i + 1]]``.
"""

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.compiled import compiled


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
    ends = np.zeros(size + 1, dtype=np.int64)
    for slot in slots:
        ends[slot - first + 1] += 1
    touched = 0
    for slot in range(size):
        touched += ends[slot + 1] > 0
        ends[slot + 1] += ends[slot]
    found = np.empty(touched, dtype=np.int64)
    bounds = np.empty(touched + 1, dtype=np.int64)
    bounds[0] = touched = 0
    for slot in range(size):
        if ends[slot + 1] > ends[slot]:
            found[touched] = first + slot
            touched += 1
            bounds[touched] = ends[slot + 1]
    ordered = np.empty_like(keys)
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
    return found, bounds, ordered


@compiled
def name(keys: NDArray[np.int64], codes: NDArray[np.int64], which: NDArray[np.int32]) -> None:
    """Puts the codes of new anchors in the place of their numbers, which go to `which`."""
    for i in range(len(keys)):
        number = 0xFFFFFFFF - (keys[i] & 0xFFFFFFFF)
        which[i] = number
        keys[i] = ((keys[i] >> 32) << 32) | codes[number]


@compiled
def _rank_of(row: NDArray[np.int64], low: int, high: int, key: int) -> int:
    """Returns the first place from low to high, in a row whose best comes first, that holds no larger key."""
    while low < high:
        middle = (low + high) >> 1
        if row[middle] > key:
            low = middle + 1
        else:
            high = middle
    return low


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
    """Merges keys at or above the bar into the rows ``slots[low:high]``; returns how many fell off."""
    room = rows.shape[1]
    merged = np.empty(room, dtype=np.int64)
    dropped = 0
    for i in range(low, high):
        slot, new = slots[i], int(bounds[i + 1] - bounds[i])
        count = int(counts[slot])
        if new == 1:
            key = keys[bounds[i]]
            if count == room:
                dropped += 1
                count -= 1
                if key < rows[slot, count]:  # the new one itself falls off
                    bars[slot] = rows[slot, count]
                    continue
                full = True
            else:
                full = False
            j = count
            while j > 0 and rows[slot, j - 1] < key:
                rows[slot, j] = rows[slot, j - 1]
                j -= 1
            rows[slot, j] = key
            counts[slot] = count + 1
            if full:
                bars[slot] = rows[slot, room - 1]
            continue
        total = min(count + new, room)
        row = rows[slot]
        first = a = out = _rank_of(row, 0, count, keys[bounds[i]])
        for b in range(bounds[i], bounds[i + 1]):
            end = _rank_of(row, a, count, keys[b])
            size = min(end - a, total - out)
            merged[out : out + size] = row[a : a + size]
            out, a = out + size, end
            if out == total:
                break
            merged[out] = keys[b]
            out += 1
        # What lies below the last of the new ones follows it.
        merged[out:total] = row[a : a + total - out]
        row[first:total] = merged[first:total]
        counts[slot] = total
        if count + new > room:
            dropped += count + new - room
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
    """Takes keys, each of which is there, out of the rows ``slots[low:high]``."""
    kept = np.empty(rows.shape[1], dtype=np.int64)
    for i in range(low, high):
        slot = slots[i]
        row, count = rows[slot], int(counts[slot])
        first = out = _rank_of(row, 0, count, keys[bounds[i]])
        a = first + 1
        for b in range(bounds[i] + 1, bounds[i + 1]):
            end = _rank_of(row, a, count, keys[b])
            kept[out : out + end - a] = row[a:end]
            out, a = out + end - a, end + 1
        kept[out : out + count - a] = row[a:count]
        out += count - a
        row[first:out] = kept[first:out]
        counts[slot] = out

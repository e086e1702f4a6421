"""Compiled: the sums of many texts over each photo's row, done again only where something is different."""

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.compiled import compiled

_LOW = 0xFFFFFFFF
_FIRST, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
_SHIFT = np.uint64(31)


@compiled
def update_sums(
    rows: NDArray[np.int64],
    counts: NDArray[np.int32],
    taus: NDArray[np.int64],
    norms: NDArray[np.float64],
    ids: NDArray[np.int64],
    p: int,
    dense: NDArray[np.int32],
    codes: NDArray[np.int64],
    places: NDArray[np.int64],
    starts: NDArray[np.int64],
    columns: NDArray[np.int64],
    weights: NDArray[np.float64],
    changed_starts: NDArray[np.int64],
    changed_columns: NDArray[np.int64],
    changed_weights: NDArray[np.float64],
    touching: NDArray[np.bool_],
    changed: NDArray[np.int64],
    low: int,
    high: int,
    prints: NDArray[np.uint64],
    sums: NDArray[np.float32],
    done: NDArray[np.int64],
) -> None:
    """Brings the sums of the photos in the slots from low to high up to date.

    A photo's sum for a text is that of weight times entry over the anchors of its row, best first, divided by
    its norm. Where a row is another one, all sums are made anew; where it holds an anchor whose weight in a
    text changed, those of the texts with changes.

    Args:
        rows: int64 [n, room], keys, best first.
        counts: int32 [n].
        taus: int64 [n]: what lies below does not count.
        norms: float64 [n].
        ids: int64 [n]; -1: no photo.
        p: The exponent on the image side.
        dense: int32: an anchor's slot by its id; empty where the next two are to be asked.
        codes: int64, ascending: the anchors' codes.
        places: int64: their slots.
        starts: int64 [m + 1]: where each anchor's texts start in the next two.
        columns: int64: texts.
        weights: float64: the anchor's weight in each.
        changed_starts: The same for texts with changes alone.
        changed_columns: As `columns`.
        changed_weights: As `weights`.
        touching: bool [m], the anchors whose weight in a text changed.
        changed: int64: the texts with changes.
        low: The first slot.
        high: One past the last.
        prints: uint64 [n]: what tells a row from others.
        sums: float32 [n, texts].
        done: int64 [2]: receives how many photos were done wholly, and how many in part.
    """
    width = sums.shape[1]
    totals = np.zeros(width, dtype=np.float64)
    slots = np.empty(rows.shape[1], dtype=np.int64)
    for photo in range(low, high):
        if ids[photo] < 0:
            prints[photo] = 0
            continue
        held, touched = 0, False
        mark = np.uint64(ids[photo] + 1) * _FIRST
        for j in range(counts[photo]):
            key = rows[photo, j]
            if key < taus[photo]:
                continue
            mixed = np.uint64(key) * _FIRST
            mark += (mixed ^ (mixed >> _SHIFT)) * _SECOND
            code = key & _LOW
            if len(dense):
                slot = np.int64(dense[_LOW - code])
            else:
                slot = places[np.searchsorted(codes, code)]
            if key >> 32 <= 0:
                continue
            slots[held] = slot
            held += 1
            touched |= touching[slot]
        if mark == prints[photo] and not touched:
            continue
        whole = mark != prints[photo]
        prints[photo] = mark
        entry, norm = 0, norms[photo]
        for j in range(counts[photo]):
            key = rows[photo, j]
            if key < taus[photo] or (key >> 32) <= 0:
                continue
            base = np.float64(key >> 32)
            value = base
            high_bit = 0
            while p >> (high_bit + 1):
                high_bit += 1
            for bit in range(high_bit - 1, -1, -1):
                value = value * value
                if (p >> bit) & 1:
                    value = value * base
            slot = slots[entry]
            entry += 1
            if whole:
                for at in range(starts[slot], starts[slot + 1]):
                    totals[columns[at]] += weights[at] * value
            else:
                for at in range(changed_starts[slot], changed_starts[slot + 1]):
                    totals[changed_columns[at]] += changed_weights[at] * value
        if whole:
            for column in range(width):
                sums[photo, column] = np.float32(totals[column] / norm) if norm > 0 else np.float32(0)
                totals[column] = 0.0
            done[0] += 1
        else:
            for at in range(len(changed)):
                column = changed[at]
                sums[photo, column] = np.float32(totals[column] / norm) if norm > 0 else np.float32(0)
                totals[column] = 0.0
            done[1] += 1


@compiled
def count_above(
    sums: NDArray[np.float32],
    ids: NDArray[np.int64],
    factors: NDArray[np.float64],
    least: NDArray[np.float32],
    limit: int,
    low: int,
    high: int,
    counts: NDArray[np.int64],
) -> None:
    """Counts, for each text, the photos with a similarity of `least` or more and an id below the limit."""
    for photo in range(low, high):
        if ids[photo] < 0 or ids[photo] >= limit:
            continue
        for column in range(sums.shape[1]):
            counts[column] += np.float32(sums[photo, column] * factors[column]) >= least[column]


@compiled
def list_above(
    sums: NDArray[np.float32],
    ids: NDArray[np.int64],
    factors: NDArray[np.float64],
    least: NDArray[np.float32],
    limit: int,
    low: int,
    high: int,
    ends: NDArray[np.int64],
    found: NDArray[np.int64],
) -> None:
    """Writes the ids of those photos: for each text from ``ends`` on, which moves along."""
    for photo in range(low, high):
        if ids[photo] < 0 or ids[photo] >= limit:
            continue
        for column in range(sums.shape[1]):
            if np.float32(sums[photo, column] * factors[column]) >= least[column]:
                found[ends[column]] = ids[photo]
                ends[column] += 1

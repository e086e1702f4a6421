"""Compiled: the sums of many texts over each photo's row, done again only where something is different."""

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.kernels.compiled import compiled

_LOW = 0xFFFFFFFF
_FIRST, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
_SHIFT = np.uint64(31)
_AT_ONCE = 32


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
    lines: NDArray[np.int32],
    narrow: NDArray[np.float64],
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
        lines: int32 [m], each anchor's line in the next; empty: sums are made anew for every text.
        narrow: float64 [., c or more]: the anchor's weight in each text with changes, and zeros behind them.
        touching: bool [m], the anchors whose weight in a text changed.
        changed: int64: the texts with changes.
        low: The first slot.
        high: One past the last.
        prints: uint64 [n]: what tells a row from others.
        sums: float32 [n, texts].
        done: int64 [2]: receives how many photos were done wholly, and how many in part.
    """
    width = sums.shape[1]
    totals = np.zeros(max(width, narrow.shape[1]), dtype=np.float64)
    slots = np.empty(rows.shape[1], dtype=np.int64)
    some = len(lines) > 0
    high_bit = 0
    while p >> (high_bit + 1):
        high_bit += 1
    for photo in range(low, high):
        if ids[photo] < 0:
            prints[photo] = 0
            continue
        row, held = rows[photo], counts[photo]
        while held and row[held - 1] < taus[photo]:
            held -= 1
        mark = np.uint64(ids[photo] + 1) * _FIRST
        for j in range(held):
            mixed = np.uint64(row[j]) * _FIRST
            mark += (mixed ^ (mixed >> _SHIFT)) * _SECOND
        whole = mark != prints[photo]
        if not (whole or len(changed)):
            continue
        while held and row[held - 1] >> 32 <= 0:
            held -= 1
        touched = whole
        for j in range(held):
            code = row[j] & _LOW
            if len(dense):
                slots[j] = dense[_LOW - code]
            else:
                slots[j] = places[np.searchsorted(codes, code)]
            touched |= touching[slots[j]]
        if not touched:
            continue
        prints[photo] = mark
        for j in range(held):
            base = np.float64(row[j] >> 32)
            value = base
            for bit in range(high_bit - 1, -1, -1):
                value = value * value
                if (p >> bit) & 1:
                    value = value * base
            slot = slots[j]
            if whole or not some:
                for at in range(starts[slot], starts[slot + 1]):
                    totals[columns[at]] += weights[at] * value
            else:
                line = narrow[lines[slot]]
                for at in range(len(line)):
                    totals[at] += line[at] * value
        norm = norms[photo]
        if whole or not some:
            for column in range(width):
                sums[photo, column] = np.float32(totals[column] / norm) if norm > 0 else np.float32(0)
        else:
            for at in range(len(changed)):
                sums[photo, changed[at]] = np.float32(totals[at] / norm) if norm > 0 else np.float32(0)
        totals[:] = 0.0
        done[0 if whole else 1] += 1


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
    """Counts, for each text, the photos with a similarity of `least` or more and an id below the limit.

    Args:
        sums: float32 [slots, texts], similarities.
        ids: int64 [slots], of the photos; negative: nobody lives there.
        factors: float64 [texts], what similarities are multiplied with.
        least: float32 [texts].
        limit: Ids from here on do not count.
        low: The first slot.
        high: The slot to end before.
        counts: int64 [texts], is added to.
    """
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
    """Writes the ids of those photos to `found`: for each text from ``ends`` on, which moves along."""
    width = sums.shape[1]
    for photo in range(low, high):
        if ids[photo] < 0 or ids[photo] >= limit:
            continue
        for first in range(0, width, _AT_ONCE):
            last = min(first + _AT_ONCE, width)
            hits = 0
            # Without a branch this is done for many texts at once, and nearly always ends here.
            for column in range(first, last):
                hits += np.float32(sums[photo, column] * factors[column]) >= least[column]
            if not hits:
                continue
            for column in range(first, last):
                if np.float32(sums[photo, column] * factors[column]) >= least[column]:
                    found[ends[column]] = ids[photo]
                    ends[column] += 1

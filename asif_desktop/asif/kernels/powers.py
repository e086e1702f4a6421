"""Compiled: powers, norms and sums, step by step as `asif_desktop.asif.reference` does them."""

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.kernels.compiled import compiled

_CHUNK = 1024


@compiled
def raise_all(values: NDArray[np.float64], base: NDArray[np.float64], count: int, p: int) -> None:
    """Raises the first `count` values, float64 [n], to the power p in place; `base` is scratch as long."""
    high = 0
    while p >> (high + 1):
        high += 1
    if p & (p - 1):
        for i in range(count):
            base[i] = values[i]
    for bit in range(high - 1, -1, -1):
        for i in range(count):
            values[i] = values[i] * values[i]
        if (p >> bit) & 1:
            for i in range(count):
                values[i] = values[i] * base[i]


@compiled
def row_norms(
    rows: NDArray[np.int64],
    counts: NDArray[np.int32],
    slots: NDArray[np.int64],
    low: int,
    high: int,
    k: int,
    p: int,
    taus: NDArray[np.int64],
    norms: NDArray[np.float64],
) -> None:
    """Computes the k-th key and the norm of the rows at ``slots[low:high]``.

    Args:
        rows: int64 [n, K], keys, best first.
        counts: int32 [n], how many of them are there.
        slots: int64 [t], which rows.
        low: The first of those to do.
        high: One past the last.
        k: How many entries count.
        p: The exponent.
        taus: int64 [t]: receives the k-th key, or the smallest int64 where there are fewer.
        norms: float64 [t]: receives the norms.
    """
    values, base, lanes = np.empty(k + 8), np.empty(k + 8), np.empty(8)
    for i in range(low, high):
        slot = slots[i]
        row = rows[slot]
        count = min(int(counts[slot]), k)
        for j in range(count):
            values[j] = np.float64(max(np.int32(row[j] >> 32), np.int32(0)))
        padded = (count + 7) & ~7
        for j in range(count, padded):
            values[j] = 0.0
        raise_all(values, base, padded, p)
        lanes[:] = 0.0
        for low8 in range(0, padded, 8):
            block = values[low8 : low8 + 8]
            for lane in range(8):
                lanes[lane] += block[lane] * block[lane]
        even = (lanes[0] + lanes[4]) + (lanes[2] + lanes[6])
        odd = (lanes[1] + lanes[5]) + (lanes[3] + lanes[7])
        norms[i] = np.sqrt(even + odd)
        taus[i] = row[k - 1] if counts[slot] >= k else np.iinfo(np.int64).min


@compiled
def accumulate(
    entries: NDArray[np.int64],
    starts: NDArray[np.int64],
    lengths: NDArray[np.int64],
    anchors: NDArray[np.int64],
    codes: NDArray[np.int64],
    weights: NDArray[np.float64],
    p: int,
    taus: NDArray[np.int64],
    sums: NDArray[np.float64],
) -> None:
    """Adds each anchor's weight times its entry, in the order of the anchors, to the sums of its photos.

    Args:
        entries: int64, the postings: ``similarity << 32 | slot of the photo``.
        starts: int64 [m], where each anchor's postings start.
        lengths: int64 [m], how many they are.
        anchors: int64 [q], the anchors' slots, best first.
        codes: int64 [q], their codes.
        weights: float64 [q], positive.
        p: The exponent.
        taus: int64 [n], each photo's k-th key: what lies below does not count.
        sums: float64 [n].
    """
    values, base = np.empty(_CHUNK), np.empty(_CHUNK)
    for q in range(anchors.shape[0]):
        start, length = int(starts[anchors[q]]), int(lengths[anchors[q]])
        code, weight = codes[q], weights[q]
        for low in range(start, start + length, _CHUNK):
            part = entries[low : min(low + _CHUNK, start + length)]
            for i in range(len(part)):
                values[i] = np.float64(max(np.int32(part[i] >> 32), np.int32(0)))
            raise_all(values, base, len(part), p)
            for i in range(len(part)):
                slot = part[i] & 0xFFFFFFFF
                counts = ((part[i] >> 32) << 32) | code >= taus[slot]
                # Adding 0 changes no bit, and is cheaper than a branch that cannot be foreseen.
                sums[slot] += weight * values[i] if counts else 0.0


@compiled
def trace(
    entries: NDArray[np.int64],
    starts: NDArray[np.int64],
    lengths: NDArray[np.int64],
    anchors: NDArray[np.int64],
    codes: NDArray[np.int64],
    slot: int,
    tau: int,
    sims: NDArray[np.int64],
) -> None:
    """Looks up one photo's similarities to some anchors; 0 where the anchor is not among its k.

    Args:
        entries: int64, the postings.
        starts: int64 [slots of anchors], where each list begins.
        lengths: int64 [slots of anchors], how long it is.
        anchors: int64 [m], the slots of those asked for.
        codes: int64 [m], the lower halves of their keys.
        slot: The photo's.
        tau: Its k-th key.
        sims: int64 [m], receives the similarities.
    """
    for q in range(anchors.shape[0]):
        sims[q] = 0
        start = int(starts[anchors[q]])
        for i in range(start, start + int(lengths[anchors[q]])):
            entry = entries[i]
            if (entry & 0xFFFFFFFF) == slot and ((entry >> 32) << 32) | codes[q] >= tau:
                sims[q] = entry >> 32

"""What answers questions before the compiler is there: numpy, step by step the same, to the same bits.

A process that is started for one search is done before the compiler would have been imported. Where there is
much to look through, the compiler is worth waiting for.
"""

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import reference
from asif_desktop.asif.kernels.compiled import compiler_is_here

_ANCHORS = 1 << 14
_ENTRIES = 1 << 22


def answers(anchors: int, entries: int = 0) -> bool:
    """Returns whether to answer without the compiler where so many anchors and entries are looked through."""
    return not compiler_is_here() and anchors <= _ANCHORS and entries <= _ENTRIES


def best_texts(
    vectors: NDArray[np.int16], text: NDArray[np.int16], scales: NDArray[np.int32], codes: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Returns the keys of all anchors by the similarity of their texts to one, int64, in no order.

    Args:
        vectors: int16 [m, dim].
        text: int16 [dim].
        scales: int32 [m, 2].
        codes: int64 [m]; -1: no anchor.
    """
    there = codes >= 0
    sims = reference.similarities(text[None], vectors[there], scales[there])[0]
    keys: NDArray[np.int64] = (sims << 32) | codes[there]
    return keys


def accumulate(
    entries: NDArray[np.int64],
    starts: NDArray[np.int64],
    lengths: NDArray[np.int64],
    codes: NDArray[np.int64],
    weights: NDArray[np.float64],
    p: int,
    taus: NDArray[np.int64],
    sums: NDArray[np.float64],
) -> None:
    """Does what `asif_desktop.asif.kernels.powers.accumulate` does.

    Args:
        entries: As there.
        starts: int64 [q], where the postings of each of the query's anchors start.
        lengths: int64 [q], how many they are.
        codes: int64 [q].
        weights: float64 [q].
        p: The exponent.
        taus: int64 [n].
        sums: float64 [n].
    """
    for start, length, code, weight in zip(starts, lengths, codes, weights, strict=True):
        part = entries[start : start + length]
        slots = part & 0xFFFFFFFF
        counts = ((part >> 32 << 32) | code) >= taus[slots]
        # A photo is named once among those that count.
        sums[slots[counts]] += weight * reference.power(part[counts] >> 32, p)


def best_photos(
    sums: NDArray[np.float64], norms: NDArray[np.float64], ids: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Returns the keys of all photos as `kernels.selection.best_photos` makes them, in no order.

    Args:
        sums: float64 [n].
        norms: float64 [n], or longer.
        ids: int64 [n]; -1: no photo.
    """
    scores = np.zeros(len(sums), dtype=np.float64)
    np.divide(sums, norms[: len(sums)], out=scores, where=sums > 0)
    bits = scores.astype(np.float32).view(np.int32).astype(np.int64)
    there = ids >= 0
    return (bits[there] << 32) | (0xFFFFFFFF - ids[there])

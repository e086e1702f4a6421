"""One scale for anchors of different sources, in integers.

Similarities of a photo to other photos run far above those to class prototypes, so photo anchors would
crowd prototypes out of every top-k. Each anchor's similarities are therefore told in standard deviations
over a fixed reference set: ``scaled = ((sim - offset) * multiplier) >> 16``, where ``offset`` is the
mean and ``multiplier`` makes one standard deviation `SIGMA` units. The constants depend on the anchor
and the reference alone.
"""

import math

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.quantise import MAX_NORM

SHIFT = 16
IDENTITY = (0, 1 << SHIFT)
"""The scale that changes nothing: anchors added without one have it."""

SIGMA = 1 << 16
"""One standard deviation, in scaled units: fine enough that rounding the multiplier costs 0.01 % or so."""

SMALLEST_SIGMA = 1 << 16
"""In similarity units (full similarity is 2^24): an anchor that tells the reference apart by less than 1/256
counts as if it told it apart that much, so one with a standard deviation of 0 gets a finite multiplier."""

_LARGEST_SIMILARITY = MAX_NORM * MAX_NORM
_INT32 = np.iinfo(np.int32)
_PLAIN = np.array([IDENTITY], dtype=np.int32).view(np.int64)[0, 0]


def is_plain(scales: NDArray[np.int32]) -> bool:
    """Returns whether these scales, int32 [m, 2], change nothing."""
    # Both numbers of a scale at once.
    return bool((np.ascontiguousarray(scales).view(np.int64) == _PLAIN).all())


def standardise(anchors: NDArray[np.int16], reference: NDArray[np.int16]) -> NDArray[np.int32]:
    """Returns the scaling constants of each anchor, in exact integer arithmetic.

    Args:
        anchors: int16 [m, dim], quantised.
        reference: int16 [r, dim], quantised; the fixed set that similarities are standardised over.

    Returns:
        int32 [m, 2]: offset and multiplier. The mean of the reference is 0, a standard deviation `SIGMA`; a
        scaled similarity never leaves 26 bits.

    Raises:
        ValueError: Wrong types or shapes, or an empty reference.
    """
    for name, vectors in (("anchors", anchors), ("reference", reference)):
        if vectors.dtype != np.int16 or vectors.ndim != 2:
            raise ValueError(f"{name} must be int16 [n, dim]")
    if anchors.shape[1] != reference.shape[1]:
        raise ValueError(f"anchors have {anchors.shape[1]} entries, the reference {reference.shape[1]}")
    size = len(reference)
    if not 1 <= size <= 1 << 22:
        raise ValueError("the reference must hold between 1 and 4194304 vectors")
    constants = np.empty((len(anchors), 2), dtype=np.int32)
    columns = reference.astype(np.float64).T
    for start in range(0, len(anchors), 1024):
        block = anchors[start : start + 1024]
        sims = np.rint(block.astype(np.float64) @ columns).astype(np.int64)
        offsets = (2 * sims.sum(axis=1) + size) // (2 * size)
        centred = sims - offsets[:, None]
        squares = centred * centred
        # Two halves, since 2^50 times a large reference would not fit one int64.
        high, low = (squares >> 24).sum(axis=1), (squares & 0xFFFFFF).sum(axis=1)
        for row in range(len(block)):
            spread = max((int(high[row]) << 24) + int(low[row]), SMALLEST_SIGMA * SMALLEST_SIGMA * size)
            multiplier = math.isqrt((SIGMA << SHIFT) ** 2 * size // spread)
            constants[start + row] = int(offsets[row]), multiplier
    return constants


def check_scales(scales: NDArray[np.int32]) -> None:
    """Makes sure that no similarity can leave int32 under these scales.

    Args:
        scales: int32 [n, 2], offset and multiplier.

    Raises:
        ValueError: One could.
    """
    wide = scales.astype(np.int64)
    for extreme in (-_LARGEST_SIMILARITY, _LARGEST_SIMILARITY):
        scaled = ((extreme - wide[:, 0]) * wide[:, 1]) >> SHIFT
        if ((scaled < _INT32.min) | (scaled > _INT32.max)).any():
            raise ValueError("a scale could carry a similarity out of the range of 32 bits")


def apply_scales(sims: NDArray[np.int64], scales: NDArray[np.int32]) -> NDArray[np.int64]:
    """Returns ``((sims - offset) * multiplier) >> 16``.

    Args:
        sims: int64 [n, m], similarities of n vectors to m anchors.
        scales: int32 [m, 2], offset and multiplier of each anchor.
    """
    wide = scales.astype(np.int64)
    return ((sims - wide[:, 0]) * wide[:, 1]) >> SHIFT

"""What two products can be at most, from a few numbers of each vector: most pairs need no more.

With an orthonormal basis Q of a subspace, x = Qa + e and y = Qb + f, and by Cauchy and Schwarz
``x·y = a·b + e·f <= a·b + |e| |f|``. That is again a dot product, of (a, |e|) and (b, |f|). The subspace that
leaves the least is the one of the leading principal directions; those of a sample do nearly as well, and
whatever the basis is, the bound holds.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_SAMPLE = 4096
_PROBED = 1024
"""Vectors whose pairs tell how many a screen would let through."""
_WIDTHS = (32, 48, 64, 96, 128, 192, 256, 384)
_BLOCK = 2048
_EXACT_COST = 4000
"""What an exact product costs, in multiplications of a screen: it reads its vectors anew."""
_ROUNDING = 2.0**-23


@dataclass(frozen=True)
class Screen:
    """A bound for the product of any two vectors."""

    short: NDArray[np.float32]
    """[n, width]: the product of two rows, in float32 in any order, is `slack` below theirs at most."""
    slack: float


def screen(vectors: NDArray[np.int16], least: int) -> Screen | None:
    """Returns a screen for finding products of `least` or more; None where it would let too many through.

    Args:
        vectors: int16 [n, dim], quantised.
        least: The product that is looked for.
    """
    count, dim = vectors.shape
    widths = [width for width in _WIDTHS if width * 2 <= dim]
    if not widths or count < 2:
        return None
    chance = np.random.default_rng(0)
    chosen = chance.permutation(count)
    sample = vectors[chosen[:_SAMPLE]].astype(np.float64)
    _, directions = np.linalg.eigh(sample.T @ sample)
    basis = directions[:, ::-1][:, : widths[-1] - 1]
    probed = vectors[chosen[-_PROBED:]].astype(np.float64)  # others, where there are as many: it fits these
    width = _cheapest(probed, basis, widths, least)
    if width is None:
        return None
    short = np.empty((count, width), dtype=np.float32)
    basis = np.ascontiguousarray(basis[:, : width - 1])
    for low in range(0, count, _BLOCK):
        short[low : low + _BLOCK] = _shortened(vectors[low : low + _BLOCK].astype(np.float64), basis)
    longest = float(np.square(short, dtype=np.float64).sum(axis=1).max())
    # Each entry is rounded once, each product and sum at most once more.
    return Screen(short, (width + 4) * _ROUNDING * longest)


def _cheapest(
    probed: NDArray[np.float64], basis: NDArray[np.float64], widths: list[int], least: int
) -> int | None:
    """Returns how wide a screen costs least, with the exact products of what it lets through."""
    costs = {width: width + _EXACT_COST * _passing(probed, basis[:, : width - 1], least) for width in widths}
    best = min(widths, key=lambda width: costs[width])
    return best if costs[best] < probed.shape[1] else None


def _passing(probed: NDArray[np.float64], basis: NDArray[np.float64], least: int) -> float:
    """Returns the share of pairs that a screen lets through though they are below the line."""
    short, n = _shortened(probed, basis), len(probed)
    through = np.count_nonzero(short @ short.T >= least) - np.count_nonzero(probed @ probed.T >= least)
    return max(0.0, through / max(1, n * (n - 1)))


def _shortened(vectors: NDArray[np.float64], basis: NDArray[np.float64]) -> NDArray[np.float32]:
    inside = vectors @ basis
    left = np.square(vectors).sum(axis=1) - np.square(inside).sum(axis=1)
    return np.column_stack([inside, np.sqrt(np.maximum(left, 0.0))]).astype(np.float32)

"""Embeddings as integers: made once, so that every dot product is exact in any order.

A vector becomes ``rint(s * x / |x|)`` as int16, with ``s = floor(4095 - sqrt(dim) / 2)``. Rounding moves each
entry by at most a half, so the norm stays below ``s + sqrt(dim) / 2 <= 4095``; by Cauchy and Schwarz every
partial sum of a dot product stays below 2^24, where float32 holds each integer. No BLAS, batch shape, thread
count or device can then change a bit of a similarity.
"""

import math

import numpy as np
from numpy.typing import NDArray

MAX_NORM = 4096
"""No stored vector is longer than this; it bounds every similarity by 2^24."""


def scale_for(dim: int) -> int:
    """Returns the length ``s`` that a quantised vector of this dimension has, up to rounding.

    Raises:
        ValueError: The dimension is not positive, or so large that rounding would drown the vector.
    """
    if not 1 <= dim <= 1_000_000:
        raise ValueError(f"an embedding has between 1 and 1000000 entries, not {dim}")
    return math.floor(4095 - math.sqrt(dim) / 2)


def quantise(vectors: NDArray[np.float32]) -> NDArray[np.int16]:
    """Returns the vectors as integers of one length.

    Args:
        vectors: float [n, dim], finite, no row all zero; they need not be of unit length.

    Returns:
        int16 [n, dim], ``rint(s * x / |x|)`` computed in float64.

    Raises:
        ValueError: Not two-dimensional, not finite, or a vector without a direction.
    """
    exact = np.asarray(vectors, dtype=np.float64)
    if exact.ndim != 2:
        raise ValueError(f"embeddings come as [n, dim], not as {exact.ndim} dimensions")
    scale = scale_for(exact.shape[1])
    if not np.isfinite(exact).all():
        raise ValueError("an embedding holds a value that is not finite")
    norms = np.linalg.norm(exact, axis=1, keepdims=True)
    if not ((norms > 0) & np.isfinite(norms)).all():
        raise ValueError("an embedding is all zero and has no direction")
    rounded: NDArray[np.float64] = np.rint(scale * exact / norms)
    return rounded.astype(np.int16, order="C")

"""What the index takes, checked and brought into one form before anything changes."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.quantise import MAX_NORM, quantise
from asif_desktop.asif.scaling import IDENTITY, check_scales

Ids = NDArray[np.int64] | Sequence[int]
Vectors = NDArray[Any]
"""float32 of unit length, or int16 already quantised."""

ID_LIMIT = 1 << 32
_UNIT_TOLERANCE = 1e-3
_AT_ONCE = 2048
"""Rows that are checked at once: wide copies of them are made meanwhile."""


def checked_parameters(image_dim: int, text_dim: int, k: int, p: int, text_k: int, text_p: int) -> None:
    """Raises ValueError where a dimension, k or p is out of range."""
    for name, value, low, high in (
        ("image_dim", image_dim, 1, 1_000_000),
        ("text_dim", text_dim, 1, 1_000_000),
        ("k", k, 1, 1_000_000),
        ("text_k", text_k, 1, 1_000_000),
        ("p", p, 1, 16),
        ("text_p", text_p, 1, 16),
    ):
        if isinstance(value, bool) or not isinstance(value, int | np.integer):
            raise ValueError(f"{name} must be an integer, not {value!r}")
        if not low <= value <= high:
            raise ValueError(f"{name} must lie between {low} and {high}, not {value}")


def checked_ids(ids: Ids, what: str) -> NDArray[np.int64]:
    """Returns the ids as int64 [n].

    Raises:
        ValueError: Not integers, out of [0, 2^32), or one of them twice.
    """
    raw = np.asarray(ids)
    if raw.ndim != 1:
        raise ValueError(f"{what} ids come as a list, not as {raw.ndim} dimensions")
    if raw.size == 0:
        return np.empty(0, dtype=np.int64)
    if raw.dtype.kind not in "iu":
        raise ValueError(f"{what} ids must be integers")
    if int(raw.min()) < 0 or int(raw.max()) >= ID_LIMIT:
        raise ValueError(f"{what} ids must lie in [0, 2^32)")
    wide = raw.astype(np.int64)
    ordered = np.sort(wide)  # np.unique would bring numpy.ma with its first call
    if (ordered[1:] == ordered[:-1]).any():
        raise ValueError(f"the same {what} id is given twice")
    return wide


def checked_vectors(vectors: Vectors, count: int | None, dim: int, what: str) -> NDArray[np.int16]:
    """Returns the vectors quantised, int16 [n, dim], in C order.

    Args:
        vectors: float [n, dim] of unit length, or int16 [n, dim] already quantised.
        count: How many there must be; None: any number.
        dim: How many entries each must have.
        what: What they are, for the message.

    Raises:
        ValueError: Wrong shape or type, not finite, all zero, or not of the length they should have.
    """
    raw = np.asarray(vectors)
    if raw.ndim != 2 or raw.shape[1] != dim or (count is not None and raw.shape[0] != count):
        wanted = f"[{'n' if count is None else count}, {dim}]"
        raise ValueError(f"{what} embeddings must have the shape {wanted}, not {list(raw.shape)}")
    if raw.dtype == np.int16:
        for low in range(0, len(raw), _AT_ONCE):
            _check_quantised(raw[low : low + _AT_ONCE], what)
        return np.ascontiguousarray(raw)
    if raw.dtype.kind != "f":
        raise ValueError(f"{what} embeddings must be float32 or int16, not {raw.dtype}")
    quantised = np.empty(raw.shape, dtype=np.int16)
    for low in range(0, len(raw), _AT_ONCE):
        quantised[low : low + _AT_ONCE] = _quantised(raw[low : low + _AT_ONCE], what)
    return quantised


def _check_quantised(vectors: NDArray[np.int16], what: str) -> None:
    wide = vectors.astype(np.float64)
    squares = np.einsum("ij,ij->i", wide, wide)
    if (squares == 0).any():
        raise ValueError(f"a {what} embedding is all zero")
    if (squares > MAX_NORM * MAX_NORM).any():
        raise ValueError(f"a quantised {what} embedding is longer than {MAX_NORM}")


def _quantised(vectors: NDArray[np.floating[Any]], what: str) -> NDArray[np.int16]:
    exact = vectors.astype(np.float64)
    if not np.isfinite(exact).all():
        raise ValueError(f"a {what} embedding holds a value that is not finite")
    norms = np.sqrt(np.einsum("ij,ij->i", exact, exact))
    if (np.abs(norms - 1) > _UNIT_TOLERANCE).any():
        raise ValueError(f"a {what} embedding is not of unit length")
    return quantise(exact.astype(np.float32))


def checked_scales(scales: NDArray[np.int32] | None, count: int, what: str) -> NDArray[np.int32]:
    """Returns the scales as int32 [count, 2]; those that change nothing where None is given.

    Raises:
        ValueError: Wrong shape or type, or one that could carry a similarity out of 32 bits.
    """
    if scales is None:
        return np.tile(np.array(IDENTITY, dtype=np.int32), (count, 1))
    raw = np.asarray(scales)
    if raw.shape != (count, 2):
        raise ValueError(f"the {what} scale must have the shape [{count}, 2], not {list(raw.shape)}")
    if raw.dtype.kind not in "iu":
        raise ValueError(f"the {what} scale must be int32")
    if raw.size and (int(raw.min()) < -(1 << 31) or int(raw.max()) >= 1 << 31):
        raise ValueError(f"the {what} scale must be int32")
    narrow = np.ascontiguousarray(raw, dtype=np.int32)
    check_scales(narrow)
    return narrow

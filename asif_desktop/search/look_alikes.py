"""Which photos look the same: by dot products of their embeddings, in tiles, so that N² is never held."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.quantise import scale_for
from asif_desktop.search.known_groups import KnownGroups, group_close

NEAR = 0.9
"""The likeness from which on two photos are the same picture, saved or cut another way."""
BURST = 0.8
"""The likeness from which on two photos taken within seconds show the same; see docs/search-quality.md."""
BURST_SECONDS = 5
"""How long after the one before it a photo of a burst was taken at most."""

_BLOCK = 4096
_MOST_BESIDE = 64
"""Photos after one in time that it is compared with."""


def likeness(vectors: NDArray[np.int16], one: NDArray[np.int16]) -> NDArray[np.float32]:
    """Returns how alike one photo, int16 [dim], is to others, int16 [n, dim]: float32 [n], 1 for the same."""
    scale = np.float32(scale_for(vectors.shape[1]) ** 2)
    found: NDArray[np.float32] = (vectors.astype(np.float32) @ one.astype(np.float32)) / scale
    return found


def near_groups(
    vectors: NDArray[np.int16],
    threshold: float,
    progress: Callable[[int, int], None],
    known: KnownGroups | None = None,
) -> tuple[list[NDArray[np.int64]], KnownGroups]:
    """Returns the photos that hang together by pairs which are alike, as rows, ascending, two at least each.

    Args:
        vectors: int16 [n, dim].
        threshold: The likeness from which on two are.
        progress: Called with photos done and their number; what it raises ends the work.
        known: What the call before this one returned, so that only what is new is compared.

    Returns:
        The groups, and what to know the next time.
    """
    # As float32 has it, which is how likeness is told.
    least = math.ceil(float(np.float32(threshold * scale_for(vectors.shape[1]) ** 2)))
    labels, now = group_close(vectors, least, known, progress)
    return _groups(labels), now


def burst_groups(
    vectors: NDArray[np.int16],
    seconds: NDArray[np.float64],
    threshold: float,
    progress: Callable[[int, int], None],
) -> list[NDArray[np.int64]]:
    """Returns the photos taken within seconds of one another that look alike, as rows in order of time.

    Args:
        vectors: int16 [n, dim].
        seconds: [n], ascending: when each was taken.
        threshold: The likeness from which on two show the same.
        progress: Called with steps done and their number; what it raises ends the work.
    """
    scale = scale_for(vectors.shape[1]) ** 2
    labels = np.arange(len(vectors))
    for step in range(1, min(_MOST_BESIDE, len(vectors) - 1) + 1):
        progress(step - 1, _MOST_BESIDE)
        first = np.flatnonzero(seconds[step:] - seconds[:-step] <= BURST_SECONDS)
        if not len(first):
            break
        for start in range(0, len(first), _BLOCK):
            here = first[start : start + _BLOCK]
            left, right = (vectors[rows].astype(np.float32) for rows in (here, here + step))
            alike = np.einsum("ij,ij->i", left, right) >= threshold * scale
            _join(labels, here[alike], here[alike] + step)
    progress(_MOST_BESIDE, _MOST_BESIDE)
    return _groups(labels)


def _join(labels: NDArray[np.int64], left: NDArray[np.int64], right: NDArray[np.int64]) -> None:
    """Joins the groups of these pairs; a group's label is its smallest row."""
    pairs = np.stack([labels[left], labels[right]], axis=1)
    pairs = np.unique(np.sort(pairs[pairs[:, 0] != pairs[:, 1]], axis=1), axis=0)
    if not len(pairs):
        return
    parent = {label: label for label in np.unique(pairs).tolist()}

    def root(label: int) -> int:
        while parent[label] != label:
            parent[label] = label = parent[parent[label]]
        return label

    for one, other in pairs.tolist():
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    moved = np.arange(len(labels))
    for label in parent:
        moved[label] = root(label)
    labels[:] = moved[labels]


def _groups(labels: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    order = np.argsort(labels, kind="stable")
    starts = np.flatnonzero(np.diff(labels[order], prepend=-1))
    return [group for group in np.split(order, starts[1:]) if len(group) > 1]

"""Groups of look-alikes that are known already, so that only what is new is compared.

A photo is known by its vector, whatever its id or its place: by 64 bits of a hash of it. A group of which a
photo is gone may have hung together by that photo alone; its others are compared like new ones.
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class KnownGroups:
    """What hangs together by pairs that are alike."""

    least: int
    """The product from which on two vectors are."""
    digests: NDArray[np.uint64]
    """Of every vector that was compared, ascending, each once."""
    groups: NDArray[np.int64]
    """The number of the group that each is in, one at least."""


def group_close(
    vectors: NDArray[np.int16],
    least: int,
    known: KnownGroups | None,
    progress: Callable[[int, int], None],
) -> tuple[NDArray[np.int64], KnownGroups]:
    """Returns a label for each vector, int64 [n], equal where two hang together, and what is known now.

    Args:
        vectors: int16 [n, dim], quantised.
        least: The product from which on two are close.
        known: What was found before; None for nothing. With another line it counts for nothing.
        progress: Called with vectors done and their number; what it raises ends the work.
    """
    count = len(vectors)
    progress(0, count)
    digests = _digests(vectors)
    groups = np.full(count, -1, dtype=np.int64)
    if known is not None and known.least == least and len(known.digests):
        groups = _whole(digests, known)
    order = np.argsort(groups < 0, kind="stable")
    fresh = int(np.count_nonzero(groups >= 0))
    parents = np.arange(count, dtype=np.int64)
    parents[:fresh] = _firsts(groups[order[:fresh]])
    moved = bool((order != np.arange(count)).any())
    from asif_desktop.asif.questions import (
        close_pairs,  # brings the compiler, which a process is to start without
    )

    joined = close_pairs.join_close(
        vectors[order] if moved and fresh < count else vectors,
        least,
        fresh,
        parents,
        lambda done, total: progress(count * done // max(total, 1), count),
    )
    labels = np.empty(count, dtype=np.int64)
    labels[order] = joined
    unique, at = np.unique(digests, return_index=True)
    return labels, KnownGroups(least, unique, labels[at])


def _digests(vectors: NDArray[np.int16]) -> NDArray[np.uint64]:
    rows = np.ascontiguousarray(vectors)
    found = b"".join(blake2b(row.data, digest_size=8).digest() for row in rows)
    return np.frombuffer(found, dtype="<u8").astype(np.uint64)


def _whole(digests: NDArray[np.uint64], known: KnownGroups) -> NDArray[np.int64]:
    """Returns the group that each vector is known to be in; -1 for new ones and where one of it is gone."""
    at = np.minimum(np.searchsorted(known.digests, digests), len(known.digests) - 1)
    there = known.digests[at] == digests
    most = int(known.groups.max()) + 1
    before = np.bincount(known.groups, minlength=most)
    now = np.bincount(known.groups[np.unique(at[there])], minlength=most)
    groups = np.where(there, known.groups[at], -1)
    groups[there & (before != now)[groups]] = -1
    return groups


def _firsts(groups: NDArray[np.int64]) -> NDArray[np.int64]:
    """Returns for each the index of the first that has the same group."""
    _, first, which = np.unique(groups, return_index=True, return_inverse=True)
    firsts: NDArray[np.int64] = first[which].astype(np.int64)
    return firsts

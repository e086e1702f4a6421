"""Which vectors hang together by pairs whose product reaches a line: exactly, without each product.

A tile of the vectors' shortened forms tells which pairs may reach it (`asif.kernels.screening`). Those
alone are worked out, in integers; where they are many, the whole tile is, as the product of its vectors in
float32, which is exact for quantised ones. Pairs that hang together already are not looked at again.
"""

import threading
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.kernels.compiled import compiled
from asif_desktop.asif.kernels.screening import screen
from asif_desktop.asif.threads.workers import Progress, run_steps, share_of

TILE = 1024
_WORTH_IT = 1 << 36
"""So many multiplications take longer than making a screen."""
_DENSE = 3
"""One pair in so many lets the whole tile be worked out."""


def join_close(
    vectors: NDArray[np.int16],
    least: int,
    fresh: int = 0,
    parents: NDArray[np.int64] | None = None,
    progress: Progress | None = None,
) -> NDArray[np.int64]:
    """Returns the first vector that each one hangs together with, by pairs of which one is fresh.

    Args:
        vectors: int16 [n, dim], quantised.
        least: The product from which on two vectors are close.
        fresh: The first vector whose pairs are looked at; pairs of two before it are known.
        parents: int64 [n], what is known to hang together: of each vector one that is not behind it.
        progress: Called with what is done and the whole; what it raises ends the work.

    Returns:
        int64 [n], none larger than its own index.
    """
    count = len(vectors)
    joined = np.arange(count, dtype=np.int64) if parents is None else parents.copy()
    columns = range(fresh, count, TILE)
    steps = [(here, there) for here in range(0, count, TILE) for there in columns if here < there + TILE]
    products = (count - fresh) * (count + fresh) // 2
    bound = screen(vectors, least) if products * vectors.shape[1] > _WORTH_IT else None
    bar = np.float32(least if bound is None else least - bound.slack)
    lock = threading.Lock()

    def make_step() -> Callable[[int], None]:
        product = np.empty(TILE * TILE, dtype=np.float32)
        pairs = np.empty((TILE * TILE, 2), dtype=np.int64)
        held: tuple[int, NDArray[np.float32]] = -1, np.empty((0, 0), dtype=np.float32)

        def multiplied(left: NDArray[np.float32], right: NDArray[np.float32]) -> NDArray[np.float32]:
            out = product[: len(left) * len(right)].reshape(len(left), len(right))
            return np.matmul(left, right.T, out=out)

        def step(number: int) -> None:
            nonlocal held
            here, there = steps[number]
            found = -1
            if bound is not None:
                short = bound.short
                tile = multiplied(short[here : here + TILE], short[there : there + TILE])
                most = tile.size // _DENSE
                found = _open_pairs(tile, bar, here, there, joined, pairs, most)
                if found >= 0:
                    found = _close(vectors, pairs, found, least)
            if found < 0:
                if held[0] != here:
                    held = here, vectors[here : here + TILE].astype(np.float32)
                tile = multiplied(held[1], vectors[there : there + TILE].astype(np.float32))
                line = np.float32(least)
                found = _open_pairs(tile, line, here, there, joined, pairs, tile.size)
            if found:
                with lock:
                    _join(joined, pairs, found)

        return step

    run_steps(len(steps), make_step, share_of(progress, 0, 1000))
    return _rooted(joined)


@compiled
def _root(parents: NDArray[np.int64], one: int) -> int:
    while parents[one] != one:
        one = parents[one]
    return int(one)


@compiled
def _open_pairs(
    tile: NDArray[np.float32],
    bar: np.float32,
    here: int,
    there: int,
    parents: NDArray[np.int64],
    pairs: NDArray[np.int64],
    most: int,
) -> int:
    """Collects the pairs of a tile that reach the bar and are not joined; returns how many, -1: too many.

    Other threads may join some meanwhile: a root that is out of date costs a second look and nothing else.
    """
    count = 0
    for i in range(tile.shape[0]):
        left = here + i
        first = max(left + 1 - there, 0)
        mine = -1
        for j in range(first, tile.shape[1]):
            if tile[i, j] >= bar:
                if mine < 0:
                    mine = _root(parents, left)
                if _root(parents, there + j) != mine:
                    if count >= most:
                        return -1
                    pairs[count, 0] = left
                    pairs[count, 1] = there + j
                    count += 1
    return count


@compiled
def _close(vectors: NDArray[np.int16], pairs: NDArray[np.int64], count: int, least: int) -> int:
    """Keeps the pairs whose product reaches `least`, in front; returns how many these are."""
    kept = 0
    for at in range(count):
        left, right = pairs[at, 0], pairs[at, 1]
        total = np.int32(0)
        for k in range(vectors.shape[1]):
            total = np.int32(total + np.int32(np.int32(vectors[left, k]) * np.int32(vectors[right, k])))
        if total >= least:
            pairs[kept, 0], pairs[kept, 1] = left, right
            kept += 1
    return kept


@compiled
def _join(parents: NDArray[np.int64], pairs: NDArray[np.int64], count: int) -> None:
    """Joins what these pairs hang together; the first vector of each group is its root."""
    for at in range(count):
        left, right = _root(parents, pairs[at, 0]), _root(parents, pairs[at, 1])
        if left != right:
            parents[max(left, right)] = min(left, right)
        # A short way for the next one; a root stays a root, so a thread that reads meanwhile finds it too.
        parents[pairs[at, 0]] = min(left, right)
        parents[pairs[at, 1]] = min(left, right)


def _rooted(parents: NDArray[np.int64]) -> NDArray[np.int64]:
    """Returns the root of each vector."""
    rooted = parents.copy()
    while True:
        above = rooted[rooted]
        if np.array_equal(above, rooted):
            return rooted
        rooted = above

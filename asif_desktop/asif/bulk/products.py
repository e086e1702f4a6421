"""Similarities in bulk: exact products of integer vectors, block by block, on the threads."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.bulk.lists import Lists, Reached, Side, put_best
from asif_desktop.asif.kernels import merging
from asif_desktop.asif.kernels.selection import finish_rows, probe, scan_candidates, scan_columns, scan_tile
from asif_desktop.asif.scaling import is_plain
from asif_desktop.asif.tables import LOWEST
from asif_desktop.asif.threads.workers import Progress, run_parts, run_steps, thread_count

if TYPE_CHECKING:
    from asif_desktop.asif.bulk.gpu import Gpu

ROWS = 1024
"""Photos in a block: so many that making float32 of each tile costs little beside its product."""
COLUMNS = 1024
"""Anchors in a tile."""
INTEGER: bool | None = None
"""Whether products are made from int16 or by the BLAS, to the same bits; None: what is faster here."""
_LEAST = 256
_PRODUCTS = 1 << 36
"""So many multiplications in a block of more than the least rows: cancelling waits a second at most."""
_ONE_BY_ONE = 2
"""So few anchors are faster in int16, one after the other, than as a product."""


class Tiles:
    """One thread's scratch for products of a block of photos with tiles of anchors."""

    def __init__(self, side: Side, rows: int) -> None:
        from asif_desktop.asif.kernels import dots  # brings the compiler

        dim = side.vectors.shape[1]
        self._multiply = dots.multiply
        self._side = side
        self._vectors = np.require(side.vectors, requirements=["C", "W"])  # else it is compiled once more
        self._width = min(COLUMNS, max(len(side.codes), 1))
        self._integer = dots.FASTER if INTEGER is None else INTEGER
        kind = np.int16 if self._integer else np.float32
        self._anchors = np.empty((0 if self._integer else self._width, dim), dtype=np.float32)
        self._photos = np.empty((rows, dim), dtype=kind)
        self._product = np.empty(rows * self._width, dtype=np.float32)
        self._count = 0
        self._low = -1

    def set_photos(self, vectors: NDArray[np.int16]) -> None:
        """Takes the block of photos, int16 [<= rows, dim]."""
        self._count = len(vectors)
        self._photos[: self._count] = vectors

    def sims(self, low: int) -> NDArray[np.float32]:
        """Returns float32 [photos, tile], integers: the block times the tile of anchors from `low` on."""
        return self._times(self._photos[: self._count], self._tile(low))

    def columns(self, low: int) -> NDArray[np.float32]:
        """Returns the same as float32 [tile, photos]: faster to make where the photos are few."""
        return self._times(self._tile(low), self._photos[: self._count])

    def _times(self, a: NDArray[Any], b: NDArray[Any]) -> NDArray[np.float32]:
        out = self._product[: len(a) * len(b)].reshape(len(a), len(b))
        if self._integer:
            self._multiply(a, b, out)
        else:
            np.matmul(a, b.T, out=out)
        return out

    def _tile(self, low: int) -> NDArray[Any]:
        """Returns the tile of anchors from `low` on, [tile, dim], as they are multiplied."""
        vectors = self._vectors[low : low + self._width]
        if self._integer:
            return vectors
        anchors = self._anchors[: len(vectors)]
        if low != self._low:  # where there is one tile only, it serves for all blocks
            anchors[:] = vectors
            self._low = low
        return anchors


def best_lists(
    vectors: NDArray[np.int16],
    slots: NDArray[np.int64],
    side: Side,
    alive: int,
    kept: int,
    out: Lists,
    into: NDArray[np.int64],
    seeds: Lists | None = None,
    progress: Progress | None = None,
    gpu: "Gpu | None" = None,
) -> None:
    """Finds the best anchors of photos.

    Args:
        vectors: int16 [n, dim].
        slots: int64 [t], which of them.
        side: The anchors to look through.
        alive: How many anchors there are in all, the seeds' too.
        kept: How many are kept where there are more; fewer where there are fewer anchors.
        out: Receives the lists.
        into: int64 [t], their places in `out`.
        seeds: The lists so far, of other anchors, by `slots`; left as they are.
        progress: Called with blocks done and their number.
        gpu: Used where it can; to the same bits.
    """
    total, room = len(slots), out.keys.shape[1]
    if total == 0:
        return
    if gpu is not None and gpu.best_lists(vectors, slots, side, alive, kept, out, into, seeds, progress):
        return
    kept = min(kept, max(alive, 1))
    plain = is_plain(side.scales)
    most = max(_LEAST, _PRODUCTS // max(side.vectors.size, 1))
    rows = max(1, min(ROWS, most, -(-total // thread_count())))
    # A few photos share the anchors out instead: else each thread would have to read all of them.
    tiles_in_all = -(-len(side.codes) // COLUMNS)
    narrow = 2 * total <= ROWS
    shares = min(thread_count(), tiles_in_all) if narrow else 1
    if shares > 1:
        rows = total
    share = -(-tiles_in_all // max(shares, 1)) * COLUMNS
    # What one thread has found enough of, no other has to look at; that they race for it changes no result.
    shared = _first_bars(slots, seeds)
    parts: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []

    def make_step() -> Callable[[int], None]:
        tiles = Tiles(side, rows)
        found = np.empty((rows, 2 * room), dtype=np.int64)

        def scan(here: NDArray[np.int64], first: int, last: int, seeded: bool) -> NDArray[np.int64]:
            """Finds the best of the anchors from first to last, and of the seeds; returns how many."""
            counts = np.zeros(len(here), dtype=np.int64)
            bars = shared if shares > 1 else _first_bars(here, seeds)
            block = found[: len(here)]
            if seeds is not None and seeded:
                counts[:] = seeds.counts[here]
                block[:, :room] = seeds.keys[here]
            tiles.set_photos(vectors[here])
            for low in range(first, last, COLUMNS):
                tile = slice(low, low + COLUMNS)
                codes, scales = side.codes[tile], side.scales[tile].astype(np.int64)
                if narrow:
                    scan_columns(tiles.columns(low), codes, scales, plain, bars, block, counts, kept)
                else:
                    scan_tile(tiles.sims(low), codes, scales, plain, bars, block, counts, kept)
            finish_rows(block, counts, kept)
            return counts

        def step(number: int) -> None:
            chosen = slice(number * rows, (number + 1) * rows)
            here = slots[chosen]
            counts = scan(here, 0, len(side.codes), True)
            put_best(
                out, into[chosen], found[: len(here), :kept], counts, _first_bars(here, seeds), kept, alive
            )

        def step_of_share(number: int) -> None:
            last = min((number + 1) * share, len(side.codes))
            counts = scan(slots, number * share, last, number == 0)
            parts.append((found[:, :kept].copy(), counts))

        return step if shares <= 1 else step_of_share

    run_steps(-(-total // rows) if shares <= 1 else shares, make_step, progress)
    if shares > 1:
        keys = np.concatenate([part[0] for part in parts], axis=1)
        counts = np.minimum(np.sum([part[1] for part in parts], axis=0), kept)
        bars = _first_bars(slots, seeds)

        def put(low: int, high: int) -> None:
            put_best(out, into[low:high], keys[low:high], counts[low:high], bars[low:high], kept, alive)

        run_parts(total, 1, put)


def _first_bars(slots: NDArray[np.int64], seeds: Lists | None) -> NDArray[np.int64]:
    """Returns what keys have to reach before any is found."""
    return np.full(len(slots), LOWEST, dtype=np.int64) if seeds is None else seeds.bars[slots]


def candidates(
    vectors: NDArray[np.int16],
    bars: NDArray[np.int64],
    side: Side,
    progress: Progress | None = None,
    gpu: "Gpu | None" = None,
) -> list[Reached]:
    """Finds where new anchors reach the bar of a photo.

    Args:
        vectors: int16 [n, dim], the photos by slot.
        bars: int64 [n], by slot.
        side: The new anchors, all alive, by ascending id.
        progress: Called with blocks done and their number.
        gpu: Used where it can; to the same bits.

    Returns:
        What was found, each photo in one of them at most.
    """
    if gpu is not None and (parts := gpu.candidates(vectors, bars, side, progress)) is not None:
        return [
            _grouped([(slots, keys)], side.codes, int(slots[0]), int(slots[-1] - slots[0]) + 1)
            for slots, keys in parts
            if len(slots)
        ]
    if len(side.codes) <= _ONE_BY_ONE:
        return _probed(vectors, bars, side, progress)
    total, width = len(vectors), min(COLUMNS, len(side.codes))
    plain, wide = is_plain(side.scales), side.scales.astype(np.int64)
    steps = -(-total // ROWS)
    reached: list[Reached] = []

    def make_step() -> Callable[[int], None]:
        slots, keys = np.empty(ROWS * width, dtype=np.int64), np.empty(ROWS * width, dtype=np.int64)
        tiles = Tiles(side, ROWS)

        def step(number: int) -> None:
            low, high = number * ROWS, min((number + 1) * ROWS, total)
            tiles.set_photos(vectors[low:high])
            found = []
            for start in range(0, len(side.codes), COLUMNS):
                sims, stop = tiles.sims(start), start + COLUMNS
                codes, scales = side.codes[start:stop], wide[start:stop]
                count = scan_candidates(sims, codes, scales, plain, bars[low:high], low, start, slots, keys)
                found.append((slots[:count].copy(), keys[:count].copy()))
            # In the same thread, while it is in the cache.
            here = _grouped(found, side.codes, low, high - low)
            if len(here.slots):
                reached.append(here)

        return step

    run_steps(steps, make_step, progress)
    return reached


def _probed(
    vectors: NDArray[np.int16], bars: NDArray[np.int64], side: Side, progress: Progress | None
) -> list[Reached]:
    """Does what `candidates` does without a product: nothing to keep in a cache, so blocks are larger."""
    total, rows = len(vectors), 4 * ROWS
    wide = side.scales.astype(np.int64)
    found: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []

    def make_step() -> Callable[[int], None]:
        slots, keys = np.empty(rows, dtype=np.int64), np.empty(rows, dtype=np.int64)

        def step(number: int) -> None:
            low, high = number * rows, min((number + 1) * rows, total)
            for column, code in enumerate(side.codes):
                anchor, (offset, multiplier) = side.vectors[column], wide[column]
                where = (bars, low, high, slots, keys)
                count = probe(vectors, anchor, offset, multiplier, code, column, *where)
                if count:
                    found.append((slots[:count].copy(), keys[:count].copy()))

        return step

    run_steps(-(-total // rows), make_step, progress)
    here = _grouped(found, side.codes, 0, total)
    return [here] if len(here.slots) else []


def _grouped(
    found: list[tuple[NDArray[np.int64], NDArray[np.int64]]], codes: NDArray[np.int64], first: int, size: int
) -> Reached:
    """Groups what was found in the slots from the first on, and gives the keys the codes of their anchors."""
    if not found:
        none = np.empty(0, dtype=np.int64)
        return Reached(none, np.zeros(1, dtype=np.int64), none, np.empty(0, dtype=np.int32))
    slots, keys = (
        np.concatenate(parts) if len(parts) > 1 else parts[0] for parts in zip(*found, strict=True)
    )
    touched, bounds, ordered = merging.group(slots, keys, first, size)
    which = np.empty(len(ordered), dtype=np.int32)
    merging.name(ordered, codes, which)
    return Reached(touched, bounds, ordered, which)

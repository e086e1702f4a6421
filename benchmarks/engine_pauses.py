"""Who waits for upkeep, and for a change that takes long? Slices of it, and searches beside it."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import RelativeIndex
from benchmarks.engine_timing import Cell, line

_SECONDS = 6.0
"""So long each kind of upkeep is watched, and so long searches are timed with nothing running."""
_GAP = 0.02
"""Between two slices, as the library leaves it."""
_PAUSE = 0.005
"""Between two searches."""
SLICE = 0.025
"""What a slice may take, in seconds."""
_ENOUGH, _ROUNDS = 100, 10
"""So many searches beside a change, or so many times that it is made."""
_SLOWER = 3.0
"""A search beside other work: both cores are shared, and of its two threads each may wait for its turn."""

Samples = list[float]


def time_pauses(
    cell: Cell,
    index: RelativeIndex,
    images: NDArray[np.int16],
    texts: NDArray[np.int16],
    queries: NDArray[np.int16],
) -> None:
    """Measures upkeep after photos and anchors went, and searches beside it and beside a collection.

    Photos 0 to N - 1 and anchors 0 to M - 1 are there; fewer are left at the end. `images` and `texts` are of
    anchors that are not there yet.
    """
    alone: Samples = []
    with _searching(index, queries, alone):
        time.sleep(_SECONDS)
    base = float(np.percentile(alone, 99))
    cell["search_alone_ms"] = _summary(alone)
    print(f"  searches with nothing running: {_summary(alone)} ms", file=sys.stderr, flush=True)
    anchors, photos = cell["anchors"], cell["photos"]

    def note(what: str, during: Samples) -> None:
        if not during:  # it was over before anything could be asked
            return
        cell[f"search_during_{what.replace(' ', '_')}_ms"] = _summary(during)
        beside = "the same with nothing running"
        line(cell, f"search during {what}, p99", float(np.percentile(during, 99)), beside, base, _SLOWER)
        line(cell, f"search during {what}, longest", max(during), beside, max(alone), None)

    def watch(what: str) -> None:
        """Does upkeep for some seconds, beside searches; what they answer must stay the same bits."""
        before = index.scores(queries[:2]).tobytes()
        during: Samples = []
        with _searching(index, queries, during):
            walls, cpus = _slices(index)
        cell["mismatches"] = cell.get("mismatches", 0) + (index.scores(queries[:2]).tobytes() != before)
        cell[f"slices_of_{what}_ms"] = {"wall": _summary(walls), "cpu": _summary(cpus), "count": len(walls)}
        for name, taken in (("wall", walls), ("CPU", cpus)):
            line(cell, f"slice of {what}, longest, {name}", max(taken), "25 ms", SLICE, 1)
            line(cell, f"slice of {what}, p99, {name}", float(np.percentile(taken, 99)), "25 ms", SLICE, 1)
        note(what, during)

    for what, during in _beside_bulk(index, anchors, images, texts, queries):
        note(what, during)
    while index.maintain():
        pass
    index.remove_photos(range(0, photos, 6))
    watch("compacting")
    # Of what rows hold beyond k they lose two thirds on average: a fifth is thin then, and few are short.
    kept, k = index.parameters.kept, index.parameters.k
    gone = max(anchors * (kept - k) * 65 // (100 * kept), 1)
    index.remove_anchors(range(anchors - gone, anchors))
    watch("refilling")


def _beside_bulk(
    index: RelativeIndex,
    first: int,
    images: NDArray[np.int16],
    texts: NDArray[np.int16],
    queries: NDArray[np.int16],
) -> list[tuple[str, Samples]]:
    """Switches anchors on and off until enough searches were made beside it; returns their seconds."""
    ids = range(first, first + len(images))
    on: Samples = []
    off: Samples = []
    for _ in range(_ROUNDS):
        with _searching(index, queries, on):
            index.add_anchors(ids, images, texts)
        with _searching(index, queries, off):
            index.remove_anchors(ids)
        if min(len(on), len(off)) >= _ENOUGH:
            break
    return [(f"{len(images)} anchors on", on), (f"{len(images)} anchors off", off)]


def _slices(index: RelativeIndex) -> tuple[Samples, Samples]:
    """Does slices of upkeep for some seconds, or until nothing is due; returns their wall and CPU seconds."""
    walls: Samples = []
    cpus: Samples = []
    end = time.perf_counter() + _SECONDS
    more = True
    while more and time.perf_counter() < end:
        wall, cpu = time.perf_counter(), time.thread_time()
        more = index.maintain()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.thread_time() - cpu)
        time.sleep(_GAP)
    return walls, cpus


@contextmanager
def _searching(index: RelativeIndex, queries: NDArray[np.int16], taken: Samples) -> Iterator[None]:
    """Searches in another thread, again and again, while the body runs; notes the seconds of each search."""
    finished = threading.Event()

    def search() -> None:
        turn = 0
        while not finished.wait(_PAUSE):
            began = time.perf_counter()
            index.search(queries[turn % len(queries)], 200)
            taken.append(time.perf_counter() - began)
            turn += 1

    thread = threading.Thread(target=search)
    thread.start()
    try:
        yield
    finally:
        finished.set()
        thread.join()


def _summary(seconds: Samples) -> dict[str, float]:
    of = {"median": np.median(seconds), "p99": np.percentile(seconds, 99), "longest": max(seconds)}
    return {name: round(float(value) * 1e3, 2) for name, value in of.items()}

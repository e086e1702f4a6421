"""How fast is the index, beside what one would use instead? Ratios within one run, medians, JSON.

Usage: python -m benchmarks.engine [--small | --full | --cell N] [--out FILE]

Sizes are photos x anchors. Without options: 100,000 x 100,000 with k = 100 and k = 800 at 384 entries,
20,000 x 100,000 with k = 100 at 1280, then 1,000,000 x 10,000 with k = 100. --cell: one of these alone,
from 1 on. --small: 10,000 x 10,000, under a minute. --full: 100,000 x 100,000 at 1280 entries, and how cost
grows with either size; each line is printed when it is done, and each cell kept in
.bench/engine_growth.jsonl, where a later run goes on.

The subject and its baseline take turns, so that whatever else the machine does hits both alike.
Baselines run on all cores: a dense matrix times a vector or a matrix in float32 (numpy with OpenBLAS),
scipy's and torch's sparse CSR matrices of the same relative representations, and FAISS's flat inner
product on the plain embeddings.
"""

import argparse
import itertools
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import RelativeIndex, asking, quantise, reference, warm
from benchmarks.engine_baselines import all_cores, csr_product, flat_search, machine, torch_product
from benchmarks.engine_growth import fitted, growth_cells

Cell = dict[str, Any]
P = 8
DENSE = 512
_CALM = 0.06
"""Seconds before each turn: OpenBLAS's threads spin for a while after a product, which takes a core."""
_CHECKED = 50
_LARGE = 10_000
"""Anchors of a large collection."""


EVERYDAY = [
    (100_000, 100_000, 100, 384),
    (100_000, 100_000, 800, 384),
    (20_000, 100_000, 100, 1280),
    (1_000_000, 10_000, 100, 384),
]
"""Photos, anchors, k, entries."""


def clustered(
    rng: np.random.Generator, count: int, dim: int, centres: NDArray[np.float32]
) -> NDArray[np.int16]:
    """Returns int16 [count, dim]: vectors around centres, as embeddings lie."""
    made = np.empty((count, dim), dtype=np.int16)
    for low in range(0, count, 50_000):
        high = min(low + 50_000, count)
        part = rng.standard_normal(size=(high - low, dim), dtype=np.float32) * np.float32(1.2)
        part += centres[rng.integers(0, len(centres), high - low)]
        made[low:high] = quantise(part)
    return made


def seconds(action: Callable[[], object]) -> float:
    """Returns how long an action takes, garbage left aside."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def take_turns(rounds: int, *actions: Callable[[], object]) -> list[float]:
    """Returns the median seconds of each action, after a first turn that does not count."""
    times: list[list[float]] = [[] for _ in actions]
    for turn in range(rounds + 1):
        for action, taken in zip(actions, times, strict=True):
            time.sleep(_CALM)
            duration = seconds(action)
            if turn:
                taken.append(duration)
    return [float(np.median(taken)) for taken in times]


def line(cell: Cell, what: str, took: float, baseline: str, base: float, bound: float | None) -> None:
    """Adds a measurement to a cell and prints it: what took how long, against what, and its bound."""
    entry = {
        "what": what,
        "ms": round(took * 1e3, 3),
        "baseline": baseline,
        "baseline_ms": round(base * 1e3, 3),
        "ratio": round(took / base, 4),
        "bound": bound,
    }
    cell["lines"].append(entry)
    verdict = "" if bound is None else f"  (at most {bound}: {'yes' if took / base <= bound else 'NO'})"
    print(
        f"  {what}: {took * 1e3:.2f} ms = {took / base:.3f} x {baseline}{verdict}",
        file=sys.stderr,
        flush=True,
    )


def measure(photos: int, anchors: int, k: int, dim: int, sparse: bool = True) -> Cell:
    """Returns one cell of the table."""
    print(f"{photos} photos, {anchors} anchors, k = {k}, {dim} entries", file=sys.stderr, flush=True)
    cell: Cell = {"photos": photos, "anchors": anchors, "k": k, "dim": dim, "p": P, "lines": []}
    cell["load"] = round(os.getloadavg()[0], 1)
    rng = np.random.default_rng(k + dim)
    centres = rng.normal(size=(2000, dim)).astype(np.float32)
    bulk = min(1000, anchors // 10)
    large = _LARGE if photos == anchors == 100_000 else 0
    pictures = clustered(rng, photos, dim, centres)
    images = clustered(rng, anchors + max(bulk, large), dim, centres)
    texts = clustered(rng, anchors + max(bulk, large), dim, centres)
    queries = clustered(rng, 20, dim, centres)
    index = RelativeIndex(dim, dim, k, P)
    index.add_anchors(range(anchors), images[:anchors], texts[:anchors])
    _build(cell, index, pictures, images[:anchors])
    _search(cell, index, pictures, texts[:anchors], queries, sparse)
    _anchor_changes(cell, index, pictures, images[: anchors + bulk], texts[: anchors + bulk], bulk)
    if large:
        _large_collection(cell, index, pictures, images[anchors:], texts[anchors:])
    _photo_changes(cell, index, images[:anchors], clustered(rng, 1100, dim, centres))
    _memory(cell, index)
    _exact(cell, index, pictures, images[:anchors], texts[:anchors], queries)
    print(
        f"  load {cell['load']} at the start, {os.getloadavg()[0]:.1f} at the end",
        file=sys.stderr,
        flush=True,
    )
    return cell


def _build(cell: Cell, index: RelativeIndex, pictures: NDArray[np.int16], images: NDArray[np.int16]) -> None:
    """The whole build against its bare products, of which pieces run before, between and after."""
    tile = images[:1000].astype(np.float32).T
    block = pictures[: min(len(pictures), 20_000)].astype(np.float32)
    samples: list[float] = []

    def sample() -> None:
        with all_cores():
            samples.extend(seconds(lambda: block @ tile) for _ in range(5))

    sample()
    samples.clear()  # the first ones wake the cores
    sample()
    first = len(pictures) // 2
    took = seconds(lambda: index.add_photos(range(first), pictures[:first]))
    sample()
    took += seconds(lambda: index.add_photos(range(first, len(pictures)), pictures[first:]))
    sample()
    bare = float(np.median(samples)) * len(pictures) / len(block) * len(images) / tile.shape[1]
    cell["build_s"] = took
    line(cell, "build", took, "bare fp32 GEMM of photos x anchors", bare, 1.4)


def _search(
    cell: Cell,
    index: RelativeIndex,
    pictures: NDArray[np.int16],
    texts: NDArray[np.int16],
    queries: NDArray[np.int16],
    sparse: bool,
) -> None:
    whole, photo = _against_dense(cell, index, texts, queries)
    flat = flat_search(pictures, 200)
    (took,) = take_turns(7, lambda: flat(pictures[0]))
    line(cell, "search, whole call", whole, "FAISS flat inner product, best 200", took, None)
    if sparse:
        _against_sparse(
            cell, index, photo, "scipy CSR matvec", csr_product, 1 / 20 if cell["k"] >= 800 else 1 / 30
        )
        if cell["k"] < 800:  # else its copies take more memory than all the rest
            _against_sparse(cell, index, photo, "torch CSR matvec", torch_product, None)


def _against_dense(
    cell: Cell, index: RelativeIndex, texts: NDArray[np.int16], queries: NDArray[np.int16]
) -> tuple[float, float]:
    """Returns the seconds of a whole search, and of its photo side."""
    state, k, large = index._state, cell["k"], cell["photos"] >= 1_000_000
    dense = np.random.default_rng(0).normal(size=(cell["photos"], DENSE)).astype(np.float32)
    narrow = texts.astype(np.float32)
    described = [asking.describe(state, query) for query in queries]
    turns = itertools.count()

    def dense_matvec() -> object:
        with all_cores():
            return dense @ dense[0]

    def text_matvec() -> object:
        with all_cores():
            return narrow @ narrow[0]

    whole, photo, base, text, text_base, select = take_turns(
        20,
        lambda: index.search(queries[next(turns) % len(queries)], 200),
        lambda: asking.sums_of(state, described[next(turns) % len(queries)]),
        dense_matvec,
        lambda: asking.describe(state, queries[next(turns) % len(queries)]),
        text_matvec,
        lambda: asking.rank(state, asking.sums_of(state, described[next(turns) % len(queries)]), 200),
    )
    cell["dense_ms"] = base * 1e3
    name = f"dense {DENSE}-d matvec"
    line(cell, "search, photo side", photo, name, base, 0.15 if large else 0.8 if k >= 800 else 0.1)
    line(cell, "search, text side", text, "fp32 matvec of its shape", text_base, None if large else 0.6)
    line(cell, "search, best 200", max(select - photo, 0.0), name, base, None)
    alike = cell["photos"] == cell["anchors"]  # with fewer photos, the texts' side outweighs all of theirs
    line(cell, "search, whole call", whole, name, base, (1.2 if k >= 800 else 0.6) if alike else None)
    return whole, photo


def _against_sparse(
    cell: Cell,
    index: RelativeIndex,
    photo: float,
    name: str,
    product: Callable[..., Callable[[], object]],
    bound: float | None,
) -> None:
    photos = index._state.photos
    used = photos.slots.used
    multiply = product(photos.rows[:used], photos.norms[:used], cell["k"], P, cell["anchors"])
    (took,) = take_turns(5, multiply)
    line(cell, "search, photo side", photo, name, took, bound)


def _anchor_changes(
    cell: Cell,
    index: RelativeIndex,
    pictures: NDArray[np.int16],
    images: NDArray[np.int16],
    texts: NDArray[np.int16],
    bulk: int,
) -> None:
    anchors = cell["anchors"]
    block = pictures.astype(np.float32)
    one, many = images[0].astype(np.float32), images[anchors:].astype(np.float32)
    dense = cell["dense_ms"] / 1e3

    def matvec() -> object:
        with all_cores():
            return block @ one

    def add() -> None:
        index.add_anchors([anchors], images[anchors : anchors + 1], texts[anchors : anchors + 1])

    def remove() -> None:
        index.remove_anchors([anchors])

    taught, removed, base = take_turns(15, add, remove, matvec)
    line(cell, "add 1 anchor", taught, "bare fp32 matvec", base, 1.2)
    line(cell, "add 1 anchor", taught, "rebuild", cell["build_s"], 1 / 3000 if anchors >= 100_000 else None)
    line(cell, "remove 1 anchor", removed, f"dense {DENSE}-d matvec", dense, 0.3)
    new, added = range(anchors, anchors + bulk), (images[anchors:], texts[anchors:])

    def gemm() -> None:
        with all_cores():
            for low in range(0, len(block), 100_000):
                block[low : low + 100_000] @ many.T

    on, off, base = take_turns(
        2 if len(block) > 100_000 else 3,
        lambda: index.add_anchors(new, *added),
        lambda: index.remove_anchors(new),
        gemm,
    )
    line(cell, f"add {bulk} anchors", on, "bare fp32 GEMM", base, 1.3)
    line(cell, f"remove {bulk} anchors", off, "bare fp32 GEMM", base, 1.2)
    few = range(anchors, anchors + min(100, bulk))
    on, off, base = take_turns(
        5,
        lambda: index.add_anchors(few, images[anchors : few.stop], texts[anchors : few.stop]),
        lambda: index.remove_anchors(few),
        matvec,
    )
    line(cell, f"{len(few)} anchors on", on, "bare fp32 matvec", base, 15)
    line(cell, f"{len(few)} anchors off", off, "bare fp32 matvec", base, 15)


def _large_collection(
    cell: Cell,
    index: RelativeIndex,
    pictures: NDArray[np.int16],
    images: NDArray[np.int16],
    texts: NDArray[np.int16],
) -> None:
    """A collection of so many anchors that switching it shows progress: on, and off again."""
    first, count = cell["anchors"], len(images)
    block, many = pictures.astype(np.float32), images.astype(np.float32)

    def gemm() -> None:
        with all_cores():
            for low in range(0, count, 1000):
                block @ many[low : low + 1000].T

    ids = range(first, first + count)
    on, off, base = take_turns(
        1,
        lambda: index.add_anchors(ids, images, texts),
        lambda: index.remove_anchors(ids),
        gemm,
    )
    line(cell, f"{count} anchors on", on, "bare fp32 GEMM", base, 1.3)
    line(cell, f"{count} anchors off", off, "rebuild", cell["build_s"], 1)


def _photo_changes(
    cell: Cell, index: RelativeIndex, images: NDArray[np.int16], new: NDArray[np.int16]
) -> None:
    wide = images.astype(np.float32).T
    first = cell["photos"]
    batch = iter(range(0, 1100, 100))

    def add() -> None:
        low = next(batch)
        index.add_photos(range(first + low, first + low + 100), new[low : low + 100])

    some = new[:100].astype(np.float32)

    def gemm() -> object:
        with all_cores():
            return some @ wide

    took, base = take_turns(10, add, gemm)
    line(cell, "add 100 photos", took, "bare fp32 GEMM", base, 1.3)
    index.remove_photos(range(first, first + 1100))


def _memory(cell: Cell, index: RelativeIndex) -> None:
    slices: list[float] = []
    more = True
    while more:
        began = time.perf_counter()
        more = index.maintain()
        slices.append(time.perf_counter() - began)
    cell["upkeep_slices"], cell["longest_slice_ms"] = len(slices), round(max(slices) * 1e3, 2)
    print(f"  upkeep: {len(slices)} slices, the longest {max(slices) * 1e3:.1f} ms", file=sys.stderr)
    state = index._state
    used = state.photos.slots.used
    held = 8 * (state.postings.end + used * state.parameters.room)
    allowed = 16 * used * state.parameters.room
    cell["rows_and_postings_mb"] = round(held / 1e6, 1)
    cell["memory_ratio"] = round(held / allowed, 4)
    folder = Path(".bench")
    folder.mkdir(exist_ok=True)
    path = folder / "engine.index"
    cell["save_s"] = round(seconds(lambda: index.save(path)), 3)
    read, load = take_turns(3, path.read_bytes, lambda: RelativeIndex.load(path))
    cell["file_mb"] = round(path.stat().st_size / 1e6, 1)
    path.unlink()
    print(
        f"  rows and postings: {held / 1e6:.0f} MB = {held / allowed:.3f} x 16 N (k + slack)", file=sys.stderr
    )
    line(cell, "load", load, "reading its bytes", read, 2)


def _exact(
    cell: Cell,
    index: RelativeIndex,
    pictures: NDArray[np.int16],
    images: NDArray[np.int16],
    texts: NDArray[np.int16],
    queries: NDArray[np.int16],
) -> None:
    """Compares some photos with the plain formula, bit for bit, after all that was done to the index."""
    chosen = np.random.default_rng(1).choice(len(pictures), size=_CHECKED, replace=False)
    ids = np.arange(len(images))
    wrong = 0
    for query in queries[:2]:
        found = index.scores(query[None], chosen)[0]
        wanted = reference.scores(pictures[chosen], query, images, texts, ids, cell["k"], P)
        wrong += int((found != wanted).sum())
    cell["mismatches"] = wrong
    print(f"  {wrong} of {2 * _CHECKED} scores differ from the plain formula", file=sys.stderr, flush=True)


def main() -> int:
    """Runs the cells asked for; returns 1 if a score was wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--cell", type=int, choices=[1, 2, 3, 4])
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    began = time.perf_counter()
    _warm()
    result: dict[str, Any] = {"benchmark": "engine", "machine": machine()}
    if arguments.full:
        result["growth"] = growth_cells(measure)
        result["exponents"] = fitted(result["growth"])
    elif arguments.small:
        result["cells"] = [measure(10_000, 10_000, 100, 384)]
    else:
        sizes = EVERYDAY if arguments.cell is None else EVERYDAY[arguments.cell - 1 : arguments.cell]
        result["cells"] = [measure(*size, sparse=size[:2] == (100_000, 100_000)) for size in sizes]
    result["seconds"] = round(time.perf_counter() - began, 1)
    print(json.dumps(result))
    if arguments.out:
        arguments.out.write_text(json.dumps(result, indent=1) + "\n")
    return int(any(cell.get("mismatches") for cell in result.get("cells", result.get("growth", []))))


def _warm() -> None:
    """Compiles everything before anything is measured."""
    warm()


if __name__ == "__main__":
    sys.exit(main())

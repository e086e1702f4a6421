"""How fast is the index, beside what one would use instead? Ratios within one run, medians, JSON.

Usage: python -m benchmarks.engine [--small | --full | --cell N] [--out FILE]

Sizes are photos x anchors. Without options: 100,000 x 100,000 with k = 100 and k = 800 at 384 entries,
20,000 x 100,000 with k = 100 at 1280, then 1,000,000 x 10,000 with k = 100. --cell: one of these alone,
from 1 on. --small: 10,000 x 10,000, under a minute. --full: 100,000 x 100,000 at 1280 entries, and how cost
grows with either size; each line is printed when it is done, and each cell kept in
.bench/engine_growth.jsonl, where a later run goes on.

Texts have 384 entries in every cell: pictures of 1280 and texts of 384 are what the default models give.

Slices of upkeep are timed too, and what a search waits for while they, or a change, go on.

The subject and its baseline take turns, so that whatever else the machine does hits both alike.
Baselines run on all cores: a dense matrix times a vector or a matrix in float32 (numpy with OpenBLAS),
scipy's and torch's sparse CSR matrices of the same relative representations, and FAISS's flat inner
product on the plain embeddings.
"""

import argparse
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import RelativeIndex, reference, warm
from benchmarks.engine_baselines import machine
from benchmarks.engine_changes import time_anchor, time_anchors, time_build, time_collection, time_photos
from benchmarks.engine_growth import fitted, growth_cells, table
from benchmarks.engine_pauses import time_pauses
from benchmarks.engine_search import time_search
from benchmarks.engine_timing import Cell, P, clustered, line, seconds, take_turns

_CHECKED = 50
_LARGE = 10_000
"""Anchors of a large collection."""

EVERYDAY = [
    (100_000, 100_000, 100, 384),
    (100_000, 100_000, 800, 384),
    (20_000, 100_000, 100, 1280),
    (1_000_000, 10_000, 100, 384),
]
"""Photos, anchors, k, entries of a picture's embedding."""
TEXT_DIM = 384
"""Entries of a text's embedding."""


def measure(
    photos: int, anchors: int, k: int, dim: int, sparse: bool = True, brief: bool = False, large: bool = True
) -> Cell:
    """Returns one cell of the table.

    Args:
        photos: How many photos.
        anchors: How many anchors.
        k: How many of them describe a photo.
        dim: Entries of a picture's embedding.
        sparse: Whether to measure sparse products too.
        brief: Only build, search and one anchor, which tell how costs grow.
        large: Whether to switch a large collection, where there are as many anchors.
    """
    name = f"{photos} photos, {anchors} anchors, k = {k}, {dim} entries, texts {TEXT_DIM}"
    print(name, file=sys.stderr, flush=True)
    cell: Cell = {"photos": photos, "anchors": anchors, "k": k, "dim": dim, "p": P, "lines": []}
    cell["brief"] = brief
    cell["load"] = round(os.getloadavg()[0], 1)
    rng = np.random.default_rng(k + dim)
    centres = rng.normal(size=(2000, dim)).astype(np.float32)
    bulk = min(1000, anchors // 10)
    many = _LARGE if large and not brief and photos == anchors == 100_000 else 0
    pictures = clustered(rng, photos, dim, centres)
    images = clustered(rng, anchors + max(bulk, many), dim, centres)
    later = clustered(rng, 1100, dim, centres)
    centres = centres[:, :TEXT_DIM]
    texts = clustered(rng, anchors + max(bulk, many), TEXT_DIM, centres)
    queries = clustered(rng, 20, TEXT_DIM, centres)
    index = RelativeIndex(dim, TEXT_DIM, k, P)
    index.add_anchors(range(anchors), images[:anchors], texts[:anchors])
    time_build(cell, index, pictures, images[:anchors])
    time_search(cell, index, pictures, texts[:anchors], queries, sparse, flat=not brief)
    block = pictures.astype(np.float32)
    time_anchor(cell, index, block, images, texts)
    if brief:
        _exact(cell, index, pictures, images[:anchors], texts[:anchors], queries)
        return cell
    time_anchors(cell, index, block, images[: anchors + bulk], texts[: anchors + bulk], bulk)
    del block
    if many:
        time_collection(cell, index, pictures, images[anchors:], texts[anchors:])
    time_photos(cell, index, images[:anchors], later)
    _memory(cell, index)
    _exact(cell, index, pictures, images[:anchors], texts[:anchors], queries)
    extra = slice(anchors, anchors + bulk)
    time_pauses(cell, index, images[extra], texts[extra], queries)
    print(
        f"  load {cell['load']} at the start, {os.getloadavg()[0]:.1f} at the end",
        file=sys.stderr,
        flush=True,
    )
    return cell


def _memory(cell: Cell, index: RelativeIndex) -> None:
    while index.maintain():
        pass
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
    warm()  # nothing is to be compiled while anything is measured
    result: dict[str, Any] = {"benchmark": "engine", "machine": machine()}
    if arguments.full:
        result["growth"] = growth_cells(measure)
        result["exponents"] = fitted(result["growth"])
        table(result["growth"])
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


if __name__ == "__main__":
    sys.exit(main())

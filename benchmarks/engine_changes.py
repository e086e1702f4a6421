"""What changes cost: anchors and photos that come and go, beside the bare products they need."""

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import RelativeIndex
from benchmarks.engine_baselines import all_cores
from benchmarks.engine_timing import DENSE, Cell, line, seconds, take_turns


def time_build(
    cell: Cell, index: RelativeIndex, pictures: NDArray[np.int16], images: NDArray[np.int16]
) -> None:
    """Measures the whole build against its bare products, of which pieces run before, between and after."""
    tile = images[:1000].astype(np.float32).T
    block = pictures[: min(len(pictures), 20_000)].astype(np.float32)
    out = np.empty((len(block), tile.shape[1]), dtype=np.float32)  # else new memory weighs on the product
    samples: list[float] = []

    def sample() -> None:
        with all_cores():
            samples.extend(seconds(lambda: np.matmul(block, tile, out=out)) for _ in range(5))

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


def time_anchor(
    cell: Cell,
    index: RelativeIndex,
    block: NDArray[np.float32],
    images: NDArray[np.int16],
    texts: NDArray[np.int16],
) -> None:
    """Measures one anchor that comes and goes, the last of those given; `block`: the photos, float32."""
    anchors = cell["anchors"]
    one = images[0].astype(np.float32)
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


def time_anchors(
    cell: Cell,
    index: RelativeIndex,
    block: NDArray[np.float32],
    images: NDArray[np.int16],
    texts: NDArray[np.int16],
    bulk: int,
) -> None:
    """Measures anchors that come and go: a hundred, and `bulk`, the last of those given."""
    anchors = cell["anchors"]
    one, many = images[0].astype(np.float32), images[anchors:].astype(np.float32)

    def matvec() -> object:
        with all_cores():
            return block @ one

    new, added = range(anchors, anchors + bulk), (images[anchors:], texts[anchors:])

    out = np.empty((min(len(block), 100_000), len(many)), dtype=np.float32)

    def gemm() -> None:
        with all_cores():
            for low in range(0, len(block), len(out)):
                np.matmul(block[low : low + len(out)], many.T, out=out)

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


def time_collection(
    cell: Cell,
    index: RelativeIndex,
    pictures: NDArray[np.int16],
    images: NDArray[np.int16],
    texts: NDArray[np.int16],
) -> None:
    """Measures a collection of so many anchors that switching it shows progress: on, and off again."""
    first, count = cell["anchors"], len(images)
    block, many = pictures.astype(np.float32), images.astype(np.float32)

    out = np.empty((len(block), 1000), dtype=np.float32)

    def gemm() -> None:
        with all_cores():
            for low in range(0, count, 1000):
                np.matmul(block, many[low : low + 1000].T, out=out)

    ids = range(first, first + count)
    on, off, base = take_turns(
        1,
        lambda: index.add_anchors(ids, images, texts),
        lambda: index.remove_anchors(ids),
        gemm,
    )
    line(cell, f"{count} anchors on", on, "bare fp32 GEMM", base, 1.3)
    line(cell, f"{count} anchors off", off, "rebuild", cell["build_s"], 1)


def time_photos(cell: Cell, index: RelativeIndex, images: NDArray[np.int16], new: NDArray[np.int16]) -> None:
    """Measures photos that come in batches of a hundred, and takes them out again."""
    wide = images.astype(np.float32).T
    first = cell["photos"]
    batch = iter(range(0, 1100, 100))

    def add() -> None:
        low = next(batch)
        index.add_photos(range(first + low, first + low + 100), new[low : low + 100])

    some = new[:100].astype(np.float32)
    out = np.empty((len(some), wide.shape[1]), dtype=np.float32)

    def gemm() -> object:
        with all_cores():
            return np.matmul(some, wide, out=out)

    took, base = take_turns(10, add, gemm)
    line(cell, "add 100 photos", took, "bare fp32 GEMM", base, 1.3)
    index.remove_photos(range(first, first + 1100))

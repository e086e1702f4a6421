"""What a GPU makes of building an index and of bulk changes, beside the processor; and do all bits agree?

Usage: python -m benchmarks.engine_gpu [--device cuda:0] [--photos N] [--anchors M] [--cell K,DIM …] [--out F]

The subject and its baseline in one run: the same change on an index that computes on the GPU and on one that
uses all cores of the processor; beside them the bare product of the same vectors on the GPU, in float32.
Then both indexes are compared to the last bit: rows, bars, norms, and what phrases are answered.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from asif_desktop.asif import RelativeIndex, warm
from asif_desktop.asif.bulk.gpu import Gpu
from benchmarks.engine_timing import P, clustered, seconds

_NEW_ANCHORS, _NEW_PHOTOS, _PHRASES, _BLOCK = 1000, 10_000, 50, 4096


def bare_product(pictures: NDArray[np.int16], anchors: NDArray[np.int16], device: str) -> float:
    """Returns the seconds of the bare product in float32, vectors on the device, block by block."""
    photos = torch.from_numpy(pictures).to(device).float()
    others = torch.from_numpy(anchors).to(device).float().T
    out = torch.empty((_BLOCK, others.shape[1]), device=device)

    def multiply() -> None:
        for low in range(0, len(photos), _BLOCK):
            block = photos[low : low + _BLOCK]
            torch.matmul(block, others, out=out[: len(block)])
        if device.startswith("cuda"):
            torch.cuda.synchronize()

    multiply()
    return min(seconds(multiply) for _ in range(3))


def differences(one: RelativeIndex, other: RelativeIndex, texts: NDArray[np.int16]) -> int:
    """Returns how many values of two indexes differ."""
    mine, theirs = one._state.photos, other._state.photos
    used = mine.slots.used
    if used != theirs.slots.used or not np.array_equal(mine.ids[:used], theirs.ids[:used]):
        return used
    wrong = 0
    for name in ("counts", "bars", "taus", "norms"):
        wrong += int((getattr(mine, name)[:used] != getattr(theirs, name)[:used]).sum())
    for slot in range(used):
        count = mine.counts[slot]
        wrong += int((mine.rows[slot, :count] != theirs.rows[slot, :count]).sum())
    for text in texts:
        found, wanted = one.search(text), other.search(text)
        wrong += int((found[0] != wanted[0]).sum()) + int((found[1] != wanted[1]).sum())
    return wrong


def measure(photos: int, anchors: int, k: int, dim: int, device: str) -> dict[str, Any]:
    """Returns one cell: seconds of each change both ways, and how many values differ after all of them."""
    rng = np.random.default_rng(k + dim)
    centres = rng.normal(size=(2000, dim)).astype(np.float32)
    pictures = clustered(rng, photos + _NEW_PHOTOS, dim, centres)
    images = clustered(rng, anchors + _NEW_ANCHORS, dim, centres)
    texts = clustered(rng, anchors + _NEW_ANCHORS, dim, centres)
    cell: dict[str, Any] = {"photos": photos, "anchors": anchors, "k": k, "dim": dim}
    cell["bare product on the GPU"] = bare_product(pictures[:photos], images[:anchors], device)
    gpu = Gpu(device)
    on_gpu, plain = RelativeIndex(dim, dim, k, P), RelativeIndex(dim, dim, k, P)
    on_gpu.compute_on(lambda _: gpu)
    off = anchors // 20

    @contextmanager
    def timed(what: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        cell[what] = time.perf_counter() - began
        print(f"  {what}: {cell[what]:.3f} s", file=sys.stderr, flush=True)

    for name, index in (("GPU", on_gpu), ("processor", plain)):
        index.add_anchors(range(anchors), images[:anchors], texts[:anchors])
        with timed(f"build, {name}"):
            index.add_photos(range(photos), pictures[:photos])
        with timed(f"add {_NEW_ANCHORS} anchors, {name}"):
            new = range(anchors, anchors + _NEW_ANCHORS)
            index.add_anchors(new, images[anchors:], texts[anchors:])
        with timed(f"add {_NEW_PHOTOS} photos, {name}"):
            index.add_photos(range(photos, photos + _NEW_PHOTOS), pictures[photos:])
        with timed(f"a twentieth of the anchors off, {name}"):
            index.remove_anchors(range(off))
        with timed(f"and on again, {name}"):
            index.add_anchors(range(off), images[:off], texts[:off])
    cell["values that differ"] = differences(on_gpu, plain, texts[:_PHRASES])
    cell["the GPU was used throughout"] = gpu.usable
    print(f"  {cell['values that differ']} values differ", file=sys.stderr, flush=True)
    return cell


def main() -> None:
    """Prints lines as they are done, then JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--device", default="cuda:0")
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--anchors", type=int, default=100_000)
    parser.add_argument("--cell", nargs="+", default=["800,384", "100,384", "100,1280"])
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    warm()
    cuda = options.device.startswith("cuda")
    name = torch.cuda.get_device_name(options.device) if cuda else "the processor"
    cells: list[dict[str, Any]] = []
    result = {"benchmark": "engine_gpu", "device": name, "torch": torch.__version__, "cells": cells}
    for chosen in options.cell:
        k, dim = (int(number) for number in chosen.split(","))
        print(f"{options.photos} photos, {options.anchors} anchors, k = {k}, {dim} entries", file=sys.stderr)
        cells.append(measure(options.photos, options.anchors, k, dim, options.device))
        if options.out:
            options.out.write_text(json.dumps(result) + "\n")
    print(json.dumps(result))


if __name__ == "__main__":
    main()

"""How long look-alikes take to be found, beside bare products and beside every product in wide blocks.

    python -m benchmarks.look_alike_speed [--photos 30000 100000] [--share 0.1]

Two made sets of vectors in the default image encoder's space: those of `benchmarks.made_library`, whose noise
lies in every direction alike, which is the hardest there is for a screen; and mixes of three of the reference
set's pictures with some noise, which lie as embeddings of photographs do. The two baselines time a share of
their blocks, drawn evenly, and tell what all of them would take. Processor time is what counts where others
work on the machine.
"""

import argparse
import time
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import quantise
from asif_desktop.asif.kernels.screening import screen
from asif_desktop.asif.quantise import scale_for
from asif_desktop.asif.questions.close_pairs import TILE, join_close
from asif_desktop.asif.threads.workers import run_steps, thread_count
from asif_desktop.encoders import DEFAULT_IMAGE_ENCODER
from asif_desktop.library.models import RealMakers
from asif_desktop.search import reference_set
from asif_desktop.search.known_groups import group_close
from asif_desktop.search.look_alikes import NEAR
from benchmarks.made_library import made_vectors

_ROWS, _COLUMNS = 1024, 4096
_NEW = 100
"""Photos that are new in the second search."""
_NOISE = 0.4


def main() -> None:
    """Measures as the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--photos", type=int, nargs="+", default=[30_000, 100_000])
    parser.add_argument("--share", type=float, default=0.1, help="of the baselines' blocks")
    arguments = parser.parse_args()
    for count in arguments.photos:
        for name, make in (("made library", made_vectors), ("mixed photographs", _mixed)):
            _measure(name, make(count), arguments.share)


def _measure(name: str, vectors: NDArray[np.int16], share: float) -> None:
    count = len(vectors)
    least = int(NEAR * scale_for(vectors.shape[1]) ** 2)
    join_close(vectors[: 2 * TILE], least)  # compiled
    bound = screen(vectors, least)
    width = vectors.shape[1] if bound is None else bound.short.shape[1]
    print(f"{count:,} photos, {name}; {thread_count()} threads; screened by {width} of {vectors.shape[1]}")
    found: list[NDArray[np.int64]] = []
    ours = _timed(lambda: found.append(join_close(vectors, least)))
    bare = _bare(vectors, share)
    wide = _in_blocks(vectors, least, share)
    _, known = group_close(vectors[:-_NEW], least, None, lambda _done, _total: None)
    again = _timed(lambda: group_close(vectors, least, known, lambda _done, _total: None))
    close = count - len(np.unique(found[0]))
    for what, (wall, busy) in (
        (f"ours, {close:,} of them like one before", ours),
        ("bare products, of each pair once", bare),
        ("each product in blocks, one after the other", wide),
        (f"ours, {_NEW} of them new", again),
    ):
        print(
            f"  {what:45} {wall:8.1f} s, {busy:8.1f} s of a core, {busy / bare[1]:6.3f} of bare", flush=True
        )


def _timed(action: Callable[[], object]) -> tuple[float, float]:
    """Returns the seconds on the clock, and those of cores."""
    began, busy = time.perf_counter(), time.process_time()
    action()
    return time.perf_counter() - began, time.process_time() - busy


def _drawn(blocks: Sequence[tuple[int, int]], share: float) -> list[tuple[int, int]]:
    chosen = np.linspace(0, len(blocks) - 1, max(1, round(share * len(blocks)))).astype(int)
    return [blocks[at] for at in chosen]


def _bare(vectors: NDArray[np.int16], share: float) -> tuple[float, float]:
    """Returns what the products of all tiles would take on the threads, nothing done with them."""
    count = len(vectors)
    tiles = [(row, column) for row in range(0, count, TILE) for column in range(row, count, TILE)]
    drawn = _drawn(tiles, share)

    def make_step() -> Callable[[int], None]:
        out = np.empty(TILE * TILE, np.float32)

        def step(number: int) -> None:
            row, column = drawn[number]
            left, right = (vectors[at : at + TILE].astype(np.float32) for at in (row, column))
            np.matmul(left, right.T, out=out[: len(left) * len(right)].reshape(len(left), len(right)))

        return step

    wall, busy = _timed(lambda: run_steps(len(drawn), make_step, None))
    return wall * len(tiles) / len(drawn), busy * len(tiles) / len(drawn)


def _in_blocks(vectors: NDArray[np.int16], least: int, share: float) -> tuple[float, float]:
    """Returns what all products would take in blocks of 16 MiB in one thread, with looking through them."""
    count = len(vectors)
    blocks = [(row, column) for row in range(0, count, _ROWS) for column in range(0, count, _COLUMNS)]
    blocks = [(row, column) for row, column in blocks if column + _COLUMNS > row]
    drawn = _drawn(blocks, share)

    def work() -> None:
        for row, column in drawn:
            left = vectors[row : row + _ROWS].astype(np.float32)
            right = vectors[column : column + _COLUMNS].astype(np.float32)
            np.nonzero(left @ right.T >= np.float32(least))

    wall, busy = _timed(work)
    return wall * len(blocks) / len(drawn), busy * len(blocks) / len(drawn)


def _mixed(count: int) -> NDArray[np.int16]:
    identity = RealMakers().known(DEFAULT_IMAGE_ENCODER)
    assert identity is not None
    views = reference_set.shipped_vectors(identity.weights_hash, identity.preprocessing)
    assert views is not None
    rng = np.random.default_rng(0)
    unit = views / np.linalg.norm(views.astype(np.float64), axis=1, keepdims=True)
    made = np.empty((count, unit.shape[1]), np.int16)
    for low in range(0, count, _COLUMNS):
        size = min(_COLUMNS, count - low)
        weights = rng.dirichlet((0.5, 0.5, 0.5), size)
        mixed = np.einsum("nk,nkd->nd", weights, unit[rng.integers(0, len(unit), (size, 3))])
        noise = rng.normal(0, _NOISE / np.sqrt(unit.shape[1]), mixed.shape)
        made[low : low + size] = quantise((mixed + noise).astype(np.float32))
    return made


if __name__ == "__main__":
    main()

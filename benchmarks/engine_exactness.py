"""Does the index stay exact over thousands of random changes? Beside: one made from scratch, bit for bit.

Usage: python -m benchmarks.engine_exactness [--operations 10000] [--seed 0] [--out FILE]

Every operation is one of: add or remove an anchor, switch a collection on or off, edit a caption, add,
replace or remove photos, do some upkeep, and (rarely) save and load. Vectors repeat and tie on purpose.
After each, the scores of a few texts are compared with the plain formula on all photos; now and then
with an index made from scratch.
"""

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np

from asif_desktop.asif import RelativeIndex
from asif_desktop.asif.bulk import products
from asif_desktop.asif.changes import anchor_changes, moving, upkeep
from asif_desktop.asif.state import postings, state
from tests.asif.wandering import Walk
from tests.asif.worlds import IMAGE_DIM, TEXT_DIM, WIDE_DIM, World, coarse

Setting = tuple[int, int, int, int, bool, int, int]

SETTINGS: list[Setting] = [
    (5, 2, 5, 2, False, 1, IMAGE_DIM),
    (20, 8, 9, 3, True, 1, WIDE_DIM),
    (7, 16, 40, 16, True, 20_000_003, IMAGE_DIM),
    (60, 4, 200, 5, False, 1, WIDE_DIM),
    (12, 3, 12, 3, True, 1, WIDE_DIM),
]


def walk(setting: Setting, operations: int, seed: int) -> tuple[Counter[str], int]:
    """Returns how often each operation was done, and how many comparisons failed."""
    k, p, text_k, text_p, scaled, spread, dim = setting
    world, rng = World(k, p, text_k, text_p, image_dim=dim), np.random.default_rng((seed, k))
    wanderer = Walk(world.index(), world, rng, scaled, spread)
    texts = coarse(rng, 2, TEXT_DIM)
    done: Counter[str] = Counter()
    mismatches = 0
    for number, name in enumerate(wanderer.steps(operations)):
        done[name] += 1
        found = wanderer.index.scores(texts)
        mismatches += sum(
            row.tobytes() != world.scores(text).tobytes() for row, text in zip(found, texts, strict=True)
        )
        if number % 50 == 0:
            done["rebuilt"] += 1
            mismatches += world.rebuilt().scores(texts).tobytes() != found.tobytes()
        if number % 200 == 100:
            with tempfile.TemporaryDirectory() as folder:
                wanderer.index.save(Path(folder) / "index")
                wanderer.index = RelativeIndex.load(Path(folder) / "index")
            done["saved and loaded"] += 1
    return done, mismatches


def main() -> int:
    """Runs the walks; returns 1 if a single bit differed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--operations", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    # Rows with little slack overflow and run dry often.
    state.MOST_SLACK = 4
    began = time.perf_counter()
    done: Counter[str] = Counter()
    mismatches = 0
    for number, setting in enumerate(SETTINGS):
        if number == 2:  # from here on with small blocks and low thresholds, so that every path is taken
            products.ROWS, products.COLUMNS = 8, 16
            anchor_changes._FEW, anchor_changes._MANY = 4, 3
            postings._SLICE, moving._PIECE = 64, 64
            # A step of upkeep at a time, and small ones.
            upkeep._TRIFLE, upkeep._BATCH, upkeep._SECONDS = 0, 3, 0.0
        counts, wrong = walk(setting, -(-arguments.operations // len(SETTINGS)), arguments.seed)
        done.update(counts)
        mismatches += wrong
        print(
            f"k, p, text k, text p, scaled, id spread, entries = {setting}: {wrong} mismatches",
            file=sys.stderr,
            flush=True,
        )
    result = {
        "benchmark": "engine_exactness",
        "operations": dict(done),
        "mismatches": mismatches,
        "seconds": round(time.perf_counter() - began, 1),
    }
    print(json.dumps(result))
    if arguments.out:
        arguments.out.write_text(json.dumps(result, indent=1) + "\n")
    return 1 if mismatches else 0


if __name__ == "__main__":
    sys.exit(main())

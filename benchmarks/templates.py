"""What prompt templates do for search, for where results end, and for what is known of nonsense.

    python -m benchmarks.templates [TEMPLATES…]

Through the real program, as `benchmarks.quality` does it, with the same halves and lists: each setting beside
the phrase as it is written.
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.development_set import BENCH, Pair, development_set
from benchmarks.measures import average_precision, quality
from benchmarks.program import Program
from benchmarks.quality import right_of, tuned_half
from benchmarks.trust import tags, trust

WRITTEN = "{}"
SETTINGS = (WRITTEN, "a photo of a {}", "{}; a photo of a {}; a picture of {}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("templates", nargs="*", default=SETTINGS, help="as the setting takes them")
    settings = parser.parse_args().templates
    pairs = development_set()
    with tempfile.TemporaryDirectory(dir=BENCH) as directory:
        program = Program(Path(directory), pairs, BENCH / "stamps")
        try:
            for templates in settings:
                print(f"\n## {templates}")
                program.word(templates)
                search(program, pairs)
                folders(program, pairs)
                trust(program, pairs, tags(program, pairs))
        finally:
            program.close()


def search(program: Program, pairs: Sequence[Pair]) -> None:
    """Captions as queries."""
    captions = [pair.caption for pair in pairs]
    right = right_of(program, captions)
    found = np.stack([row[program.rank(text)[0]] for row, text in zip(right, captions, strict=True)])
    tuned = tuned_half(captions)
    for name, mask in (("tuned", tuned), ("reported", ~tuned), ("all", np.ones(len(tuned), bool))):
        half = quality(found[mask])
        figures = f"{half.recall_1:.3f} / {half.recall_10:.3f} / {half.mean_average_precision:.3f}"
        print(f"captions, R@1 / R@10 / mAP, {name:10}{figures}")


def folders(program: Program, pairs: Sequence[Pair]) -> None:
    """Names of folders as queries, for their pictures."""
    found = [
        average_precision(np.isin(program.rank(folder.word)[0], folder.photos))
        for folder in tags(program, pairs)
    ]
    print(f"names of {len(found)} folders, mAP {np.mean(found):.3f}")


if __name__ == "__main__":
    main()

"""How well photos are found by phrases, and after one lesson; through the real program, on real encoders.

    python -m benchmarks.quality [--json FILE]

Four questions, each beside named baselines:

- Search: each caption of the development set is a query, its picture (or any of the same caption) the answer.
  k, p and the scales were chosen on one half of the captions; the other half is what is reported.
- Teaching: an invented word is taught with 1, 3 or 5 photos of a folder; the folder's others are the answer.
- Trust: where results end, what nonsense finds, what the knowledge meter tells, what a score is worth.
- Learning: what examples and counter-examples do for a tag's suggestions, and for those of other tags.
"""

import argparse
import json
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import baselines
from benchmarks.development_set import BENCH, Pair, development_set
from benchmarks.learning import learning
from benchmarks.measures import Quality, average_precision, quality
from benchmarks.phrases import invented_words
from benchmarks.program import Program
from benchmarks.trust import FOLDER_SIZE, folders_of, tags, trust

SPLIT_SEED = 20
TEACHING_SEED = 11
LESSONS_A_FOLDER = 3
TAUGHT = (1, 3, 5)

Rankings = NDArray[np.bool_]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", type=Path, default=BENCH / "quality.json", help="where the figures go")
    arguments = parser.parse_args()
    pairs = development_set()
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(dir=BENCH) as directory:
        program = Program(Path(directory), pairs, BENCH / "stamps")
        try:
            print(f"{len(pairs)} pictures indexed in {time.perf_counter() - start:.0f} s")
            figures = {
                "search": search(program, pairs),
                "teaching": teaching(program, pairs),
                "trust": trust(program, pairs, tags(program, pairs)),
                "learning": learning(program, tags(program, pairs)),
            }
        finally:
            program.close()
    arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(f"\nFigures: {arguments.json}")


def search(program: Program, pairs: Sequence[Pair]) -> object:
    """Captions as queries, beside chance, the paper's parameters and the classifier."""
    captions = [pair.caption for pair in pairs]
    right = right_of(program, captions)
    tuned = tuned_half(captions)
    ways: dict[str, Rankings] = {
        "this program": np.stack(
            [row[program.rank(text)[0]] for row, text in zip(right, captions, strict=True)]
        )
    }

    def by_scores(scores: NDArray[np.floating]) -> Rankings:
        return np.take_along_axis(right, np.argsort(-scores, axis=1, kind="stable"), axis=1)

    ways["the paper's k 800, p 8"] = by_scores(baselines.paper(program, captions))
    pictures = _pictures(program, pairs)
    classifier = {n: by_scores(baselines.softmax(program, pictures, captions, n)) for n in (1, 5, 25)}
    best = max(classifier, key=lambda n: quality(classifier[n][tuned]).mean_average_precision)
    ways[f"the classifier's softmax, {best} nearest names"] = classifier[best]
    chance = baselines.random_order(len(program.ids), len(pairs), SPLIT_SEED)
    ways["random"] = np.take_along_axis(right, chance, axis=1)

    halves = {"tuned half": tuned, "reported half": ~tuned, "all": np.ones(len(pairs), bool)}
    figures: dict[str, dict[str, object]] = {}
    print("\nSearch: a caption finds its picture")
    print(f"{'':60}{'R@1':>8}{'R@5':>8}{'R@10':>8}{'mAP':>8}{'median rank':>13}")
    for way, rankings in ways.items():
        figures[way] = {}
        for half, mask in halves.items():
            measured = quality(rankings[mask])
            figures[way][half] = asdict(measured)
            print(f"{way if half == 'tuned half' else '':46}{half:14}{_line(measured)}")
    return figures


def teaching(program: Program, pairs: Sequence[Pair]) -> object:
    """One word, a few photos, beside plain similarity to those photos."""
    vectors = program.photo_vectors()
    folders = {
        name: photos for name, photos in folders_of(program, pairs).items() if len(photos) >= FOLDER_SIZE
    }
    random = np.random.default_rng(TEACHING_SEED)
    words = iter(invented_words(len(folders) * LESSONS_A_FOLDER))
    found: dict[int, dict[str, list[float]]] = {taught: defaultdict(list) for taught in TAUGHT}
    for _, photos in sorted(folders.items()):
        order = random.permutation(photos)
        for first in range(LESSONS_A_FOLDER):
            word = next(words)
            lesson = np.roll(order, -first)[: max(TAUGHT)]
            before = program.rank(word)[0]
            for taught in TAUGHT:
                columns = lesson[:taught]
                anchors = program.teach(columns, word)
                ranked = program.rank(word)[0]
                program.forget(anchors)
                ways = {"this program": ranked} | {
                    name: np.argsort(-way(vectors, columns), kind="stable") for name, way in _PLAIN.items()
                }
                for name, order_of in ways.items():
                    others = order_of[~np.isin(order_of, columns)]
                    found[taught][name].append(average_precision(np.isin(others, photos)))
            if not np.array_equal(program.rank(word)[0], before):
                raise RuntimeError(f"Forgetting “{word}” did not restore the ranking.")
    print(f"\nTeaching: an invented word, {len(folders)} folders, {LESSONS_A_FOLDER} lessons each; mAP")
    print(f"{'photos taught':34}" + "".join(f"{taught:>8}" for taught in TAUGHT))
    figures = {name: [float(np.mean(found[taught][name])) for taught in TAUGHT] for name in found[1]}
    stronger = np.max([figures[name] for name in _PLAIN], axis=0)
    figures["share of the better"] = (np.array(figures["this program"]) / stronger).tolist()
    for name, means in figures.items():
        print(f"{name:34}" + "".join(f"{mean:8.3f}" for mean in means))
    return {"folders": len(folders), "taught": TAUGHT, "mean average precision": figures}


_PLAIN: Mapping[str, Callable[[NDArray[np.int16], NDArray[np.intp]], NDArray[np.float64]]] = {
    "plain similarity, nearest": baselines.nearest_taught,
    "plain similarity, mean": baselines.mean_taught,
}


def tuned_half(captions: Sequence[str]) -> NDArray[np.bool_]:
    """Returns which captions were tuned on: half of the different ones, by a fixed seed."""
    different = sorted(set(captions))
    chosen = np.random.default_rng(SPLIT_SEED).permutation(len(different)) < len(different) // 2
    place = {caption: row for row, caption in enumerate(different)}
    return np.array([bool(chosen[place[caption]]) for caption in captions])


def right_of(program: Program, captions: Sequence[str]) -> Rankings:
    """Returns bool [captions, photos], which are pictures of that caption."""
    right = np.zeros((len(captions), len(program.ids)), dtype=bool)
    for row, text in enumerate(captions):
        pairs = [pair for pair, other in enumerate(captions) if other == text]
        right[row, [program.column(pair) for pair in pairs]] = True
    return right


def _pictures(program: Program, pairs: Sequence[Pair]) -> list[Path]:
    files = {program.column(place): pair.picture for place, pair in enumerate(pairs)}
    return [files[column] for column in range(len(program.ids))]


def _line(measured: Quality) -> str:
    return (
        f"{measured.recall_1:8.3f}{measured.recall_5:8.3f}{measured.recall_10:8.3f}"
        f"{measured.mean_average_precision:8.3f}{measured.median_rank:13.1f}"
    )


if __name__ == "__main__":
    main()

"""How soon do suggestions follow a lesson? One anchor taught, edited or taken out; every tag suggested anew.

    python -m benchmarks.suggestions [--photos N] [--tags N] [--anchors N] [--rounds N]

100,000 photos at 1280 entries, 200 tags at 384, 1,000 anchors, at the default k and p. Beside it: scoring
every photo against every tag's phrase again. Prints JSON; medians and largest of the rounds, in milliseconds.
"""

import argparse
import json
import time
from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import standardise, warm
from asif_desktop.search.anchor_scales import image_scales
from asif_desktop.search.calibration import REFERENCE_BASE, calibrate
from benchmarks.engine_baselines import machine
from benchmarks.engine_timing import clustered
from benchmarks.made_world import MadeWorld, empty_index


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--tags", type=int, default=200)
    parser.add_argument("--anchors", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=20)
    chosen = parser.parse_args()
    warm()
    world, index = MadeWorld(), empty_index()
    reference = world.reference()
    reference_ids = REFERENCE_BASE + np.arange(len(reference))
    index.add_photos(np.arange(chosen.photos), world.pictures(chosen.photos))
    index.add_photos(reference_ids, reference)
    images = world.pictures(chosen.anchors)
    index.add_anchors(
        np.arange(chosen.anchors),
        images,
        world.phrases(chosen.anchors),
        image_scale=standardise(images, reference),
    )
    texts = world.phrases(chosen.tags)
    scores = index.text_scores()
    took: dict[str, list[float]] = {}

    def follow(name: str, began: float) -> None:
        done = scores.update(texts)
        similar = scores.similarities(reference_ids)
        least = np.array([calibrate(column).threshold for column in similar.T], dtype=np.float32)
        found = scores.above(least, REFERENCE_BASE)
        took.setdefault(name, []).append(1000 * (time.perf_counter() - began))
        took.setdefault(f"{name}: photos done again", []).append(done.wholly + done.partly)
        took.setdefault("suggestions", []).append(sum(map(len, found)))

    follow("first time", time.perf_counter())
    for number in range(chosen.rounds):
        picture, caption = world.pictures(1), _near(world.rng, texts)
        scale = image_scales(picture, ["photo"], reference)
        new, another = [chosen.anchors + number], _near(world.rng, texts)
        edits: dict[str, Callable[[], None]] = {
            "teach": partial(index.add_anchors, new, picture, caption, image_scale=scale),
            "edit a caption": partial(index.replace_captions, [number], another),
            "take out": partial(index.remove_anchors, new),
        }
        for name, edit in edits.items():
            began = time.perf_counter()
            edit()
            took.setdefault(f"{name}: the index alone", []).append(1000 * (time.perf_counter() - began))
            follow(name, began)
        while index.maintain():
            pass
    for _ in range(3):
        began = time.perf_counter()
        for text in texts:
            index.scores(text[None])
        took.setdefault("baseline: every tag against every photo", []).append(
            1000 * (time.perf_counter() - began)
        )
    figures = {
        name: {"median": round(float(np.median(all_of)), 1), "largest": round(max(all_of), 1)}
        for name, all_of in took.items()
    }
    print(json.dumps({"machine": machine(), "sizes": vars(chosen), "figures": figures}, indent=1))


def _near(rng: np.random.Generator, texts: NDArray[np.int16]) -> NDArray[np.int16]:
    """Returns int16 [1, dim], a caption near a tag's phrase, so that it counts for it."""
    around = texts[rng.integers(len(texts))].astype(np.float32)[None] / 300
    return clustered(rng, 1, texts.shape[1], around)


if __name__ == "__main__":
    main()

"""How soon are all photos ranked anew after one pair was taught? The index alone, no window.

    python -m benchmarks.one_pair [--photos N] [--anchors N] [--rounds N]

100,000 photos at 1280 entries, 1,000 anchors with texts at 384, at the default k and p. A round teaches one
pair and ranks every photo for the same phrase. The baseline takes turns with it: a float32 product of the
same photos with one vector, on all cores, and a stable sort, which ranks and learns nothing. And once: making
the index anew with the pair in it, which must give the same bits. Prints JSON, milliseconds.
"""

import argparse
import json
import os
import time

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import RelativeIndex, standardise, warm
from asif_desktop.search.anchor_scales import image_scales
from benchmarks.engine_baselines import all_cores, machine
from benchmarks.engine_timing import seconds, take_turns
from benchmarks.made_world import MadeWorld, empty_index


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--photos", type=int, default=100_000)
    parser.add_argument("--anchors", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=60)
    chosen = parser.parse_args()
    warm()
    world = MadeWorld()
    photos, reference = world.pictures(chosen.photos), world.reference()
    count = chosen.anchors + chosen.rounds + 1
    images, texts = world.pictures(count), world.phrases(count)
    scales = standardise(images[: chosen.anchors], reference)
    taught = image_scales(images[chosen.anchors :], ["photo"] * (chosen.rounds + 1), reference)
    scales = np.concatenate([scales, taught])
    phrase = world.phrases(1)[0]

    def index_of(anchors: int) -> RelativeIndex:
        made = empty_index()
        made.add_photos(np.arange(chosen.photos), photos)
        some = slice(0, anchors)
        made.add_anchors(np.arange(anchors), images[some], texts[some], image_scale=scales[some])
        return made

    index = index_of(chosen.anchors)
    following = iter(range(chosen.anchors, count))
    times: list[float] = []
    block: NDArray[np.float32] = photos.astype(np.float32)

    def teach() -> None:
        one = next(following)
        some = slice(one, one + 1)
        began = time.perf_counter()
        index.add_anchors([one], images[some], texts[some], image_scale=scales[some])
        index.search(phrase)
        times.append(time.perf_counter() - began)

    def plain() -> None:
        with all_cores():
            np.argsort(-(block @ block[0]), kind="stable")

    taught_and_ranked, dense = take_turns(chosen.rounds, teach, plain)
    made: list[RelativeIndex] = []
    anew = seconds(lambda: made.append(index_of(count)))
    (ids, scores), (other_ids, other_scores) = index.search(phrase), made[0].search(phrase)
    same = ids.tobytes() == other_ids.tobytes() and scores.tobytes() == other_scores.tobytes()
    figures = {
        "one pair taught, all photos ranked": round(taught_and_ranked * 1e3, 2),
        "the slowest round": round(max(times[1:]) * 1e3, 2),
        "baseline: dense product of the photos and a sort": round(dense * 1e3, 2),
        "ratio": round(taught_and_ranked / dense, 3),
        "the index made anew": round(anew * 1e3, 1),
        "same bits as made anew": same,
    }
    load = round(os.getloadavg()[0], 1)
    print(
        json.dumps({"machine": machine(), "sizes": vars(chosen), "load": load, "figures": figures}, indent=1)
    )


if __name__ == "__main__":
    main()

"""An index so small that a test can look through all of it."""

import numpy as np

from asif_desktop.asif import RelativeIndex
from tests.asif.worlds import unit

RNG = np.random.default_rng(0)
IMAGES, TEXTS, PHOTOS = unit(RNG, 30, 12), unit(RNG, 30, 7), unit(RNG, 40, 12)


def small(anchors: int = 20, photos: int = 30) -> RelativeIndex:
    """Returns an index with anchors 0, 1, 2 … and photos 100, 101 …"""
    index = RelativeIndex(12, 7, k=5, p=3)
    index.add_anchors(range(anchors), IMAGES[:anchors], TEXTS[:anchors])
    index.add_photos(range(100, 100 + photos), PHOTOS[:photos])
    return index


def snapshot(index: RelativeIndex) -> tuple[bytes, bytes, bytes, int]:
    """Returns all that can be seen of an index."""
    scores = index.scores(TEXTS).tobytes()
    return index.anchor_ids.tobytes(), index.photo_ids.tobytes(), scores, index.generation

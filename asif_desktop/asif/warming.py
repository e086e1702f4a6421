"""Compiling ahead: so that the first search of a person does not wait for the compiler."""

import numpy as np

from asif_desktop.asif.changes import anchor_changes, photo_changes
from asif_desktop.asif.changes.refilling import Refilling
from asif_desktop.asif.changes.upkeep import compact_all
from asif_desktop.asif.quantise import quantise
from asif_desktop.asif.questions import asking
from asif_desktop.asif.questions.close_pairs import join_close
from asif_desktop.asif.questions.text_scores import TextScores
from asif_desktop.asif.scaling import IDENTITY
from asif_desktop.asif.state.state import Parameters, State


def warm() -> None:
    """Compiles everything the index and the search for look-alikes call, or fetches it from the cache.

    To be called once, in the background, when a program starts: half a minute after an installation, a second
    otherwise. A search that comes meanwhile waits for what it needs alone.
    """
    rng = np.random.default_rng(0)

    def vectors(count: int) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
        return quantise(rng.normal(size=(count, 8)).astype(np.float32))

    def anchors(first: int, count: int) -> anchor_changes.NewAnchors:
        scales = np.tile(np.array(IDENTITY, dtype=np.int32), (count, 1))
        ids = np.arange(first, first + count, dtype=np.int64)
        return anchor_changes.NewAnchors(ids, vectors(count), vectors(count), scales, scales)

    state = State(Parameters(8, 8, 2, 3, 2, 3))
    anchor_changes.add_anchors(state, anchors(0, 80), None)
    photo_changes.add_photos(state, np.arange(600, dtype=np.int64), vectors(600), None)
    photo_changes.add_photos(state, np.arange(600, 604, dtype=np.int64), vectors(4), None)
    query = asking.describe(state, vectors(1)[0])
    asking.rank(state, asking.sums_of(state, query), 3)
    asking.explain(state, 0, query)
    scores = TextScores(state)
    scores.update(vectors(2))
    scores.above(np.zeros(2, dtype=np.float32), 40)
    anchor_changes.add_anchors(state, anchors(80, 1), None)
    anchor_changes.add_anchors(state, anchors(81, 3), None)
    anchor_changes.remove_anchors(state, np.array([0, 80], dtype=np.int64), None)
    refilling = Refilling(state, np.array([0], dtype=np.int64))
    while refilling.step():
        pass
    compact_all(state)
    join_close(vectors(4), 1)

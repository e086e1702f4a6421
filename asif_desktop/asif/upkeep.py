"""What keeps the index in shape, in slices short enough that nobody waits for them."""

import numpy as np

from asif_desktop.asif.anchor_changes import refill
from asif_desktop.asif.state import State
from asif_desktop.asif.tables import LOWEST

_PRODUCTS = 1 << 27
"""So many multiplications fit into a slice of refilling."""
_WASTE = 8
"""Compacting begins when this part of the postings is waste."""
_TRIFLE = 1 << 16


def maintain(state: State) -> bool:
    """Does a bounded slice of refilling or compacting, whichever is due; returns whether more is due."""
    return _refill_slice(state) or _compact_slice(state)


def _refill_slice(state: State) -> bool:
    """Fills the rows again that could soon fall short of k; returns whether it did."""
    photos, parameters = state.photos, state.parameters
    used = photos.slots.used
    least = parameters.k + parameters.slack // 8
    low = np.flatnonzero(
        (photos.counts[:used] < least) & (photos.bars[:used] > LOWEST) & (photos.ids[:used] >= 0)
    )
    if len(low) == 0:
        return False
    work = max(len(state.anchors.directory), 1) * parameters.image_dim
    emptiest = np.argsort(photos.counts[low], kind="stable")
    refill(state, low[emptiest[: max(1, _PRODUCTS // work)]])
    return True


def compact_all(state: State) -> None:
    """Does a whole round of compacting, due or not."""
    _begin_round(state)
    while _compact_on(state):
        pass


def _compact_slice(state: State) -> bool:
    """Does a slice of compacting; returns whether the round goes on."""
    postings = state.postings
    if not postings.compacting:
        wasted = postings.wasted()
        if wasted < _TRIFLE + (postings.end - wasted) // _WASTE:
            return False
        _begin_round(state)
    return _compact_on(state)


def _begin_round(state: State) -> None:
    """Marks the slots of photos that are gone by now: after this round no posting names them."""
    photos = state.photos
    photos.dying, photos.dead = np.concatenate([photos.dying, photos.dead]), photos.dead[:0]


def _compact_on(state: State) -> bool:
    photos = state.photos
    with state.gate.exclusive():
        complete = state.postings.compact_slice(
            state.anchors.directory.slots, state.anchors.codes, photos.bars
        )
        if complete:
            photos.slots.give(photos.dying)
            photos.dying = photos.dying[:0]
    if complete:
        state.postings.shrink()
    return not complete

"""Photos that come and go."""

from contextlib import suppress

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.bulk.lists import empty_lists
from asif_desktop.asif.bulk.products import best_lists
from asif_desktop.asif.changes.mending import PhotosBefore, shown
from asif_desktop.asif.kernels import listing
from asif_desktop.asif.state.norms import Norms
from asif_desktop.asif.state.postings import ListTables, Postings
from asif_desktop.asif.state.state import State
from asif_desktop.asif.tables import HIGHEST, Directory, give_back
from asif_desktop.asif.threads.workers import Progress


def add_photos(
    state: State, ids: NDArray[np.int64], vectors: NDArray[np.int16], progress: Progress | None
) -> None:
    """Adds photos; those whose id is there already take its place.

    Args:
        state: Whose `writer` is held.
        ids: int64 [n], each once.
        vectors: int16 [n, image_dim], quantised.
        progress: Called with the steps done and their number; what it raises gives the change up.

    Raises:
        MemoryError: There is no room; nothing has changed.
    """
    photos, parameters, size = state.photos, state.parameters, len(ids)
    old = ids[photos.directory.known(ids)]
    kept = photos.directory.without(old)
    places = photos.slots.choose(size)
    directory = kept.with_added(ids, places)
    lists = empty_lists(size, parameters.room)
    every = np.arange(size)
    alive = len(state.anchors.directory)
    side = state.anchors.side().living(size)
    best_lists(
        vectors, every, side, alive, parameters.kept, lists, every,
        progress=progress, gpu=state.gpu(size * side.vectors.size),
    )  # fmt: skip
    norms = Norms.room(size)
    norms.compute(lists.keys, lists.counts, every, parameters.k, parameters.p)

    photos.reserve(int(places.max(initial=-1)) + 1)
    # These slots are empty to everyone until bar and id are set.
    photos.put_vectors(places, vectors)
    photos.rows[places] = lists.keys
    postings: Postings | None = None
    tables: ListTables | None = None
    if 2 * size > len(kept):
        counts = photos.counts.copy()
        counts[places] = lists.counts
        postings = Postings.built(
            photos.rows, counts, directory.slots, state.find(), state.anchors.slots.used
        )
    else:
        finder, room = state.find(), int(lists.counts.sum())
        anchors, values = np.empty(room, dtype=np.int64), np.empty(room, dtype=np.int64)
        listing.entries_of(
            lists.keys, lists.counts, places, finder.dense, finder.codes, finder.places, anchors, values
        )
        tables = state.postings.appended(anchors, values)
    replaced, gone = state.postings.entries, photos.directory.find(old)
    stale = int(photos.counts[gone].sum())
    before = PhotosBefore.of(state, np.concatenate([gone, places]))
    with shown(state, before):
        outdated = state.postings.show(tables)
        _bury(state, gone, stale)
        if postings is not None:
            state.postings = postings
            photos.free_dead()
        photos.slots.take(places)
        photos.ids[places], photos.counts[places], photos.bars[places] = ids, lists.counts, lists.bars
        photos.taus[places], photos.norms[places] = norms.taus, norms.norms
        photos.directory = directory
        state.generation += 1
        # Last: lists that were given up cannot be had again. Without memory, their room is lost.
        with suppress(MemoryError):
            state.postings.reclaim(outdated)
    if postings is not None:
        give_back(replaced)


def remove_photos(state: State, ids: NDArray[np.int64]) -> None:
    """Removes photos, int64 [n], all of which are there."""
    slots = state.photos.directory.find(ids)
    directory: Directory = state.photos.directory.without(ids)
    stale = int(state.photos.counts[slots].sum())
    with shown(state, PhotosBefore.of(state, slots)):
        _bury(state, slots, stale)
        state.photos.directory = directory
        state.generation += 1


def _bury(state: State, slots: NDArray[np.int64], stale: int) -> None:
    """Empties slots, while nobody reads; their postings, so many, are stale from now on."""
    photos = state.photos
    state.postings.stale += stale
    photos.dead = np.concatenate([photos.dead, slots])
    photos.ids[slots] = -1
    photos.bars[slots] = photos.taus[slots] = HIGHEST
    photos.counts[slots] = 0

"""Anchors that come and go: first everything is worked out, then it is put in place at once."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.bulk.lists import Lists, Side, empty_lists
from asif_desktop.asif.bulk.products import best_lists, candidates
from asif_desktop.asif.changes.mending import Before, in_place, shown
from asif_desktop.asif.kernels import listing, merging
from asif_desktop.asif.state.norms import Norms
from asif_desktop.asif.state.postings import Finder, ListTables, Postings
from asif_desktop.asif.state.state import State
from asif_desktop.asif.tables import LOWEST, Directory, codes_of, give_back
from asif_desktop.asif.threads.workers import Progress, ranges, run_slices, run_steps, share_of

_FEW = 64
_BULK = 4
"""Where more than a few, and at least this part of the anchors, are new, rows are made anew, not merged."""
_MANY = 16
"""Where at least this part of the rows must be filled again, all postings are made anew."""
_LEAST = 256
_ANEW = 4096
"""So many rows at a time are made anew after a failure."""
_PIECE = 1024
"""So many rows are one step of a merge."""


@dataclass(frozen=True)
class NewAnchors:
    """Anchors to add: ids int64 [m]; vectors int16 [m, dim] and scales int32 [m, 2] of both sides."""

    ids: NDArray[np.int64]
    images: NDArray[np.int16]
    texts: NDArray[np.int16]
    image_scales: NDArray[np.int32]
    text_scales: NDArray[np.int32]

    def side(self) -> Side:
        """Returns the image side."""
        return Side(self.images, codes_of(self.ids), self.image_scales)


@dataclass(frozen=True)
class Groups:
    """Keys by photo: those of ``slots[i]`` are ``keys[bounds[i]:bounds[i + 1]]``, best first."""

    slots: NDArray[np.int64]
    bounds: NDArray[np.int64]
    keys: NDArray[np.int64]


@dataclass(frozen=True)
class _Rebuilt:
    """Everything of the photos' side, made anew beside the old."""

    rows: Lists
    taus: NDArray[np.int64]
    norms: NDArray[np.float64]
    postings: Postings


def add_anchors(state: State, new: NewAnchors, progress: Progress | None) -> None:
    """Adds anchors, none of which is there."""
    anchors = state.anchors
    places = anchors.slots.choose(len(new.ids))
    size = max(anchors.slots.used, int(places.max(initial=-1)) + 1)
    anchors.reserve(size)
    directory = anchors.directory.with_added(new.ids, places)
    # These slots are empty to every reader until their codes are set.
    anchors.images[places], anchors.texts[places] = new.images, new.texts
    anchors.image_scales[places], anchors.text_scales[places] = new.image_scales, new.text_scales
    if len(new.ids) > max(_FEW, len(anchors.directory) // _BULK):
        _add_in_bulk(state, new, places, size, directory, progress)
    else:
        _merge(state, new, places, size, directory, progress)


def _merge(
    state: State,
    new: NewAnchors,
    places: NDArray[np.int64],
    size: int,
    directory: Directory,
    progress: Progress | None,
) -> None:
    photos, postings, parameters = state.photos, state.postings, state.parameters
    used = photos.slots.used
    order = np.argsort(new.ids)
    side = new.side().at(order)
    reached = candidates(
        photos.vectors[:used], photos.bars[:used], side, progress, state.gpu(used * side.vectors.size)
    )
    extra = np.zeros(len(order), dtype=np.int64)
    for part in reached:
        extra += np.bincount(part.which, minlength=len(order))
    norms = [Norms.room(len(part.slots)) for part in reached]
    pieces = [
        (part, made, low, min(low + _PIECE, len(part.slots)))
        for part, made in zip(reached, norms, strict=True)
        for low in range(0, len(part.slots), _PIECE)
    ]
    dropped = np.zeros(len(pieces), dtype=np.int64)
    postings.tables.reserve(size)
    postings.reserve(postings.room_for_new(extra))

    def renew(number: int) -> None:
        part, made, first, last = pieces[number]

        def insert(low: int, high: int) -> None:
            where = (part.slots, part.bounds, part.keys, low, high)
            dropped[number] += merging.insert(photos.rows, photos.counts, photos.bars, *where)

        rows = (photos.rows, photos.counts, part.slots)
        made.compute_range(*rows, first, last, parameters.k, parameters.p, insert)

    def step(number: int) -> None:
        # What falls off a row at once is listed all the same: it is stale, as is what it pushed out.
        if number == 0:
            postings.add_lists(places[order], extra, reached)
        else:
            renew(number - 1)

    touched = np.concatenate([part.slots for part in reached]) if reached else np.empty(0, dtype=np.int64)
    before = Before.of(state, touched, places)
    with in_place(state, before, _made_anew):
        run_steps(1 + len(pieces), lambda: step, None)
        stale = int(dropped.sum())
        with shown(state, before):
            for part, made in zip(reached, norms, strict=True):
                photos.taus[part.slots], photos.norms[part.slots] = made.taus, made.norms
            _name(state, new.ids, places, directory)
            postings.stale += stale


def remove_anchors(state: State, ids: NDArray[np.int64], progress: Progress | None) -> None:
    """Removes anchors, int64 [m], all of which are there.

    Raises:
        MemoryError: There is no room to work it out; nothing has changed.
    """
    anchors, photos, postings, parameters = state.anchors, state.photos, state.postings, state.parameters
    gone = anchors.directory.find(ids)
    directory = anchors.directory.without(ids)
    groups = _held(state, gone, share_of(progress, 0, 100))
    counts = photos.counts[groups.slots] - np.diff(groups.bounds).astype(np.int32)
    # A row that is left with every anchor there is must admit any that comes.
    full = groups.slots[counts == len(directory)]
    short = groups.slots[state.unfilled(groups.slots, counts, min(parameters.k, len(directory)))]
    side = anchors.side()
    if len(short):
        codes = side.codes.copy()
        codes[gone] = -1
        side = replace(side, codes=codes)
    refilled = _computed(state, short, side, len(directory), share_of(progress, 100, 700))
    if len(short) * _MANY > len(photos.directory):
        rows = Lists(photos.rows.copy(), photos.counts.copy(), photos.bars.copy())
        delete, stage = _deletion(rows, groups), share_of(progress, 700, 750)
        run_slices(ranges(len(groups.slots), _LEAST), _PIECE, lambda _, low, high: delete(low, high), stage)
        rows.bars[full] = LOWEST
        rows.keys[short], rows.counts[short], rows.bars[short] = refilled.keys, refilled.counts, refilled.bars
        finder, stage = Finder.over(directory), share_of(progress, 750, 1000)
        rebuilt = _rebuild(state, rows, finder, anchors.slots.used, stage)
        with shown(state, Before.of(state, groups.slots[:0], gone)):
            replaced = _replace(state, rebuilt)
            _forget(state, gone, directory)
        give_back(*replaced)
        return

    # From here on nothing stops it: it takes some microseconds a row.
    if progress is not None:
        progress(700, 1000)
    tables = _with_refilled(state, short, refilled)
    norms, anew = Norms.room(len(groups.slots)), Norms.room(len(short))
    every = np.arange(len(short))
    anew.compute(refilled.keys, refilled.counts, every, parameters.k, parameters.p)
    change = _deletion(Lists(photos.rows, photos.counts, photos.bars), groups)
    before = Before.of(state, groups.slots, gone)
    with in_place(state, before, _made_anew):
        norms.compute(photos.rows, photos.counts, groups.slots, parameters.k, parameters.p, change)
        photos.bars[full] = LOWEST
        photos.put(short, refilled)
        with shown(state, before):
            photos.taus[groups.slots], photos.norms[groups.slots] = norms.taus, norms.norms
            photos.taus[short], photos.norms[short] = anew.taus, anew.norms
            old = postings.show(tables)
            _forget(state, gone, directory)
            # No list is there any longer: without memory, the room is lost until it is compacted.
            with suppress(MemoryError):
                postings.reclaim(old)
                postings.drop_lists(gone)


def _deletion(rows: Lists, groups: Groups) -> Callable[[int, int], None]:
    """Returns what takes the keys of a range of groups out of their rows."""

    def delete(low: int, high: int) -> None:
        merging.delete(rows.keys, rows.counts, groups.slots, groups.bounds, groups.keys, low, high)

    return delete


def put_refilled(state: State, slots: NDArray[np.int64], lists: Lists) -> None:
    """Puts rows, of the slots int64 [t], in place that were filled again from all anchors; scores stay."""
    tables = _with_refilled(state, slots, lists)
    before = Before.of(state, slots, np.empty(0, dtype=np.int64))
    with in_place(state, before, _made_anew):
        state.photos.put(slots, lists)
        with shown(state, before):
            old = state.postings.show(tables)
            with suppress(MemoryError):
                state.postings.reclaim(old)


def _made_anew(state: State, before: Before) -> None:
    """Makes rows anew that a change left half-way, from the anchors that there are."""
    photos, postings, slots = state.photos, state.postings, before.slots
    # The postings are complete from where the rows ended; of new anchors there are none.
    photos.bars[slots] = before.bars
    if (before.codes < 0).any():
        postings.drop_lists(before.places)
    for low in range(0, len(slots), _ANEW):
        some = slots[low : low + _ANEW]
        lists = _computed(state, some, state.anchors.side(), len(state.anchors.directory), None)
        tables = _with_refilled(state, some, lists)
        photos.put(some, lists)
        with state.gate.exclusive():
            postings.publish(tables)
    state.rows_hold = True


def _held(state: State, anchors: NDArray[np.int64], progress: Progress | None) -> Groups:
    """Returns what rows hold of some anchors."""
    tables, codes = state.postings.tables, state.anchors.codes[anchors]
    room = int(tables.lengths[anchors].sum())
    slots, keys = np.empty(room, dtype=np.int64), np.empty(room, dtype=np.int64)
    look = (tables.starts, tables.lengths, state.postings.entries, state.photos.bars)
    total = 0
    for low in range(0, len(anchors), _LEAST):
        some = slice(low, low + _LEAST)
        total += listing.gather(anchors[some], codes[some], *look, slots[total:], keys[total:])
        if progress is not None:
            progress(low, len(anchors))
    return Groups(*merging.group(slots[:total], keys[:total], 0, state.photos.slots.used))


def _computed(
    state: State, slots: NDArray[np.int64], side: Side, alive: int, progress: Progress | None
) -> Lists:
    """Returns the lists of photos, made from nothing."""
    parameters = state.parameters
    lists = empty_lists(len(slots), parameters.room)
    into = np.arange(len(slots))
    side = side.living(len(slots)) if len(slots) else side
    best_lists(
        state.photos.vectors, slots, side, alive, parameters.kept, lists, into,
        progress=progress, gpu=state.gpu(len(slots) * side.vectors.size),
    )  # fmt: skip
    return lists


def _with_refilled(state: State, slots: NDArray[np.int64], lists: Lists) -> ListTables | None:
    """Appends to the postings what refilled rows need there; returns the tables that show it."""
    if len(slots) == 0:
        return None
    postings, finder = state.postings, state.find()
    tables = postings.tables
    room = int(lists.counts.sum())
    anchors, values = np.empty(room, dtype=np.int64), np.empty(room, dtype=np.int64)
    total = listing.fresh_entries(
        lists.keys, lists.counts, slots, state.photos.bars[slots],
        finder.dense, finder.codes, finder.places,
        tables.starts, tables.lengths, postings.entries, anchors, values,
    )  # fmt: skip
    return postings.appended(anchors[:total], values[:total])


def _add_in_bulk(
    state: State,
    new: NewAnchors,
    places: NDArray[np.int64],
    size: int,
    directory: Directory,
    progress: Progress | None,
) -> None:
    photos, parameters = state.photos, state.parameters
    slots = photos.directory.slots
    rows = Lists(np.empty_like(photos.rows), np.zeros_like(photos.counts), photos.bars.copy())
    old = Lists(photos.rows, photos.counts, photos.bars)
    products = share_of(progress, 0, 850)
    best_lists(
        photos.vectors, slots, new.side(), len(directory), parameters.kept, rows, slots, old,
        products, state.gpu(len(slots) * new.images.size),
    )  # fmt: skip
    rebuilt = _rebuild(state, rows, Finder.over(directory), size, share_of(progress, 850, 1000))
    with shown(state, Before.of(state, slots[:0], places)):
        replaced = _replace(state, rebuilt)
        _name(state, new.ids, places, directory)
    give_back(*replaced)


def _rebuild(state: State, rows: Lists, finder: Finder, size: int, progress: Progress | None) -> _Rebuilt:
    photos, parameters = state.photos, state.parameters
    slots = photos.directory.slots
    taus, values = photos.taus.copy(), photos.norms.copy()
    norms = Norms.room(len(slots))
    stage = share_of(progress, 0, 300)
    norms.compute(rows.keys, rows.counts, slots, parameters.k, parameters.p, progress=stage)
    taus[slots], values[slots] = norms.taus, norms.norms
    stage = share_of(progress, 300, 1000)
    return _Rebuilt(rows, taus, values, Postings.built(rows.keys, rows.counts, slots, finder, size, stage))


def _replace(state: State, rebuilt: _Rebuilt) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Puts in place what was made anew; returns the old rows and postings, to be given back afterwards."""
    photos, rows = state.photos, rebuilt.rows
    replaced = photos.rows, state.postings.entries
    photos.rows, photos.counts, photos.bars = rows.keys, rows.counts, rows.bars
    photos.taus, photos.norms = rebuilt.taus, rebuilt.norms
    state.postings = rebuilt.postings
    photos.free_dead()
    return replaced


def _name(state: State, ids: NDArray[np.int64], places: NDArray[np.int64], directory: Directory) -> None:
    state.anchors.codes[places] = codes_of(ids)
    state.anchors.slots.take(places)
    state.anchors.directory = directory
    state.finder = None
    state.generation += 1


def _forget(state: State, gone: NDArray[np.int64], directory: Directory) -> None:
    state.anchors.codes[gone] = -1
    state.anchors.slots.give(gone)
    state.anchors.directory = directory
    state.finder = None
    state.generation += 1

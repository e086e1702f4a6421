"""Compiled: the postings, one list of photos an anchor, all in one array.

An entry is ``similarity << 32 | slot of the photo``. It stands for a key of that photo's row, or it is
*stale*: its key lies below the photo's bar. Stale entries never count, since no bar lies above the k-th key,
and are swept out later. Lists only grow at their ends and move to a larger place when that is full; the
places come in size classes, and those given back are chained through their first entry.
"""

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.kernels.compiled import compiled

Array = NDArray[np.int64]


@compiled
def size_class(entries: int) -> int:
    """Returns the class of the smallest place that holds so many entries; sixteen classes a doubling."""
    units = max((entries + 3) >> 2, 1)
    if units <= 16:
        return units - 1
    shift = 0
    while (units - 1) >> (shift + 5):
        shift += 1
    return shift * 16 + ((units - 1) >> shift)


@compiled
def class_size(number: int) -> int:
    """Returns how many entries a place of this class holds."""
    if number < 16:
        return (number + 1) << 2
    shift, step = (number - 16) >> 4, (number - 16) & 15
    return ((step + 17) << shift) << 2


@compiled
def find_anchor(code: int, dense: NDArray[np.int32], codes: Array, places: Array) -> int:
    """Returns the slot of the anchor with this code: from a table by id, or else by halving.

    Args:
        code: The lower half of a key: 2^32 - 1 - id.
        dense: int32 [largest id + 1], slots by id; empty where ids are too far apart for that.
        codes: int64 [m], ascending.
        places: int64 [m], their slots.
    """
    if len(dense):
        return int(dense[0xFFFFFFFF - code])
    low, high = 0, len(codes)
    while low < high:
        middle = (low + high) >> 1
        if codes[middle] < code:
            low = middle + 1
        else:
            high = middle
    return int(places[low])


@compiled
def count_lists(
    rows: Array, counts: NDArray[np.int32], slots: Array, low: int, high: int,
    dense: NDArray[np.int32], codes: Array, places: Array, lengths: Array,
) -> None:  # fmt: skip
    """Adds to `lengths`, [slots of anchors], how many entries rows bring to each anchor's list.

    Args:
        rows: int64 [slots of photos, room], keys, best first; of those, ``slots[low:high]`` are looked at.
        counts: int32 [slots of photos], how many keys each has.
        slots: int64 [t].
        low: Where to begin.
        high: Where to end.
        dense: As `find_anchor` takes it, and so are `codes` and `places`.
        codes: See there.
        places: See there.
        lengths: int64 [slots of anchors].
    """
    for i in range(low, high):
        slot = slots[i]
        for j in range(counts[slot]):
            lengths[find_anchor(rows[slot, j] & 0xFFFFFFFF, dense, codes, places)] += 1


@compiled
def fill_lists(
    rows: Array, counts: NDArray[np.int32], slots: Array, low: int, high: int,
    dense: NDArray[np.int32], codes: Array, places: Array, ends: Array, entries: Array,
) -> None:  # fmt: skip
    """Writes the entries of the rows ``slots[low:high]`` at each anchor's end, and moves the ends.

    Arguments are those of `count_lists`, then `ends`, int64 [slots of anchors], and `entries`, int64.
    """
    for i in range(low, high):
        slot = slots[i]
        for j in range(counts[slot]):
            key = rows[slot, j]
            anchor = find_anchor(key & 0xFFFFFFFF, dense, codes, places)
            entries[ends[anchor]] = ((key >> 32) << 32) | slot
            ends[anchor] += 1


@compiled
def room_needed(anchors: Array, lengths: Array, sizes: Array, extra: Array) -> int:
    """Counts into `extra` how many entries each anchor gets; returns how much new room that takes at most."""
    for anchor in anchors:
        extra[anchor] += 1
    room = 0
    for anchor in range(len(extra)):
        if extra[anchor] and lengths[anchor] + extra[anchor] > sizes[anchor]:
            room += class_size(size_class((lengths[anchor] + extra[anchor]) * 9 // 8))
    return room


@compiled
def take_place(number: int, entries: Array, free: Array, end: Array) -> int:
    """Returns the start of an unused place of this class; there must be room for it."""
    start = int(free[number])
    if start >= 0:
        free[number] = entries[start]
        return start
    start = int(end[0])
    end[0] += class_size(number)
    return start


@compiled
def give_place(start: int, size: int, entries: Array, free: Array) -> None:
    """Chains a place for reuse, in the largest class that fits into it."""
    if size < 4:
        return
    number = size_class(size)
    if class_size(number) > size:
        number -= 1
    entries[start] = free[number]
    free[number] = start


@compiled
def give_places(which: Array, starts: Array, sizes: Array, entries: Array, free: Array) -> None:
    """Gives back the places of some anchors."""
    for anchor in which:
        give_place(starts[anchor], sizes[anchor], entries, free)


@compiled
def make_room(
    extra: Array, starts: Array, lengths: Array, sizes: Array, entries: Array, free: Array, end: Array,
    moved: Array,
) -> None:  # fmt: skip
    """Gives lists that need it a larger place; `moved` receives where they were, or -1 for those that stay.

    Old places stay as they are: whoever reads by the old tables still sees the old lists. They are for the
    caller to give back once nobody does.
    """
    for anchor in range(len(extra)):
        wanted = lengths[anchor] + extra[anchor]
        moved[anchor] = -1
        if extra[anchor] and wanted > sizes[anchor]:
            number = size_class(wanted * 9 // 8)
            moved[anchor] = starts[anchor]
            starts[anchor], sizes[anchor] = take_place(number, entries, free, end), class_size(number)


@compiled
def append(
    anchors: Array, values: Array, low: int, high: int, moved: Array, starts: Array, lengths: Array,
    entries: Array,
) -> None:  # fmt: skip
    """Appends entries to the lists of their anchors, those from slot low to high, which have room.

    Lists that moved are copied first.
    """
    for anchor in range(low, high):
        if moved[anchor] >= 0:
            start, length = starts[anchor], lengths[anchor]
            entries[start : start + length] = entries[moved[anchor] : moved[anchor] + length]
    for i in range(len(anchors)):
        anchor = anchors[i]
        if low <= anchor < high:
            entries[starts[anchor] + lengths[anchor]] = values[i]
            lengths[anchor] += 1


@compiled
def place_lists(
    which: Array, extra: Array, starts: Array, lengths: Array, sizes: Array,
    entries: Array, free: Array, end: Array,
) -> None:  # fmt: skip
    """Gives new anchors places for ``extra[i]`` entries each, empty so far."""
    for i in range(len(which)):
        number = size_class(extra[i])
        starts[which[i]] = take_place(number, entries, free, end)
        lengths[which[i]], sizes[which[i]] = 0, class_size(number)


@compiled
def append_keys(
    anchors: Array, which: NDArray[np.int32], slots: Array, bounds: Array, keys: Array,
    starts: Array, lengths: Array, entries: Array,
) -> None:  # fmt: skip
    """Appends to the lists of new anchors, where there is room, the keys of photos.

    Args:
        anchors: int64 [m], the new anchors' slots.
        which: int32 [c], which of them each key is of.
        slots: int64 [t], the photos; those of ``slots[i]`` are ``keys[bounds[i]:bounds[i + 1]]``.
        bounds: int64 [t + 1].
        keys: int64 [c].
        starts: The postings.
        lengths: The postings.
        entries: The postings.
    """
    for i in range(len(slots)):
        for j in range(bounds[i], bounds[i + 1]):
            anchor = anchors[which[j]]
            entries[starts[anchor] + lengths[anchor]] = ((keys[j] >> 32) << 32) | slots[i]
            lengths[anchor] += 1


@compiled
def gather(
    anchors: Array, codes: Array, starts: Array, lengths: Array, entries: Array, bars: Array,
    slots: Array, keys: Array,
) -> int:  # fmt: skip
    """Lists the photos and keys of some anchors' entries that are not stale; returns how many."""
    total = 0
    for i in range(len(anchors)):
        start = starts[anchors[i]]
        for j in range(start, start + lengths[anchors[i]]):
            slot = entries[j] & 0xFFFFFFFF
            key = ((entries[j] >> 32) << 32) | codes[i]
            if key >= bars[slot]:
                slots[total], keys[total] = slot, key
                total += 1
    return total


@compiled
def entries_of(
    rows: Array,
    counts: NDArray[np.int32],
    slots: Array,
    dense: NDArray[np.int32],
    codes: Array,
    places: Array,
    anchors: Array,
    values: Array,
) -> None:
    """Lists all that new rows bring to the postings: the slot of each entry's anchor, and the entry."""
    total = 0
    for i in range(len(slots)):
        for j in range(counts[i]):
            key = rows[i, j]
            anchors[total] = find_anchor(key & 0xFFFFFFFF, dense, codes, places)
            values[total] = ((key >> 32) << 32) | slots[i]
            total += 1


@compiled
def fresh_entries(
    rows: Array, counts: NDArray[np.int32], slots: Array, bars: Array,
    dense: NDArray[np.int32], codes: Array, places: Array, starts: Array, lengths: Array, entries: Array,
    anchors: Array, values: Array,
) -> int:  # fmt: skip
    """Lists what refilled rows need in the postings and do not have there; returns how many.

    Args:
        rows: int64 [t, K], the new rows of ``slots``.
        counts: int32 [t].
        slots: int64 [t].
        bars: int64 [t], the old bars: above them the postings are complete, below them an entry may be stale.
        dense: For `find_anchor`, as are codes and places.
        codes: See there.
        places: See there.
        starts: The postings.
        lengths: The postings.
        entries: The postings.
        anchors: int64: receives the slot of each entry's anchor.
        values: int64: receives the entries.
    """
    total = 0
    for i in range(len(slots)):
        for j in range(counts[i]):
            key = rows[i, j]
            if key >= bars[i]:
                continue
            anchor = find_anchor(key & 0xFFFFFFFF, dense, codes, places)
            value = ((key >> 32) << 32) | slots[i]
            start, there = starts[anchor], False
            for at in range(start, start + lengths[anchor]):
                if entries[at] == value:
                    there = True
                    break
            if not there:
                anchors[total], values[total] = anchor, value
                total += 1
    return total


@compiled
def compact(
    order: Array, codes: Array, starts: Array, lengths: Array, sizes: Array, entries: Array, bars: Array,
    first: int, target: int, budget: int,
) -> tuple[int, int]:  # fmt: skip
    """Slides lists towards the front, without their stale entries.

    Args:
        order: int64 [m], the anchors' slots in the order of their starts.
        codes: int64, by slot.
        starts: int64, by slot.
        lengths: int64, by slot.
        sizes: int64, by slot.
        entries: int64, the postings.
        bars: int64, by photo.
        first: Where in the order to begin.
        target: Where the first list goes; nothing in use lies between there and its start.
        budget: After so many entries enough is done.

    Returns:
        How far in the order it came, and where the next list goes.
    """
    done = 0
    while first < len(order) and done < budget:
        anchor = order[first]
        start, length = starts[anchor], lengths[anchor]
        end = target
        for j in range(start, start + length):
            entry = entries[j]
            if ((entry >> 32) << 32) | codes[anchor] >= bars[entry & 0xFFFFFFFF]:
                entries[end] = entry
                end += 1
        # Room to grow, as far as the list's own old place reaches.
        room = min(class_size(size_class(end - target)), start + sizes[anchor] - target)
        starts[anchor], lengths[anchor], sizes[anchor] = target, end - target, room
        target += room
        done += length + 16
        first += 1
    return first, target

"""Which photos each anchor describes: the lists that a search walks through.

Everything a search reads is either written where no table points yet, or while nobody reads.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.bulk.lists import Reached
from asif_desktop.asif.kernels import listing
from asif_desktop.asif.tables import Directory, codes_of, grown
from asif_desktop.asif.threads.gate import Gate
from asif_desktop.asif.threads.workers import Progress, ranges, run_parts, run_slices, share_of

_CLASSES = 512
_DENSE = 4
_SLICE = 1 << 17
"""So many entries are swept, or copied, while readers or other changes wait."""
_PATIENCE = 0.004
"""So many seconds that is waited for."""
_LARGE = 1 << 20
_ALONE = 1 << 13
"""Fewer entries than these are appended by one thread."""
_GROWTH = 32
_SPARE = 8
_ROWS = 1 << 13
"""So many rows are listed between two looks at whether to go on."""


@dataclass(frozen=True)
class Finder:
    """Finds an anchor's slot by its code: by a table over ids where they are dense, else by halving."""

    dense: NDArray[np.int32]
    codes: NDArray[np.int64]
    places: NDArray[np.int64]

    @classmethod
    def over(cls, directory: Directory) -> "Finder":
        """Returns what finds the anchors of a directory."""
        ids, slots = directory.ids, directory.slots
        if len(ids) and int(ids[-1]) < _DENSE * len(ids) + 65536:
            dense = np.empty(int(ids[-1]) + 1, dtype=np.int32)
            dense[ids] = slots
            return cls(dense, np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))
        return cls(np.empty(0, dtype=np.int32), codes_of(ids)[::-1].copy(), np.ascontiguousarray(slots[::-1]))


@dataclass
class ListTables:
    """By an anchor's slot: where its list starts, how long it is, and for how many entries there is room."""

    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    sizes: NDArray[np.int64]

    def copy(self) -> "ListTables":
        """Returns a copy."""
        return ListTables(self.starts.copy(), self.lengths.copy(), self.sizes.copy())

    def reserve(self, size: int) -> None:
        """Makes room for `size` slots at least, new ones empty."""
        used = len(self.starts)
        if size <= used:
            return
        starts, lengths, sizes = (grown(a, used, size) for a in (self.starts, self.lengths, self.sizes))
        for array in (starts, lengths, sizes):
            array[used:] = 0
        self.starts, self.lengths, self.sizes = starts, lengths, sizes


@dataclass
class _Round:
    """How far a round of compacting came: as `listing.compact` takes it; of the entries as they were."""

    order: NDArray[np.int64]
    first: int
    target: int
    edition: int


class Postings:
    """One list of entries ``similarity << 32 | photo slot`` an anchor."""

    def __init__(self) -> None:
        self.entries = np.empty(0, dtype=np.int64)
        self.tables = ListTables(*(np.zeros(0, dtype=np.int64) for _ in range(3)))
        self.stale = 0
        """How many entries count no more, about."""
        self._free = np.full(_CLASSES, -1, dtype=np.int64)
        self._end = np.zeros(1, dtype=np.int64)
        self._cursor = -1
        self._round: _Round | None = None
        self.edition = 0
        """Another number after whatever wrote entries or moved lists."""

    @property
    def compacting(self) -> bool:
        """Whether a round of compacting has begun and is not complete."""
        return self._cursor >= 0

    @property
    def end(self) -> int:
        """How much of the array is in use, holes included."""
        return int(self._end[0])

    def wasted(self) -> int:
        """Returns how many entries' room is lost to stale ones and holes, about."""
        return self.stale + self.end - int(self.tables.sizes.sum())

    @classmethod
    def built(
        cls,
        rows: NDArray[np.int64],
        counts: NDArray[np.int32],
        slots: NDArray[np.int64],
        finder: Finder,
        size: int,
        progress: Progress | None = None,
    ) -> "Postings":
        """Returns the postings of these rows.

        Args:
            rows: int64 [n, room], keys by photo slot.
            counts: int32 [n].
            slots: int64 [t], the photos.
            finder: Finds every anchor that the rows name.
            size: How many anchor slots there are.
            progress: Called with steps done and their number.
        """
        cuts = ranges(len(slots), 1024)
        lengths = np.zeros((len(cuts) - 1, size), dtype=np.int64)
        look = (finder.dense, finder.codes, finder.places)

        def count(part: int, low: int, high: int) -> None:
            listing.count_lists(rows, counts, slots, low, high, *look, lengths[part])

        run_slices(cuts, _ROWS, count, share_of(progress, 0, 300))
        totals = lengths.sum(axis=0)
        # Room to grow, within what is promised of memory; and some beyond the last, not touched as yet.
        sizes = np.maximum((totals + totals // _GROWTH + 3) & ~3, 4)
        starts = np.cumsum(sizes) - sizes
        built = cls()
        end = int(sizes.sum())
        built.entries = np.empty(end + end // _SPARE, dtype=np.int64)
        built._end[0] = end
        ends = starts + np.cumsum(lengths, axis=0) - lengths

        def fill(part: int, low: int, high: int) -> None:
            listing.fill_lists(rows, counts, slots, low, high, *look, ends[part], built.entries)

        run_slices(cuts, _ROWS, fill, share_of(progress, 300, 1000))
        built.tables = ListTables(starts, totals, sizes)
        return built

    def take_over(self, entries: NDArray[np.int64], end: int, stale: int) -> None:
        """Takes entries that were stored, int64, up to `end`, of which `stale` never count.

        The next compacting finds free places among them.
        """
        self.entries, self.stale = entries, stale
        self._end[0] = end
        self.edition += 1

    def reserve(self, room: int) -> None:
        """Makes room for so many entries' places.

        Raises:
            MemoryError: There is none; nothing has changed.
        """
        self.entries = grown(self.entries, self.end, self.end + room)

    def fitting(self) -> int:
        """Returns for how many entries there should be an array, if there is little room or far too much.

        Otherwise, how many it is for.
        """
        end, size = self.end, len(self.entries)
        fits = end + end // (2 * _SPARE) <= size <= end + 2 * (end // _SPARE) + _LARGE
        return size if fits or not end else end + end // _SPARE

    def room_for_new(self, extra: NDArray[np.int64]) -> int:
        """Returns how many entries new lists of these lengths, int64 [m], take at most."""
        return int(((extra * 9 // 8) + 16).sum())

    def add_lists(
        self, slots: NDArray[np.int64], extra: NDArray[np.int64], reached: Sequence[Reached]
    ) -> None:
        """Writes the lists of new anchors, which no reader knows yet; room must be there for `extra`.

        Args:
            slots: int64 [m], the anchors' slots, within the tables.
            extra: int64 [m], how long each list is.
            reached: What photos they describe.
        """
        tables = self.tables
        self.edition += 1
        listing.place_lists(
            slots, extra, tables.starts, tables.lengths, tables.sizes, self.entries, self._free, self._end
        )
        for part in reached:
            listing.append_keys(
                slots, part.which, part.slots, part.bounds, part.keys,
                tables.starts, tables.lengths, self.entries,
            )  # fmt: skip

    def appended(self, anchors: NDArray[np.int64], values: NDArray[np.int64]) -> ListTables:
        """Appends entries to lists, without touching what the present tables show.

        Args:
            anchors: int64 [t], the slot of each entry's anchor.
            values: int64 [t], the entries.

        Returns:
            The tables that show them, for `publish`.

        Raises:
            MemoryError: There is no room; nothing has changed.
        """
        tables = self.tables.copy()
        self.edition += 1
        extra = np.zeros(len(tables.starts), dtype=np.int64)
        self.reserve(listing.room_needed(anchors, tables.lengths, tables.sizes, extra))
        moved = np.empty_like(extra)
        listing.make_room(
            extra, tables.starts, tables.lengths, tables.sizes, self.entries, self._free, self._end, moved
        )

        def part(low: int, high: int) -> None:
            look = (moved, tables.starts, tables.lengths, self.entries)
            listing.append(anchors, values, low, high, *look)

        # Each entry goes to another place in memory, which is what takes the time.
        run_parts(len(extra), len(extra) if len(anchors) < _ALONE else 1, part)
        return tables

    def publish(self, tables: ListTables | None) -> None:
        """Shows what `appended` wrote, while nobody reads; None: nothing."""
        self.reclaim(self.show(tables))

    def show(self, tables: ListTables | None) -> ListTables | None:
        """Does the first half of `publish`; returns the old tables, for `reclaim`, if there are new ones."""
        if tables is None:
            return None
        self.edition += 1
        old, self.tables = self.tables, tables
        return old

    def reclaim(self, old: ListTables | None) -> None:
        """Gives back the room of lists that are elsewhere by now, while nobody reads."""
        if old is None:
            return
        moved = np.flatnonzero(old.starts != self.tables.starts[: len(old.starts)])
        moved = moved[old.sizes[moved] > 0]
        listing.give_places(moved, old.starts, old.sizes, self.entries, self._free)

    def drop_lists(self, slots: NDArray[np.int64]) -> None:
        """Gives up the lists of anchors, by slots int64 [m], that no reader knows any more."""
        tables = self.tables
        self.edition += 1
        starts, sizes = tables.starts[slots], tables.sizes[slots]
        for array in (tables.starts, tables.lengths, tables.sizes):
            array[slots] = 0
        # Last: a place that was given back twice would be lent twice.
        listing.give_places(np.arange(len(slots)), starts, sizes, self.entries, self._free)

    def compact_slice(
        self, alive: NDArray[np.int64], codes: NDArray[np.int64], bars: NDArray[np.int64], gate: Gate
    ) -> bool:
        """Does a bounded part of one round of sweeping and closing up, if nobody reads for a moment.

        Args:
            alive: int64 [m], the slots of the anchors.
            codes: int64, by slot.
            bars: int64, by photo slot.
            gate: Keeps readers out.

        Returns:
            Whether the round is complete: no stale entry is left that was one when it began.
        """
        now = self._round
        if now is None or now.edition != self.edition:
            now = self._begun(alive)
        tables = self.tables
        self._round = now
        with gate.exclusive_if_free(_PATIENCE) as free:
            if not free:
                return False
            now.first, now.target = listing.compact(
                now.order, codes, tables.starts, tables.lengths, tables.sizes, self.entries, bars,
                now.first, now.target, _SLICE,
            )  # fmt: skip
            self.edition += 1
        if now.first < len(now.order):
            self._cursor, now.edition = now.target, self.edition
            return False
        self._end[0] = now.target
        self._cursor, self._round = -1, None
        return True

    def _begun(self, alive: NDArray[np.int64]) -> _Round:
        """Begins a round, or finds where one goes on after lists were moved."""
        # Free places lie in the way of what slides; what stays unused is found by the next round.
        self._free[:] = -1
        order = alive[np.argsort(self.tables.starts[alive], kind="stable")]
        starts = self.tables.starts[order]
        if self._cursor < 0:
            self._cursor = 0
            self.stale = 0
        first = int(np.searchsorted(starts, self._cursor))
        target = int(starts[first - 1] + self.tables.sizes[order[first - 1]]) if first else 0
        return _Round(order, first, target, self.edition)

"""What many texts say of every photo, kept in step with the index.

A change of anchors alters few rows, and the weights of few anchors in few texts. So each photo's sum is kept
for each text, and done again only where its row is another one, or where it holds an anchor whose weight in
that text changed. The sums are over weights that are not yet divided by the text's norm: a norm that changed
is one factor for all photos.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import reference
from asif_desktop.asif.checks import Ids, checked_ids
from asif_desktop.asif.kernels.text_sums import count_above, list_above, update_sums
from asif_desktop.asif.quantise import MAX_NORM
from asif_desktop.asif.questions.describing import NOTHING, Described, described
from asif_desktop.asif.scaling import apply_scales
from asif_desktop.asif.state.state import State
from asif_desktop.asif.tables import codes_of
from asif_desktop.asif.threads.workers import run_steps

_LOW = 0xFFFFFFFF
_FULL = float(MAX_NORM * MAX_NORM)
"""About the similarity of a text to itself: weights are told in its powers, which keeps them small."""
_LEAST_PHOTOS = 1024
_SLICE = 4096
"""Photos done at once: small enough for a thread that others keep from its core to hold up little."""
_KEYS = 1 << 22
_NARROW = 64
"""So many texts with changes at most are done by themselves."""
_LANES = 8


@dataclass(frozen=True)
class Updated:
    """What an update came to."""

    generation: int
    """The index's state that the sums are of now."""
    wholly: int
    """Photos whose sums were all made anew."""
    partly: int
    """Photos of which only those of changed texts were."""


class TextScores:
    """The similarities of all photos to a list of texts. One thread at a time."""

    def __init__(self, state: State) -> None:
        """Knows no text yet."""
        self._state = state
        self._texts: list[bytes] = []
        self._keys: list[NDArray[np.int64]] = []
        self._weights: list[NDArray[np.float64]] = []
        self._factors = np.empty(0, dtype=np.float64)
        self._described: list[Described] = []
        self._norms = np.empty(0, dtype=np.float64)
        self._sums = np.empty((0, 0), dtype=np.float32)
        self._prints = np.empty(0, dtype=np.uint64)
        self._ids = np.empty(0, dtype=np.int64)
        self._half_way = False
        """Whether the last update failed: sums and weights may be of two states, and are made anew."""

    def update(self, texts: NDArray[np.int16]) -> Updated:
        """Brings the sums in step with the index, for these texts from now on, int16 [q, text_dim].

        Where it raises, the next one makes up for it.
        """
        state = self._state
        # The rows themselves are read, which changes alter in place beside those who read the lists alone.
        with state.steady_rows(), state.gate.shared():
            self._arrange(texts)
            self._half_way = True
            keys = _described(state, texts)
            pairs = list(zip(self._keys, keys, strict=True))
            which = np.array([at for at, pair in enumerate(pairs) if not np.array_equal(*pair)], np.int64)
            used = state.photos.slots.used
            self._ids, self._norms = state.photos.ids[:used].copy(), state.photos.norms[:used].copy()
            finder, slots = state.find(), state.anchors.slots.used
            unit = _FULL**state.parameters.text_p
            for at in which.tolist():
                values = reference.power(keys[at] >> 32, state.parameters.text_p)
                norm = np.sqrt(reference.squared_norm(values[None]))[0]
                self._weights[at] = values / unit
                self._factors[at] = unit / norm if norm > 0 else 0.0
                self._described[at] = described(state, keys[at])
            every = _Table.of(state, keys, self._weights, slots)
            touching = np.zeros(slots, dtype=np.bool_)
            changed = [np.setxor1d(*pairs[at]) for at in which.tolist()]
            there = np.unique(np.concatenate([*changed, np.empty(0, np.int64)]) & _LOW)
            there = there[state.anchors.directory.known(codes_of(there))]
            touching[state.anchors.directory.find(codes_of(there))] = True
            lines, narrow = every.narrow(which, len(texts))
            done = np.zeros((-(-used // _SLICE), 2), dtype=np.int64)
            photos = state.photos

            def bring(part: int) -> None:
                update_sums(
                    photos.rows, photos.counts, photos.taus, photos.norms, photos.ids, state.parameters.p,
                    finder.dense, finder.codes, finder.places, every.starts, every.columns, every.weights,
                    lines, narrow, touching, which, part * _SLICE, min((part + 1) * _SLICE, used),
                    self._prints, self._sums, done[part],
                )  # fmt: skip

            run_steps(len(done), lambda: bring, None)
            wholly, partly = done.sum(axis=0).tolist()
            self._keys, self._half_way = keys, False
            return Updated(state.generation, wholly, partly)

    @property
    def described(self) -> Sequence[Described]:
        """What describes each text, as of the last update."""
        return self._described

    def norms(self, photo_ids: Ids) -> NDArray[np.float64]:
        """Returns what `RelativeIndex.norms` did at the last update, float64 [n].

        Photos that it did not know have 0.
        """
        slots, known = self._slots(photo_ids)
        norms = np.zeros(len(slots), dtype=np.float64)
        norms[known] = self._norms[slots[known]]
        return norms

    def similarities(self, photo_ids: Ids, texts: slice = slice(None)) -> NDArray[np.float32]:
        """Returns float32 [n, q] as of the last update; photos that it did not know have 0.

        Args:
            photo_ids: Which photos.
            texts: Which of the texts.
        """
        slots, known = self._slots(photo_ids)
        factors = self._factors[texts]
        result = np.zeros((len(slots), len(factors)), dtype=np.float32)
        result[known] = (self._sums[slots[known], texts] * factors).astype(np.float32)
        return result

    def _slots(self, photo_ids: Ids) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
        """Returns where photos are, intp [n], and which of them are anywhere, bool [n]."""
        wanted = checked_ids(photo_ids, "photo")
        if not len(self._ids):
            return np.zeros(len(wanted), np.intp), np.zeros(len(wanted), np.bool_)
        order = np.argsort(self._ids, kind="stable")
        at = np.searchsorted(self._ids, wanted, sorter=order)
        slots = order[np.minimum(at, len(order) - 1)]
        return slots, self._ids[slots] == wanted

    def above(self, least: NDArray[np.float32], below_id: int) -> list[NDArray[np.int64]]:
        """Returns for each text the photos with that similarity or more, int64, ascending.

        Args:
            least: float32 [q].
            below_id: Photos with this id or a higher one are left out.
        """
        used, width = len(self._ids), len(self._texts)
        if not width:
            return []
        counts = np.zeros((-(-used // _SLICE), width), dtype=np.int64)

        def count(part: int) -> None:
            low, high = part * _SLICE, min((part + 1) * _SLICE, used)
            count_above(self._sums, self._ids, self._factors, least, below_id, low, high, counts[part])

        run_steps(len(counts), lambda: count, None)
        # What is found lies text by text, and of each text slice by slice.
        ends = np.ascontiguousarray(np.cumsum(counts.T).reshape(width, -1).T - counts)
        found = np.empty(int(counts.sum()), dtype=np.int64)

        def gather(part: int) -> None:
            low, high = part * _SLICE, min((part + 1) * _SLICE, used)
            list_above(self._sums, self._ids, self._factors, least, below_id, low, high, ends[part], found)

        run_steps(len(counts), lambda: gather, None)
        return [np.sort(part) for part in np.split(found, np.cumsum(counts.sum(axis=0))[:-1])]

    def _arrange(self, texts: NDArray[np.int16]) -> None:
        """Gives each text a column, with what is known of it, and each slot a row."""
        wanted = [text.tobytes() for text in texts]
        used = self._state.photos.slots.used
        if wanted != self._texts or self._half_way:
            texts_known = [] if self._half_way else self._texts
            known = {text: column for column, text in enumerate(texts_known)}
            sums = np.zeros((len(self._prints), len(wanted)), dtype=np.float32)
            keys: list[NDArray[np.int64]] = []
            weights: list[NDArray[np.float64]] = []
            told: list[Described] = []
            factors = np.zeros(len(wanted), dtype=np.float64)
            for column, text in enumerate(wanted):
                old = known.get(text)
                keys.append(self._keys[old] if old is not None else np.empty(0, dtype=np.int64))
                weights.append(self._weights[old] if old is not None else np.empty(0, dtype=np.float64))
                told.append(self._described[old] if old is not None else NOTHING)
                if old is not None:
                    sums[:, column], factors[column] = self._sums[:, old], self._factors[old]
            self._texts, self._keys, self._sums = wanted, keys, sums
            self._weights, self._factors, self._described = weights, factors, told
        if used > len(self._prints):
            room = used + used // 8 + _LEAST_PHOTOS
            sums = np.zeros((room, len(wanted)), dtype=np.float32)
            prints = np.zeros(room, dtype=np.uint64)
            sums[: len(self._sums)], prints[: len(self._prints)] = self._sums, self._prints
            self._sums, self._prints = sums, prints


@dataclass(frozen=True)
class _Table:
    """The texts of each anchor, by its slot: as `update_sums` takes them."""

    starts: NDArray[np.int64]
    columns: NDArray[np.int64]
    weights: NDArray[np.float64]

    @classmethod
    def of(
        cls,
        state: State,
        keys: Sequence[NDArray[np.int64]],
        weights: Sequence[NDArray[np.float64]],
        size: int,
    ) -> "_Table":
        """Returns the table of texts, each with the keys of its anchors and their weights."""
        if not any(len(key) for key in keys):
            return cls(np.zeros(size + 1, np.int64), np.empty(0, np.int64), np.empty(0, np.float64))
        columns = np.repeat(np.arange(len(keys)), [len(key) for key in keys])
        slots = state.anchors.directory.find(codes_of(np.concatenate(keys) & _LOW))
        order = np.argsort(slots, kind="stable")
        starts = np.searchsorted(slots[order], np.arange(size + 1))
        return cls(starts.astype(np.int64), columns[order], np.concatenate(weights)[order])

    def narrow(self, which: NDArray[np.int64], texts: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """Returns each anchor's line in a table of some texts alone, and that table, as `update_sums` has it.

        Empty where these texts are so many that all of them are as soon done.
        """
        if not 0 < len(which) <= _NARROW:
            return np.empty(0, np.int32), np.zeros((0, 0), np.float64)
        place = np.full(texts, -1, dtype=np.int64)
        place[which] = np.arange(len(which))
        there = np.flatnonzero(place[self.columns] >= 0)
        slots = np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))[there]
        anchors, line = np.unique(slots, return_inverse=True)
        lines = np.zeros(len(self.starts) - 1, dtype=np.int32)
        lines[anchors] = np.arange(1, len(anchors) + 1)
        # The first line is of anchors that are in none; whole registers are added up at once.
        table = np.zeros((len(anchors) + 1, -(-len(which) // _LANES) * _LANES), dtype=np.float64)
        table[line + 1, place[self.columns[there]]] = self.weights[there]
        return lines, table


def _described(state: State, texts: NDArray[np.int16]) -> list[NDArray[np.int64]]:
    """Returns the keys of the anchors that describe each text with positive weights, best first."""
    anchors, kept = state.anchors, state.parameters.text_k
    used = anchors.slots.used
    alive = np.flatnonzero(anchors.codes[:used] >= 0)
    found: list[NDArray[np.int64]] = []
    if not len(alive):
        return [np.empty(0, dtype=np.int64) for _ in texts]
    side = anchors.texts[alive].astype(np.float32).T
    step = max(_KEYS // len(alive), 1)
    for start in range(0, len(texts), step):
        # Exact: integers whose products and sums stay below 2^24.
        sims = (texts[start : start + step].astype(np.float32) @ side).astype(np.int64)
        keys = (apply_scales(sims, anchors.text_scales[alive]) << 32) | anchors.codes[alive]
        if kept < keys.shape[1]:
            keys = np.partition(keys, keys.shape[1] - kept, axis=1)[:, -kept:]
        keys = np.sort(keys, axis=1)[:, ::-1]
        found += [row[row >> 32 > 0] for row in keys]
    return found

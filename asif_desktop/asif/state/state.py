"""What the index holds: anchors, photos with their rows, postings; and who may touch them."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.bulk.lists import Lists, Side
from asif_desktop.asif.state.mapped import Mapping, Path, mapped_vectors
from asif_desktop.asif.state.postings import Finder, Postings
from asif_desktop.asif.tables import HIGHEST, LOWEST, Directory, Slots, grown
from asif_desktop.asif.threads.gate import Gate

if TYPE_CHECKING:
    from asif_desktop.asif.bulk.gpu import Gpu

FindGpu = Callable[[int], "Gpu | None"]
MOST_SLACK = 64
_PATIENCE = 0.5
"""Seconds after which it is looked whether rows will ever hold again."""


@dataclass(frozen=True)
class Parameters:
    """What makes two indexes comparable: dimensions, and k and p of each side."""

    image_dim: int
    text_dim: int
    k: int
    p: int
    text_k: int
    text_p: int

    @property
    def slack(self) -> int:
        """How many entries a row has room for beyond k, so that most changes need no second look."""
        return slack_for(self.k)

    @property
    def room(self) -> int:
        """How many entries a row has room for."""
        return self.k + self.slack

    @property
    def kept(self) -> int:
        """How many entries a row computed afresh is given: room is left for newcomers."""
        return self.k + self.slack // 2


def slack_for(k: int) -> int:
    """Returns how many entries beyond k a row has room for."""
    return min(max(k * 28 // 100, 16), MOST_SLACK)


def _no_ids() -> NDArray[np.int64]:
    return np.empty(0, dtype=np.int64)


class Anchors:
    """The anchors, by slot. Codes are -1 where a slot is empty; vectors and scales mean nothing there."""

    def __init__(self, image_dim: int, text_dim: int) -> None:
        self.slots = Slots()
        self.folder: Path | None = None
        """Where the image vectors lie in a file; None: in memory."""
        self.directory = Directory("anchor", _no_ids(), _no_ids())
        self.codes = _no_ids()
        self.images = np.empty((0, image_dim), dtype=np.int16)
        self.texts = np.empty((0, text_dim), dtype=np.int16)
        self.image_scales = np.empty((0, 2), dtype=np.int32)
        self.text_scales = np.empty((0, 2), dtype=np.int32)

    def reserve(self, size: int) -> None:
        """Makes room for slots below `size`."""
        used = self.slots.used
        codes = grown(self.codes, used, size)
        images, texts = self._grown_images(size), grown(self.texts, used, size)
        image_scales = grown(self.image_scales, used, size)
        text_scales = grown(self.text_scales, used, size)
        codes[used:] = -1
        self.codes, self.images, self.texts = codes, images, texts
        self.image_scales, self.text_scales = image_scales, text_scales

    def in_file(self, folder: Path) -> NDArray[np.int16]:
        """Returns the image vectors, int16 [slots, dim], copied into a file in this folder.

        Raises:
            OSError: It cannot be made; nothing has changed.
        """
        images = mapped_vectors(folder, len(self.images), self.images.shape[1])
        images[: self.slots.used] = self.images[: self.slots.used]
        return images

    def side(self) -> Side:
        """Returns the image side of all slots in use."""
        used = self.slots.used
        mapped = self.folder is not None
        return Side(self.images[:used], self.codes[:used], self.image_scales[:used], mapped)

    def _grown_images(self, size: int) -> NDArray[np.int16]:
        count, dim = self.images.shape
        if self.folder is None or size <= count:
            return grown(self.images, self.slots.used, size)
        images = mapped_vectors(self.folder, max(size, count * 3 // 2), dim)
        images[: self.slots.used] = self.images[: self.slots.used]
        return images


class Photos:
    """The photos, by slot. Where it is empty, the id is -1, and bar and k-th key are the largest int64."""

    def __init__(self, image_dim: int, room: int) -> None:
        self.slots = Slots()
        self.directory = Directory("photo", _no_ids(), _no_ids())
        self.ids = _no_ids()
        self.vectors = np.empty((0, image_dim), dtype=np.int16)
        self._mapping: Mapping | None = None
        self.rows = np.empty((0, room), dtype=np.int64)
        self.counts = np.empty(0, dtype=np.int32)
        self.bars = _no_ids()
        self.taus = _no_ids()
        self.norms = np.empty(0, dtype=np.float64)
        self.dead = _no_ids()
        """Slots that postings may still name; free after a round of sweeping."""
        self.dying = _no_ids()
        """Those of them that the present round will free."""

    def reserve(self, size: int) -> None:
        """Makes room for slots below `size`."""
        used = self.slots.used
        ids, vectors, rows = (
            grown(self.ids, used, size),
            grown(self.vectors, used, size),
            grown(self.rows, used, size),
        )
        counts, bars = grown(self.counts, used, size), grown(self.bars, used, size)
        taus, norms = grown(self.taus, used, size), grown(self.norms, used, size)
        ids[used:] = -1
        counts[used:] = 0
        bars[used:] = taus[used:] = HIGHEST
        norms[used:] = 0
        self.ids, self.vectors, self.rows, self.counts = ids, vectors, rows, counts
        self.bars, self.taus, self.norms = bars, taus, norms

    @property
    def mapping(self) -> Mapping | None:
        """The file where the vectors lie; None: in memory, as they are again once they outgrow it."""
        found = self._mapping
        return found if found is not None and found.vectors is self.vectors else None

    def map_to(self, mapping: Mapping) -> None:
        """Leaves the vectors in a file that holds the same."""
        self._mapping, self.vectors = mapping, mapping.vectors

    def put_vectors(self, slots: NDArray[np.int64], vectors: NDArray[np.int16]) -> None:
        """Writes vectors, int16 [n, dim], to these slots, int64 [n]."""
        if (mapping := self.mapping) is not None:
            mapping.put(slots, vectors)
        else:
            self._mapping = None
            self.vectors[slots] = vectors

    def lists(self, slots: NDArray[np.int64]) -> Lists:
        """Returns copies of the rows at these slots, int64 [n]."""
        return Lists(self.rows[slots], self.counts[slots], self.bars[slots])

    def free_dead(self) -> None:
        """Frees all slots of photos that are gone; no posting may name them any more."""
        self.slots.give(np.concatenate([self.dead, self.dying]))
        self.dead = self.dying = _no_ids()

    def put(self, slots: NDArray[np.int64], lists: Lists) -> None:
        """Writes rows to these slots, int64 [n]."""
        self.rows[slots], self.counts[slots], self.bars[slots] = lists.keys, lists.counts, lists.bars


class State:
    """All of it. `writer` is held by whoever changes anything; `gate` keeps readers and changes apart."""

    def __init__(self, parameters: Parameters) -> None:
        self.parameters = parameters
        self.anchors = Anchors(parameters.image_dim, parameters.text_dim)
        self.photos = Photos(parameters.image_dim, parameters.room)
        self.postings = Postings()
        self.finder: Finder | None = None
        self.gpu: FindGpu = lambda _: None
        """Returns the GPU for a bulk change of so many multiplications, or None."""
        self.generation = 0
        self._rows = threading.Condition()
        self._rows_hold = True
        self._row_readers = 0
        self.torn: Callable[[], None] | None = None
        """Where a change failed while it altered rows: makes them anew, which `mend` sees to."""
        self.writer = threading.RLock()
        self.gate = Gate()

    def let_go(self) -> None:
        """Frees what it holds; nobody may be inside the gate, nor enter it any more."""
        self.torn = self.finder = None
        self.postings = Postings()
        parameters = self.parameters
        self.photos = Photos(parameters.image_dim, parameters.room)
        self.anchors = Anchors(parameters.image_dim, parameters.text_dim)

    @property
    def rows_hold(self) -> bool:
        """Whether the rows are those of the present generation: false while a change alters them in place.

        Whoever is about to do that waits until nobody is inside `steady_rows`.
        """
        return self._rows_hold

    @rows_hold.setter
    def rows_hold(self, hold: bool) -> None:
        with self._rows:
            if not hold:
                self._rows.wait_for(lambda: not self._row_readers)
            self._rows_hold = hold
            with suppress(MemoryError):  # whoever waits for rows to hold looks by itself, now and then
                self._rows.notify_all()

    @contextmanager
    def steady_rows(self) -> Iterator[None]:
        """Keeps the rows as they are while the body runs; to be entered before the gate.

        Raises:
            RuntimeError: A change failed half-way, and the rows are of no state at all.
        """
        with self._rows:
            while not self._rows.wait_for(lambda: self._rows_hold, _PATIENCE):
                if self.writer.acquire(blocking=False):  # nobody is at work on them
                    self.writer.release()
                    if not self._rows_hold:
                        raise RuntimeError("a change left the rows half-way")
            self._row_readers += 1
        try:
            yield
        finally:
            with self._rows:
                self._row_readers -= 1
                self._rows.notify_all()

    def find(self) -> Finder:
        """Returns what finds an anchor by its code; kept until the anchors change."""
        if self.finder is None:
            self.finder = Finder.over(self.anchors.directory)
        return self.finder

    def unfilled(self, slots: NDArray[np.int64], counts: NDArray[np.int32], least: int) -> NDArray[np.bool_]:
        """Returns bool [n], which rows hold fewer than `least` entries though there are others."""
        return (counts < least) & (self.photos.bars[slots] > LOWEST)

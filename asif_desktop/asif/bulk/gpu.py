"""Bulk products and selections on a GPU that torch drives, to the same bits as on the processor.

Every product of quantised vectors, and every partial sum of one, is an integer of at most 2^24: float32 holds
them all, so a GPU gives the same whatever its order of adding up, as long as it multiplies in float32 and
not in a shorter format. Whether it does is tried once, on vectors that tell.

Torch is imported when a `Gpu` is made, never with this package: a search from a terminal does without.
"""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif.bulk.lists import Lists, Side, put_sorted
from asif_desktop.asif.quantise import quantise
from asif_desktop.asif.scaling import is_plain
from asif_desktop.asif.tables import LOWEST
from asif_desktop.asif.threads.workers import Progress

if TYPE_CHECKING:
    from torch import Tensor

_logger = logging.getLogger(__name__)

_SHARE = 0.4
"""So much of the memory that is free is taken at most: pictures are encoded on the same GPU."""
_CELL = 40
"""Bytes for each photo and anchor of a block, about: the product, what it is scaled to, and selecting."""
_MOST, _LEAST = 8192, 32
"""Photos in a block, at most and at least."""
_TIED = 256
"""So many rows with ties are done at once: they take twice the memory."""
_MASK = 0xFFFFFFFF


class Gpu:
    """Finds best anchors, and which photos new anchors reach. Where it fails, it is not asked again."""

    def __init__(self, device: str, on_failure: Callable[[Exception], None] | None = None) -> None:
        """Makes ready, and tries whether the device multiplies exactly.

        Args:
            device: As torch names it, such as "cuda:0".
            on_failure: Told why the device is not used from then on.
        """
        import torch

        self._torch = torch
        self._device = torch.device(device)
        self._on_failure = on_failure
        self._rows = _MOST
        self.usable = True
        """Whether it has not failed yet."""
        try:
            if not self._is_exact():
                raise RuntimeError("its products of float32 are not exact")
        except (RuntimeError, AssertionError) as error:  # the latter where torch comes without CUDA
            self._give_up(error)

    def best_lists(
        self,
        vectors: NDArray[np.int16],
        slots: NDArray[np.int64],
        side: Side,
        alive: int,
        kept: int,
        out: Lists,
        into: NDArray[np.int64],
        seeds: Lists | None,
        progress: Progress | None,
    ) -> bool:
        """Does what `products.best_lists` does; returns whether it did.

        Where not, the device failed or is too small, and what was written to `out` counts for nothing.
        """
        living = np.flatnonzero(side.codes >= 0)
        if side.mapped or not self._takes(len(living), vectors.shape[1]):
            return False
        kept = min(kept, max(alive, 1))
        try:
            anchors = self._sent(side.vectors[living]).float()
            codes, scales = self._sent(side.codes[living]), self._scales(side.scales[living])
        except RuntimeError as error:
            return self._give_up(error)
        done = 0
        while done < len(slots):
            here = slots[done : done + self._fitting(len(living))]
            old = None if seeds is None else (seeds.keys[here], seeds.counts[here], seeds.bars[here])
            try:
                found = self._best(vectors[here], anchors, codes, scales, kept, old)
            except RuntimeError as error:
                if self._halved(error, len(here)):
                    continue
                return self._give_up(error)
            counts = np.count_nonzero(found > LOWEST, axis=1)
            bars = np.full(len(here), LOWEST) if old is None else old[2]
            put_sorted(out, into[done : done + len(here)], found, counts, bars, kept, alive)
            done += len(here)
            if progress is not None:
                progress(done, len(slots))
        return True

    def candidates(
        self, vectors: NDArray[np.int16], bars: NDArray[np.int64], side: Side, progress: Progress | None
    ) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]] | None:
        """Finds where new anchors reach the bar of a photo.

        Args:
            vectors: int16 [n, dim].
            bars: int64 [n].
            side: The new anchors, all alive.
            progress: Called with photos done and their number.

        Returns:
            Parts of it, each with slots, int64 [t], ascending, and keys, int64 [t], as
            ``similarity << 32 | (2^32 - 1 - which of the new anchors)``; None where the device failed or is
            too small.
        """
        if not self._takes(len(side.codes), vectors.shape[1]):
            return None
        try:
            anchors, codes = self._sent(side.vectors).float(), self._sent(side.codes)
            scales = self._scales(side.scales)
        except RuntimeError as error:
            self._give_up(error)
            return None
        parts: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
        low = 0
        while low < len(vectors):
            high = min(low + self._fitting(len(side.codes)), len(vectors))
            try:
                rows, keys = self._reaching(vectors[low:high], bars[low:high], anchors, codes, scales)
            except RuntimeError as error:
                if self._halved(error, high - low):
                    continue
                self._give_up(error)
                return None
            parts.append((rows + low, keys))
            low = high
            if progress is not None:
                progress(low, len(vectors))
        return parts

    def _best(
        self,
        vectors: NDArray[np.int16],
        anchors: "Tensor",
        codes: "Tensor",
        scales: "Tensor | None",
        kept: int,
        seeds: tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.int64]] | None,
    ) -> NDArray[np.int64]:
        """Returns int64 [n, kept], the best keys of a block of photos, best first; gaps are LOWEST."""
        torch = self._torch
        with torch.inference_mode():
            values = self._similarities(vectors, anchors, scales)
            chosen = min(kept, values.shape[1])
            top, at = values.topk(chosen, dim=1, sorted=False)
            keys = (top.long() << 32) | codes[at]
            # Of equal similarities the lower id counts, which a selection by similarity alone does not know.
            reaching = (values >= top.amin(dim=1, keepdim=True)).sum(dim=1)
            for rows in torch.nonzero(reaching > chosen)[:, 0].split(_TIED):
                keys[rows] = ((values[rows].long() << 32) | codes).topk(chosen, dim=1, sorted=False).values
            if seeds is not None:
                old, counts, bars = (self._sent(array) for array in seeds)
                keys.masked_fill_(keys < bars[:, None], LOWEST)
                beyond = torch.arange(old.shape[1], device=self._device) >= counts[:, None]
                keys = torch.cat([keys, old.masked_fill(beyond, LOWEST)], dim=1)
            keys = keys.sort(dim=1, descending=True).values[:, :kept]
            found = np.full((len(vectors), kept), LOWEST, dtype=np.int64)
            found[:, : keys.shape[1]] = keys.cpu().numpy()
        return found

    def _reaching(
        self,
        vectors: NDArray[np.int16],
        bars: NDArray[np.int64],
        anchors: "Tensor",
        codes: "Tensor",
        scales: "Tensor | None",
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Returns the rows and keys of what reaches the bars of a block of photos."""
        torch = self._torch
        with torch.inference_mode():
            values = self._similarities(vectors, anchors, scales)
            keys = (values.long() << 32) | codes
            rows, which = torch.nonzero(keys >= self._sent(bars)[:, None], as_tuple=True)
            keys = (values[rows, which].long() << 32) | (_MASK - which)
            return rows.cpu().numpy(), keys.cpu().numpy()

    def _similarities(
        self, vectors: NDArray[np.int16], anchors: "Tensor", scales: "Tensor | None"
    ) -> "Tensor":
        """Returns int32 [n, m], scaled similarities, which are below 2^31."""
        torch = self._torch
        if torch.backends.cuda.matmul.allow_tf32:
            raise RuntimeError("products of float32 are set to be shortened (TF32)")
        sims = self._sent(vectors).float() @ anchors.T
        if scales is None:
            return sims.int()
        return (((sims.long() - scales[:, 0]) * scales[:, 1]) >> 16).int()

    def _scales(self, scales: NDArray[np.int32]) -> "Tensor | None":
        return None if is_plain(scales) else self._sent(scales.astype(np.int64))

    def _sent(self, array: NDArray[np.int16] | NDArray[np.int32] | NDArray[np.int64]) -> "Tensor":
        return self._torch.from_numpy(np.require(array, requirements=["C", "W"])).to(self._device)

    def _takes(self, anchors: int, dim: int) -> bool:
        """Returns whether so many anchors can be, and fit."""
        return self.usable and anchors > 0 and 4 * anchors * dim + _CELL * _LEAST * anchors <= self._memory()

    def _fitting(self, anchors: int) -> int:
        """Returns how many photos are done at once."""
        return max(min(self._memory() // (_CELL * anchors), self._rows), _LEAST)

    def _memory(self) -> int:
        """Returns how many bytes may be taken; none where the device no longer says."""
        try:
            return self._free_memory()
        except RuntimeError as error:
            self._give_up(error)
            return 0

    def _free_memory(self) -> int:
        if self._device.type != "cuda":
            return 1 << 30
        cuda, device = self._torch.cuda, self._device
        free, _ = cuda.mem_get_info(device)
        # What torch has taken and keeps for later is free too.
        return int(_SHARE * (free + cuda.memory_reserved(device) - cuda.memory_allocated(device)))

    def _halved(self, error: RuntimeError, rows: int) -> bool:
        """Makes blocks smaller where the device's memory did not suffice; returns whether to try again."""
        if not isinstance(error, self._torch.OutOfMemoryError) or rows <= _LEAST:
            return False
        self._rows = max(rows // 2, _LEAST)
        if self._device.type == "cuda":
            self._torch.cuda.empty_cache()
        return True

    def _give_up(self, error: Exception) -> bool:
        """Leaves the device alone from now on; returns False."""
        if not self.usable:
            return False
        _logger.warning("The GPU is not used for the index from now on: %s", error)
        self.usable = False
        if self._on_failure is not None:
            self._on_failure(error)
        return False

    def _is_exact(self) -> bool:
        """Returns whether products of full size come out to the unit."""
        rng = np.random.default_rng(7)
        drawn = rng.standard_normal((2, 1024, 384))
        # Even vectors have no entry beyond 2048, up to where TF32 is exact: half of them are made steep.
        drawn[:, ::2] **= 9
        pictures, anchors = quantise(drawn[0].astype(np.float32)), quantise(drawn[1].astype(np.float32))
        pictures[0] = anchors[0]  # the largest products there are
        wanted = pictures.astype(np.float64) @ anchors.astype(np.float64).T
        with self._torch.inference_mode():
            found = self._similarities(pictures, self._sent(anchors).float(), None).cpu().numpy()
        return bool((found == wanted).all())

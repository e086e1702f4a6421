"""An image model on a GPU, fed in pieces: one piece travels to it while it works on the one before.

Pieces go through two pinned buffers and a stream of their own, and results come back once for all pieces, so
that the device never waits for the computer. Streams, events and devices have the same names in torch for
CPUs, where they do nothing.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from asif_desktop.encoders.gpu.gpu_fit import MAX_PIECE_BYTES, Fit, fit_once, made_pictures

PIECES = 4
"""So many pieces make a batch: enough to hide the copies, few enough that others are not kept waiting."""
_TRIES = 3


def can_stream(device: str) -> bool:
    """Returns whether models on this device are fed so."""
    return device.startswith("cuda")


@dataclass(frozen=True)
class _Slot:
    """Where a piece passes through."""

    here: Tensor
    """uint8 [largest, side, side, 3], pinned."""
    there: Tensor
    """The same on the device."""
    sent: Any
    """The event after which `here` may be filled again, and the model may read `there`."""
    read: Any
    """The event after which `there` may be filled again."""


class StreamedForward:
    """Embeds pictures on a device. Used by one thread at a time."""

    def __init__(
        self,
        embed: Callable[[Tensor], Tensor],
        side: int,
        mean: tuple[float, ...],
        std: tuple[float, ...],
        device: str,
        key: str,
    ) -> None:
        """Finds out which precision and how large a piece this model wants here, if that is not known yet.

        Args:
            embed: Turns normalised pictures [n, 3, side, side] into embeddings, on the device.
            side: Of the pictures.
            mean: Of red, green and blue in [0, 1], to be subtracted.
            std: Of red, green and blue in [0, 1], to be divided by.
            device: Where the model is.
            key: Tells the model from others.
        """
        self._embed = embed
        self._side = side
        self._device = torch.device(device)
        self._torch: Any = torch.get_device_module(self._device)
        self._mean = 255 * torch.tensor(mean, device=self._device).view(1, 3, 1, 1)
        self._std = 255 * torch.tensor(std, device=self._device).view(1, 3, 1, 1)
        if self._device.type == "cuda":
            # Else convolutions in fp32 are not: the default rounds their inputs to ten bits.
            torch.backends.cudnn.allow_tf32 = False
        largest = max(1, MAX_PIECE_BYTES // (3 * side * side))
        with torch.inference_mode():
            self.fit: Fit = fit_once((key, device), self._sample, self._rate, largest)
        self._copies = self._torch.Stream(self._device)
        self._slots = [self._slot(), self._slot()]

    def rows(self, pixels: NDArray[np.uint8], piece: int) -> NDArray[np.float32]:
        """Returns embeddings, float32 [n, dim], of pictures, uint8 [n, side, side, 3], `piece` at a time."""
        piece = min(piece, self.fit.piece)
        with torch.inference_mode():
            found = self._rows(pixels, piece, half=self.fit.half)
            if self.fit.half and not np.isfinite(found).all():
                # Some number on the way was larger than half precision goes.
                self.fit = Fit(half=False, piece=self.fit.piece)
                found = self._rows(pixels, piece, half=False)
        return found

    def _rows(self, pixels: NDArray[np.uint8], piece: int, *, half: bool) -> NDArray[np.float32]:
        parts = list(_parts(len(pixels), piece))
        found = []
        self._send(self._slots[0], pixels[parts[0]])
        for number, part in enumerate(parts):
            slot = self._slots[number % 2]
            self._torch.current_stream(self._device).wait_event(slot.sent)
            found.append(self._work(slot.there[: part.stop - part.start], half=half, read=slot.read))
            # The model is at work on that piece while the next one is copied here.
            if number + 1 < len(parts):
                self._send(self._slots[(number + 1) % 2], pixels[parts[number + 1]])
        array: NDArray[np.float32] = torch.cat(found).cpu().numpy()
        return array

    def _send(self, slot: _Slot, pixels: NDArray[np.uint8]) -> None:
        slot.sent.synchronize()
        count = len(pixels)
        # torch warns of arrays that must not be written, such as shared memory.
        slot.here[:count].copy_(torch.from_numpy(pixels if pixels.flags.writeable else pixels.copy()))
        with self._torch.stream(self._copies):
            self._copies.wait_event(slot.read)
            slot.there[:count].copy_(slot.here[:count], non_blocking=True)
            slot.sent.record(self._copies)

    def _work(self, pictures: Tensor, *, half: bool, read: Any = None) -> Tensor:
        """Returns the embeddings of pictures on the device; they may still be in the making."""
        # A view with channels last: what convolutions want.
        batch = pictures.permute(0, 3, 1, 2).to(torch.float32).sub_(self._mean).div_(self._std)
        if read is not None:
            read.record(self._torch.current_stream(self._device))
        if self._device.type == "cuda":
            # Trying which way is the fastest takes seconds for each new size, so only for the one that lasts.
            torch.backends.cudnn.benchmark = read is not None and len(pictures) == self.fit.piece
        with torch.autocast(self._device.type, torch.float16) if half else nullcontext():
            return self._embed(batch).float()

    def _sample(self, half: bool) -> Tensor:
        pictures = torch.from_numpy(made_pictures(self._side)).to(self._device)
        return self._work(pictures, half=half).cpu()

    def _rate(self, count: int, half: bool) -> float:
        """Returns pictures a second in pieces of this size, at its best."""
        pictures = torch.from_numpy(made_pictures(self._side)).to(self._device)
        pictures = pictures[torch.arange(count, device=self._device) % len(pictures)]
        self._work(pictures, half=half)
        seconds = []
        for _ in range(_TRIES):
            self._torch.synchronize(self._device)
            began = time.perf_counter()
            self._work(pictures, half=half)
            self._torch.synchronize(self._device)
            seconds.append(time.perf_counter() - began)
        return count / min(seconds)

    def _slot(self) -> _Slot:
        shape = (self.fit.piece, self._side, self._side, 3)
        here = torch.empty(shape, dtype=torch.uint8, pin_memory=self._device.type == "cuda")
        there = torch.empty(shape, dtype=torch.uint8, device=self._device)
        return _Slot(here, there, self._torch.Event(), self._torch.Event())


def _parts(count: int, piece: int) -> Iterator[slice]:
    """Yields the pieces. The first of several is small: while it is copied there is nothing to do yet."""
    stop = piece // 4 if count > piece >= 4 else min(piece, count)
    start = 0
    while start < count:
        yield slice(start, stop)
        start, stop = stop, min(stop + piece, count)

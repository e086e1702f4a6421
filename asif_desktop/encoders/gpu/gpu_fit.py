"""What suits a model on a GPU: the precision and the size of a piece, found by trying, once in a process."""

import functools
import threading
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from asif_desktop.encoders.gpu.devices import is_out_of_memory

MAX_PIECE_BYTES = 32 * 2**20
"""Of pixels in one piece. What waits for the device lies in memory several times over."""

_NEAR = 0.99995
"""Cosine to fp32. Encoders within 0.9999 count as one; the rest is for pictures other than those tried."""
_FIRST = 8
_GAIN = 1.05
"""By how much twice the size must be faster to be worth it."""


@dataclass(frozen=True)
class Fit:
    """What suits a model."""

    half: bool
    """Whether its layers run in half precision where that is safe (autocast)."""
    piece: int
    """Pictures at a time."""


_found: dict[tuple[str, str], Fit] = {}
_finding = threading.Lock()


def fit_once(
    key: tuple[str, str],
    embed: Callable[[bool], Tensor],
    rate: Callable[[int, bool], float],
    largest: int,
) -> Fit:
    """Returns what suits a model on a device, from earlier in this process if it is known.

    Args:
        key: Tells model and device from others.
        embed: Returns the embeddings [n, dim] of some pictures, in half precision or not.
        rate: Returns pictures a second, so many at a time, in half precision or not.
        largest: How many at a time are too many for other reasons.
    """
    with _finding:
        if key not in _found:
            half = is_near(embed(True), embed(False))
            _found[key] = Fit(half, best_piece(lambda count: rate(count, half), largest))
        return _found[key]


def is_near(rows: Tensor, exact: Tensor) -> bool:
    """Returns whether embeddings [n, dim] may stand for exact ones; never if any is no embedding."""
    cosines = torch.cosine_similarity(rows.double(), exact.double(), dim=1)
    return bool((cosines >= _NEAR).all())  # NaN is not


def best_piece(rate: Callable[[int], float], largest: int) -> int:
    """Returns the size at which twice as many at a time are hardly faster, or have no room."""
    piece, best = 1, 0.0
    size = min(_FIRST, largest)
    while size <= largest:
        try:
            now = rate(size)
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
            break
        if now < _GAIN * best:
            break
        piece, best = size, now
        size *= 2
    return piece


@functools.cache
def made_pictures(side: int) -> NDArray[np.uint8]:
    """Returns uint8 [8, side, side, 3], always the same: clouds, bright and dark, skies, a plain picture.

    Clouds have their detail as photographs have it. Skies and the plain one have next to none: what rounding
    adds is the largest part of the embedding there.
    """
    clouds = _clouds(side, 2)
    skies = np.linspace(0, 1, side)[:, None, None] * np.array([30, 120, 200])[:, None, None, None] + 20
    skies = np.broadcast_to(skies, (3, side, side, 3))
    plain = np.full((1, side, side, 3), 60)
    pictures = np.concatenate([clouds, clouds * 0.15, skies, plain])
    found: NDArray[np.uint8] = pictures.astype(np.uint8)
    return found


def _clouds(side: int, count: int) -> NDArray[np.float64]:
    rng = np.random.default_rng(0)
    frequencies = np.hypot(np.fft.fftfreq(side)[:, None], np.fft.rfftfreq(side)[None, :])
    spectrum = np.fft.rfft2(rng.normal(size=(count, 3, side, side))) / np.maximum(frequencies, 1 / side)
    clouds = np.fft.irfft2(spectrum, s=(side, side)).transpose(0, 2, 3, 1)
    shared = clouds.mean(axis=3, keepdims=True)  # photographs are grey more than they are coloured
    scene = shared + 0.4 * (clouds - shared)
    scene = scene / scene.std(axis=(1, 2, 3), keepdims=True)
    found: NDArray[np.float64] = np.clip(118 + 60 * scene, 0, 255)
    return found

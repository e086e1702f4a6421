"""Feeding a GPU in pieces. The CPU stands in for it: torch has the same names there, which do nothing."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from asif_desktop.encoders import ImageEncoder, Preprocessing, create_image_encoder
from asif_desktop.encoders.families import torch_encoders
from asif_desktop.encoders.families.torch_encoders import Pixels, TorchImageEncoder
from asif_desktop.encoders.gpu import gpu_fit
from asif_desktop.encoders.gpu.gpu_fit import Fit
from asif_desktop.encoders.gpu.streaming import PIECES, StreamedForward
from tests.encoders.conftest import squashed

SIDE = 8
MEAN, STD = (0.5, 0.4, 0.3), (0.2, 0.25, 0.5)


@pytest.fixture(autouse=True)
def _nothing_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gpu_fit, "_found", {})


@pytest.fixture
def cpu_stands_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the CPU pass for a device that is fed in pieces."""
    monkeypatch.setattr(torch_encoders, "can_stream", lambda _device: True)


def fitted(monkeypatch: pytest.MonkeyPatch, fit: Fit) -> None:
    """Makes this suit every model."""
    monkeypatch.setattr("asif_desktop.encoders.gpu.streaming.fit_once", lambda *_: fit)


def pictures(count: int, side: int = SIDE) -> NDArray[np.uint8]:
    return np.random.default_rng(count).integers(0, 256, (count, side, side, 3), dtype=np.uint8)


def flat(batch: Tensor) -> Tensor:
    """A model that gives its input back."""
    return batch.flatten(1)


def normalised(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    rows: NDArray[np.float32] = ((pixels / 255 - MEAN) / STD).astype(np.float32)
    return rows.transpose(0, 3, 1, 2).reshape(len(pixels), -1)


def streamed(embed: Callable[[Tensor], Tensor]) -> StreamedForward:
    return StreamedForward(embed, SIDE, MEAN, STD, "cpu", "tiny")


@pytest.mark.parametrize("count", [1, 2, 7, 8, 9, 16, 21, 64])
def test_all_pictures_come_back_in_order(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    fitted(monkeypatch, Fit(half=False, piece=8))
    sizes: list[int] = []

    def embed(batch: Tensor) -> Tensor:
        sizes.append(len(batch))
        assert batch.is_contiguous(memory_format=torch.channels_last)
        return flat(batch)

    pixels = pictures(count)
    rows = streamed(embed).rows(pixels, 8)
    np.testing.assert_allclose(rows, normalised(pixels), atol=1e-5)
    assert sum(sizes) == count
    assert max(sizes) <= 8
    assert sizes[0] == (2 if count > 8 else count), "the first of several is small"


def test_a_piece_is_as_small_as_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    fitted(monkeypatch, Fit(half=False, piece=8))
    sizes: list[int] = []

    def embed(batch: Tensor) -> Tensor:
        sizes.append(len(batch))
        return flat(batch)

    pixels = pictures(5)
    rows = streamed(embed).rows(pixels, 2)
    assert sizes == [2, 2, 1]
    np.testing.assert_allclose(rows, normalised(pixels), atol=1e-5)


def test_pictures_that_must_not_be_written_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    fitted(monkeypatch, Fit(half=False, piece=8))
    pixels = pictures(3)
    pixels.flags.writeable = False
    np.testing.assert_allclose(streamed(flat).rows(pixels, 8), normalised(pixels), atol=1e-5)


def test_half_precision_is_used_where_it_is_near_enough() -> None:
    weight = torch.randn(16, SIDE * SIDE * 3, generator=torch.Generator().manual_seed(3)) / 14
    near = streamed(lambda batch: nn.functional.linear(batch.flatten(1), weight))
    assert near.fit.half
    # Of a large sum of which little is left, half precision leaves nothing.
    far = StreamedForward(
        lambda batch: nn.functional.linear(batch.flatten(1) + 1000, weight - weight.mean(1, keepdim=True)),
        *(SIDE, MEAN, STD, "cpu", "sensitive"),
    )
    assert not far.fit.half


def test_a_number_too_large_for_half_precision_is_computed_in_full() -> None:
    """White pictures alone are that large, and those that are tried first are not white all over."""
    weight = torch.full((2, SIDE * SIDE * 3), 66000 / (SIDE * SIDE * 3 * 2.0))
    model = StreamedForward(
        lambda batch: nn.functional.linear(batch.flatten(1), weight),
        *(SIDE, (0.0,) * 3, (0.5,) * 3, "cpu", "large"),
    )
    assert model.fit.half
    rows = model.rows(np.full((3, SIDE, SIDE, 3), 255, np.uint8), 8)
    np.testing.assert_allclose(rows, 66000, rtol=1e-4)
    assert not model.fit.half, "and so from then on"


@pytest.mark.usefixtures("cpu_stands_in")
def test_an_encoder_gives_what_it_gives_on_the_cpu(
    tiny_timm: Callable[[int], Path],
    photographs: dict[str, NDArray[np.uint8]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def made() -> ImageEncoder:
        return create_image_encoder(f"timm:local-dir:{tiny_timm(10)}", device="cpu")

    encoder = made()
    side = encoder.preprocessing.side
    assert encoder.batch >= PIECES
    pixels = np.stack([squashed(picture, side) for picture in photographs.values()] * 5)
    rows = encoder.encode(pixels)
    monkeypatch.setattr(torch_encoders, "can_stream", lambda _device: False)
    expected = made().encode(pixels)
    cosines = (rows * expected).sum(1) / np.linalg.norm(rows, axis=1) / np.linalg.norm(expected, axis=1)
    assert cosines.min() > 0.9999
    assert encoder.encode(pixels[:0]).shape == (0, encoder.dim)


def encoder_of(embed: Callable[[Tensor], Tensor], told: list[str]) -> TorchImageEncoder:
    pixels = Pixels(Preprocessing(SIDE, "squash", "bicubic"), MEAN, STD)
    return TorchImageEncoder(
        "timm:tiny", "0" * 64, nn.Identity(), embed, pixels, "cpu", lambda said: told.append(str(said))
    )


@pytest.mark.usefixtures("cpu_stands_in")
def test_a_device_short_of_memory_works_in_smaller_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    fitted(monkeypatch, Fit(half=False, piece=16))
    room = 16
    sizes: list[int] = []

    def embed(batch: Tensor) -> Tensor:
        sizes.append(len(batch))
        if len(batch) > room:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return flat(batch)

    told: list[str] = []
    encoder = encoder_of(embed, told)
    pixels = pictures(150)
    np.testing.assert_allclose(encoder.encode(pixels), normalised(pixels), atol=1e-5)
    assert not told
    assert encoder.batch == PIECES * 16
    room = 5  # another program has taken the rest
    np.testing.assert_allclose(encoder.encode(pixels), normalised(pixels), atol=1e-5)
    assert len(told) == 1
    assert "smaller batches" in told[0]
    sizes.clear()
    encoder.encode(pixels)
    assert max(sizes) <= room
    assert encoder.batch < PIECES * 16


@pytest.mark.usefixtures("cpu_stands_in")
def test_what_cannot_be_tried_is_run_as_before() -> None:
    failures = [RuntimeError("CUDA error: no kernel image is available")]

    def embed(batch: Tensor) -> Tensor:
        if failures:
            raise failures.pop()
        return flat(batch)

    encoder = encoder_of(embed, [])
    assert not failures
    pixels = pictures(20)
    np.testing.assert_allclose(encoder.encode(pixels), normalised(pixels), atol=1e-5)

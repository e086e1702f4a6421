"""The two encoders over a torch model, whichever library the model comes from."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from asif_desktop.encoders.gpu.runner import Runner
from asif_desktop.encoders.gpu.streaming import PIECES, StreamedForward, can_stream
from asif_desktop.encoders.protocols import Notify, Preprocessing

_logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Pixels:
    """What an image model is fed with."""

    preprocessing: Preprocessing
    mean: tuple[float, ...]
    """Of red, green and blue in [0, 1], to be subtracted."""
    std: tuple[float, ...]
    """Of red, green and blue in [0, 1], to be divided by."""


class TorchImageEncoder:
    """An image encoder over a torch model."""

    def __init__(
        self,
        spec: str,
        weights_hash: str,
        model: nn.Module,
        embed: Callable[[Tensor], Tensor],
        pixels: Pixels,
        device: str,
        notify: Notify | None,
        dim: int | None = None,
    ) -> None:
        """Moves the model to the device, and tries it once where `dim` is not known.

        Args:
            spec: The name it was made by.
            weights_hash: Hex SHA-256 of the weights.
            model: The model, on the CPU.
            embed: Turns normalised pictures [n, 3, side, side] into embeddings, with this model.
            pixels: What to feed it with.
            device: Where to run, as `choose_device` gives it.
            notify: Takes a sentence when something is not as asked for.
            dim: Length of an embedding, if known.
        """
        self.spec = spec
        self.weights_hash = weights_hash
        self.preprocessing = pixels.preprocessing
        self.model = model
        self.embed = embed
        """Turns normalised pictures into embeddings, with `model`."""
        self._pixels = pixels
        model.eval().requires_grad_(False)
        # Convolutions want the channels last, on CPUs and GPUs alike; other layers do not mind.
        model.to(memory_format=torch.channels_last)
        self.runner = Runner(spec, device, model.to, notify, dim=dim)
        self.streamed = self._stream() if can_stream(self.device) else None
        """What feeds the GPU, where one is in use that can be fed in pieces."""
        if dim is None:
            self.encode(noise(self.preprocessing.side))

    @property
    def dim(self) -> int:
        """Length of an embedding."""
        return self.runner.dim

    @property
    def mean_and_std(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Of red, green and blue in [0, 1]: what is subtracted, and what is then divided by."""
        return self._pixels.mean, self._pixels.std

    @property
    def device(self) -> str:
        """The device in use now."""
        return self.runner.device

    @property
    def batch(self) -> int:
        """How many pictures at once keep that device busy."""
        return self.runner.batch

    def encode(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Returns embeddings, float32 [n, dim], finite, not normalised, of sRGB, uint8 [n, side, side, 3].

        Raises:
            AsifError: The model gave something that is no embedding, on the CPU too.
            ValueError: The pictures are not of that shape and type.
        """
        side = self.preprocessing.side
        if pixels.dtype != np.uint8 or pixels.shape[1:] != (side, side, 3):
            raise ValueError(
                f"expected uint8 [n, {side}, {side}, 3], not {pixels.dtype} {list(pixels.shape)}"
            )
        return self.runner.run(len(pixels), lambda start, stop: self._forward(pixels[start:stop]))

    def _stream(self) -> StreamedForward | None:
        """Returns what feeds the GPU in use; None where that fails, as encoding will: that is dealt with."""
        side, (mean, std) = self.preprocessing.side, self.mean_and_std
        key = f"{self.spec} {self.weights_hash}"
        try:
            streamed = StreamedForward(self.embed, side, mean, std, self.device, key)
        except (RuntimeError, MemoryError):
            _logger.warning("The model %s cannot be fed in pieces", self.spec, exc_info=True)
            return None
        self.runner.work_in(PIECES * streamed.fit.piece)
        return streamed

    def _forward(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        if self.streamed is not None and can_stream(self.device):
            return self.streamed.rows(pixels, max(1, self.batch // PIECES))
        with torch.inference_mode():
            return as_array(self.embed(self.normalise(pixels)))

    def normalise(self, pixels: NDArray[np.uint8]) -> Tensor:
        """Returns what the model takes: float32 [n, 3, side, side], channels last, on the device in use."""
        # Copied, because torch warns of arrays that must not be written, such as shared memory.
        batch = torch.from_numpy(np.array(pixels, order="C")).to(self.device).permute(0, 3, 1, 2).float()
        mean = torch.tensor(self._pixels.mean, device=batch.device).view(1, 3, 1, 1)
        std = torch.tensor(self._pixels.std, device=batch.device).view(1, 3, 1, 1)
        return batch.div_(255).sub_(mean).div_(std)


class TorchTextEncoder:
    """A text encoder over a torch model."""

    def __init__(
        self,
        spec: str,
        weights_hash: str,
        model: nn.Module,
        embed: Callable[[str, str], NDArray[np.float32]],
        device: str,
        notify: Notify | None,
        dim: int | None = None,
    ) -> None:
        """Moves the model to the device, and tries it once where `dim` is not known.

        Args:
            spec: The name it was made by.
            weights_hash: Hex SHA-256 of the weights.
            model: The model, on the CPU.
            embed: Turns a phrase, with this model on the given device, into one row [1, dim].
            device: Where to run, as `choose_device` gives it.
            notify: Takes a sentence when something is not as asked for.
            dim: Length of an embedding, if known.
        """
        self.spec = spec
        self.weights_hash = weights_hash
        self.model = model
        self._embed = embed
        model.eval().requires_grad_(False)
        # One phrase at a time: in a batch it would be padded to its neighbours, and its embedding,
        # in the last bits, would be theirs too.
        self._runner = Runner(spec, device, model.to, notify, dim=dim, batch=1)
        if dim is None:
            self.encode(["a photo"])

    @property
    def dim(self) -> int:
        """Length of an embedding."""
        return self._runner.dim

    @property
    def device(self) -> str:
        """The device in use now."""
        return self._runner.device

    def encode(self, phrases: Sequence[str]) -> NDArray[np.float32]:
        """Returns embeddings, float32 [n, dim], finite, not normalised, of the phrases, each encoded alone.

        Raises:
            AsifError: The model gave something that is no embedding, on the CPU too.
        """

        def forward(start: int, _stop: int) -> NDArray[np.float32]:
            with torch.inference_mode():
                return self._embed(_readable(phrases[start]), self.device)

        return self._runner.run(len(phrases), forward)


def _readable(phrase: str) -> str:
    """Returns the phrase with "?" for surrogates, which terminals give for bytes that are not UTF-8.

    No tokenizer takes them.
    """
    return phrase.encode("utf-8", "replace").decode("utf-8")


def as_array(rows: Tensor) -> NDArray[np.float32]:
    """Returns a tensor on any device as a float32 array of its shape."""
    array: NDArray[np.float32] = rows.detach().float().cpu().numpy()
    return array


def noise(side: int) -> NDArray[np.uint8]:
    """Returns a picture, uint8 [1, side, side, 3], always the same, that excuses no all-zero embedding."""
    return np.random.default_rng(0).integers(0, 256, (1, side, side, 3), dtype=np.uint8)

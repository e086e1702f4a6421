"""Converts a torch encoder for the CPU runtime, and decides whether the conversion is used.

It is used where its embeddings are within a cosine of 0.9999 of the original's and it is not much slower:
it needs no torch, which takes longer to import than a phrase to encode.
"""

import errno
import os
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from asif_desktop.domain.sentences import said
from asif_desktop.encoders.classes import class_prototypes
from asif_desktop.encoders.cpu import openvino_models
from asif_desktop.encoders.cpu.conversions import About, of_the_moment
from asif_desktop.encoders.cpu.openvino_encoders import (
    CLASSES,
    MODEL,
    TOKENIZER,
    OpenVinoImageEncoder,
    OpenVinoTextEncoder,
)
from asif_desktop.encoders.families.torch_encoders import TorchImageEncoder, TorchTextEncoder
from asif_desktop.encoders.gpu.devices import is_out_of_memory
from asif_desktop.encoders.silence import silence

CLOSE_ENOUGH = 0.9999
FAST_ENOUGH = 0.6
"""Of torch's speed. It is measured once, maybe on cores that others use, and then holds for good."""
_OF_THE_MOMENT = (
    errno.ENOSPC,
    errno.EDQUOT,
    errno.ENOMEM,
    errno.EMFILE,
    errno.ENFILE,
    errno.EROFS,
    errno.EIO,
)
_HARDLY_ANY = 2**28
"""Bytes of room on a disk that a model may have filled: what could not be written may be gone again."""
_ROUNDS = 5
"""At most, where the first does not show that the conversion is faster: they take as long as the rest."""
_PHRASES = (
    "a cat",
    "Shrek, my cat, on the old red sofa by the window",
    "крыша дома, 東京タワー, ½ – “quoted”",
    "photograph " * 300,
)


class _PictureModule(nn.Module):
    """From pixels as a decoder gives them to an embedding: what is around the model goes with it."""

    def __init__(self, encoder: TorchImageEncoder) -> None:
        super().__init__()
        self.model = encoder.model
        self._embed = encoder.embed
        mean, std = encoder.mean_and_std
        self._mean = torch.tensor(mean).view(1, 3, 1, 1)
        self._std = torch.tensor(std).view(1, 3, 1, 1)

    def forward(self, pixels: Tensor) -> Tensor:
        batch = pixels.permute(0, 3, 1, 2).float().div(255)
        return self._embed((batch - self._mean) / self._std)


class _PhraseModule(nn.Module):
    """From the tokens of one phrase to an embedding: the mean of their vectors."""

    def __init__(self, transformer: nn.Module, unit: bool) -> None:
        super().__init__()
        self.transformer = transformer
        self._unit = unit

    def forward(self, input_ids: Tensor) -> Tensor:
        mask = torch.ones_like(input_ids)
        states = self.transformer(input_ids=input_ids, attention_mask=mask).last_hidden_state
        mean = states.mean(dim=1)
        return nn.functional.normalize(mean, dim=1) if self._unit else mean


def convert_image(encoder: TorchImageEncoder, folder: Path) -> About:
    """Writes the conversion of an image encoder into a folder and says whether it is to be used."""
    side = encoder.preprocessing.side
    example = torch.zeros((1, side, side, 3), dtype=torch.uint8)

    def convert() -> About:
        _convert(_PictureModule(encoder), example, folder)
        prototypes = class_prototypes(encoder)
        if prototypes is not None:
            np.savez(folder / CLASSES, classes=np.array(prototypes.classes), vectors=prototypes.vectors)
        about = About(
            usable=True,
            dim=encoder.dim,
            preprocessing=encoder.preprocessing,
            classes=prototypes is not None,
        )
        converted = OpenVinoImageEncoder(encoder.spec, encoder.weights_hash, folder, about)
        pictures = _pictures(side)
        return _judged(about, lambda: encoder.encode(pictures), lambda: converted.encode(pictures))

    return _tried(convert, folder)


def convert_text(encoder: TorchTextEncoder, folder: Path) -> About:
    """Writes the conversion of a text encoder into a folder and says whether it is to be used."""
    model: Any = encoder.model

    def convert() -> About:
        transformer, unit = _parts(model)
        tokens = torch.ones((1, 7), dtype=torch.long)
        _convert(_PhraseModule(transformer, unit), {"input_ids": tokens}, folder)
        tokenizer = model.tokenizer.backend_tokenizer
        tokenizer.no_padding()
        tokenizer.enable_truncation(model.max_seq_length)
        tokenizer.save(str(folder / TOKENIZER))
        about = About(usable=True, dim=encoder.dim)
        converted = OpenVinoTextEncoder(encoder.spec, encoder.weights_hash, folder, about)
        return _judged(about, lambda: encoder.encode(_PHRASES), lambda: converted.encode(_PHRASES))

    return _tried(convert, folder)


def _tried(convert: Callable[[], About], folder: Path) -> About:
    try:
        return convert()
    except Exception as error:  # noqa: BLE001 - tracing runs any model's code; torch goes on where it fails
        if shutil.disk_usage(folder).free < _HARDLY_ANY:
            # Who wrote may say so in words of its own, or have left a part of a file that cannot be read.
            return _failed(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
        return _failed(error)


def _failed(error: BaseException) -> About:
    """Returns why there is no conversion; what is a matter of the moment is not one of the model."""
    chain: list[BaseException] = [error]
    for one in chain:
        chain += [
            other for other in (one.__cause__, one.__context__) if other is not None and other not in chain
        ]
    if any(is_out_of_memory(one) for one in chain):
        return About(usable=False, lasting=False, reason=said("Memory is short; the next start tries again."))
    for one in chain:
        if isinstance(one, OSError) and one.errno in _OF_THE_MOMENT:
            return of_the_moment(one)
    return About(usable=False, reason=said("It does not convert: {0}", _first_line(error)))


def _convert(module: nn.Module, example: object, folder: Path) -> None:
    with silence(), torch.inference_mode():
        openvino_models.convert(module.eval(), example, folder / MODEL)


def _parts(model: Any) -> tuple[nn.Module, bool]:
    """Returns the transformer and whether its rows are scaled to unit length.

    Raises:
        ValueError: The model is made of other parts than a transformer, a mean, and such a scaling.
    """
    names = [type(part).__name__ for part in model]
    if names[:2] != ["Transformer", "Pooling"] or names[2:] not in ([], ["Normalize"]):
        raise ValueError(f"its parts are {', '.join(names)}")
    if model[1].get_config_dict().get("pooling_mode") != "mean":
        raise ValueError("it does not take the mean of its tokens")
    return model[0].auto_model, len(names) == 3


def _judged(
    about: About,
    original: Callable[[], NDArray[np.float32]],
    converted: Callable[[], NDArray[np.float32]],
) -> About:
    from msgspec.structs import replace

    first = original().astype(np.float64)
    try:
        second = converted().astype(np.float64)
    except Exception as error:  # noqa: BLE001 - whatever the runtime raises over a model that it took
        return _failed(error)
    lengths = np.linalg.norm(first, axis=1) * np.linalg.norm(second, axis=1)
    cosine = float(((first * second).sum(axis=1) / lengths).min())
    if not cosine >= CLOSE_ENOUGH:
        return About(
            usable=False, reason=said("Its embeddings differ (cosine {0}).", f"{cosine:.6f}"), cosine=cosine
        )
    torchs, ours = _seconds(original, converted)
    speed = torchs / max(ours, 1e-9)
    if speed < FAST_ENOUGH:
        return About(usable=False, reason=said("It is slower than torch here."), cosine=cosine, speed=speed)
    return replace(about, cosine=cosine, speed=speed)


def _seconds(original: Callable[[], object], converted: Callable[[], object]) -> tuple[float, float]:
    """Returns the shortest of a few runs of each, in turns: so others on the machine disturb them least."""
    torchs = ours = float("inf")
    for _ in range(_ROUNDS):
        torchs, ours = min(torchs, _took(original)), min(ours, _took(converted))
        if ours <= torchs:
            break
    return torchs, ours


def _took(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def _pictures(side: int) -> NDArray[np.uint8]:
    """Returns eight pictures of everything between flat and noise, the same each time."""
    rng = np.random.default_rng(1)
    pictures: Sequence[NDArray[np.uint8]] = [
        np.kron(
            rng.integers(0, 256, (coarse, coarse, 3), dtype=np.uint8),
            np.ones((-(-side // coarse), -(-side // coarse), 1), np.uint8),
        )[:side, :side]
        for coarse in (2, 3, 5, 9, 17, 33, 65, side)
    ]
    return np.stack(pictures)


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]

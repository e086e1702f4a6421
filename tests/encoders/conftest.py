"""The default encoders, loaded once and without network, and photographs that packages ship."""

import socket

import numpy as np
import pytest
import skimage.data
import sklearn.datasets
import torch
from numpy.typing import NDArray
from PIL import Image

from asif_desktop.encoders import (
    DEFAULT_IMAGE_ENCODER,
    DEFAULT_TEXT_ENCODER,
    ImageEncoder,
    TextEncoder,
    create_image_encoder,
    create_text_encoder,
)

NAMES = ("astronaut", "chelsea", "coffee", "rocket", "retina", "hubble_deep_field", "immunohistochemistry")


@pytest.fixture(scope="session", autouse=True)
def _one_thread() -> None:
    """The suite shares its cores with others."""
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def photographs() -> dict[str, NDArray[np.uint8]]:
    """Returns photographs by name, squashed to 260 x 260."""
    found = {name: getattr(skimage.data, name)() for name in NAMES}
    for image, file in zip(*_samples(), strict=True):
        found[file.removesuffix(".jpg")] = image
    return {name: squashed(pixels, 260) for name, pixels in found.items()}


def _samples() -> tuple[list[NDArray[np.uint8]], list[str]]:
    samples = sklearn.datasets.load_sample_images()
    return samples.images, list(samples.filenames)


def squashed(pixels: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """Returns the whole picture in a square of RGB."""
    scaled = Image.fromarray(pixels).convert("RGB").resize((side, side), Image.Resampling.BICUBIC)
    return np.asarray(scaled, np.uint8)


class Attempts(list[str]):
    """What was tried on the network."""


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> Attempts:
    """Makes every connection fail at once; returns the list of those tried."""
    return cut_off(monkeypatch)


def cut_off(monkeypatch: pytest.MonkeyPatch) -> Attempts:
    attempts = Attempts()

    def refuse(*arguments: object, **_: object) -> None:
        attempts.append(repr(arguments))
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return attempts


@pytest.fixture(scope="session")
def image_encoder() -> ImageEncoder:
    """The default image encoder on the CPU; to load it must not touch the network."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        attempts = cut_off(monkeypatch)
        encoder = create_image_encoder(DEFAULT_IMAGE_ENCODER, device="cpu")
        assert not attempts
    return encoder


@pytest.fixture(scope="session")
def text_encoder() -> TextEncoder:
    """The default text encoder on the CPU; to load it must not touch the network."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        attempts = cut_off(monkeypatch)
        encoder = create_text_encoder(DEFAULT_TEXT_ENCODER, device="cpu")
        assert not attempts
    return encoder

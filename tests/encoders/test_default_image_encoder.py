"""EfficientNet-Lite2 as it comes with its package."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from asif_desktop.encoders import (
    DEFAULT_IMAGE_ENCODER,
    ImageEncoder,
    class_captions,
    class_prototypes,
    known_identity,
)
from asif_desktop.encoders.families.timm_images import TimmImageEncoder

Photographs = dict[str, NDArray[np.uint8]]


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float64]:
    wide = rows.astype(np.float64)
    units: NDArray[np.float64] = wide / np.linalg.norm(wide, axis=1, keepdims=True)
    return units


def test_it_is_what_was_said_of_it_before_loading(image_encoder: ImageEncoder) -> None:
    identity = known_identity(DEFAULT_IMAGE_ENCODER)
    assert identity is not None
    assert image_encoder.spec == identity.spec == DEFAULT_IMAGE_ENCODER
    assert image_encoder.weights_hash == identity.weights_hash
    assert image_encoder.dim == identity.dim == 1280
    assert image_encoder.preprocessing == identity.preprocessing
    assert image_encoder.device == "cpu"


def test_each_embedding_in_a_batch_is_its_own(image_encoder: ImageEncoder, photographs: Photographs) -> None:
    """An off-by-one here would give every photo its neighbour's meaning."""
    rng = np.random.default_rng(5)
    noise = rng.integers(0, 256, (8, 260, 260, 3), dtype=np.uint8)
    flat = np.full((1, 260, 260, 3), 128, np.uint8)
    batch = np.concatenate([np.stack(list(photographs.values())), noise, flat])
    assert len(batch) % 8 != 0, "the last batch must be a short one"
    together = image_encoder.encode(batch)
    alone = np.concatenate([image_encoder.encode(picture[None]) for picture in batch])
    assert together.shape == (len(batch), 1280)
    assert together.dtype == np.float32
    cosines = _unit(together) @ _unit(alone).T
    assert np.diag(cosines).min() >= 0.99999
    assert (cosines.argmax(axis=1) == np.arange(len(batch))).all()
    assert (cosines.argmax(axis=0) == np.arange(len(batch))).all()


def test_no_pictures_give_no_embeddings(image_encoder: ImageEncoder) -> None:
    assert image_encoder.encode(np.empty((0, 260, 260, 3), np.uint8)).shape == (0, 1280)


@pytest.mark.parametrize("value", [0, 255])
def test_an_empty_picture_has_an_embedding(image_encoder: ImageEncoder, value: int) -> None:
    row = image_encoder.encode(np.full((1, 260, 260, 3), value, np.uint8))
    assert np.isfinite(row).all()
    assert row.any()


def test_pixels_that_must_not_be_written_are_only_read(
    image_encoder: ImageEncoder, photographs: Photographs
) -> None:
    pixels = photographs["coffee"][None].copy()
    before = pixels.copy()
    pixels.setflags(write=False)
    image_encoder.encode(pixels)
    assert (pixels == before).all()


@pytest.mark.parametrize(
    "pixels",
    [
        np.zeros((1, 224, 224, 3), np.uint8),
        np.zeros((260, 260, 3), np.uint8),
        np.zeros((1, 260, 260, 3), np.float32),
        np.zeros((1, 3, 260, 260), np.uint8),
    ],
)
def test_pixels_of_another_shape_or_type_are_a_bug(
    image_encoder: ImageEncoder, pixels: NDArray[np.uint8]
) -> None:
    with pytest.raises(ValueError, match="260"):
        image_encoder.encode(pixels)


def test_the_prototypes_are_what_the_classifier_does(
    image_encoder: ImageEncoder, photographs: Photographs
) -> None:
    import torch

    assert isinstance(image_encoder, TimmImageEncoder)
    prototypes = class_prototypes(image_encoder)
    assert prototypes is not None
    assert prototypes.vectors.shape == (1000, 1280)
    assert prototypes.vectors.dtype == np.float32
    model: Any = image_encoder.model
    pictures = np.stack(list(photographs.values()))
    with torch.inference_mode():
        logits = model(image_encoder.normalise(pictures)).numpy()
    bias = model.get_classifier().bias.numpy()
    rebuilt = image_encoder.encode(pictures) @ prototypes.vectors.T + bias
    np.testing.assert_allclose(rebuilt, logits, atol=1e-3)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("chelsea", {"Egyptian cat", "tiger cat", "tabby, tabby cat"}),
        ("coffee", {"espresso", "cup", "coffee mug"}),
    ],
)
def test_it_sees_what_is_there(
    image_encoder: ImageEncoder, photographs: Photographs, name: str, words: set[str]
) -> None:
    prototypes = class_prototypes(image_encoder)
    assert prototypes is not None
    scores = prototypes.vectors @ image_encoder.encode(photographs[name][None])[0]
    best = [prototypes.classes[index] for index in np.argsort(-scores)[:3]]
    assert {caption.partition(":")[0] for caption in class_captions(best)} & words
    assert class_captions(best)[0].partition(":")[0] in words


def test_every_class_has_a_caption(image_encoder: ImageEncoder) -> None:
    prototypes = class_prototypes(image_encoder)
    assert prototypes is not None
    captions = class_captions(prototypes.classes)
    assert len(captions) == len(set(prototypes.classes)) == 1000
    assert captions[prototypes.classes.index("n02123045")] == (
        "tabby, tabby cat: a cat with a grey or tawny coat mottled with black"
    )
    assert all(": " in caption for caption in captions)


def test_two_threads_get_what_one_gets(image_encoder: ImageEncoder, photographs: Photographs) -> None:
    pictures = np.stack(list(photographs.values()))
    expected = _unit(image_encoder.encode(pictures))
    with ThreadPoolExecutor(2) as pool:
        forward = pool.submit(image_encoder.encode, pictures)
        backward = pool.submit(image_encoder.encode, pictures[::-1])
        assert (_unit(forward.result()) * expected).sum(axis=1).min() >= 0.99999
        assert (_unit(backward.result())[::-1] * expected).sum(axis=1).min() >= 0.99999

"""What ships is what the default encoders make: the one test here that loads them."""

import numpy as np
from numpy.typing import NDArray

from asif_desktop.encoders import (
    DEFAULT_IMAGE_ENCODER,
    DEFAULT_TEXT_ENCODER,
    class_captions,
    class_prototypes,
    create_image_encoder,
    create_text_encoder,
)
from asif_desktop.search import reference_pictures, reference_set, starter


def cosines(one: NDArray[np.generic], other: NDArray[np.generic]) -> NDArray[np.float64]:
    a, b = one.astype(np.float64), other.astype(np.float64)
    lengths = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    result: NDArray[np.float64] = (a * b).sum(axis=1) / lengths
    return result


def test_caption_vectors_equal_a_fresh_encoding() -> None:
    encoder = create_text_encoder(DEFAULT_TEXT_ENCODER, "cpu")
    shipped = starter.text_vectors(encoder.weights_hash)
    captions = [entry.caption for entry in starter.entries()][::25]
    fresh = encoder.encode(captions)
    assert cosines(fresh, np.stack([shipped[caption] for caption in captions])).min() >= 0.9999


def test_reference_vectors_equal_a_fresh_encoding_and_classes_are_the_encoders() -> None:
    encoder = create_image_encoder(DEFAULT_IMAGE_ENCODER, "cpu")
    shipped = reference_set.shipped_vectors(encoder.weights_hash, encoder.preprocessing)
    assert shipped is not None
    fresh = encoder.encode(reference_pictures.pictures(encoder.preprocessing)[::5])
    assert cosines(fresh, shipped[::5]).min() >= 0.9999

    prototypes = class_prototypes(encoder)
    assert prototypes is not None
    entries = starter.entries()
    assert [entry.class_name for entry in entries] == prototypes.classes
    assert [entry.caption for entry in entries] == class_captions(prototypes.classes)

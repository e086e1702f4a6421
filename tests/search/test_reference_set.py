"""The fixed reference set as it ships."""

import numpy as np

from asif_desktop.encoders import DEFAULT_IMAGE_ENCODER, Preprocessing, known_identity
from asif_desktop.search import reference_set

SMALL = Preprocessing(side=16, fit="squash", resample="bilinear")


def test_six_views_of_each_picture_named_once() -> None:
    names = reference_set.names()
    assert len(names) == len(set(names)) == 138
    assert names[0] == "1/astronaut.png/whole"


def test_vectors_ship_for_the_default_encoder_in_the_order_of_the_names() -> None:
    identity = known_identity(DEFAULT_IMAGE_ENCODER)
    assert identity is not None
    vectors = reference_set.shipped_vectors(identity.weights_hash, identity.preprocessing)
    assert vectors is not None
    assert vectors.dtype == np.int16
    assert vectors.shape == (len(reference_set.names()), identity.dim)


def test_vectors_of_another_encoder_or_preprocessing_are_never_handed_out() -> None:
    identity = known_identity(DEFAULT_IMAGE_ENCODER)
    assert identity is not None
    assert reference_set.shipped_vectors("0" * 64, identity.preprocessing) is None
    assert reference_set.shipped_vectors(identity.weights_hash, SMALL) is None
    assert reference_set.shipped_vectors(identity.weights_hash, None) is None

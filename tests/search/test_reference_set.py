"""The fixed reference set as it ships, and as it is made for any encoder."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from asif_desktop.domain.errors import AsifError
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


def test_pictures_are_the_whole_then_its_corners_and_middle() -> None:
    pictures = reference_set.pictures(SMALL)
    assert pictures.shape == (len(reference_set.names()), 16, 16, 3)
    assert pictures.dtype == np.uint8
    # The whole picture, halved, is about its four corners put together.
    whole, *corners = (pictures[row].astype(float) for row in range(5))
    left, right = np.concatenate([corners[0], corners[2]]), np.concatenate([corners[1], corners[3]])
    together = np.concatenate([left, right], axis=1).reshape(16, 2, 16, 2, 3).mean(axis=(1, 3))
    assert np.abs(together - whole).mean() < 12


def test_padding_keeps_the_shape_between_borders() -> None:
    wide = reference_set.names().index("1/china.jpg/whole")
    padded = reference_set.pictures(Preprocessing(side=32, fit="pad", resample="bicubic"))[wide]
    assert (padded[:5] == reference_set.BORDER).all()
    assert (padded[-5:] == reference_set.BORDER).all()
    assert not (padded[16] == reference_set.BORDER).all()


def test_a_picture_that_is_not_the_named_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "some_pictures"
    package.mkdir()
    (package / "__init__.py").touch()
    Image.new("RGB", (8, 6), "red").save(package / "red.png")
    monkeypatch.syspath_prepend(str(tmp_path))
    right = hashlib.sha256((package / "red.png").read_bytes()).hexdigest()

    monkeypatch.setattr(reference_set, "_PICTURES", {"some_pictures": {"red.png": right}})
    assert (reference_set.pictures(SMALL) == (255, 0, 0)).all()

    monkeypatch.setattr(reference_set, "_PICTURES", {"some_pictures": {"red.png": "0" * 64}})
    with pytest.raises(AsifError, match=r"red\.png of some_pictures is missing or was altered"):
        reference_set.pictures(SMALL)


def test_transparent_parts_show_white(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "clear_pictures"
    package.mkdir()
    (package / "__init__.py").touch()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(package / "clear.png")
    monkeypatch.syspath_prepend(str(tmp_path))
    digest = hashlib.sha256((package / "clear.png").read_bytes()).hexdigest()
    monkeypatch.setattr(reference_set, "_PICTURES", {"clear_pictures": {"clear.png": digest}})
    assert (reference_set.pictures(SMALL) == 255).all()

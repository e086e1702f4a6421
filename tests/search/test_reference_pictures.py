"""The pictures of the fixed reference set, as they are made for any encoder."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from asif_desktop.domain.errors import AsifError
from asif_desktop.encoders import Preprocessing
from asif_desktop.search import reference_pictures, reference_set

SMALL = Preprocessing(side=16, fit="squash", resample="bilinear")


def test_pictures_are_the_whole_then_its_corners_and_middle() -> None:
    pictures = reference_pictures.pictures(SMALL)
    assert pictures.shape == (len(reference_set.names()), 16, 16, 3)
    assert pictures.dtype == np.uint8
    # The whole picture, halved, is about its four corners put together.
    whole, *corners = (pictures[row].astype(float) for row in range(5))
    left, right = np.concatenate([corners[0], corners[2]]), np.concatenate([corners[1], corners[3]])
    together = np.concatenate([left, right], axis=1).reshape(16, 2, 16, 2, 3).mean(axis=(1, 3))
    assert np.abs(together - whole).mean() < 12


def test_padding_keeps_the_shape_between_borders() -> None:
    wide = reference_set.names().index("1/china.jpg/whole")
    padded = reference_pictures.pictures(Preprocessing(side=32, fit="pad", resample="bicubic"))[wide]
    assert (padded[:5] == reference_pictures.BORDER).all()
    assert (padded[-5:] == reference_pictures.BORDER).all()
    assert not (padded[16] == reference_pictures.BORDER).all()


def test_a_picture_that_is_not_the_named_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "some_pictures"
    package.mkdir()
    (package / "__init__.py").touch()
    Image.new("RGB", (8, 6), "red").save(package / "red.png")
    monkeypatch.syspath_prepend(str(tmp_path))
    right = hashlib.sha256((package / "red.png").read_bytes()).hexdigest()

    monkeypatch.setattr(reference_pictures, "PICTURES", {"some_pictures": {"red.png": right}})
    assert (reference_pictures.pictures(SMALL) == (255, 0, 0)).all()

    monkeypatch.setattr(reference_pictures, "PICTURES", {"some_pictures": {"red.png": "0" * 64}})
    with pytest.raises(AsifError, match=r"red\.png of some_pictures is missing or was altered"):
        reference_pictures.pictures(SMALL)


def test_transparent_parts_show_white(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "clear_pictures"
    package.mkdir()
    (package / "__init__.py").touch()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(package / "clear.png")
    monkeypatch.syspath_prepend(str(tmp_path))
    digest = hashlib.sha256((package / "clear.png").read_bytes()).hexdigest()
    monkeypatch.setattr(reference_pictures, "PICTURES", {"clear_pictures": {"clear.png": digest}})
    assert (reference_pictures.pictures(SMALL) == 255).all()

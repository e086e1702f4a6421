"""Encoders that change, refuse a picture, or break down while photos are indexed."""

import os
from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from tests.indexing.conftest import Place
from tests.indexing.fake_encoder import FakeEncoder, known


def test_another_model_encodes_everything_once_more(place: Place) -> None:
    for number in range(7):
        place.put(f"{number}.jpg", number)
    place.index()
    place.encoder = FakeEncoder(weights_hash="1" * 64)
    place.told.clear()
    assert place.index(folders=[]) == 7
    assert len(place.told) == 7
    place.check()
    assert place.index() == 0


def test_a_model_that_is_changed_meanwhile_starts_anew(place: Place) -> None:
    for number in range(3):
        place.put(f"{number}.jpg", number)
    folder = place.catalog.add_folder(os.fsencode(place.photos))
    old, new = FakeEncoder(), FakeEncoder(weights_hash="1" * 64)
    answers = iter([known(old, place.store), known(new, place.store)])
    place.encoder = new
    assert place.pipeline().run([folder], lambda: next(answers), lambda: new, place.on_batch) == 3
    place.check()


@pytest.mark.parametrize(("weights_hash", "left"), [("1" * 64, 12), ("0" * 64, 8)])
def test_a_model_or_device_chosen_in_the_middle_is_used_from_the_next_batch(
    weights_hash: str, left: int, place: Place
) -> None:
    for number in range(12):
        place.put(f"{number}.jpg", number)
    folder = place.catalog.add_folder(os.fsencode(place.photos))
    old, new = FakeEncoder(), FakeEncoder(weights_hash=weights_hash)
    place.encoder = old

    def on_batch(
        photos: Sequence[int], contents: Sequence[bytes], vectors: NDArray[np.int16], encoder: int
    ) -> None:
        place.on_batch(photos, contents, vectors, encoder)
        place.encoder = new

    run = place.pipeline().run(
        [folder], lambda: known(place.encoder, place.store), lambda: place.encoder, on_batch
    )
    assert (old.encoded, new.encoded, run) == (4, left, 4 + left)
    place.check()


def test_one_picture_that_the_encoder_refuses_costs_itself_alone(place: Place) -> None:
    place.put_six()
    place.refuse("3.jpg")
    assert place.index() == 5
    assert [
        (os.path.basename(failure.path), str(failure.reason)) for failure in place.catalog.failures()
    ] == [(b"3.jpg", "The model gave no number for this picture.")]
    place.encoder.before = None
    place.check()


def break_down(_: object) -> None:
    raise AsifError(said("The device is lost."))


def test_an_encoder_that_works_for_nothing_blames_no_photo(place: Place) -> None:
    place.put_six()
    place.encoder.before = break_down
    with pytest.raises(AsifError, match="The device is lost"):
        place.index()
    assert (place.catalog.failures(), place.catalog.count_pending()) == ([], 6)
    place.encoder.before = None
    assert place.index() == 6


@pytest.mark.parametrize("wrong", [np.nan, np.inf, 0.0])
def test_what_is_no_embedding_is_never_stored(wrong: float, place: Place) -> None:
    class Wrong(FakeEncoder):
        def encode(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
            return np.full((len(pixels), self.dim), wrong, np.float32)

    place.put("a.jpg", 1)
    place.encoder = Wrong()
    with pytest.raises(AsifError):
        place.index()
    assert place.store.missing(1, [b"x"]) == [0]
    assert place.catalog.count_pending() == 1

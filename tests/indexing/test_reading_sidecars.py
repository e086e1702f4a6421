"""Sidecars beside photos: read when they come, change or go, and nothing is encoded again for them."""

import os

import numpy as np
from numpy.typing import NDArray

from asif_desktop.domain.events import Notice
from tests.indexing.conftest import Place
from tests.indexing.described import sidecar


def ratings(place: Place) -> dict[str, int]:
    ids = place.catalog.photo_ids().tolist()
    return {
        os.fsdecode(os.path.basename(photo.paths[0])): photo.rating for photo in place.catalog.photos(ids)
    }


def test_a_second_look_reads_sidecars_that_are_new_other_or_gone(place: Place) -> None:
    def rate(name: str, stars: int) -> None:
        (place.photos / name).write_text(sidecar("", f'xmp:Rating="{stars}"'), "utf-8")

    for number in range(4):
        place.put(f"{number}.jpg", number)
    rate("0.xmp", 1)
    rate("1.jpg.xmp", 2)
    assert place.index() == 4
    assert ratings(place) == {"0.jpg": 1, "1.jpg": 2, "2.jpg": 0, "3.jpg": 0}

    (place.photos / "0.xmp").unlink()
    rate("1.xmp", 5)  # what is named after the whole file goes before
    rate("2.XMP", 3)
    rate("nobody.xmp", 5)
    encoded = place.encoder.encoded
    assert place.index() == 0
    assert ratings(place) == {"0.jpg": 0, "1.jpg": 2, "2.jpg": 3, "3.jpg": 0}

    (place.photos / "1.jpg.xmp").unlink()
    assert place.index() == 0
    assert ratings(place)["1.jpg"] == 5
    assert place.encoder.encoded == encoded, "nothing is encoded again"

    read = place.catalog.generation
    place.index()
    assert place.catalog.generation == read, "what was read once is not read again"


def test_a_sidecar_that_comes_while_its_photo_is_decoded_is_read(place: Place) -> None:
    photo = place.put("a.jpg", 1)

    def write(_: NDArray[np.uint8]) -> None:
        photo.with_suffix(".xmp").write_text(sidecar("", 'xmp:Rating="4"'), "utf-8")

    place.encoder.before = write
    assert place.index() == 1
    assert ratings(place) == {"a.jpg": 4}


def test_a_sidecar_that_is_no_xml_leaves_the_photo_and_is_told_once(place: Place) -> None:
    place.put("a.jpg", 1)
    place.index()
    (place.photos / "a.xmp").write_text("no XML")
    for _ in range(2):
        place.index()
    told = [str(event.message) for event in place.events if isinstance(event, Notice)]
    assert [("a.xmp" in one, "left aside" in one) for one in told] == [(True, True)]
    assert place.catalog.count_photos() == 1

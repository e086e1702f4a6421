"""What a person who types a query is offered behind a field's colon."""

from pathlib import Path

import pytest
from PIL import Image

from asif_desktop.domain import requests
from asif_desktop.domain.notes import NoteEdit
from asif_desktop.domain.tags import NewTag
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer


def offered(library: OpenLibrary, field: str) -> list[str]:
    return answer(library, requests.OfferValues(field))


def test_names_that_a_person_gave_are_offered(library: OpenLibrary, photos: Path) -> None:
    for name in ("Dog", "Animals", "cat"):
        answer(library, requests.CreateTag(NewTag(name)))
    answer(library, requests.CreateTag(NewTag("Dog", parent="Animals")))
    answer(library, requests.CreateAlbum("Summer 2023", []))
    assert offered(library, "tag") == ["Animals", "Animals/Dog", "cat", "Dog"]
    assert offered(library, "suggested") == offered(library, "tag")
    assert offered(library, "album") == ["Summer 2023"]
    assert "Everyday things" in offered(library, "collection")


def test_what_photos_tell_is_offered_as_often_as_it_differs(library: OpenLibrary, photos: Path) -> None:
    inside = photos / "2023" / "Straße"
    inside.mkdir(parents=True)
    for name, camera, taken in (
        ("a.jpg", "NIKON D750", "2023:05:01 10:00:00"),
        ("b.jpg", "NIKON D750", "2021:05:01 10:00:00"),
    ):
        exif = Image.Exif()
        exif[0x0110] = camera
        exif.get_ifd(0x8769)[0x9003] = taken
        Image.new("RGB", (40, 30), "red" if name == "a.jpg" else "blue").save(inside / name, exif=exif)
    answer(library, requests.IndexFolders([bytes(photos)]))
    answer(library, requests.NotePhotos([bytes(inside / "a.jpg")], NoteEdit(label="Red")))
    assert offered(library, "camera") == ["NIKON D750"]
    assert offered(library, "lens") == []
    assert offered(library, "label") == ["red"]
    assert offered(library, "type") == ["JPEG", "PNG"]
    assert offered(library, "folder") == ["2023", photos.name, "Straße"]
    years = offered(library, "taken")
    assert years == sorted(years, reverse=True)
    assert {"2023", "2021"} <= set(years)


@pytest.mark.parametrize(
    "field", ["folder", "camera", "label", "type", "taken", "tag", "album", "collection"]
)
def test_every_value_that_is_offered_is_taken(library: OpenLibrary, photos: Path, field: str) -> None:
    answer(library, requests.CreateTag(NewTag("Dog")))
    answer(library, requests.CreateAlbum("Summer 2023", []))
    answer(library, requests.NotePhotos([bytes(photos / "01.png")], NoteEdit(label="Red")))
    for value in offered(library, field):
        answer(library, requests.Search(f'{field}:"{value}"', 0))


@pytest.mark.parametrize("field", ["iso", "size", "rating", "nothing", ""])
def test_where_there_is_no_list_nothing_is_offered(library: OpenLibrary, field: str) -> None:
    assert offered(library, field) == []

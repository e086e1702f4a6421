"""Which photos meet a condition, each beside a plain account of the same photos."""

from typing import Any

import pytest
from sqlalchemy import insert, update

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.schema import tables
from asif_desktop.domain import conditions as ask
from asif_desktop.domain.conditions import Condition
from asif_desktop.domain.errors import AsifError
from tests.catalog.building import decoded, found


@pytest.fixture
def photos(catalog: Catalog) -> dict[str, int]:
    """Five photos in two roots, one of which lies in the other."""
    facts: dict[str, dict[str, Any]] = {
        "a": {"taken": "2023-02-28T23:59:59", "camera": "NIKON D90", "iso": 100, "size": 1000},
        "b": {"taken": "2023-03-01T00:00:00", "camera": "Canon", "lens": "EF 50mm", "iso": 900, "size": 2000},
        "c": {"taken": "2024-12-31T12:00:00", "kind": "RAW", "latitude": 1.0, "longitude": 2.0, "size": 3000},
        "d": {"camera": "Nikon Z6", "size": 4000},
        "e": {"taken": "2019-07-01T10:00:00", "size": 5000},
    }
    places = {
        "a": "/home/Pictures/Süd/Hafen/a.jpg".encode(),
        "b": b"/home/Pictures/b.jpg",
        "c": b"/home/Pictures/hafen/c.jpg",
        "d": b"/home/Pictures/Inner/d.jpg",
        "e": b"/home/Pictures/Inner/Hafenstadt/e.jpg",
    }
    roots = {catalog.add_folder(root): root for root in (b"/home/Pictures/Inner", b"/home/Pictures")}
    made = {}
    for name, path in places.items():
        folder, root = next((f, r) for f, r in roots.items() if path.startswith(r + b"/"))
        relative = path[len(root) + 1 :]
        catalog.record_scan(folder, [found(relative)], [])
        file = catalog.known_files(folder)[relative]
        (made[name],) = catalog.record_photos([decoded(file.id, name, **facts[name])])
    with catalog._writing(durable=False) as connection:
        photo, note = tables.Photo, tables.PhotoNote
        connection.execute(update(photo).where(photo.id == made["a"]).values(rating=4, label="Red"))
        connection.execute(update(photo).where(photo.id == made["b"]).values(rating=2, caption="A harbour"))
        connection.execute(insert(note), [{"id": made["b"], "rating": 5, "label": "Grün", "flag": "pick"}])
        connection.execute(insert(note), [{"id": made["a"], "rating": 0, "label": "", "flag": "none"}])
        connection.execute(insert(note), [{"id": made["c"], "rating": 3, "flag": "reject", "caption": "x"}])
    return made


@pytest.mark.parametrize(
    ("condition", "names"),
    [
        (ask.Between("rating", 5, 5), "b"),
        (ask.Between("rating", 3, None), "bc"),
        (ask.Between("rating", 0, 0), "ade"),
        (ask.Between("iso", None, 100), "a"),
        (ask.Between("size", 2000, 4000), "bcd"),
        (ask.Taken("2023", "2024"), "ab"),
        (ask.Taken("2023-03", None), "bc"),
        (ask.Taken(None, "2023-03"), "ae"),
        (ask.Taken("2024-12-31", "2025-01-01"), "c"),
        (ask.Worded("camera", "nikon"), "ad"),
        (ask.Worded("lens", "50MM"), "b"),
        (ask.Worded("label", "GRÜN"), "b"),
        (ask.Worded("label", "red"), ""),
        (ask.Worded("label", ""), "acde"),
        (ask.Worded("type", "raw"), "c"),
        (ask.Flagged("pick"), "b"),
        (ask.Flagged("reject"), "c"),
        (ask.Flagged("none"), "ade"),
        (ask.InFolder("HAFEN"), "ac"),
        (ask.InFolder("süd/hafen"), "a"),
        (ask.InFolder("Inner"), "de"),
        (ask.InFolder("pictures"), "abcde"),
        (ask.InFolder("/home/Pictures"), "abcde"),
        (ask.InFolder("/home"), "abcde"),
        (ask.InFolder("/home/Pictures/hafen"), "c"),
        (ask.InFolder("/home/Pictures/Inner/Hafenstadt/"), "e"),
        (ask.Named("A.JPG"), "a"),
        (ask.Named("jpg"), "abcde"),
        (ask.Named("hafen"), ""),
        (ask.Named("/"), ""),
        (ask.Named("%"), ""),
        (ask.Has("gps"), "c"),
        (ask.Has("date"), "abce"),
        (ask.Has("camera"), "abd"),
        (ask.Has("lens"), "b"),
        (ask.Has("caption"), "bc"),
        (ask.Has("rating"), "bc"),
        (ask.Has("label"), "b"),
        (ask.Untagged(), "abcde"),
    ],
)
def test_photos_meet(catalog: Catalog, photos: dict[str, int], condition: Condition, names: str) -> None:
    assert sorted(catalog.photos_meeting(condition).tolist()) == [photos[name] for name in names]


@pytest.mark.parametrize("text", ["ÉTÉ", "été", "E\u0301te\u0301", "2041.j"])
def test_a_name_is_found_in_any_case_and_form(catalog: Catalog, text: str) -> None:
    folder = catalog.add_folder(b"/p")
    names = ["été-2041.jpg".encode(), b"IMG_2041.JPG", b"caf\xe9.jpg", "Été/x.jpg".encode()]
    catalog.record_scan(folder, [found(name) for name in names], [])
    files = catalog.known_files(folder)
    made = [catalog.record_photos([decoded(files[name].id, str(at))])[0] for at, name in enumerate(names)]
    wanted = made[:2] if text == "2041.j" else made[:1]
    assert catalog.photos_meeting(ask.Named(text)).tolist() == wanted


@pytest.mark.parametrize(
    "condition",
    [
        ask.InFolder("home"),
        ask.InFolder("/elsewhere"),
        ask.InAlbum("x"),
        ask.InCollection("x"),
        ask.Tagged("x"),
    ],
)
def test_what_is_not_there_is_refused(catalog: Catalog, photos: dict[str, int], condition: Condition) -> None:
    with pytest.raises(AsifError, match=r"There is no|not one of"):
        catalog.photos_meeting(condition)

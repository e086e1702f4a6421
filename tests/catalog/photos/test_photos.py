import datetime

import numpy as np
import pytest

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.photos.photos import UNDATED
from asif_desktop.domain.errors import AsifError
from tests.catalog.building import decoded, digest, found, index


def library(catalog: Catalog) -> dict[str, int]:
    """Four photos; their contents' names tell what they are."""
    folder = catalog.add_folder(b"/a")
    taken = {"spring": "2024-03-01T00:00:00", "autumn": "2024-10-01T00:00:00", "b": None, "c": None}
    names = {"spring": b"x/Zebra.jpg", "autumn": b"x/apple.jpg", "b": b"y/Apple2.jpg", "c": b"\xff.jpg"}
    ids = {}
    for size, (content, name) in enumerate(names.items()):
        catalog.record_scan(folder, [found(name)], [])
        (file,) = catalog.pending_files(1)
        (ids[content],) = catalog.record_photos([decoded(file.id, content, taken=taken[content], size=size)])
    return ids


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("taken", ["autumn", "spring", "c", "b"]),
        ("added", ["c", "b", "autumn", "spring"]),
        ("name", ["autumn", "b", "spring", "c"]),
        ("size", ["c", "b", "autumn", "spring"]),
    ],
)
def test_photos_in_order(catalog: Catalog, order: str, expected: list[str]) -> None:
    ids = library(catalog)
    answer = catalog.photo_ids(order=order)
    assert answer.dtype == np.int64
    assert answer.tolist() == [ids[content] for content in expected]


def test_days_come_with_the_orders_that_have_them(catalog: Catalog) -> None:
    library(catalog)
    _, days = catalog.dated_photo_ids()
    assert days.dtype == np.int32
    spring = (datetime.date(2024, 3, 1) - datetime.date(1970, 1, 1)).days
    autumn = (datetime.date(2024, 10, 1) - datetime.date(1970, 1, 1)).days
    assert days.tolist() == [autumn, spring, UNDATED, UNDATED]
    ids, days = catalog.dated_photo_ids(order="added")
    today = (datetime.date.today() - datetime.date(1970, 1, 1)).days
    assert len(ids) == len(days) == 4
    assert all(today - 1 <= day <= today for day in days.tolist())
    assert catalog.dated_photo_ids(order="name")[1].shape == (0,)


@pytest.mark.parametrize("taken", ["9999-12-31T23:59:59", "0001-01-01T00:00:00", "nonsense", "2024-13-40"])
def test_the_day_of_an_odd_time_is_a_day_or_unknown(catalog: Catalog, taken: str) -> None:
    folder = catalog.add_folder(b"/a")
    catalog.record_scan(folder, [found(b"x.jpg")], [])
    (file,) = catalog.pending_files(1)
    catalog.record_photos([decoded(file.id, "x", taken=taken)])
    (day,) = catalog.dated_photo_ids()[1].tolist()
    try:
        expected = (datetime.date.fromisoformat(taken[:10]) - datetime.date(1970, 1, 1)).days
    except ValueError:
        expected = UNDATED
    assert day == expected


def test_another_order_is_a_bug(catalog: Catalog) -> None:
    with pytest.raises(ValueError, match="no such order"):
        catalog.photo_ids(order="id; DROP TABLE photo")


def test_nothing_is_an_answer(catalog: Catalog) -> None:
    assert catalog.photo_ids().shape == (0,)
    assert catalog.photo_ids(order="name").dtype == np.int64
    assert catalog.photo_ids(17).shape == (0,)
    ids, contents = catalog.contents()
    assert ids.shape == (0,)
    assert ids.dtype == np.int64
    assert contents == []
    assert catalog.photos([]) == []
    assert catalog.photos([1, 2**80]) == []
    assert catalog.paths([5]) == {}
    assert catalog.count_photos() == 0
    assert catalog.folders() == []


def test_contents_are_by_id(catalog: Catalog) -> None:
    photos = index(catalog, b"/a", {b"%d.jpg" % number: str(number) for number in range(20)})
    gone = photos[b"3.jpg"]
    folder = catalog.add_folder(b"/a")
    catalog.record_scan(folder, [], [catalog.known_files(folder)[b"3.jpg"].id])
    ids, contents = catalog.contents()
    assert ids.tolist() == sorted(set(photos.values()) - {gone})
    assert [catalog.content_of(int(number)) for number in ids] == contents
    assert digest("3") not in contents


def test_photos_come_in_the_order_asked_for(catalog: Catalog) -> None:
    ids = library(catalog)
    asked = [ids["c"], 999, ids["spring"], ids["c"]]
    assert [photo.id for photo in catalog.photos(asked)] == [ids["c"], ids["spring"], ids["c"]]


def test_a_photo_of_one_root(catalog: Catalog) -> None:
    photos = index(catalog, b"/a", {b"x.jpg": "one", b"y.jpg": "two"})
    index(catalog, b"/b", {b"x.jpg": "one"})
    first, second = (folder.id for folder in catalog.folders())
    assert sorted(catalog.photo_ids(first)) == sorted(photos.values())
    assert catalog.photo_ids(second).tolist() == [photos[b"x.jpg"]]
    assert catalog.photo_ids(second, order="name").tolist() == [photos[b"x.jpg"]]


def test_a_photo_is_found_by_the_path_as_its_root_spells_it(catalog: Catalog) -> None:
    """A link and what it points to are two roots; the same file is then one photo with two paths."""
    photos = index(catalog, b"/real/photos", {b"x.jpg": "one"})
    index(catalog, b"/link", {b"x.jpg": "one"})
    photo = photos[b"x.jpg"]
    assert catalog.photo_at(b"/real/photos/x.jpg") == photo
    assert catalog.photo_at(b"/link/x.jpg") == photo
    assert catalog.paths([photo])[photo] == [b"/real/photos/x.jpg", b"/link/x.jpg"]
    for path in (b"/link", b"/link/", b"/link/x.jp", b"/linkx.jpg", b"x.jpg", b"/real/x.jpg", b""):
        assert catalog.photo_at(path) is None


def test_a_photo_is_found_under_nested_roots(catalog: Catalog) -> None:
    inner = index(catalog, b"/a/b", {b"x.jpg": "one"})
    outer = index(catalog, b"/a", {b"y.jpg": "two", b"b/z.jpg": "three"})
    assert catalog.photo_at(b"/a/b/x.jpg") == inner[b"x.jpg"]
    assert catalog.photo_at(b"/a/y.jpg") == outer[b"y.jpg"]
    assert catalog.photo_at(b"/a/b/z.jpg") == outer[b"b/z.jpg"]
    assert catalog.photo_at(b"/a/b") is None


def test_an_unknown_photo_has_no_content(catalog: Catalog) -> None:
    for number in (1, -1, 2**80):
        with pytest.raises(AsifError, match=f"no photo {number} "):
            catalog.content_of(number)


def test_contents_by_their_first_byte_tell_whether_they_can_be_read_now(catalog: Catalog) -> None:
    library(catalog)
    (folder,) = catalog.roots()
    contents = {digest(content) for content in ("spring", "autumn", "b", "c")}
    catalog.record_scan(folder.id, [], [catalog.known_files(folder.id)[b"\xff.jpg"].id])
    told = {}
    for first in range(256):
        some = catalog.contents_beginning(first)
        assert {content[0] for content in some} <= {first}
        told.update(some)
    assert told == {content: content != digest("c") for content in contents}
    catalog.set_folder_online(folder.id, False)
    assert not any(any(catalog.contents_beginning(first).values()) for first in range(256))
    catalog.remove_folder(b"/a")
    assert not any(catalog.contents_beginning(first) for first in range(256))

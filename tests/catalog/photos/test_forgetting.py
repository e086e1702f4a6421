"""Photos that are gone leave the list of these, and undo brings them back to it, row for row."""

from typing import Any

import pytest

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.notes import NoteEdit
from asif_desktop.domain.sentences import said
from tests.catalog.building import decoded, found, go_there_and_back, index

FORGET = said("Forget them")
TREE = {b"here.jpg": "here", b"one.jpg": "one", b"two.jpg": "two", b"copy of two.jpg": "two"}


@pytest.fixture
def photos(catalog: Catalog) -> dict[bytes, int]:
    """Photos by path, of which only the first is there still."""
    photos = index(catalog, b"/photos", TREE, taken=None)
    known = catalog.known_files(1)
    catalog.record_scan(1, [], [known[path].id for path in TREE if path != b"here.jpg"])
    return photos


def rows(catalog: Catalog) -> list[Any]:
    with catalog._reading() as connection:
        return list(connection.exec_driver_sql("SELECT * FROM photo_path ORDER BY id").all())


def missing(catalog: Catalog) -> set[int]:
    return {one.photo for one in catalog.missing_photos()}


def steps(catalog: Catalog) -> list[bool]:
    return [step.undone for step in catalog.history()]


def look_again(catalog: Catalog, path: bytes, content: str) -> int:
    """A scan finds this file, and it is decoded; returns its photo."""
    catalog.record_scan(1, [found(path, mtime_ns=7)], [])
    (photo,) = catalog.record_photos([decoded(catalog.known_files(1)[path].id, content)])
    return photo


def test_it_is_taken_back_and_done_again_row_for_row(catalog: Catalog, photos: dict[bytes, int]) -> None:
    assert missing(catalog) == {photos[b"one.jpg"], photos[b"two.jpg"]}
    edits = [
        lambda: catalog.forget_missing([photos[b"two.jpg"]], FORGET),
        lambda: catalog.forget_missing([photos[b"one.jpg"], photos[b"here.jpg"]], FORGET),
    ]
    go_there_and_back(catalog, lambda: (rows(catalog), catalog.missing_photos()), edits)
    assert missing(catalog) == set()
    assert len(rows(catalog)) == 1
    assert catalog.photo_ids().tolist() == [photos[b"here.jpg"]]


def test_what_could_not_be_read_and_is_gone_comes_back_with_its_reason(catalog: Catalog) -> None:
    (photo,) = index(catalog, b"/photos", {b"a.jpg": "a"}).values()
    path = catalog.known_files(1)[b"a.jpg"].id
    with catalog._writing(durable=False) as connection:  # nothing writes so today; the schema lets it
        connection.exec_driver_sql(
            "UPDATE photo_path SET state = 'missing', inode = ?, reason = ? WHERE id = ?",
            (b"18446744073709551615", '["It ends after {0} bytes.",[12],""]', path),
        )
    before = rows(catalog)
    catalog.forget_missing([photo], FORGET)
    assert rows(catalog) == []
    catalog.undo()
    assert rows(catalog) == before


def test_what_is_not_gone_is_not_forgotten(catalog: Catalog, photos: dict[bytes, int]) -> None:
    before = rows(catalog)
    catalog.forget_missing([photos[b"here.jpg"], 99], FORGET)
    assert rows(catalog) == before
    assert steps(catalog) == []


def test_without_a_description_it_is_no_step(catalog: Catalog, photos: dict[bytes, int]) -> None:
    catalog.forget_missing(list(photos.values()))
    assert missing(catalog) == set()
    assert steps(catalog) == []


def test_marks_wait_for_the_picture(catalog: Catalog, photos: dict[bytes, int]) -> None:
    one = photos[b"here.jpg"]
    catalog.note_photos(said("note"), [one], NoteEdit(rating=5))
    catalog.record_scan(1, [], [catalog.known_files(1)[b"here.jpg"].id])
    catalog.forget_missing([one], FORGET)
    assert look_again(catalog, b"elsewhere.jpg", "here") == one
    assert catalog.photos([one])[0].rating == 5


def test_back_at_its_place_it_is_not_missing_and_undo_goes_on_to_what_was_before(
    catalog: Catalog, photos: dict[bytes, int]
) -> None:
    one = photos[b"one.jpg"]
    catalog.create_album("before", [photos[b"here.jpg"]])
    catalog.forget_missing([one], FORGET)
    assert look_again(catalog, b"one.jpg", "one") == one
    before = rows(catalog)
    catalog.undo()
    assert rows(catalog) == before
    catalog.undo()
    assert catalog.albums() == []
    catalog.redo()
    with pytest.raises(AsifError, match="none of its photos is missing any more; this step is out"):
        catalog.redo()
    assert rows(catalog) == before
    assert steps(catalog) == [False]


def test_some_of_it_may_be_impossible_by_now(catalog: Catalog, photos: dict[bytes, int]) -> None:
    one, two = photos[b"one.jpg"], photos[b"two.jpg"]
    catalog.forget_missing([one, two], FORGET)
    assert look_again(catalog, b"one.jpg", "another") not in photos.values()
    catalog.undo()
    assert missing(catalog) == {two}
    assert look_again(catalog, b"two.jpg", "two") == two
    catalog.redo()  # the copy of it alone
    assert set(catalog.known_files(1)) == {b"here.jpg", b"one.jpg", b"two.jpg"}
    catalog.undo()
    assert set(catalog.known_files(1)) == {b"here.jpg", b"one.jpg", b"two.jpg", b"copy of two.jpg"}
    assert missing(catalog) == set()


def test_where_another_file_is_in_its_place_it_leaves_the_history(
    catalog: Catalog, photos: dict[bytes, int]
) -> None:
    catalog.create_album("before", [])
    catalog.forget_missing([photos[b"one.jpg"]], FORGET)
    look_again(catalog, b"one.jpg", "another")
    before = rows(catalog)
    with pytest.raises(AsifError, match=r"one\.jpg is another file now; this step is out of the history now"):
        catalog.undo()
    assert rows(catalog) == before
    catalog.undo()
    assert catalog.albums() == []


def test_where_its_folder_was_taken_out_it_leaves_the_history(
    catalog: Catalog, photos: dict[bytes, int]
) -> None:
    catalog.forget_missing([photos[b"one.jpg"]], FORGET)
    catalog.remove_folder(b"/photos")
    with pytest.raises(AsifError, match="its photos was taken out of the library; this step is out"):
        catalog.undo()
    assert steps(catalog) == []


def test_another_photo_in_the_row_is_not_forgotten(catalog: Catalog, photos: dict[bytes, int]) -> None:
    catalog.forget_missing([photos[b"one.jpg"]], FORGET)
    catalog.undo()
    assert look_again(catalog, b"one.jpg", "here") == photos[b"here.jpg"]
    catalog.record_scan(1, [], [catalog.known_files(1)[b"one.jpg"].id])
    before = rows(catalog)
    with pytest.raises(AsifError, match="none of its photos is missing any more"):
        catalog.redo()
    assert rows(catalog) == before

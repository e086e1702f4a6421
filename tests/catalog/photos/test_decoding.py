import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.vectors.embeddings import EmbeddingStore
from asif_desktop.domain.photos import Failure
from asif_desktop.domain.sentences import said
from tests.catalog.building import decoded, digest, found, index


def scan(catalog: Catalog, root: bytes, *paths: bytes) -> list[int]:
    folder = catalog.add_folder(root)
    catalog.record_scan(folder, [found(path) for path in paths], [])
    known = catalog.known_files(folder)
    return [known[path].id for path in paths]


def test_equal_contents_are_one_photo_with_two_paths(catalog: Catalog) -> None:
    first, second, third = scan(catalog, b"/a", b"x.jpg", b"y.jpg", b"z.jpg")
    photos = catalog.record_photos([decoded(first, "one"), decoded(second, "one"), decoded(third, "two")])
    assert photos[0] == photos[1] != photos[2]
    assert catalog.count_photos() == 2
    assert catalog.paths(photos) == {photos[0]: [b"/a/x.jpg", b"/a/y.jpg"], photos[2]: [b"/a/z.jpg"]}
    (later,) = scan(catalog, b"/b", b"x.jpg")
    assert catalog.record_photos([decoded(later, "two")]) == [photos[2]]
    assert catalog.count_photos() == 2


def test_another_content_at_a_path_is_another_photo(catalog: Catalog) -> None:
    before = index(catalog, b"/a", {b"x.jpg": "one", b"copy.jpg": "one"})
    folder = catalog.add_folder(b"/a")
    catalog.record_scan(folder, [found(b"x.jpg", size=2)], [])
    (file,) = catalog.pending_files(1)
    (after,) = catalog.record_photos([decoded(file.id, "edited")])
    assert after != before[b"x.jpg"]
    assert catalog.paths([after, before[b"x.jpg"]]) == {
        after: [b"/a/x.jpg"],
        before[b"x.jpg"]: [b"/a/copy.jpg"],
    }


def test_metadata_written_by_another_program_are_taken_over(catalog: Catalog) -> None:
    photos = index(catalog, b"/a", {b"x.jpg": "one"}, taken="2020-01-01T00:00:00", camera="old")
    folder = catalog.add_folder(b"/a")
    catalog.record_scan(folder, [found(b"x.jpg", size=2)], [])
    (file,) = catalog.pending_files(1)
    again = decoded(file.id, "one", file_hash=digest("rated"), size=2, taken="2021-01-01T00:00:00")
    assert catalog.record_photos([again]) == [photos[b"x.jpg"]]
    (photo,) = catalog.photos([photos[b"x.jpg"]])
    assert (photo.taken, photo.camera, photo.size) == ("2021-01-01T00:00:00", None, 2)


def test_a_copy_that_lost_its_metadata_takes_none_away(catalog: Catalog) -> None:
    """And a better copy fills in what was not known; a date never gets another one's offset."""
    photos = index(catalog, b"/a", {b"x.jpg": "one"}, taken="2020-01-01T00:00:00")
    index(catalog, b"/b", {b"x.jpg": "one"})
    index(catalog, b"/c", {b"x.jpg": "one"}, taken="1999-01-01T00:00:00", taken_offset="+05:00", camera="new")
    (photo,) = catalog.photos([photos[b"x.jpg"]])
    assert (photo.taken, photo.camera) == ("2020-01-01T00:00:00", "new")


def test_all_that_decoding_told_is_kept(catalog: Catalog, tmp_path: Path) -> None:
    (number,) = scan(catalog, b"/a", b"x.jpg")
    more = {
        "kind": "HEIC",
        "size": 2**40,
        "width": 8000,
        "height": 6000,
        "taken": "2024-02-29T23:59:59",
        "taken_offset": "-03:30",
        "camera": "Kamera ü \udcff",
        "lens": "50 mm",
        "iso": 2**70,
        "exposure": 0.004,
        "latitude": -90.0,
        "longitude": 180.0,
    }
    (photo,) = catalog.record_photos([decoded(number, "one", **more)])
    (shown,) = catalog.photos([photo])
    assert shown.taken == "2024-02-29T23:59:59-03:30"
    assert shown.camera == "Kamera ü ?"
    assert (shown.kind, shown.size, shown.width, shown.height) == ("HEIC", 2**40, 8000, 6000)
    assert shown.content == digest("one").hex()
    assert shown.added.endswith("Z")
    with closing(sqlite3.connect(tmp_path / "library" / "catalog.sqlite")) as driver:
        row = driver.execute(
            "SELECT lens, exposure, latitude, longitude, rating, caption FROM photo"
        ).fetchone()
    assert row == ("50 mm", 0.004, -90.0, 180.0, None, None)


def test_a_file_that_changed_while_it_was_decoded_waits_again(catalog: Catalog) -> None:
    folder = catalog.add_folder(b"/a")
    catalog.record_scan(folder, [found(b"x.jpg", mtime_ns=1), found(b"y.jpg", mtime_ns=1)], [])
    files = {file.path: file for file in catalog.pending_files(2)}
    catalog.record_scan(folder, [found(b"x.jpg", mtime_ns=2)], [])
    ids = catalog.record_photos(
        [decoded(file.id, name.decode(), mtime_ns=file.mtime_ns) for name, file in sorted(files.items())]
    )
    assert ids[0] == 0
    assert ids[1] > 0
    assert [file.path for file in catalog.pending_files(9)] == [b"/a/x.jpg"]


def test_a_file_that_was_forgotten_while_it_was_decoded_is_no_photo(catalog: Catalog) -> None:
    (number,) = scan(catalog, b"/a", b"x.jpg")
    catalog.remove_folder(b"/a")
    assert catalog.record_photos([decoded(number, "one")]) == [0]
    assert catalog.count_photos() == 0
    catalog.record_failures([(number, said("gone"))])
    assert catalog.failures() == []


def test_failures_tell_their_reason(catalog: Catalog) -> None:
    numbers = scan(catalog, b"/a", b"b/x.jpg", b"c/y.jpg", b"\xff.jpg")
    catalog.record_failures(
        list(zip(numbers, [said("truncated"), said(""), said("odd {0}", "\udcff")], strict=True))
    )
    assert catalog.failures() == [
        Failure(path=b"/a/b/x.jpg", reason=said("truncated")),
        Failure(path=b"/a/c/y.jpg", reason=said("")),
        Failure(path=b"/a/\xff.jpg", reason=said("odd {0}", "?")),
    ]
    assert [failure.path for failure in catalog.failures([b"/a/b"])] == [b"/a/b/x.jpg"]
    assert [failure.path for failure in catalog.failures([b"/a/b/x.jpg", b"/a/c/"])] == [
        b"/a/b/x.jpg",
        b"/a/c/y.jpg",
    ]
    assert catalog.failures([b"/a/"]) == catalog.failures([b"/"]) == catalog.failures()
    assert catalog.failures([]) == catalog.failures([b"/a/bb", b"/z"]) == []
    assert catalog.count_photos() == 0
    assert catalog.count_pending() == 0


def test_a_photo_whose_file_fails_after_a_change_is_not_there(catalog: Catalog) -> None:
    photos = index(catalog, b"/a", {b"x.jpg": "one"})
    folder = catalog.add_folder(b"/a")
    catalog.record_scan(folder, [found(b"x.jpg", size=2)], [])
    (file,) = catalog.pending_files(1)
    catalog.record_failures([(file.id, said("broken"))])
    assert catalog.count_photos() == 0
    assert catalog.photos(list(photos.values()))[0].paths == []
    assert catalog.retry_failures() == 1
    assert catalog.failures() == []
    assert [waiting.id for waiting in catalog.pending_files(9)] == [file.id]
    assert catalog.record_photos([decoded(file.id, "one")]) == [photos[b"x.jpg"]]
    assert catalog.retry_failures() == 0


def test_photos_that_a_new_encoder_has_not_seen(catalog: Catalog, store: EmbeddingStore) -> None:
    folder = catalog.add_folder(b"/a")
    times = {b"old.jpg": 1, b"copy.jpg": 2, b"new.jpg": 3, b"off.jpg": 4}
    catalog.record_scan(folder, [found(path, mtime_ns=time) for path, time in times.items()], [])
    contents = {b"old.jpg": "one", b"copy.jpg": "one", b"new.jpg": "two", b"off.jpg": "three"}
    known = catalog.known_files(folder)
    catalog.record_photos([decoded(known[path].id, content) for path, content in contents.items()])
    catalog.record_scan(folder, [], [known[b"off.jpg"].id])
    encoder = store.encoder_id("spec", "hash", 3, "")
    other = store.encoder_id("other", "hash", 3, "")
    assert [file.path for file in catalog.photos_without_vector(encoder, 9)] == [
        b"/a/new.jpg",
        b"/a/copy.jpg",
    ]
    assert [file.path for file in catalog.photos_without_vector(encoder, 1)] == [b"/a/new.jpg"]
    store.put(encoder, [digest("two")], np.ones((1, 3), dtype=np.int16))
    assert [file.path for file in catalog.photos_without_vector(encoder, 9)] == [b"/a/copy.jpg"]
    assert len(catalog.photos_without_vector(other, 9)) == 2
    catalog.set_folder_online(folder, False)
    assert catalog.photos_without_vector(encoder, 9) == []


def test_without_a_store_every_photo_lacks_its_vector(catalog: Catalog) -> None:
    index(catalog, b"/a", {b"x.jpg": "one"})
    assert [file.path for file in catalog.photos_without_vector(1, 9)] == [b"/a/x.jpg"]


@pytest.mark.parametrize("size", [31, 33])
def test_a_hash_of_another_length_is_a_bug(catalog: Catalog, size: int) -> None:
    (number,) = scan(catalog, b"/a", b"x.jpg")
    with pytest.raises(Exception, match="CHECK constraint failed"):
        catalog.record_photos([decoded(number, "one", file_hash=b"x" * size)])
    assert catalog.count_pending() == 1
    assert catalog.count_photos() == 0


def test_a_file_that_went_while_it_was_read_stays_gone(catalog: Catalog) -> None:
    first, second = scan(catalog, b"/a", b"x.jpg", b"y.jpg")
    folder = catalog.add_folder(b"/a")
    seen = {file.id: file.mtime_ns for file in catalog.pending_files(2)}
    catalog.record_scan(folder, [], [first, second])
    assert catalog.record_photos([decoded(first, "one", mtime_ns=seen[first])]) == [0]
    catalog.record_failures([(second, said("torn"))], seen)
    assert {file.state for file in catalog.known_files(folder).values()} == {"missing"}
    assert catalog.count_photos() == 0
    assert catalog.failures() == []
    catalog.record_scan(folder, [found(b"x.jpg")], [])
    assert [file.id for file in catalog.pending_files(2)] == [first]

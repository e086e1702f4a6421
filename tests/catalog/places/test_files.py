import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from asif_desktop.catalog import FoundFile
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.domain.sentences import said
from tests.catalog.building import decoded, found, index, new_catalog


def states(catalog: Catalog, folder: int) -> dict[bytes, str]:
    return {path: file.state for path, file in catalog.known_files(folder).items()}


def test_a_found_file_waits(catalog: Catalog) -> None:
    folder = catalog.add_folder(b"/a")
    catalog.record_scan(folder, [found(b"x.jpg", size=5, mtime_ns=7, inode=9)], [])
    (file,) = catalog.known_files(folder).values()
    assert (file.size, file.mtime_ns, file.inode, file.state, file.photo) == (5, 7, 9, "pending", None)
    (waiting,) = catalog.pending_files(10)
    assert (waiting.id, waiting.path, waiting.size, waiting.mtime_ns) == (file.id, b"/a/x.jpg", 5, 7)


def test_files_wait_newest_first(catalog: Catalog) -> None:
    folder = catalog.add_folder(b"/a")
    times = {b"old": -5, b"new": 9, b"beyond": 2**63 + 5, b"middle": 0}
    catalog.record_scan(folder, [found(path, mtime_ns=time) for path, time in times.items()], [])
    assert [file.path for file in catalog.pending_files(10)] == [
        b"/a/beyond",
        b"/a/new",
        b"/a/middle",
        b"/a/old",
    ]
    assert [file.path for file in catalog.pending_files(2)] == [b"/a/beyond", b"/a/new"]
    assert catalog.count_pending() == 4


def test_names_that_are_not_text_are_kept_exactly(catalog: Catalog) -> None:
    names = [b"\xff\xfe.jpg", b"caf\xe9/\xff", "café/ß.jpg".encode(), b"new\nline'\".jpg", b"a" * 255]
    folder = catalog.add_folder(b"/\xe9\xff")
    catalog.record_scan(folder, [found(name) for name in names], [])
    assert set(catalog.known_files(folder)) == set(names)
    ids = catalog.record_photos(
        [decoded(file.id, str(file.id)) for file in catalog.known_files(folder).values()]
    )
    assert {path for paths in catalog.paths(ids).values() for path in paths} == {
        b"/\xe9\xff/" + name for name in names
    }
    for name in names:
        assert catalog.photo_at(b"/\xe9\xff/" + name) in ids
    assert catalog.folders()[0].path == b"/\xe9\xff"


def test_a_changed_file_waits_again_and_keeps_its_photo_until_decoded(catalog: Catalog) -> None:
    photos = index(catalog, b"/a", {b"x.jpg": "one"})
    folder = catalog.add_folder(b"/a")
    for change in ({"size": 11}, {"mtime_ns": 2}, {"inode": 2}):
        catalog.record_scan(folder, [found(b"x.jpg", **change)], [])
        (file,) = catalog.known_files(folder).values()
        assert (file.state, file.photo) == ("pending", photos[b"x.jpg"])
        assert catalog.count_photos() == 0
        assert catalog.photo_at(b"/a/x.jpg") is None
        catalog.record_photos([decoded(file.id, "one")])
        assert catalog.photo_at(b"/a/x.jpg") == photos[b"x.jpg"]


def test_a_file_as_it_was_changes_nothing(catalog: Catalog) -> None:
    index(catalog, b"/a", {b"x.jpg": "one"})
    folder = catalog.add_folder(b"/a")
    before = catalog.known_files(folder), catalog.generation
    catalog.record_scan(folder, [found(b"x.jpg")], [])
    assert (catalog.known_files(folder), catalog.generation) == before


def test_a_file_that_is_gone_is_missing_and_comes_back_unread(catalog: Catalog) -> None:
    photos = index(catalog, b"/a", {b"x.jpg": "one", b"y.jpg": "two"})
    folder = catalog.add_folder(b"/a")
    catalog.record_scan(folder, [], [catalog.known_files(folder)[b"x.jpg"].id])
    assert states(catalog, folder) == {b"x.jpg": "missing", b"y.jpg": "online"}
    assert catalog.count_photos() == 1
    assert catalog.photo_at(b"/a/x.jpg") is None
    catalog.record_scan(folder, [found(b"x.jpg")], [])
    assert states(catalog, folder) == {b"x.jpg": "online", b"y.jpg": "online"}
    assert catalog.photo_at(b"/a/x.jpg") == photos[b"x.jpg"]
    assert catalog.pending_files(9) == []


def test_a_missing_file_that_comes_back_changed_waits(catalog: Catalog) -> None:
    index(catalog, b"/a", {b"x.jpg": "one"})
    folder = catalog.add_folder(b"/a")
    catalog.record_scan(folder, [], [file.id for file in catalog.known_files(folder).values()])
    catalog.record_scan(folder, [found(b"x.jpg", size=99)], [])
    assert states(catalog, folder) == {b"x.jpg": "pending"}


def test_a_file_that_changed_and_went_is_read_when_it_is_back(catalog: Catalog) -> None:
    """Its photo is not its content: taking it up unread would show the old picture for the new file."""
    index(catalog, b"/a", {b"x.jpg": "one"})
    folder = catalog.add_folder(b"/a")
    catalog.record_scan(folder, [found(b"x.jpg", size=99)], [])
    catalog.record_scan(folder, [], [file.id for file in catalog.known_files(folder).values()])
    catalog.record_scan(folder, [found(b"x.jpg", size=99)], [])
    assert states(catalog, folder) == {b"x.jpg": "pending"}


def test_a_failed_file_that_went_and_is_back_unchanged_has_failed_still(catalog: Catalog) -> None:
    folder = catalog.add_folder(b"/a")
    catalog.record_scan(folder, [found(b"x.jpg")], [])
    (file,) = catalog.pending_files(1)
    catalog.record_failures([(file.id, said("truncated"))])
    catalog.record_scan(folder, [], [file.id])
    assert states(catalog, folder) == {b"x.jpg": "missing"}
    assert catalog.failures() == []
    catalog.record_scan(folder, [found(b"x.jpg")], [])
    assert states(catalog, folder) == {b"x.jpg": "failed"}
    assert [str(failure.reason) for failure in catalog.failures()] == ["truncated"]


def test_a_moved_file_keeps_its_photo_unread(catalog: Catalog) -> None:
    photos = index(catalog, b"/a", {b"x.jpg": "one", b"IMG.JPG": "two", b"far.jpg": "three"})
    here, there = catalog.add_folder(b"/a"), catalog.add_folder(b"/b")
    known = catalog.known_files(here)

    def like(path: bytes, now: bytes) -> FoundFile:
        file = known[path]
        return FoundFile(now, file.size, file.mtime_ns, file.inode)

    catalog.record_scan(
        here,
        [like(b"x.jpg", b"deep/\xff.jpg"), like(b"IMG.JPG", b"img.jpg")],
        [known[path].id for path in (b"x.jpg", b"IMG.JPG", b"far.jpg")],
    )
    catalog.record_scan(there, [like(b"far.jpg", b"near.jpg")], [])
    assert catalog.pending_files(9) == []
    assert catalog.paths(list(photos.values())) == {
        photos[b"x.jpg"]: [b"/a/deep/\xff.jpg"],
        photos[b"IMG.JPG"]: [b"/a/img.jpg"],
        photos[b"far.jpg"]: [b"/b/near.jpg"],
    }
    assert states(catalog, here) == {b"deep/\xff.jpg": "online", b"img.jpg": "online"}


def test_another_name_of_a_file_that_is_still_there_is_read(catalog: Catalog) -> None:
    index(catalog, b"/a", {b"x.jpg": "one"})
    folder = catalog.add_folder(b"/a")
    catalog.record_scan(folder, [found(b"link.jpg", inode=found(b"x.jpg").inode)], [])
    assert [file.path for file in catalog.pending_files(9)] == [b"/a/link.jpg"]


def test_a_file_that_is_left_out_is_forgotten_and_its_photo_is_not(catalog: Catalog) -> None:
    photos = index(catalog, b"/a", {b"x.jpg": "one", b"y.jpg": "two"})
    folder = catalog.add_folder(b"/a")
    catalog.record_scan(folder, [], [], [catalog.known_files(folder)[b"x.jpg"].id])
    assert states(catalog, folder) == {b"y.jpg": "online"}
    assert catalog.photos([photos[b"x.jpg"]])[0].paths == []
    catalog.record_scan(folder, [found(b"x.jpg")], [])
    (file,) = catalog.pending_files(1)
    assert catalog.record_photos([decoded(file.id, "one")]) == [photos[b"x.jpg"]]


def test_what_is_known_below_a_place(catalog: Catalog) -> None:
    index(catalog, b"/a/in", {b"x.jpg": "5", b"c/x.jpg": "6"})
    index(catalog, b"/a", {b"x.jpg": "1", b"b/x.jpg": "2", b"b/c/x.jpg": "3", b"b.jpg": "4"})
    folder = catalog.add_folder(b"/a")
    assert len(catalog.known_files(folder)) == 6
    assert set(catalog.known_files(folder, [b"b"])) == {b"b/x.jpg", b"b/c/x.jpg"}
    assert set(catalog.known_files(folder, [b"b/c", b"in"])) == {b"b/c/x.jpg", b"in/x.jpg", b"in/c/x.jpg"}
    assert set(catalog.known_files(folder, [b"in/c"])) == {b"in/c/x.jpg"}
    assert set(catalog.known_files(folder, [b"b.jpg"])) == {b"b.jpg"}
    assert catalog.known_files(folder, []) == {}


def test_scans_of_a_removed_folder_record_nothing(catalog: Catalog) -> None:
    folder = catalog.add_folder(b"/a")
    catalog.remove_folder(b"/a")
    generation = catalog.generation
    catalog.record_scan(folder, [found(b"x.jpg")], [3])
    assert catalog.known_files(folder) == {}
    assert catalog.generation == generation


def test_a_root_may_be_called_as_one_that_was_removed(catalog: Catalog) -> None:
    first = catalog.add_folder(b"/a")
    catalog.remove_folder(b"/a")
    assert catalog.add_folder(b"/a") != first, "work that goes on for the old one must not meet the new one"


def test_thousands_of_files_at_once(catalog: Catalog) -> None:
    folder = catalog.add_folder(b"/a")
    files = [found(b"%05d.jpg" % number) for number in range(10_001)]
    catalog.record_scan(folder, files, [])
    known = catalog.known_files(folder)
    assert len(known) == 10_001
    catalog.record_scan(
        folder,
        [found(file.path, size=2) for file in files[:5000]],
        [known[file.path].id for file in files[5000:]],
    )
    assert sum(file.state == "missing" for file in catalog.known_files(folder).values()) == 5001


facts = st.builds(
    FoundFile,
    path=st.binary(min_size=1, max_size=8).filter(lambda path: b"/" not in path and b"\0" not in path),
    size=st.integers(0, 2**63 - 1),
    mtime_ns=st.integers(-(2**70), 2**70),
    inode=st.integers(0, 2**128),
)


@settings(deadline=None, max_examples=25)
@given(st.lists(facts, max_size=12, unique_by=lambda file: file.path))
def test_what_a_scan_saw_is_what_is_known(files: list[FoundFile]) -> None:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "catalog.sqlite"
        path.write_bytes(new_catalog())
        catalog = Catalog.open(path)
        folder = catalog.add_folder(b"/a")
        catalog.record_scan(folder, files, [])
        known = catalog.known_files(folder)
        generation = catalog.generation
        catalog.record_scan(folder, files, [])
        assert catalog.generation == generation
        assert known == catalog.known_files(folder)
        assert {path: (file.size, file.mtime_ns, file.inode) for path, file in known.items()} == {
            file.path: (file.size, file.mtime_ns, file.inode) for file in files
        }
        catalog.close()


def test_what_scans_compare_with_is_of_the_same_generation_until_it_may_differ(catalog: Catalog) -> None:
    folder = catalog.add_folder(b"/a")
    seen = catalog.file_generation
    before, after = catalog.record_scan(folder, [found(b"x.jpg"), found(b"y.jpg")], [])
    assert (before, after) == (seen, catalog.file_generation)
    assert after > before
    catalog.add_folder(b"/a")  # is watched already
    x, y = (file.id for file in catalog.known_files(folder).values())
    (photo,) = catalog.record_photos([decoded(x, "one")])
    catalog.record_failures([(y, said("It is no photo."))])
    catalog.rotate(said("Rotate 1 photo"), [photo], 90)
    assert (catalog.file_generation, catalog.generation) == (after, after + 3)
    catalog.retry_failures()
    assert catalog.file_generation > after
    after = catalog.file_generation
    catalog.record_photos([decoded(y, "two", sidecar="12 34")])
    assert catalog.file_generation > after
    after = catalog.file_generation
    catalog.set_folder_online(folder, False)
    assert catalog.file_generation > after

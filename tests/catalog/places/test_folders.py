import pytest

from asif_desktop.catalog import NewAnchor
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from tests.catalog.building import decoded, found, index


def test_adding_a_root_twice_gives_the_same_id(catalog: Catalog) -> None:
    first = catalog.add_folder(b"/photos")
    assert catalog.add_folder(b"/photos/") == first
    assert catalog.add_folder(b"/photos/../photos") == first
    assert catalog.add_folder(b"//photos") == first
    assert [folder.path for folder in catalog.folders()] == [b"/photos"]


def test_a_relative_root_is_a_bug(catalog: Catalog) -> None:
    with pytest.raises(ValueError, match="not an absolute path"):
        catalog.add_folder(b"photos")


def test_a_root_inside_a_watched_one_is_watched_already(catalog: Catalog) -> None:
    outer = catalog.add_folder(b"/a")
    assert catalog.add_folder(b"/a/b") == outer
    assert catalog.add_folder(b"/ab") != outer
    assert [folder.path for folder in catalog.folders()] == [b"/a", b"/ab"]


def test_the_file_system_itself_can_be_watched(catalog: Catalog) -> None:
    photos = index(catalog, b"/", {b"x/y.jpg": "one"})
    assert catalog.photo_at(b"/x/y.jpg") == photos[b"x/y.jpg"]
    assert catalog.paths(list(photos.values())) == {photos[b"x/y.jpg"]: [b"/x/y.jpg"]}


def test_a_file_under_two_roots_is_recorded_once(catalog: Catalog) -> None:
    photos = index(catalog, b"/a/b", {b"c.jpg": "one"})
    outer = catalog.add_folder(b"/a")
    known = catalog.known_files(outer)
    assert list(known) == [b"b/c.jpg"]
    # The outer scan sees a change, and something new beside and inside the inner root.
    catalog.record_scan(
        outer, [found(b"b/c.jpg", size=11), found(b"b/new.jpg"), found(b"d.jpg")], [known[b"b/c.jpg"].id]
    )
    assert sorted(file.path for file in catalog.pending_files(9)) == [
        b"/a/b/c.jpg",
        b"/a/b/new.jpg",
        b"/a/d.jpg",
    ]
    (inner,) = (folder.id for folder in catalog.folders() if folder.path == b"/a/b")
    assert sorted(catalog.known_files(inner)) == [b"c.jpg", b"new.jpg"]
    state = catalog.known_files(inner)[b"c.jpg"]
    assert (state.id, state.state, state.photo) == (known[b"b/c.jpg"].id, "pending", photos[b"c.jpg"])


def test_a_photo_in_an_inner_root_counts_in_the_outer_one(catalog: Catalog) -> None:
    index(catalog, b"/a/b", {b"c.jpg": "one"})
    index(catalog, b"/a", {b"d.jpg": "two"})
    outer, inner = catalog.folders()
    assert (outer.path, outer.photos, inner.path, inner.photos) == (b"/a", 2, b"/a/b", 1)
    assert len(catalog.photo_ids(outer.id)) == 2
    assert len(catalog.photo_ids(inner.id)) == 1


def test_removing_a_root_forgets_its_paths_and_keeps_the_work(catalog: Catalog) -> None:
    photos = index(catalog, b"/a", {b"x.jpg": "one", b"y.jpg": "two"})
    index(catalog, b"/b", {b"copy.jpg": "one"})
    (anchor,) = catalog.add_anchors(
        "Mine", [NewAnchor("word", b"jpeg", None, photos[b"y.jpg"])], said("Teach")
    )
    catalog.remove_folder(b"/a")
    assert [folder.path for folder in catalog.folders()] == [b"/b"]
    assert catalog.count_photos() == 1
    assert catalog.paths(list(photos.values())) == {photos[b"x.jpg"]: [b"/b/copy.jpg"]}
    assert [row.id for row in catalog.anchors()] == [anchor]
    assert catalog.photos([photos[b"y.jpg"]])[0].paths == []
    # When the folder comes back, its photos are who they were.
    assert index(catalog, b"/a", {b"x.jpg": "one", b"y.jpg": "two"}) == photos


def test_removing_an_unknown_root_is_refused(catalog: Catalog) -> None:
    catalog.add_folder(b"/a")
    with pytest.raises(AsifError, match="/a/b is not one of"):
        catalog.remove_folder(b"/a/b")


def test_an_unplugged_root_keeps_its_photos(catalog: Catalog) -> None:
    photos = index(catalog, b"/disk", {b"x.jpg": "one", b"gone.jpg": "two"})
    index(catalog, b"/home", {b"copy.jpg": "one"})
    folder = catalog.add_folder(b"/disk")
    catalog.record_scan(folder, [found(b"later.jpg")], [catalog.known_files(folder)[b"gone.jpg"].id])
    catalog.set_folder_online(folder, False)
    assert [folder.online for folder in catalog.folders()] == [False, True]
    assert catalog.count_photos() == 1
    assert catalog.paths([photos[b"x.jpg"]]) == {photos[b"x.jpg"]: [b"/home/copy.jpg", b"/disk/x.jpg"]}
    assert catalog.pending_files(9) == []
    assert catalog.count_pending() == 0
    assert catalog.known_files(folder)[b"x.jpg"].state == "offline"
    catalog.set_folder_online(folder, True)
    states = {path: file.state for path, file in catalog.known_files(folder).items()}
    assert states == {b"x.jpg": "online", b"gone.jpg": "missing", b"later.jpg": "pending"}
    assert catalog.count_pending() == 1


def test_a_file_decoded_while_its_root_went_is_offline(catalog: Catalog) -> None:
    folder = catalog.add_folder(b"/disk")
    catalog.record_scan(folder, [found(b"x.jpg")], [])
    (file,) = catalog.pending_files(1)
    catalog.set_folder_online(folder, False)
    catalog.record_photos([decoded(file.id, "one")])
    assert catalog.known_files(folder)[b"x.jpg"].state == "offline"
    assert catalog.count_photos() == 1

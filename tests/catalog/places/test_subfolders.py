"""Folders below the roots, read off the paths, and photos in them."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.domain.photos import Subfolder
from tests.catalog.building import decoded, found, index

TREE = {
    b"top.jpg": "top",
    b"2024/a.jpg": "a",
    b"2024/b.jpg": "b",
    b"2024/May/c.jpg": "c",
    b"2024/May/again.jpg": "a",
    b"2024-old/d.jpg": "d",
    b"caf\xe9/e.jpg": "e",
    b"2024.jpg": "f",
}


def test_each_folder_counts_what_is_below_it_once(catalog: Catalog) -> None:
    index(catalog, b"/photos", TREE)
    (root,) = catalog.folders()
    assert (root.photos, root.nested) == (7, True)
    assert catalog.subfolders(root.id) == [
        Subfolder(b"2024", 3, True),
        Subfolder(b"2024-old", 1, False),
        Subfolder(b"caf\xe9", 1, False),
    ]
    assert catalog.subfolders(root.id, b"2024") == [Subfolder(b"2024/May", 2, False)]
    assert catalog.subfolders(root.id, b"2024/May") == []
    assert catalog.subfolders(root.id, b"elsewhere") == []
    assert catalog.subfolders(root.id + 1) == []


def test_photos_of_a_folder_are_chosen_by_its_bytes(catalog: Catalog) -> None:
    ids = index(catalog, b"/photos", TREE)
    (root,) = catalog.folders()

    def of(below: bytes, order: str = "taken") -> set[int]:
        return set(catalog.photo_ids(root.id, order, below=below).tolist())

    assert (
        of(b"2024") == of(b"2024", "name") == {ids[b"2024/a.jpg"], ids[b"2024/b.jpg"], ids[b"2024/May/c.jpg"]}
    )
    assert of(b"caf\xe9") == {ids[b"caf\xe9/e.jpg"]}
    assert of("caf\ufffd".encode()) == set()
    assert catalog.photo_ids(root.id + 1, below=b"2024").tolist() == []


def test_only_what_can_be_shown_makes_a_folder(catalog: Catalog) -> None:
    index(catalog, b"/photos", {b"a/1.jpg": "1", b"b/2.jpg": "2"})
    (root,) = catalog.folders()
    known = catalog.known_files(root.id)
    catalog.record_scan(root.id, [found(b"c/3.jpg")], [known[b"b/2.jpg"].id])
    assert catalog.subfolders(root.id) == [Subfolder(b"a", 1, False)]
    catalog.record_scan(root.id, [], [known[b"a/1.jpg"].id])
    assert catalog.subfolders(root.id) == []
    assert not catalog.folders()[0].nested


def test_a_root_inside_another_is_a_folder_of_it(catalog: Catalog) -> None:
    inner = index(catalog, b"/a/b/c", {b"x.jpg": "x", b"d/y.jpg": "y"})
    outer = index(catalog, b"/a", {b"b/z.jpg": "z"})
    roots = {folder.path: folder for folder in catalog.folders()}
    assert [roots[b"/a"].nested, roots[b"/a/b/c"].nested] == [True, True]
    number = roots[b"/a"].id
    assert catalog.subfolders(number) == [Subfolder(b"b", 3, True)]
    assert catalog.subfolders(number, b"b") == [Subfolder(b"b/c", 2, True)]
    assert catalog.subfolders(number, b"b/c") == [Subfolder(b"b/c/d", 1, False)]
    assert set(catalog.photo_ids(number, below=b"b").tolist()) == {*inner.values(), *outer.values()}
    assert set(catalog.photo_ids(number, below=b"b/c").tolist()) == set(inner.values())
    assert catalog.photo_ids(number, below=b"b/c/d").tolist() == [inner[b"d/y.jpg"]]


def test_what_was_added_lately(catalog: Catalog) -> None:
    ids = list(index(catalog, b"/photos", {b"1.jpg": "1", b"2.jpg": "2"}).values())
    added = catalog.photos(ids)[0].added
    assert set(catalog.photo_ids(added_since=added).tolist()) == set(ids)
    assert catalog.photo_ids(order="name", added_since="9999-01-01T00:00:00Z").tolist() == []
    assert (catalog.count_photos(added), catalog.count_photos("9999-01-01T00:00:00Z")) == (2, 0)


NAMES = st.sampled_from([b"a", b"b", b"a-", b"a0", b"\xff"])


@given(paths=st.dictionaries(st.lists(NAMES, min_size=1, max_size=4).map(b"/".join), st.integers(0, 5)))
@settings(max_examples=30, deadline=None)
def test_the_counts_are_those_of_the_photos_listed(paths: dict[bytes, int]) -> None:

    files = {path + b".jpg": str(content) for path, content in paths.items()}
    with tempfile.TemporaryDirectory() as place:
        catalog = Catalog.open(Path(place) / "catalog.sqlite")
        folder = catalog.add_folder(b"/")
        catalog.record_scan(folder, [found(path) for path in files], [])
        known = catalog.known_files(folder)
        catalog.record_photos([decoded(known[path].id, content) for path, content in files.items()])
        seen = set()
        open_ones = [b""]
        while open_ones:
            below = open_ones.pop()
            for inside in catalog.subfolders(folder, below):
                assert len(catalog.photo_ids(folder, below=inside.path)) == inside.photos > 0
                assert inside.nested == bool(catalog.subfolders(folder, inside.path))
                seen.add(inside.path)
                open_ones.append(inside.path)
        wanted = {
            b"/".join(path.split(b"/")[:depth]) for path in files for depth in range(1, path.count(b"/") + 1)
        }
        assert seen == wanted
        catalog.close()

"""RAW and JPEG of one name."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.domain.notes import NoteEdit
from asif_desktop.domain.sentences import said
from asif_desktop.domain.tags import NewTag
from tests.catalog.building import decoded, found


def fill(catalog: Catalog, files: dict[bytes, str], root: bytes = b"/p") -> dict[bytes, int]:
    """Adds a root with files of these kinds, each a photo of its own; returns their ids."""
    folder = catalog.add_folder(root)
    catalog.record_scan(folder, [found(path) for path in files], [])
    known = catalog.known_files(folder)
    rows = [decoded(known[path].id, f"{root!r} {path!r}", kind=kind) for path, kind in files.items()]
    return dict(zip(files, catalog.record_photos(rows), strict=True))


def pairs(catalog: Catalog) -> set[tuple[int, int]]:
    return {(raw, other) for raw, other in catalog.pairs().tolist()}


def test_one_name_in_one_folder_is_a_pair_whatever_the_extensions(catalog: Catalog) -> None:
    ids = fill(
        catalog,
        {
            b"a.NEF": "RAW",
            b"a.jpg": "JPEG",
            b"a.png": "PNG",
            b"b.nef": "RAW",
            b"c/b.jpg": "JPEG",
            b"c/d.x.dng": "RAW",
            b"c/d.x.jpeg": "JPEG",
            b"c/d.jpg": "JPEG",
            b"c/d.x/y.jpg": "JPEG",
            b"\xff.raf": "RAW",
            b"\xff.heic": "HEIC",
            b"e": "JPEG",
            b"f.jpg": "RAW",
            b"f.jpeg": "JPEG",
        },
    )
    wanted = {(b"a.NEF", b"a.jpg"), (b"c/d.x.dng", b"c/d.x.jpeg"), (b"\xff.raf", b"\xff.heic")}
    wanted.add((b"f.jpg", b"f.jpeg"))
    assert pairs(catalog) == {(ids[raw], ids[other]) for raw, other in wanted}
    assert catalog.partners([ids[b"a.jpg"], ids[b"b.nef"]]) == {ids[b"a.jpg"]: [ids[b"a.NEF"]]}
    assert {photo.pair for photo in catalog.photos([ids[b"a.NEF"], ids[b"a.png"]])} == {ids[b"a.jpg"], None}


def test_a_pair_counts_once_everywhere(catalog: Catalog) -> None:
    fill(catalog, {b"x/a.nef": "RAW", b"x/a.jpg": "JPEG", b"x/b.nef": "RAW", b"c.jpg": "JPEG"})
    assert catalog.count_photos() == 3
    (folder,) = catalog.folders()
    assert folder.photos == 3
    assert [sub.photos for sub in catalog.subfolders(folder.id)] == [2]


def test_a_pair_that_is_split_is_two_photos(catalog: Catalog) -> None:
    ids = fill(catalog, {b"a.nef": "RAW", b"a.jpg": "JPEG"})
    both = list(ids.values())
    assert catalog.split(said("Show apart"), both, True) == 2
    assert (pairs(catalog), catalog.count_photos()) == (set(), 2)
    assert catalog.partners([both[0]], split=True) == {both[0]: [both[1]]}
    catalog.undo()
    assert (len(pairs(catalog)), catalog.count_photos()) == (1, 1)


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "RAW"])
def test_only_a_raw_and_what_a_camera_writes_beside_it_are_a_pair(catalog: Catalog, kind: str) -> None:
    fill(catalog, {b"a.1": kind, b"a.2": "RAW"})
    assert pairs(catalog) == set()


_NAMES = st.binary(min_size=1, max_size=4).filter(lambda name: not set(name) & set(b"/\0"))


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
@given(
    names=st.dictionaries(
        st.tuples(st.sampled_from([b"", b"d/", b"d.e/"]), _NAMES, st.sampled_from([b".a", b".b", b".a.b"])),
        st.sampled_from(["RAW", "JPEG"]),
        max_size=8,
    ),
    number=st.integers(0, 10**9),
)
def test_pairs_are_what_the_names_say(
    catalog: Catalog, names: dict[tuple[bytes, bytes, bytes], str], number: int
) -> None:
    root = b"/root%d" % number
    files = {b"".join(parts): kind for parts, kind in names.items()}
    before = pairs(catalog)
    ids = fill(catalog, files, root)
    wanted = {
        (ids[raw], ids[other])
        for raw, kind in files.items()
        for other, other_kind in files.items()
        if (kind, other_kind) == ("RAW", "JPEG")
        and os.path.splitext(raw)[0] == os.path.splitext(other)[0]
        and os.path.splitext(raw)[1]
    }
    assert pairs(catalog) - before == wanted
    catalog.remove_folder(root)


def test_what_says_nothing_of_pairs_leaves_them_as_they_are(catalog: Catalog) -> None:
    """So that they need not be worked out anew."""
    ids = fill(catalog, {b"a.nef": "RAW", b"a.jpg": "JPEG"})
    before = catalog.pair_generation
    assert before == catalog.generation
    catalog.note_photos(said("Rate"), [ids[b"a.jpg"]], NoteEdit(rating=3))
    catalog.create_tag(NewTag("Cat"))
    catalog.set_setting("device", "cpu")
    catalog.undo()
    catalog.undo()
    catalog.redo()
    assert catalog.pair_generation == before < catalog.generation
    catalog.split(said("Split"), [ids[b"a.jpg"]], True)
    assert catalog.pair_generation == catalog.generation
    assert not pairs(catalog)
    catalog.undo()
    assert catalog.pair_generation == catalog.generation
    assert len(pairs(catalog)) == 1
    fill(catalog, {b"b.nef": "RAW"}, b"/q")
    assert catalog.pair_generation == catalog.generation

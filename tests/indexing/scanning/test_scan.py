import os
import shutil
import socket
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import pytest

from asif_desktop.catalog.records import FoundFile, KnownFile
from asif_desktop.indexing.scanning.exclusion import Exclusion
from asif_desktop.indexing.scanning.places import Places
from asif_desktop.indexing.scanning.scan import Scan, found_file, scan_folder


@pytest.fixture
def root(tmp_path: Path) -> bytes:
    folder = tmp_path / "root"
    folder.mkdir()
    return os.fsencode(folder)


def put(root: bytes, path: bytes, content: bytes = b"photo") -> bytes:
    whole = os.path.join(root, path)
    os.makedirs(os.path.dirname(whole), exist_ok=True)
    with open(whole, "wb") as file:
        file.write(content)
    return path


def paths(found: Iterable[FoundFile]) -> list[bytes]:
    return sorted(file.path for file in found)


def remembered(scan: Scan, state: str = "online") -> dict[bytes, KnownFile]:
    return {
        file.path: KnownFile(number, file.size, file.mtime_ns, file.inode, state, number)  # type: ignore[arg-type]
        for number, file in enumerate(scan.found, start=1)
    }


def test_what_is_looked_at(root: bytes) -> None:
    wanted = [b"a.jpg", b"deep/er/b.PNG", b"c.cr2", b"\xff\xfe.jpg", b"new\nline's.gif", b"x" * 240 + b".jpg"]
    for path in [*wanted, b"notes.txt", b".hidden.jpg", b".hidden/d.jpg", b"jpg", b"e.jpg.part", b"film.mp4"]:
        put(root, path)
    put(root, b"folder.jpg/inside.jpg")
    scan = scan_folder(root, {})
    assert paths(scan.found) == sorted([*wanted, b"folder.jpg/inside.jpg"])
    assert (scan.files, scan.gone, scan.unreadable, scan.online) == (7, [], [], True)


def test_what_is_told_of_a_file(root: bytes) -> None:
    put(root, b"a.jpg", b"12345")
    os.utime(os.path.join(root, b"a.jpg"), ns=(0, 1_234_567_890_123_456_789))
    inode = os.stat(os.path.join(root, b"a.jpg")).st_ino
    expected = FoundFile(b"a.jpg", 5, 1_234_567_890_123_456_789, inode)
    assert scan_folder(root, {}).found == [expected]
    assert found_file(root, b"a.jpg") == expected
    assert found_file(root, b"b.jpg") is None
    assert found_file(root, b"") is None


def test_a_folder_with_nomedia_is_left_out_unless_it_was_chosen(root: bytes) -> None:
    put(root, b".nomedia")
    put(root, b"a.jpg")
    put(root, b"private/.nomedia")
    put(root, b"private/b.jpg")
    put(root, b"private/deeper/c.jpg")
    assert paths(scan_folder(root, {}).found) == [b"a.jpg"]


@pytest.mark.parametrize("library", [b"", b"library/"])
def test_the_cache_of_a_library_holds_no_photos(root: bytes, library: bytes) -> None:
    for name in (b"catalog.sqlite", b"embeddings.sqlite", b"lock", b"cache/thumbnails/ab/abc.jpg", b"a.jpg"):
        put(root, library + name)
    put(root, b"elsewhere/cache/b.jpg")
    assert sorted(paths(scan_folder(root, {}).found)) == sorted(
        [library + b"a.jpg", b"elsewhere/cache/b.jpg"]
    )


def test_what_is_no_file_is_passed_over(root: bytes) -> None:
    os.mkfifo(os.path.join(root, b"fifo.jpg"))
    os.symlink(b"/dev/zero", os.path.join(root, b"device.jpg"))
    os.symlink(b"fifo.jpg", os.path.join(root, b"link.jpg"))
    os.symlink(b"nowhere.jpg", os.path.join(root, b"broken.jpg"))
    os.symlink(b"self.jpg", os.path.join(root, b"self.jpg"))
    os.symlink(b"self", os.path.join(root, b"self"))
    with socket.socket(socket.AF_UNIX) as server:
        here = os.getcwd()
        os.chdir(root)
        try:
            server.bind(b"socket.jpg")
        finally:
            os.chdir(here)
        scan = scan_folder(root, {})
    assert (scan.found, scan.files, scan.unreadable) == ([], 0, [])


def test_links_inside_are_followed_and_each_folder_visited_once(root: bytes, tmp_path: Path) -> None:
    put(root, b"real/a.jpg")
    put(root, b"z.jpg")
    put(os.fsencode(tmp_path), b"outside/b.jpg")
    outside = os.fsencode(tmp_path / "outside")
    os.symlink(b"../real", os.path.join(root, b"real/loop"))
    os.symlink(root, os.path.join(root, b"a loop of the root"))
    os.symlink(b"real", os.path.join(root, b"another name of real"))
    os.symlink(outside, os.path.join(root, b"elsewhere"))
    os.symlink(outside, os.path.join(root, b"elsewhere too"))
    os.symlink(b"z.jpg", os.path.join(root, b"link.jpg"))
    os.symlink(b"real", os.path.join(root, b"folder.jpg"))
    put(root, b".hidden/c.jpg")
    os.symlink(b".hidden", os.path.join(root, b"shown"))
    found = paths(scan_folder(root, {}).found)
    assert found == [b"link.jpg", b"real/a.jpg", b"shown/c.jpg", b"z.jpg"]


def test_what_has_not_changed_is_not_found_again(root: bytes) -> None:
    for name in (b"a.jpg", b"b.jpg", b"c.jpg", b"d.jpg", b"deep/e.jpg"):
        put(root, name)
    before = scan_folder(root, {})
    known = remembered(before)
    assert scan_folder(root, known) == Scan([], [], [], [], 5, True)
    put(root, b"a.jpg", b"longer than before")
    os.utime(os.path.join(root, b"b.jpg"), ns=(0, 1))
    put(root, b"new.jpg")
    os.rename(os.path.join(root, b"new.jpg"), os.path.join(root, b"c.jpg"))  # as editors save: another inode
    os.utime(os.path.join(root, b"c.jpg"), ns=(0, known[b"c.jpg"].mtime_ns))
    os.remove(os.path.join(root, b"deep/e.jpg"))
    put(root, b"f.jpg")
    after = scan_folder(root, known)
    assert paths(after.found) == [b"a.jpg", b"b.jpg", b"c.jpg", b"f.jpg"]
    assert after.gone == [known[b"deep/e.jpg"].id]


@pytest.mark.parametrize("state", ["missing", "offline", "trashed"])
def test_what_is_back_is_found_even_unchanged(root: bytes, state: str) -> None:
    put(root, b"a.jpg")
    known = remembered(scan_folder(root, {}), state)
    assert paths(scan_folder(root, known).found) == [b"a.jpg"]


def test_what_was_gone_is_not_gone_again(root: bytes) -> None:
    put(root, b"a.jpg")
    put(root, b"b.jpg")
    known = remembered(scan_folder(root, {}), "missing")
    os.remove(os.path.join(root, b"a.jpg"))
    assert scan_folder(root, known).gone == []


def test_nothing_is_gone_from_a_folder_that_is_not_there(root: bytes) -> None:
    put(root, b"a.jpg")
    known = remembered(scan_folder(root, {}))
    os.rename(root, root + b" unplugged")
    assert scan_folder(root, known) == Scan([], [], [], [], 0, False)
    os.mkdir(root)  # the mount point that an unplugged disk leaves
    scan = scan_folder(root, known)
    assert (scan.gone, scan.online) == ([], False)
    assert scan_folder(root, {}).online  # but an empty folder is a fine thing to start with


def test_what_lies_below_an_unreadable_folder_is_not_gone(
    root: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(root, b"a.jpg")
    put(root, b"locked/b.jpg")
    put(root, b"locked too/c.jpg")
    known = remembered(scan_folder(root, {}))
    listing = os.scandir

    def refuse(path: bytes) -> object:
        if path.endswith(b"/locked"):
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr("asif_desktop.indexing.scanning.scan.os.scandir", refuse)
    os.remove(os.path.join(root, b"locked too/c.jpg"))
    scan = scan_folder(root, known)
    assert scan.gone == [known[b"locked too/c.jpg"].id]
    assert [folder.path for folder in scan.unreadable] == [os.path.join(root, b"locked")]
    assert "Permission denied" in str(scan.unreadable[0].reason)
    assert scan.online


def test_a_root_that_may_not_be_read_is_as_good_as_unplugged(
    root: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(root, b"a.jpg")
    known = remembered(scan_folder(root, {}))

    def refuse(path: bytes) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("asif_desktop.indexing.scanning.scan.os.scandir", refuse)
    scan = scan_folder(root, known)
    assert (scan.gone, scan.online) == ([], False)
    assert [folder.path for folder in scan.unreadable] == [root]


def test_globs_leave_out_names_anywhere_and_paths_from_the_root_on(root: bytes) -> None:
    for path in (
        b"a.jpg",
        b"a_edit.jpg",
        b"deep/b_edit.jpg",
        b"raw/c.jpg",
        b"deep/raw/d.jpg",
        b"old/raw/e.jpg",
    ):
        put(root, path)
    excluded = Exclusion(["*_edit.jpg", "old/raw", " ", "nowhere/"])
    assert paths(scan_folder(root, {}, excluded=excluded).found) == [
        b"a.jpg",
        b"deep/raw/d.jpg",
        b"raw/c.jpg",
    ]
    assert paths(scan_folder(root, {}, excluded=Exclusion(["raw"])).found) == [
        b"a.jpg",
        b"a_edit.jpg",
        b"deep/b_edit.jpg",
    ]


def test_what_is_excluded_later_is_left_out_and_not_gone(root: bytes) -> None:
    for path in (b"a.jpg", b"b.jpg", b"private/c.jpg", b"d.jpg"):
        put(root, path)
    known = remembered(scan_folder(root, {}))
    put(root, b"private/.nomedia")
    os.remove(os.path.join(root, b"d.jpg"))
    scan = scan_folder(root, known, excluded=Exclusion(["b.*"]))
    assert scan.left_out == sorted([known[b"b.jpg"].id, known[b"private/c.jpg"].id])
    assert scan.gone == [known[b"d.jpg"].id]


def test_places_are_compared_and_nothing_around_them(root: bytes) -> None:
    for path in (b"a.jpg", b"b/c.jpg", b"b/d/e.jpg", b"f/g.jpg", b"f/h/i.jpg"):
        put(root, path)
    known = remembered(scan_folder(root, {}))
    for path in (b"a.jpg", b"b/c.jpg", b"b/d/e.jpg", b"f/g.jpg", b"f/h/i.jpg"):
        os.remove(os.path.join(root, path))
    put(root, b"new.jpg")
    put(root, b"b/new.jpg")
    put(root, b"f/h/new.jpg")

    def look(places: Places) -> tuple[list[bytes], list[bytes]]:
        scan = scan_folder(root, known, places=places)
        assert scan.online
        return paths(scan.found), sorted(path for path, file in known.items() if file.id in scan.gone)

    one = Places(files=frozenset((b"a.jpg", b"new.jpg", b"gone too.jpg")))
    assert look(one) == ([b"new.jpg"], [b"a.jpg"])
    assert look(Places(folders=frozenset((b"b",)))) == ([b"b/new.jpg"], [b"b/c.jpg"])
    assert look(Places(trees=frozenset((b"b", b"nowhere")))) == ([b"b/new.jpg"], [b"b/c.jpg", b"b/d/e.jpg"])
    both = one | Places(trees=frozenset((b"f", b"b"))) | Places(files=frozenset((b"f/h/new.jpg",)))
    assert look(both) == (
        [b"b/new.jpg", b"f/h/new.jpg", b"new.jpg"],
        [b"a.jpg", b"b/c.jpg", b"b/d/e.jpg", b"f/g.jpg", b"f/h/i.jpg"],
    )


@pytest.mark.parametrize("hidden", [b".secret", b"private", b"excluded", b"library/cache", b"link"])
def test_a_place_within_what_is_left_out_is_left_out_too(root: bytes, hidden: bytes) -> None:
    put(root, b"private/.nomedia")
    for name in (b"catalog.sqlite", b"embeddings.sqlite", b"lock"):
        put(root, b"library/" + name)
    put(root, b"real/deep/a.jpg")
    os.symlink(b"real", os.path.join(root, b"link"))
    if hidden != b"link":
        put(root, hidden + b"/deep/a.jpg")
    excluded = Exclusion(["excl*"])
    for places in (
        Places(files=frozenset((hidden + b"/deep/a.jpg",))),
        Places(folders=frozenset((hidden + b"/deep",))),
        Places(trees=frozenset((hidden + b"/deep",))),
        Places(trees=frozenset((hidden,))),
    ):
        assert scan_folder(root, {}, places=places, excluded=excluded).found == []


def test_a_file_that_does_not_hold_still_is_passed_over(root: bytes) -> None:
    put(root, b"a.jpg")
    put(root, b"b.jpg")
    known = remembered(scan_folder(root, {}))
    put(root, b"b.jpg", b"half of it")
    put(root, b"c.jpg")
    scan = scan_folder(root, known, still=lambda file: file.path == b"c.jpg")
    assert (paths(scan.found), scan.gone, scan.left_out) == ([b"c.jpg"], [], [])


def test_a_root_that_nobody_touched_is_known_without_the_catalog(root: bytes) -> None:
    for name in (b"a.jpg", b"deep/b.jpg", b"deep/b.xmp", b"notes.txt", b"folder/c.jpg"):
        put(root, name)
    first = scan_folder(root, {})
    assert set(first.listings) == {b"", b"deep", b"folder"}

    def never() -> dict[bytes, KnownFile]:
        raise AssertionError("the catalog was asked")

    again = scan_folder(root, never, before=first.listings)
    assert again == Scan([], [], [], [], 3, True)
    assert again.listings == first.listings


def test_a_folder_that_is_called_like_a_photo_is_found_each_time(root: bytes) -> None:
    put(root, b"folder.jpg/a.jpg")
    first = scan_folder(root, {})
    assert scan_folder(root, remembered(first), before=first.listings) == Scan([], [], [], [], 1, True)


@pytest.mark.parametrize(
    "change",
    ["content", "time", "inode", "new", "gone", "renamed", "moved", "folder gone", "new folder", "sidecar"],
)
def test_what_differs_from_an_earlier_listing_is_told_as_without_one(root: bytes, change: str) -> None:
    for name in (b"a.jpg", b"one/b.jpg", b"one/c.jpg", b"two/d.jpg", b"two/d.jpg.xmp"):
        put(root, name)
    first = scan_folder(root, {})
    known = {path: file._replace(sidecar=None) for path, file in remembered(first).items()}
    info = os.stat(os.path.join(root, b"two/d.jpg.xmp"))
    known[b"two/d.jpg"] = known[b"two/d.jpg"]._replace(sidecar=f"{info.st_size} {info.st_mtime_ns}")
    whole = partial(os.path.join, root)
    match change:
        case "content":
            put(root, b"one/b.jpg", b"other")
        case "time":
            os.utime(whole(b"one/b.jpg"), ns=(0, 1))
        case "inode":
            put(root, b"new", b"photo")
            os.utime(whole(b"new"), ns=(0, known[b"one/b.jpg"].mtime_ns))
            os.replace(whole(b"new"), whole(b"one/b.jpg"))
        case "new":
            put(root, b"one/e.jpg")
        case "gone":
            os.remove(whole(b"one/b.jpg"))
        case "renamed":
            os.rename(whole(b"one/b.jpg"), whole(b"one/B.jpg"))
        case "moved":
            os.rename(whole(b"one/b.jpg"), whole(b"two/b.jpg"))
        case "folder gone":
            shutil.rmtree(whole(b"one"))
        case "new folder":
            put(root, b"three/f.jpg")
        case "sidecar":
            put(root, b"two/d.jpg.xmp", b"other words")
    expected = scan_folder(root, known)
    told = scan_folder(root, known, before=first.listings)
    assert (sorted(told.found, key=str), told.gone, told.described) == (
        sorted(expected.found, key=str),
        expected.gone,
        expected.described,
    )
    assert told.found or told.gone or told.described


def test_a_folder_with_something_that_may_not_be_read_yet_is_compared_again(root: bytes) -> None:
    put(root, b"a.jpg")
    put(root, b"deep/b.jpg")
    held = scan_folder(root, {}, still=lambda file: file.path != b"deep/b.jpg")
    assert set(held.listings) == {b""}
    known = remembered(held)
    assert paths(scan_folder(root, known, before=held.listings).found) == [b"deep/b.jpg"]


def test_globs_take_effect_though_nothing_changed_on_the_disk(root: bytes) -> None:
    for name in (b"a.jpg", b"private/b.jpg", b"c.png"):
        put(root, name)
    first = scan_folder(root, {})
    known = remembered(first)
    later = scan_folder(root, known, before=first.listings, excluded=Exclusion(["private", "*.png"]))
    assert later.left_out == sorted([known[b"private/b.jpg"].id, known[b"c.png"].id])


def test_an_earlier_listing_does_not_make_an_unplugged_root_look_emptied(root: bytes) -> None:
    put(root, b"a.jpg")
    first = scan_folder(root, {})
    os.remove(os.path.join(root, b"a.jpg"))
    later = scan_folder(root, remembered(first), before=first.listings)
    assert (later.online, later.gone) == (False, [])

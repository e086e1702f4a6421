"""Files edited in place, and what a person said of their photos."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from asif_desktop.catalog import NewAnchor
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.domain.sentences import said
from tests.catalog.building import decoded, digest, found, index


@pytest.fixture
def manual(tmp_path: Path) -> "Manual":
    return Manual(tmp_path / "library" / "catalog.sqlite")


class Manual:
    """Manual work, written and read beside the program."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def say(self, photo: int) -> None:
        with closing(sqlite3.connect(self.path)) as driver:
            driver.execute("INSERT INTO photo_note (id, rating, caption) VALUES (?, 5, 'mine')", (photo,))
            driver.execute("INSERT OR IGNORE INTO tag (id, name, folded) VALUES (1, 'Sea', 'sea')")
            driver.execute("INSERT INTO photo_tag (photo, tag, state) VALUES (?, 1, 'manual')", (photo,))
            driver.execute("INSERT OR IGNORE INTO album (id, name, folded) VALUES (1, 'A', 'a')")
            driver.execute("INSERT INTO album_photo (album, photo) VALUES (1, ?)", (photo,))
            driver.commit()

    def of(self, photo: int) -> list[object]:
        with closing(sqlite3.connect(self.path)) as driver:
            return [
                driver.execute("SELECT rating, caption FROM photo_note WHERE id = ?", (photo,)).fetchone(),
                driver.execute("SELECT tag, state FROM photo_tag WHERE photo = ?", (photo,)).fetchone(),
                driver.execute("SELECT album FROM album_photo WHERE photo = ?", (photo,)).fetchone(),
            ]


SAID: list[object] = [(5, "mine"), (1, "manual"), (1,)]
NOTHING: list[object] = [None, None, None]


def edit(catalog: Catalog, root: bytes, contents: dict[bytes, str]) -> dict[bytes, int]:
    """Changes files and has them read; returns the photo of each."""
    folder = catalog.add_folder(root)
    known = catalog.known_files(folder)
    changed = [found(path, size=known[path].size + 1 if path in known else 10) for path in contents]
    catalog.record_scan(folder, changed, [])
    known = catalog.known_files(folder)
    ids = catalog.record_photos([decoded(known[path].id, content) for path, content in contents.items()])
    return dict(zip(contents, ids, strict=True))


def test_a_file_edited_in_place_stays_the_photo_it_was(catalog: Catalog, manual: Manual) -> None:
    before = index(catalog, b"/a", {b"x.jpg": "one", b"y.jpg": "two"})
    manual.say(before[b"x.jpg"])
    assert edit(catalog, b"/a", {b"x.jpg": "edited"}) == {b"x.jpg": before[b"x.jpg"]}
    ids, contents = catalog.contents()
    assert dict(zip(ids.tolist(), contents, strict=True)) == {
        before[b"x.jpg"]: digest("edited"),
        before[b"y.jpg"]: digest("two"),
    }
    assert manual.of(before[b"x.jpg"]) == SAID
    assert edit(catalog, b"/a", {b"x.jpg": "one"}) == {b"x.jpg": before[b"x.jpg"]}
    assert catalog.count_photos() == 2


@pytest.mark.parametrize("state", ["online", "offline", "trashed"])
def test_where_another_path_holds_the_old_content_the_edited_one_is_a_photo_of_its_own(
    catalog: Catalog, manual: Manual, state: str
) -> None:
    before = index(catalog, b"/a", {b"x.jpg": "one"})[b"x.jpg"]
    index(catalog, b"/b", {b"copy.jpg": "one"})
    manual.say(before)
    if state == "offline":
        catalog.set_folder_online(catalog.add_folder(b"/b"), False)
    if state == "trashed":
        with closing(sqlite3.connect(manual.path)) as driver:
            driver.execute("UPDATE photo_path SET state = 'trashed' WHERE path = ?", (b"copy.jpg",))
            driver.commit()
    after = edit(catalog, b"/a", {b"x.jpg": "edited"})[b"x.jpg"]
    assert after != before
    assert catalog.content_of(before) == digest("one")
    assert manual.of(before) == manual.of(after) == SAID


def test_two_copies_edited_apart_keep_the_manual_work_both(catalog: Catalog, manual: Manual) -> None:
    before = index(catalog, b"/a", {b"x.jpg": "one", b"y.jpg": "one", b"z.jpg": "one"})[b"x.jpg"]
    manual.say(before)
    after = edit(catalog, b"/a", {b"x.jpg": "edited", b"y.jpg": "otherwise", b"z.jpg": "edited"})
    assert after[b"x.jpg"] == after[b"z.jpg"] == before != after[b"y.jpg"]
    assert [manual.of(photo) for photo in after.values()] == [SAID] * 3


def test_a_copy_that_was_only_touched_keeps_its_photo_where_the_other_was_edited(
    catalog: Catalog, manual: Manual
) -> None:
    before = index(catalog, b"/a", {b"x.jpg": "one", b"y.jpg": "one"})[b"x.jpg"]
    manual.say(before)
    after = edit(catalog, b"/a", {b"x.jpg": "edited", b"y.jpg": "one"})
    assert after[b"y.jpg"] == before != after[b"x.jpg"]
    assert manual.of(after[b"x.jpg"]) == SAID


def test_a_draft_that_was_seen_before_it_took_the_place_of_its_photo(
    catalog: Catalog, manual: Manual
) -> None:
    """Editors write beside and rename: the photo must not be taken for the draft of it."""
    before = index(catalog, b"/a", {b"x.jpg": "one", b"draft.jpg": "edited"})
    manual.say(before[b"x.jpg"])
    folder = catalog.add_folder(b"/a")
    catalog.record_scan(folder, [], [catalog.known_files(folder)[b"draft.jpg"].id])
    assert edit(catalog, b"/a", {b"x.jpg": "edited"}) == {b"x.jpg": before[b"x.jpg"]}
    assert catalog.content_of(before[b"x.jpg"]) == digest("edited")
    assert catalog.content_of(before[b"draft.jpg"]) == digest("one")
    hashes = [digest("file one"), digest("file edited")]
    assert catalog.contents_of_files(hashes) == dict(zip(hashes, map(digest, ("one", "edited")), strict=True))
    catalog.integrity_check()


def test_a_file_replaced_by_a_copy_of_another_photo_is_that_photo(catalog: Catalog, manual: Manual) -> None:
    before = index(catalog, b"/a", {b"x.jpg": "one", b"y.jpg": "two"})
    manual.say(before[b"x.jpg"])
    assert edit(catalog, b"/a", {b"x.jpg": "two"}) == {b"x.jpg": before[b"y.jpg"]}
    assert manual.of(before[b"y.jpg"]) == NOTHING
    assert manual.of(before[b"x.jpg"]) == SAID, "it is there when the picture comes back"
    index(catalog, b"/b", {b"back.jpg": "one"})
    assert catalog.photo_at(b"/b/back.jpg") == before[b"x.jpg"]


def test_a_photo_that_could_not_be_read_for_a_while_is_the_same_afterwards(
    catalog: Catalog, manual: Manual
) -> None:
    before = index(catalog, b"/a", {b"x.jpg": "one"})[b"x.jpg"]
    manual.say(before)
    folder = catalog.add_folder(b"/a")
    catalog.record_scan(folder, [found(b"x.jpg", size=2)], [])
    (file,) = catalog.pending_files(1)
    catalog.record_failures([(file.id, said("half written"))])
    assert catalog.count_photos() == 0
    assert edit(catalog, b"/a", {b"x.jpg": "edited"}) == {b"x.jpg": before}


def test_anchors_made_of_an_edited_photo_keep_their_own_picture(catalog: Catalog) -> None:
    before = index(catalog, b"/a", {b"x.jpg": "one"})[b"x.jpg"]
    anchor = NewAnchor("thing", picture=b"\xff\xd8jpeg", content=digest("one"), photo=before)
    catalog.add_anchors("Things", [anchor], said("Teach"))
    edit(catalog, b"/a", {b"x.jpg": "edited"})
    (row,) = catalog.anchors()
    assert (row.content, row.photo) == (digest("one"), before)


def test_a_failure_of_a_file_that_changed_meanwhile_is_left_aside(catalog: Catalog) -> None:
    folder = catalog.add_folder(b"/a")
    catalog.record_scan(folder, [found(b"x.jpg", mtime_ns=1), found(b"y.jpg", mtime_ns=1)], [])
    files = {file.path: file for file in catalog.pending_files(2)}
    catalog.record_scan(folder, [found(b"x.jpg", mtime_ns=2)], [])
    catalog.record_failures(
        [(file.id, said("cut")) for file in files.values()],
        {file.id: file.mtime_ns for file in files.values()},
    )
    assert [failure.path for failure in catalog.failures()] == [b"/a/y.jpg"]
    assert [file.path for file in catalog.pending_files(9)] == [b"/a/x.jpg"]

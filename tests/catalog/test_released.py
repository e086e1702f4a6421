"""Catalogs of earlier versions, kept as SQL, open as they were: every manual row unchanged."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from asif_desktop.catalog.catalog import Catalog
from benchmarks.reliability.migrations import MANUAL

RELEASED = sorted((Path(__file__).parent / "released").glob("*.sql"))

KEPT = MANUAL | {
    "photo_path": "id, folder, path, state, reason, photo",
    "photo": "id, file_hash, content_hash, taken, iso",
}
SINCE_0002 = {
    "photo_note": "id, rating, label, caption, flag, rotation, split",
    "tag": "id, name, folded, phrases, parent, colour, key, collection, cut, state, stands_for",
    "photo_tag": "id, photo, tag, state",
    "album": "id, name, folded",
    "album_photo": "id, album, photo",
    "saved_search": "id, name, folded, query",
}


def content(path: Path, table: str, columns: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as driver:
        return driver.execute(f"SELECT {columns} FROM {table} ORDER BY 1").fetchall()


@pytest.fixture(params=RELEASED, ids=lambda file: str(file.stem))
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The file as that version left it."""
    path: Path = tmp_path / request.param.stem / "catalog.sqlite"
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as driver:
        driver.executescript(request.param.read_text())
    return path


def test_nothing_of_it_is_lost(released: Path) -> None:
    kept = KEPT if released.parent.name == "0001" else KEPT | SINCE_0002
    before = {table: content(released, table, columns) for table, columns in kept.items()}
    assert all(before.values())
    catalog = Catalog.open(released)
    catalog.integrity_check()
    catalog.close()
    assert {table: content(released, table, columns) for table, columns in kept.items()} == before
    assert content(released, "photo_note", "id, rating, label, caption, flag, rotation") == [
        (1, 5, "red", "Shrek", "pick", 90)
    ]


def test_ids_of_photos_that_are_gone_are_not_given_out_again(released: Path) -> None:
    Catalog.open(released).close()
    (highest,) = (row[1] for row in content(released, "sqlite_sequence", "name, seq") if row[0] == "photo")
    assert highest == 5


def test_its_history_can_be_taken_back(released: Path) -> None:
    catalog = Catalog.open(released)
    first = "Teach “Shrek, my cat”"
    steps = len([step for step in catalog.history() if not step.undone])
    assert [str(catalog.undo().description) for _ in range(steps)][-1] == first
    assert [row.id for row in catalog.anchors()] == [1]
    assert catalog.saved_searches() == []
    assert [str(catalog.redo().description) for _ in range(steps)].index(first) == 0
    assert [row.id for row in catalog.anchors()] == [1, 2]
    catalog.close()


def test_a_search_saved_before_cuts_were_kept_has_the_automatic_one(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    with closing(sqlite3.connect(path)) as driver:
        driver.executescript((Path(__file__).parent / "released/0002.sql").read_text())
    catalog = Catalog.open(path)
    catalog.save_search("Cats", "cat -dog", 0.35)
    assert [one.cut for one in catalog.saved_searches()] == [0.35]
    catalog.undo()
    assert [(one.query, one.cut) for one in catalog.saved_searches()] == [("cat -dog", None)]
    assert [tag.cut for tag in catalog.tags()] == [0.35]
    catalog.close()


def test_photos_without_a_date_have_that_of_their_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the times that were kept of them all along, by the clock of this machine."""
    path = tmp_path / "catalog.sqlite"
    with closing(sqlite3.connect(path)) as driver:
        driver.executescript((Path(__file__).parent / "released/0003.sql").read_text())
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        catalog = Catalog.open(path)
        assert catalog.photo_ids().tolist() == [2, 1, 3, 5, 4]
        known = {photo.id: (photo.taken, photo.file_date) for photo in catalog.photos([1, 2, 3, 4, 5])}
        catalog.close()
    finally:
        monkeypatch.undo()
        time.tzset()
    assert known == {
        1: ("2024-01-01T00:00:00", None),  # whatever its second file's time
        2: ("2024-01-01T00:00:00", None),
        3: (None, "2019-06-15T14:00:00"),  # of two files that are there; an older one is gone
        4: (None, None),  # made without a time
        5: (None, None),  # in the year 39381
    }


def test_what_files_said_is_taken_to_be_what_their_tags_are_called(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    with closing(sqlite3.connect(path)) as driver:
        driver.executescript((Path(__file__).parent / "released/0002.sql").read_text())
        driver.execute(
            "INSERT INTO tag (id, name, folded, parent) VALUES (70, 'Sea \"B\"', 'sea \"b\"', NULL)"
        )
        driver.execute("INSERT INTO tag (id, name, folded, parent) VALUES (71, 'Kühlung', 'kühlung', 70)")
        driver.execute("INSERT INTO file_tag SELECT id, 71 FROM photo LIMIT 1")
        driver.commit()
    Catalog.open(path).close()
    assert content(path, "file_tag", "tag, said")[-1] == (71, '[["Sea \\"B\\"","Kühlung"]]')

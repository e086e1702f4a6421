"""Catalogs of earlier versions, kept as SQL, open as they were: every manual row unchanged."""

import sqlite3
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


def content(path: Path, table: str, columns: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as driver:
        return driver.execute(f"SELECT {columns} FROM {table} ORDER BY 1").fetchall()


@pytest.fixture(params=RELEASED, ids=lambda file: str(file.stem))
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The file as that version left it."""
    path = tmp_path / "catalog.sqlite"
    with closing(sqlite3.connect(path)) as driver:
        driver.executescript(request.param.read_text())
    return path


def test_nothing_of_it_is_lost(released: Path) -> None:
    before = {table: content(released, table, columns) for table, columns in KEPT.items()}
    assert all(before.values())
    catalog = Catalog.open(released)
    catalog.integrity_check()
    catalog.close()
    assert {table: content(released, table, columns) for table, columns in KEPT.items()} == before
    assert content(released, "photo_note", "id, rating, label, caption, flag, rotation") == [
        (1, 5, "red", "Shrek", "pick", 90)
    ]


def test_ids_of_photos_that_are_gone_are_not_given_out_again(released: Path) -> None:
    Catalog.open(released).close()
    (highest,) = (row[1] for row in content(released, "sqlite_sequence", "name, seq") if row[0] == "photo")
    assert highest == 5


def test_its_history_can_be_taken_back(released: Path) -> None:
    catalog = Catalog.open(released)
    assert catalog.undo().description == "Teach “Shrek, my cat”"
    assert [row.id for row in catalog.anchors()] == [1]
    catalog.redo()
    assert [row.id for row in catalog.anchors()] == [1, 2]
    catalog.close()

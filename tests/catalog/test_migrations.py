import hashlib
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect
from sqlalchemy.exc import OperationalError

from asif_desktop.catalog import NewAnchor
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.migrations import HEAD
from asif_desktop.catalog.migrations.run import VERSIONS, migrate
from asif_desktop.catalog.schema.tables import Base
from asif_desktop.domain.sentences import said
from tests.catalog.building import classes, index

HERE = Path(__file__).parent
LATER = HERE / "later_versions"
Rows = dict[str, tuple[int, str]]


@pytest.fixture
def used(tmp_path: Path) -> Path:
    """A catalog with something in every table."""
    path = tmp_path / "catalog.sqlite"
    catalog = Catalog.open(path)
    photos = index(catalog, b"/a\xff", {b"x.jpg": "one", b"y\xff.jpg": "two"}, taken="2024-01-01T00:00:00")
    catalog.add_anchors("Starter", classes(3), None)
    catalog.add_anchors("Mine", [NewAnchor("word", b"jpeg", None, photos[b"x.jpg"])], said("Teach"))
    catalog.edit_caption(1, "other")
    catalog.undo()
    catalog.set_setting("device", "cpu")
    catalog.close()
    with closing(sqlite3.connect(path)) as driver:
        for statement in (
            "INSERT INTO photo_note VALUES (1, 5, 'red', 'mine', 'pick', 90, 1)",
            "INSERT INTO tag (name, folded, parent) VALUES ('Cat', 'cat', NULL), ('Tom', 'tom', 1)",
            "INSERT INTO photo_tag (photo, tag, state) VALUES (1, 1, 'manual'), (2, 2, 'rejected')",
            "INSERT INTO file_tag (photo, tag) VALUES (2, 1)",
            "INSERT INTO album (name, folded) VALUES ('Best', 'best')",
            "INSERT INTO album_photo (album, photo) VALUES (1, 2)",
            "INSERT INTO saved_search (name, folded, query) VALUES ('Cats', 'cats', 'cat -dog')",
        ):
            driver.execute(statement)
        driver.commit()
    return path


def rows(path: Path, like: Rows | None = None) -> Rows:
    """Returns the count and the hash of the rows of every table, in the columns that there were before."""
    counted: Rows = {}
    with closing(sqlite3.connect(path)) as driver:
        found = driver.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        for (table,) in found.fetchall():
            columns = [row[1] for row in driver.execute(f"PRAGMA table_info({table})") if row[1] != "later"]
            if table == "alembic_version":
                continue
            content = driver.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1, 2").fetchall()
            counted[table] = len(content), hashlib.sha256(repr(content).encode()).hexdigest()
    return counted if like is None else {table: counted[table] for table in like}


def revision(path: Path) -> str:
    with closing(sqlite3.connect(path)) as driver:
        return str(driver.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def schema(path: str) -> dict[str, Any]:
    """Returns what each table is made of, whatever the order it was made in."""
    engine = create_engine(f"sqlite:///{path}")
    if not path:
        Base.metadata.create_all(engine)
    look = inspect(engine)
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        made = {row[0]: str(row[1]) for row in found}
    tables = {}
    for table in set(look.get_table_names()) - {"alembic_version"}:
        tables[table] = {
            "columns": {column["name"]: str(column) for column in look.get_columns(table)},
            "key": look.get_pk_constraint(table),
            "foreign": sorted(map(str, look.get_foreign_keys(table))),
            "unique": sorted(map(str, look.get_unique_constraints(table))),
            "checks": sorted(map(str, look.get_check_constraints(table))),
            "indexes": sorted(
                str(
                    dict(index)
                    | {"dialect_options": {k: str(v) for k, v in index["dialect_options"].items()}}
                )
                for index in look.get_indexes(table)
            ),
            "autoincrement": "AUTOINCREMENT" in made[table],
        }
    engine.dispose()
    return tables


def test_the_newest_revision_is_the_one_that_is_named() -> None:
    config = Config()
    config.set_main_option("script_location", "asif_desktop.catalog:migrations")
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [HEAD]
    known = [script.revision for script in scripts.walk_revisions()]
    assert known == sorted(known, reverse=True), "newer and older are told by the order of the text"
    assert all(len(name) == 4 and name.isdigit() for name in known)


def test_migrations_make_the_tables_that_the_program_speaks_of(tmp_path: Path) -> None:
    """Checks and AUTOINCREMENT included, which batch operations lose unless they are told."""
    Catalog.open(tmp_path / "catalog.sqlite").close()
    made: dict[str, Any] = schema(str(tmp_path / "catalog.sqlite"))
    assert made == schema("")
    assert made["anchor"]["autoincrement"]
    assert made["photo"]["checks"]


def test_a_migration_keeps_every_row(used: Path) -> None:
    """Even where the tables that others point to are made anew, and their children would go with them."""
    before = rows(used)
    assert all(count for count, _ in before.values()), before
    first = migrate(used, HEAD, [VERSIONS, LATER])
    assert first is not None
    with closing(sqlite3.connect(used)) as driver:
        columns = [row[1] for row in driver.execute("PRAGMA table_info(photo)")]
        assert "later" in columns
        (mode,) = driver.execute("PRAGMA journal_mode").fetchone()
    assert mode == "wal"
    assert rows(used, before) == before
    assert revision(used) == "0007"
    assert rows(first) == before
    assert revision(first) == HEAD


def test_a_cascade_does_not_empty_the_children(used: Path, tmp_path: Path) -> None:
    """The rows are there before the tables they point to are made anew."""
    only_remarks = tmp_path / "only_remarks"
    only_remarks.mkdir()
    (only_remarks / "0006_remarks.py").write_bytes((LATER / "0006_remarks.py").read_bytes())
    migrate(used, HEAD, [VERSIONS, only_remarks])
    with closing(sqlite3.connect(used)) as driver:
        driver.executemany("INSERT INTO photo_remark VALUES (?, ?)", [(1, "cat"), (1, "dog"), (2, "cat")])
        driver.executemany("INSERT INTO anchor_note VALUES (?, ?)", [(1, "a"), (4, "b")])
        driver.commit()
    before = rows(used)
    backup = migrate(used, "0006", [VERSIONS, LATER])
    assert rows(used, before) == before
    assert before["photo_remark"][0] == 3
    assert backup is not None
    assert rows(backup) == before
    with closing(sqlite3.connect(used)) as driver:
        assert driver.execute("PRAGMA foreign_key_check").fetchall() == []
        driver.execute("PRAGMA foreign_keys = ON")
        driver.execute("DELETE FROM anchor WHERE id = 1")
        assert driver.execute("SELECT anchor FROM anchor_note").fetchall() == [(4,)], "the cascade is real"


def test_a_migration_with_a_bug_changes_nothing(used: Path) -> None:
    before = rows(used)
    with pytest.raises(RuntimeError, match="left rows without their parents"):
        migrate(used, HEAD, [VERSIONS, HERE / "broken_versions"])
    assert rows(used) == before
    assert revision(used) == HEAD
    Catalog.open(used).close()


def test_a_migration_that_is_killed_changes_nothing(used: Path) -> None:
    before = rows(used)
    script = (
        "import sys; from pathlib import Path; from asif_desktop.catalog.migrations.run import *;"
        "migrate(Path(sys.argv[1]), '0005', [VERSIONS, Path(sys.argv[2])])"
    )
    killed = HERE / "killed_versions"
    done = subprocess.run([sys.executable, "-c", script, str(used), str(killed)], timeout=120, check=False)
    assert done.returncode == -signal.SIGKILL
    catalog = Catalog.open(used)
    catalog.integrity_check()
    catalog.close()
    assert rows(used) == before
    (backup,) = used.parent.glob("*.backup")
    assert rows(backup) == before


def test_a_backup_is_never_written_over(used: Path) -> None:
    for _ in range(2):
        with pytest.raises(RuntimeError):
            migrate(used, HEAD, [VERSIONS, HERE / "broken_versions"])
    assert len(list(used.parent.glob("catalog.sqlite.0005.*.backup"))) == 2
    assert not list(used.parent.glob("*.part"))


def test_a_new_catalog_needs_no_backup(tmp_path: Path) -> None:
    Catalog.open(tmp_path / "catalog.sqlite").close()
    assert [path.name for path in tmp_path.iterdir()] == ["catalog.sqlite"]


def test_a_migration_waits_for_nobody_s_half_written_file(used: Path) -> None:
    """Another connection that writes keeps it from beginning, not from being right."""
    with closing(sqlite3.connect(used, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("asif_desktop.catalog.storage.connection.BUSY_SECONDS", 0.1)
            with pytest.raises(OperationalError, match="locked"):
                migrate(used, HEAD, [VERSIONS, LATER])
        other.execute("ROLLBACK")
    assert revision(used) == HEAD

"""Kills the program while it brings a catalog of an earlier version to its own."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from asif_desktop.catalog.catalog import Catalog
from benchmarks.reliability.outcome import Outcome

RELEASED = Path(__file__).parents[2] / "tests/catalog/released/0001.sql"
"""The oldest catalog there is, as SQL."""

MANUAL = {
    "collection": "id, name, enabled",
    "anchor": "id, collection, caption, picture, content, photo, class_name",
    "picture": "hash, jpeg",
    "step": "id, description, at, undone",
    "row_change": "id, step, table_name, row_id, before, after",
    "setting": "name, value",
    "folder": "id, root, online",
}
"""What a migration leaves as it is: the columns of each table."""
_LESSONS = 20_000
"""So many make a migration take long enough to be hit."""

_PROGRAM = """
import sys
from pathlib import Path
import asif_desktop.catalog.migrations.run
from asif_desktop.catalog.catalog import Catalog
print("ready", flush=True)
Catalog.open(Path(sys.argv[1])).close()
print("done", flush=True)
"""


def kill_migrations(scratch: Path, kills: int, seed: int, released: Path = RELEASED) -> Outcome:
    """Kills a migration at random moments; what it left is opened each time and must hold every row.

    Args:
        scratch: For the catalogs; made.
        kills: How often.
        seed: Of the moments.
        released: The catalog of the earlier version, as SQL.
    """
    chance = random.Random(seed)
    scratch.mkdir(parents=True)
    old = scratch / "old.sqlite"
    _make_old(old, released)
    before = _rows(old)
    outcome = Outcome()
    half = 0
    path = scratch / "catalog.sqlite"
    path.write_bytes(old.read_bytes())
    seconds = _migrate(path, None)
    for attempt in range(kills):
        for left in scratch.glob("catalog.sqlite*"):
            left.unlink()
        path.write_bytes(old.read_bytes())
        taken = _migrate(path, chance.uniform(0.0, seconds))
        outcome.tried += 1
        half += taken < 0
        outcome.losses += [f"migration {attempt}: {loss}" for loss in _look_at(path, before)]
    outcome.notes = {"counts": {"migrations cut off": half}}
    return outcome


def _make_old(path: Path, released: Path) -> None:
    with closing(sqlite3.connect(path)) as driver:
        driver.executescript(released.read_text("utf-8"))
        driver.executemany(
            "INSERT INTO anchor (collection, caption, class_name) VALUES (2, ?, ?)",
            [(f"caption {number}", f"class {number}") for number in range(_LESSONS)],
        )
        driver.executemany(
            "INSERT INTO row_change (step, table_name, row_id, after) VALUES (1, 'anchor', ?, '{}')",
            [(number,) for number in range(10, _LESSONS)],
        )
        driver.commit()


def _rows(path: Path) -> dict[str, Sequence[object]]:
    with closing(sqlite3.connect(path)) as driver:
        return {
            table: driver.execute(f"SELECT {columns} FROM {table} ORDER BY 1").fetchall()
            for table, columns in MANUAL.items()
        }


def _migrate(path: Path, kill_after: float | None) -> float:
    """Returns how many seconds the migration took, or -1 if it was killed before its end."""
    command = [sys.executable, "-c", _PROGRAM, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        began = time.monotonic()
        if kill_after is not None:
            time.sleep(kill_after)
            process.send_signal(signal.SIGKILL)
        done = process.stdout.readline() == "done\n"
        return time.monotonic() - began if done else -1.0


def _look_at(path: Path, before: dict[str, Sequence[object]]) -> list[str]:
    with closing(sqlite3.connect(path)) as driver:
        if driver.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            return ["the catalog is damaged"]
    losses = [] if _rows(path) == before else ["rows are lost or altered before it is opened again"]
    catalog = Catalog.open(path)
    try:
        catalog.integrity_check()
    finally:
        catalog.close()
    if _rows(path) != before:
        losses.append("rows are lost or altered once it is opened again")
    lacking = [backup for backup in path.parent.glob("*.backup") if _rows(backup) != before]
    return losses + ["the backup made before the migration lacks rows"] * bool(lacking)

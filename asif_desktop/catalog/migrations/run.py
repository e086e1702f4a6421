"""Runs the migrations: a backup first, then all of them in one transaction, or none.

An Alembic batch migration drops and makes a table anew. With foreign keys on, dropping a table deletes its
rows first, and a cascade would silently empty its children. So foreign keys are off on this connection before
the transaction begins (inside one the pragma does nothing), and are checked before it ends.
"""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool

from asif_desktop.catalog.storage.connection import connect

VERSIONS = Path(__file__).parent / "versions"


def migrate(path: Path, stamp: str | None, versions: Sequence[Path] = (VERSIONS,)) -> Path | None:
    """Brings the file to the newest revision, making it if it is not there.

    Args:
        path: The catalog's file.
        stamp: The revision it carries; None for a new file.
        versions: Folders of revisions.

    Returns:
        The backup made of the file as it was, next to it; None for a new file.

    Raises:
        sqlite3.Error: The file cannot be written, or the disk is full; the file is as it was.
    """
    backup = None if stamp is None else _back_up(path, stamp)
    driver = connect(path, mode="rwc")
    with closing(driver):
        driver.execute("PRAGMA journal_mode = WAL")
        driver.execute("PRAGMA synchronous = FULL")
        driver.execute("PRAGMA foreign_keys = OFF")
        engine = create_engine("sqlite://", creator=lambda: driver, poolclass=StaticPool)

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

        with engine.connect() as connection, connection.begin():
            _upgrade(connection, versions)
            dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if dangling:
                raise RuntimeError(
                    f"The migration from {stamp} left rows without their parents: {dangling[:5]}"
                )
    return backup


def _upgrade(connection: Connection, versions: Sequence[Path]) -> None:
    config = Config()
    config.set_main_option("script_location", "asif_desktop.catalog:migrations")
    config.set_main_option("path_separator", "newline")
    config.set_main_option(
        "version_locations", "\n".join(str(folder) for folder in versions).replace("%", "%%")
    )
    config.attributes["connection"] = connection
    command.upgrade(config, "heads")


def _back_up(path: Path, stamp: str) -> Path:
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    backup = path.with_name(f"{path.name}.{stamp}.{now}.backup")
    part = backup.with_suffix(".part")
    try:
        with closing(connect(path)) as source, closing(sqlite3.connect(part)) as target:
            source.backup(target)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(backup)
    finally:
        part.unlink(missing_ok=True)
    return backup

"""One SQLite file: a single writer behind a lock, and readers that go on beside it.

The driver's own transactions are switched off; each transaction begins here, with BEGIN IMMEDIATE for the
writer (so that it never fails half-way for want of the lock) and BEGIN for a reader (one snapshot for all it
reads).
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

from asif_desktop.catalog.trouble import explained

BUSY_SECONDS = 30.0


def connect(path: Path, *, mode: str = "rw") -> sqlite3.Connection:
    """Returns a driver connection whose transactions begin and end only where they are told to.

    Args:
        path: The file.
        mode: "ro", "rw" or "rwc", as in SQLite's URIs.

    Raises:
        sqlite3.OperationalError: The file cannot be opened.
    """
    uri = f"file:{quote_from_bytes(bytes(path.absolute()))}?mode={mode}"
    return sqlite3.connect(
        uri,
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )


class Database:
    """An open SQLite file."""

    def __init__(self, path: Path, what: str) -> None:
        """Opens an existing file.

        Args:
            path: The file, whose schema is current.
            what: Its name in sentences for the person, such as "catalog".
        """
        self.path = path
        self.what = what
        self._lock = threading.RLock()
        with explained(what, path):
            self._driver = connect(path)
            try:
                self._driver.execute("PRAGMA journal_mode = WAL")
                self._driver.execute("PRAGMA foreign_keys = ON")
                self._driver.execute(f"PRAGMA journal_size_limit = {64 << 20}")
            except sqlite3.Error:
                self._driver.close()
                raise
        self._writer = _engine(lambda: self._driver, "BEGIN IMMEDIATE", poolclass=StaticPool)
        self._readers = _engine(
            self._reader,
            "BEGIN",
            poolclass=QueuePool,
            pool_size=4,
            max_overflow=28,
            pool_timeout=BUSY_SECONDS,
        )

    @contextmanager
    def writing(self, *, durable: bool) -> Iterator[Connection]:
        """One transaction of the writer: all of it is kept, or nothing if the block raises.

        Args:
            durable: Whether it must outlive a power cut once the block has ended (synchronous=FULL), or may
                be done again after one (NORMAL).

        Raises:
            AsifError: The file is corrupt, cannot be written, or the disk is full.
        """
        with self._lock, explained(self.what, self.path):
            self._driver.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            with self._writer.connect() as connection, connection.begin():
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One snapshot of what is committed.

        Raises:
            AsifError: The file is corrupt or cannot be read.
        """
        with explained(self.what, self.path), self._readers.connect() as connection, connection.begin():
            yield connection

    def rows_written(self) -> int:
        """Returns how many rows the writer has inserted, updated or deleted since it was opened."""
        return self._driver.total_changes

    def close(self) -> None:
        """Ends all connections; the write-ahead log is folded into the file."""
        with self._lock:
            self._readers.dispose()
            self._writer.dispose()
            self._driver.close()

    def _reader(self) -> sqlite3.Connection:
        driver = connect(self.path)
        driver.execute("PRAGMA query_only = ON")
        return driver


def _engine(creator: Any, begin: str, **pool: Any) -> Engine:
    engine = create_engine("sqlite://", creator=creator, **pool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine

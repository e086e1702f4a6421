"""One SQLite file: a single writer behind a lock, and readers that go on beside it.

The driver's own transactions are switched off; each transaction begins here, with BEGIN IMMEDIATE for the
writer (so that it never fails half-way for want of the lock) and BEGIN for a reader (one snapshot for all it
reads).
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

from asif_desktop.catalog.storage.trouble import explained
from asif_desktop.domain.sentences import Sentence

BUSY_SECONDS = 30.0
_MAGIC = b"SQLite format 3\0"


def connect(path: Path, *, mode: str = "rw") -> sqlite3.Connection:
    """Returns a driver connection whose transactions begin and end only where they are told to.

    Args:
        path: The file.
        mode: "ro", "rw" or "rwc", as in SQLite's URIs.

    Raises:
        sqlite3.OperationalError: The file cannot be opened.
    """
    uri = f"file:{quote_from_bytes(bytes(path.absolute()))}?mode={mode}"
    driver = sqlite3.connect(
        uri,
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
    driver.create_function(
        "casefold", 1, str.casefold, deterministic=True
    )  # SQLite's lower knows ASCII alone
    return driver


def is_database(path: Path) -> bool:
    """Returns whether the file begins as SQLite's do, or is empty.

    SQLite itself takes a file of less than a page for an empty one, and would write over what is in it.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(len(_MAGIC))
    return start in (b"", _MAGIC)


class Database:
    """An open SQLite file."""

    def __init__(
        self, path: Path, what: Sentence, watch: Callable[[sqlite3.Connection], None] | None = None
    ) -> None:
        """Opens an existing file, and makes sure that it can be written.

        Args:
            path: The file, whose schema is current.
            what: Its name in sentences for the person, such as "catalog" (a part of a sentence).
            watch: Given the writer's connection, makes the triggers that keep what follows from its writing.

        Raises:
            AsifError: It is damaged, or cannot be opened or written.
        """
        self.path = path
        self._what = what
        self._watch = watch
        self._closed = False
        self._lock = threading.RLock()
        self._writer = _engine(self._new_writer, "BEGIN IMMEDIATE", poolclass=StaticPool)
        self._readers = _engine(
            self._new_reader,
            "BEGIN",
            poolclass=QueuePool,
            pool_size=4,
            max_overflow=28,
            pool_timeout=BUSY_SECONDS,
        )
        try:
            with self.writing(durable=False):
                pass
        except BaseException:
            self.close()
            raise

    @contextmanager
    def writing(self, *, durable: bool) -> Iterator[Connection]:
        """One transaction of the writer: all of it is kept, or nothing if the block raises.

        Args:
            durable: Whether it must outlive a power cut once the block has ended (synchronous=FULL), or may
                be done again after one (NORMAL).

        Raises:
            AsifError: The file is corrupt, cannot be written, or the disk is full.
        """
        with self._lock, explained(self._what, self.path), self._writer.connect() as connection:
            _driver(connection).execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            with connection.begin():
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One snapshot of what is committed.

        Raises:
            AsifError: The file is corrupt or cannot be read.
        """
        with explained(self._what, self.path), self._readers.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Ends all connections; the write-ahead log is folded into the file."""
        with self._lock:
            self._closed = True
            self._readers.dispose()
            self._writer.dispose()

    def _new_writer(self) -> sqlite3.Connection:
        driver = self._connect()
        try:
            driver.execute("PRAGMA journal_mode = WAL")
            driver.execute("PRAGMA foreign_keys = ON")
            driver.execute(f"PRAGMA journal_size_limit = {64 << 20}")
            if self._watch is not None:
                self._watch(driver)
        except sqlite3.Error:
            driver.close()
            raise
        return driver

    def _new_reader(self) -> sqlite3.Connection:
        driver = self._connect()
        driver.execute("PRAGMA query_only = ON")
        return driver

    def _connect(self) -> sqlite3.Connection:
        if self._closed:
            raise RuntimeError(f"the {self._what} is closed")
        return connect(self.path)


def rows_written(connection: Connection) -> int:
    """Returns how many rows this connection has inserted, updated or deleted since it was opened."""
    return _driver(connection).total_changes


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def _engine(creator: Any, begin: str, **pool: Any) -> Engine:
    engine = create_engine("sqlite://", creator=creator, **pool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine

"""What all parts of the catalog stand on: transactions that count the changes a view could show."""

import json
import threading
from collections.abc import Iterable, Iterator, Set
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select, update
from sqlalchemy.orm import InstrumentedAttribute

from asif_desktop.catalog.dates import keep_dates
from asif_desktop.catalog.schema import tables
from asif_desktop.catalog.storage.connection import Database, rows_written
from asif_desktop.catalog.storage.trouble import CATALOG

AnyRow = Row[*tuple[Any, ...]]
"""A row of a query, whatever its columns."""


KNOWLEDGE = frozenset(("anchor", "collection"))
"""Tables whose rows say nothing of photos: a lesson changes these alone."""
SPLIT = "photo_note.split"
"""Stands among the tables that were changed for the one column of a note that pairs depend on."""
DECODED = "photo_path.photo"
"""Stands among the tables that were changed for what decoding alone tells of a file."""
_PAIRING = frozenset(("photo", "photo_path", SPLIT, DECODED))
_FILES = frozenset(("photo_path", "folder"))


class CatalogPart:
    """The open file. Its subclasses each add the methods of one concern; `Catalog` is all of them."""

    def __init__(self, path: Path) -> None:
        """Opens a catalog's file, whose schema is current."""
        self._database = Database(path, CATALOG, keep_dates)
        self._editing = threading.RLock()
        stored = select(tables.Counter.value).where(tables.Counter.name == "generation")
        try:
            with self._database.reading() as connection:
                self._generation = connection.execute(stored).scalar_one()
        except BaseException:
            self._database.close()
            raise
        self._photo_generation = self._pair_generation = self._file_generation = self._generation
        self._knowledge_generation = self._generation

    @property
    def generation(self) -> int:
        """How many changes that a view could show have been committed, ever."""
        return self._generation

    @property
    def photo_generation(self) -> int:
        """The last generation that may have changed anything beside anchors and collections."""
        return self._photo_generation

    @property
    def knowledge_generation(self) -> int:
        """The last generation that may have changed anchors or collections."""
        return self._knowledge_generation

    @property
    def pair_generation(self) -> int:
        """The last generation that may have changed which photos are shown as one."""
        return self._pair_generation

    @property
    def file_generation(self) -> int:
        """The last generation that may have changed what a scan compares files with."""
        return self._file_generation

    @contextmanager
    def _writing(self, *, durable: bool, touched: Set[str] = frozenset()) -> Iterator[Connection]:
        """One transaction; if it changed any row, the generation grows by one with it.

        Args:
            durable: Whether it must outlive a power cut.
            touched: Holds, when the block ends, the names of the tables that it changed; empty: any.
        """
        with self._editing:
            generation = self._generation
            with self._database.writing(durable=durable) as connection:
                before = rows_written(connection)
                yield connection
                if rows_written(connection) != before:
                    generation = connection.execute(
                        update(tables.Counter)
                        .where(tables.Counter.name == "generation")
                        .values(value=tables.Counter.value + 1)
                        .returning(tables.Counter.value)
                    ).scalar_one()
            if generation == self._generation:
                return  # nothing was written
            self._generation = generation
            if not touched or not touched <= KNOWLEDGE:
                self._photo_generation = generation
            if not touched or touched & KNOWLEDGE:
                self._knowledge_generation = generation
            if not touched or touched & _PAIRING:
                self._pair_generation = generation
            if not touched or touched & _FILES:
                self._file_generation = generation

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """One snapshot."""
        with self._database.reading() as connection:
            yield connection


def among(column: InstrumentedAttribute[Any] | ColumnElement[Any], ids: Iterable[int]) -> ColumnElement[bool]:
    """Returns the condition that the column is one of the ids, however many: they travel as one JSON text."""
    values = func.json_each(json.dumps([int(number) for number in ids])).table_valued("value")
    return column.in_(select(values.c.value))


def now() -> datetime:
    """Returns the time that is written down with what is done now, in UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """Returns the moment as ISO 8601 text that sorts by time: "2026-11-22T04:11:00Z"."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

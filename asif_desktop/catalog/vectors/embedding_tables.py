"""The tables of `embeddings.sqlite`, typed, and how the file is made."""

from contextlib import closing
from pathlib import Path

from sqlalchemy import ForeignKey, LargeBinary, Text, UniqueConstraint
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.schema import CreateTable

from asif_desktop.catalog.storage.connection import connect

APPLICATION = int.from_bytes(b"ASIF")
VERSION = 1
PAGE = 16384
"""Bytes of a page: a 1280-d vector takes 2.6 kB, of which SQLite's usual 4 kB would hold only one."""


class Base(DeclarativeBase):
    """Every table of the store."""


class Encoder(Base):
    """An encoder whose vectors are kept; `used` is highest for the one used last."""

    __tablename__ = "encoder"
    __table_args__ = (UniqueConstraint("spec", "weights_hash", "dim", "preprocessing"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    spec: Mapped[str] = mapped_column(Text)
    weights_hash: Mapped[str] = mapped_column(Text)
    dim: Mapped[int]
    preprocessing: Mapped[str] = mapped_column(Text)
    used: Mapped[int]


class Vector(Base):
    """One embedding: int16, little-endian."""

    __tablename__ = "vector"
    __table_args__ = (UniqueConstraint("encoder", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    encoder: Mapped[int] = mapped_column(ForeignKey(Encoder.id))
    key: Mapped[bytes] = mapped_column(LargeBinary)
    vector: Mapped[bytes] = mapped_column(LargeBinary)


def make(path: Path) -> None:
    """Makes an empty store where there is no file, or an empty one.

    Raises:
        sqlite3.Error: It cannot be written.
    """
    with closing(connect(path, mode="rwc")) as driver:
        driver.execute(f"PRAGMA page_size = {PAGE}")
        driver.execute("PRAGMA journal_mode = WAL")
        driver.execute("BEGIN IMMEDIATE")
        for table in Base.metadata.sorted_tables:
            driver.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        driver.execute(f"PRAGMA application_id = {APPLICATION}")
        driver.execute(f"PRAGMA user_version = {VERSION}")
        driver.execute("COMMIT")


def is_store(path: Path) -> bool:
    """Returns whether the file is a store that this version reads.

    Raises:
        sqlite3.Error: It cannot be opened, or is not a database at all.
    """
    with closing(connect(path)) as driver:
        (application,) = driver.execute("PRAGMA application_id").fetchone()
        (version,) = driver.execute("PRAGMA user_version").fetchone()
    return (application, version) == (APPLICATION, VERSION)


def is_empty(path: Path) -> bool:
    """Returns whether the file holds no table, as after a crash while it was made.

    Raises:
        sqlite3.Error: It cannot be opened, or is not a database at all.
    """
    with closing(connect(path)) as driver:
        return not driver.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


def remove_aside(path: Path, name: str) -> None:
    """Renames a file, with the journals that belong to it, out of the way."""
    for suffix in ("", "-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.replace(path.with_name(name + suffix))

"""What can go wrong with a SQLite file, said in a sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from asif_desktop.domain.errors import AsifError, DamagedCatalogError
from asif_desktop.domain.paths import display

CATALOG = "catalog"
"""What the catalog is called in sentences; the other file is no loss."""
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BROKEN = "The {what} {path} is damaged; restore it from a backup, or move it away to start a new one."
_FULL = "The disk is full, so the {what} {path} was left as it was; free some space and try again."
_CLOSED = "The {what} {path} cannot be opened; check that its folder exists and can be written."
_FORBIDDEN = "The {what} {path} cannot be written; check who owns it and its folder."
_LOCKED = "Another program keeps the {what} {path} locked; close it and try again."
_FAILING = "The disk failed while the {what} {path} was used; check the disk and try again."
_SENTENCES = {
    sqlite3.SQLITE_CORRUPT: _BROKEN,
    sqlite3.SQLITE_NOTADB: _BROKEN,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CANTOPEN: _CLOSED,
    sqlite3.SQLITE_READONLY: _FORBIDDEN,
    sqlite3.SQLITE_PERM: _FORBIDDEN,
    sqlite3.SQLITE_AUTH: _FORBIDDEN,
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_IOERR: _FAILING,
}


def code_of(error: BaseException) -> int | None:
    """Returns SQLite's primary result code of a driver's or SQLAlchemy's error, if it has one."""
    if isinstance(error, DBAPIError):
        error = error.orig if error.orig is not None else error
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else None


def broken(what: str, path: Path) -> str:
    """Returns the sentence about a file whose inside is not as it must be."""
    return _BROKEN.format(what=what, path=display(bytes(path)))


@contextmanager
def explained(what: str, path: Path) -> Iterator[None]:
    """Raises what the environment did wrong as an `AsifError`; bugs and broken constraints pass unchanged."""
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        sentence = _SENTENCES.get(code_of(error) or 0)
        if sentence is None:
            raise
        kind = DamagedCatalogError if sentence is _BROKEN and what == CATALOG else AsifError
        raise kind(sentence.format(what=what, path=display(bytes(path)))) from error

"""What can go wrong with a SQLite file, said in a sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from asif_desktop.domain.errors import AsifError, DamagedCatalogError
from asif_desktop.domain.sentences import Sentence, said

CATALOG = said("catalog")
"""What the catalog is called in sentences; the other file is no loss."""
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def code_of(error: BaseException) -> int | None:
    """Returns SQLite's primary result code of a driver's or SQLAlchemy's error, if it has one."""
    if isinstance(error, DBAPIError):
        error = error.orig if error.orig is not None else error
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else None


def broken(what: Sentence, path: Path) -> Sentence:
    """Returns the sentence about a file whose inside is not as it must be."""
    return said(
        "The {0} {1} is damaged; restore it from a backup, or move it away to start a new one.", what, path
    )


@contextmanager
def explained(what: Sentence, path: Path) -> Iterator[None]:
    """Raises what the environment did wrong as an `AsifError`; bugs and broken constraints pass unchanged."""
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        code = code_of(error)
        sentence = _sentence(code, what, path)
        if sentence is None:
            raise
        kind = DamagedCatalogError if code in DAMAGED and what == CATALOG else AsifError
        raise kind(sentence) from error


def _sentence(code: int | None, what: Sentence, path: Path) -> Sentence | None:
    match code:
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return broken(what, path)
        case sqlite3.SQLITE_FULL:
            return said(
                "The disk is full, so the {0} {1} was left as it was; free some space and try again.",
                what,
                path,
            )
        case sqlite3.SQLITE_CANTOPEN:
            return said(
                "The {0} {1} cannot be opened; check that its folder exists and can be written.", what, path
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return said("The {0} {1} cannot be written; check who owns it and its folder.", what, path)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return said("Another program keeps the {0} {1} locked; close it and try again.", what, path)
        case sqlite3.SQLITE_IOERR:
            return said(
                "The disk failed while the {0} {1} was used; check the disk and try again.", what, path
            )
    return None

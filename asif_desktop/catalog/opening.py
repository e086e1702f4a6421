"""Makes sure that a file is a catalog of the current revision before it is used."""

import sqlite3
from contextlib import closing
from pathlib import Path

from asif_desktop.catalog.migrations import HEAD
from asif_desktop.catalog.storage.connection import connect, is_database
from asif_desktop.catalog.storage.trouble import CATALOG, broken, explained
from asif_desktop.domain.errors import AsifError, DamagedCatalogError
from asif_desktop.domain.paths import display
from asif_desktop.domain.sentences import said
from asif_desktop.domain.system_reasons import system_reason


def prepare(path: Path) -> None:
    """Makes the catalog if it is not there, migrates it if it is older; a current one costs two small reads.

    Raises:
        AsifError: The file is from a newer version, not a catalog, damaged, or cannot be written.
    """
    name = display(bytes(path))
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        there = path.exists()
    except OSError as error:
        folder = display(bytes(path.parent))
        raise AsifError(
            said("The library folder {0} cannot be used: {1}.", folder, system_reason(error))
        ) from error
    with explained(CATALOG, path):
        stamp = _stamp(path) if there else None
        if stamp == HEAD:
            return
        if stamp is not None and stamp > HEAD:
            raise AsifError(
                said(
                    "The catalog {0} was made by a newer version of ASIF Desktop; open it with that version.",
                    name,
                )
            )
        # Alembic takes as long to load as everything else here, and is needed once a release.
        from asif_desktop.catalog.migrations.run import migrate

        migrate(path, stamp)


def _stamp(path: Path) -> str | None:
    """Returns the revision that the file carries, or None where there is no table yet."""
    if path.is_file() and not is_database(path):
        raise DamagedCatalogError(broken(CATALOG, path))
    with closing(connect(path)) as driver:
        if not driver.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return None
        try:
            row = driver.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
                raise
            row = None
    if row is None:
        raise AsifError(
            said(
                "{0} is not a catalog of ASIF Desktop; move it away to start a new one there.",
                display(bytes(path)),
            )
        )
    return str(row[0])

"""Backups of the catalog on demand: made, listed, put back."""

import contextlib
from datetime import UTC, datetime

from asif_desktop.catalog.backups import StoredBackup
from asif_desktop.domain import requests
from asif_desktop.domain.keeping import Backup
from asif_desktop.library.open_library import OpenLibrary


def make_backup(library: OpenLibrary, _: requests.MakeBackup) -> Backup:
    """Makes a backup now and returns it."""
    return _described(library.backups.make(datetime.now(UTC)))


def list_backups(library: OpenLibrary, _: requests.ListBackups) -> list[Backup]:
    """Returns the backups, newest first."""
    described = []
    for backup in library.backups.listed():
        with contextlib.suppress(FileNotFoundError):
            described.append(_described(backup))
    return described


def restore_backup(library: OpenLibrary, request: requests.RestoreBackup) -> Backup:
    """Asks for a backup to be put in the catalog's place, and ends the library process for it.

    The next start does it; the catalog as it is now is kept beside it.
    """
    chosen = library.backups.request_restore(request.name)
    library.ending.set()
    return _described(chosen)


def _described(backup: StoredBackup) -> Backup:
    return Backup(
        name=backup.path.name,
        made=backup.made.strftime("%Y-%m-%dT%H:%M:%SZ"),
        size=backup.path.stat().st_size,
    )

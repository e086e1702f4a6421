"""Backups of a catalog: made while it is in use, checked, rotated, and put back.

A backup is a catalog like any other, under a name that tells when it was made. What is put back goes
through `request_restore` and `finish_restore`, so that a process killed on the way goes on at its next start,
and the catalog that is replaced is kept beside the new one.
"""

import os
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import token_hex

from asif_desktop.catalog.storage import trouble
from asif_desktop.catalog.storage.connection import connect, is_database
from asif_desktop.catalog.storage.first_look import CATALOG as CATALOG
from asif_desktop.catalog.storage.trouble import explained
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import display
from asif_desktop.domain.sentences import said
from asif_desktop.domain.system_reasons import system_reason

DAYS = 7
WEEKS = 4
_FORM = "catalog-%Y%m%dT%H%M%SZ.sqlite"
_WISH = "restore-this"
RESTORED = "restored"
"""The setting of a catalog that was put back: another value each time."""
_LOGS = ("-wal", "-shm")
_LONG_AGO = 3600.0
"""Seconds in which surely every backup is made."""
_PAGES = 256
"""Copied at a time, so that the program's own writes are not kept waiting."""


@dataclass(frozen=True)
class StoredBackup:
    """A backup's file and when it was made, in UTC."""

    path: Path
    made: datetime


class Backups:
    """The backups of the catalog in a library's folder, in `backups/`."""

    def __init__(self, directory: Path) -> None:
        self._catalog = directory / CATALOG
        self._wish = directory / _WISH
        self._folder = directory / "backups"

    def listed(self) -> list[StoredBackup]:
        """Returns the backups there are, newest first."""
        found = []
        for path in self._folder.glob("catalog-*.sqlite"):
            try:
                made = datetime.strptime(path.name, _FORM).replace(tzinfo=UTC)
            except ValueError:
                continue
            found.append(StoredBackup(path, made))
        return sorted(found, key=lambda backup: backup.made, reverse=True)

    def newest_good(self) -> StoredBackup | None:
        """Returns the newest backup that is whole."""
        return next((backup for backup in self.listed() if is_whole(backup.path)), None)

    def make(self, moment: datetime) -> StoredBackup:
        """Copies the catalog as it is at this moment, while others may go on using it.

        Args:
            moment: In UTC; its second names the backup.

        Raises:
            AsifError: The disk is full or cannot be written, or the catalog is damaged; older backups are
                as they were.
        """
        target = self._folder / moment.strftime(_FORM)
        part = target.with_suffix(f".{token_hex(4)}.part")  # another may be made in the same second
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            try:
                with explained(trouble.CATALOG, self._catalog):
                    _copy(self._catalog, part)
                if not is_whole(part):
                    raise AsifError(
                        said(
                            "The catalog could not be backed up, since it is damaged; older backups are kept."
                        )
                    )
                part.replace(target)
                _sync(self._folder)
            finally:
                part.unlink(missing_ok=True)
        except OSError as error:
            raise AsifError(
                said("The backup {0} cannot be written: {1}.", display(bytes(target)), system_reason(error))
            ) from error
        return StoredBackup(target, moment.replace(microsecond=0))

    def rotate(self) -> None:
        """Deletes backups but the newest of each of the last 7 days and 4 weeks that have any."""
        backups = self.listed()
        for backup in set(backups) - set(worth_keeping(backups)):
            backup.path.unlink(missing_ok=True)
        for part in self._folder.glob("catalog-*.part"):  # of processes that were killed
            with suppress(FileNotFoundError):
                if time.time() - part.stat().st_mtime > _LONG_AGO:
                    part.unlink()

    def request_restore(self, name: str) -> StoredBackup:
        """Notes that the catalog is to be replaced by a backup when the library is opened next.

        Args:
            name: The backup's file name; empty: the newest that is whole.

        Raises:
            AsifError: There is no such backup, or it is damaged.
        """
        chosen = next((b for b in self.listed() if b.path.name == name), None) if name else self.newest_good()
        if chosen is None:
            raise AsifError(
                said("There is no backup “{0}”; asif-desktop restore --list shows those there are.", name)
                if name
                else said("There is no backup that is whole.")
            )
        if not is_whole(chosen.path):
            raise AsifError(said("The backup {0} is damaged; choose another one.", chosen.path.name))
        try:
            self._keep_wish(chosen.path.name)
        except OSError as error:
            raise AsifError(
                said("The library's folder cannot be written: {0}.", system_reason(error))
            ) from error
        return chosen

    def finish_restore(self, moment: datetime) -> Path | None:
        """Puts the backup that was asked for in the catalog's place, before the catalog is opened.

        Returns:
            Where the catalog that was replaced lies now; None if nothing was asked for, or there was none.

        Raises:
            AsifError: The backup is gone or the disk cannot be written; the catalog is as it was.
        """
        try:
            name, _, begun = self._wish.read_text().partition("\n")
        except FileNotFoundError:
            return None
        aside = self._catalog.with_name(begun or _free_name(self._catalog.parent, moment))
        moved = bool(begun) and aside.exists()
        there = self._catalog.exists()
        try:
            if not (moved and there):  # else it was put back before the process was killed
                self._put_back(name, aside)
            self._wish.unlink()
        except OSError as error:
            raise AsifError(
                said("The backup {0} cannot be put back: {1}.", name, system_reason(error))
            ) from error
        return aside if moved or there else None

    def _put_back(self, name: str, aside: Path) -> None:
        """Puts a backup in the catalog's place, and the catalog aside, unless it is there already."""
        backup, part = self._folder / name, self._catalog.with_suffix(".part")
        if not is_whole(backup):
            if not self._catalog.exists() and aside.exists():
                _move_with_log(aside, self._catalog)
            self._wish.unlink()
            raise AsifError(said("The backup {0} is gone or damaged; the catalog was left as it is.", name))
        try:
            with explained(trouble.CATALOG, self._catalog):
                _copy(backup, part)
                _mark(part)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        if self._catalog.exists():
            self._keep_wish(name, aside.name)  # who goes on after a kill is to find what has been moved
            _move_with_log(self._catalog, aside)
        part.replace(self._catalog)
        _sync(self._catalog.parent)

    def _keep_wish(self, name: str, aside: str = "") -> None:
        """Notes which backup is to be put back, and where the catalog goes from where it is being done.

        Raises:
            OSError: It cannot be written.
        """
        part = self._wish.with_suffix(".part")
        part.write_text(f"{name}\n{aside}" if aside else name)
        _sync(part)
        part.replace(self._wish)
        _sync(self._wish.parent)


def worth_keeping(backups: Sequence[StoredBackup]) -> list[StoredBackup]:
    """Returns the newest backup of each of the last days and weeks that have one.

    Args:
        backups: In any order.
    """
    days: dict[object, StoredBackup] = {}
    weeks: dict[object, StoredBackup] = {}
    for backup in sorted(backups, key=lambda one: one.made, reverse=True):
        if len(days) < DAYS:
            days.setdefault(backup.made.date(), backup)
        if len(weeks) < WEEKS:
            weeks.setdefault(backup.made.isocalendar()[:2], backup)
    return [backup for backup in backups if backup in days.values() or backup in weeks.values()]


def is_whole(path: Path) -> bool:
    """Returns whether a catalog's file is there and passes SQLite's own check."""
    try:
        if not path.is_file() or not path.stat().st_size or not is_database(path):
            return False
        with closing(connect(path, mode="ro")) as driver:
            return [row[0] for row in driver.execute("PRAGMA quick_check(1)")] == ["ok"]
    except (OSError, sqlite3.Error):
        return False


def _copy(source: Path, target: Path) -> None:
    """Copies a database, with what its write-ahead log holds, to a file that is on the disk afterwards."""
    target.unlink(missing_ok=True)
    with closing(connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new, pages=_PAGES, sleep=0.001)
        new.execute("PRAGMA journal_mode = DELETE")
    _sync(target)


def _mark(catalog: Path) -> None:
    """Says in a catalog that it was put back: ids that it gives from now on, another may have given."""
    with closing(connect(catalog)) as driver:
        driver.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", (RESTORED, token_hex(8)))
    _sync(catalog)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _free_name(folder: Path, moment: datetime) -> str:
    """Returns the name of a catalog that is replaced at a moment, which no file in the folder has."""
    while (folder / (name := moment.strftime("catalog-replaced-%Y%m%dT%H%M%SZ.sqlite"))).exists():
        moment += timedelta(seconds=1)
    return name


def _move_with_log(source: Path, target: Path) -> None:
    """Moves a catalog with its write-ahead log, which belongs to it: what it holds is part of the catalog.

    Raises:
        OSError: It cannot be moved; both are where they were.
    """
    try:
        for ending in _LOGS:
            _move(Path(f"{source}{ending}"), Path(f"{target}{ending}"))
        source.replace(target)
    except OSError:
        for ending in _LOGS:
            _move(Path(f"{target}{ending}"), Path(f"{source}{ending}"))
        raise


def _move(source: Path, target: Path) -> None:
    if source.exists():
        source.replace(target)

"""Backups, and what support would ask about."""

from asif_desktop.domain.keeping import Backup, Finding
from asif_desktop.domain.requests.base import Request


class MakeBackup(Request[Backup], frozen=True, tag="make-backup"):
    """Make a backup of the catalog now."""


class ListBackups(Request[list[Backup]], frozen=True, tag="list-backups"):
    """The backups there are, newest first."""


class RestoreBackup(Request[Backup], frozen=True, tag="restore-backup"):
    """Put a backup in the catalog's place; the library process ends, and its next start does it."""

    name: str = ""
    """Empty: the newest that is whole."""


class Examine(Request[list[Finding]], frozen=True, tag="examine"):
    """Look at everything that support would ask about."""


class MakeReport(Request[str], frozen=True, tag="make-report"):
    """The examination and the end of the log as text."""

    names: bool = False
    """Whether paths of photos and folders may stay in it."""

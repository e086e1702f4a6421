"""The catalog: what a person made or would miss, in one SQLite file."""

from pathlib import Path

from asif_desktop.catalog.anchors import Anchors
from asif_desktop.catalog.decoding import Decoding
from asif_desktop.catalog.files import Files
from asif_desktop.catalog.folders import Folders
from asif_desktop.catalog.opening import prepare
from asif_desktop.catalog.photos import Photos
from asif_desktop.catalog.settings import Settings
from asif_desktop.catalog.subfolders import Subfolders
from asif_desktop.catalog.trouble import broken
from asif_desktop.domain.errors import AsifError


class Catalog(Folders, Subfolders, Files, Decoding, Photos, Anchors, Settings):
    """An open catalog.

    Every method is one transaction and may be called from any thread. What it raises as `AsifError` left the
    file as it was. An edit of a person's is on the disk when its method returns.
    """

    @classmethod
    def open(cls, path: Path) -> "Catalog":
        """Opens the catalog, making it or bringing it to this version's schema (after a backup next to it).

        Raises:
            AsifError: It is from a newer version, no catalog, damaged, or cannot be written.
        """
        prepare(path)
        return cls(path)

    def close(self) -> None:
        """Ends all connections; the catalog is one file again."""
        self._database.close()

    def integrity_check(self) -> None:
        """Reads the whole file and compares it with itself.

        Raises:
            AsifError: It is damaged.
        """
        with self._reading() as connection:
            faults = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(1)")]
            dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if faults != ["ok"] or dangling is not None:
            raise AsifError(broken("catalog", self._database.path))

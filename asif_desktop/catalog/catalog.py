"""The catalog: what a person made or would miss, in one SQLite file."""

from pathlib import Path

from asif_desktop.catalog.albums import Albums
from asif_desktop.catalog.anchors.anchors import Anchors
from asif_desktop.catalog.opening import prepare
from asif_desktop.catalog.photos.decoding import Decoding
from asif_desktop.catalog.photos.filtering import Filtering
from asif_desktop.catalog.photos.forgetting import Forgetting
from asif_desktop.catalog.photos.notes import PhotoNotes
from asif_desktop.catalog.photos.photos import Photos
from asif_desktop.catalog.photos.trash import Trash
from asif_desktop.catalog.places.files import Files
from asif_desktop.catalog.places.folders import Folders
from asif_desktop.catalog.places.missing import Missing
from asif_desktop.catalog.places.subfolders import Subfolders
from asif_desktop.catalog.saved_searches import SavedSearches
from asif_desktop.catalog.settings import Settings
from asif_desktop.catalog.storage.trouble import CATALOG, broken
from asif_desktop.catalog.tags.tagging import Tagging
from asif_desktop.domain.errors import DamagedCatalogError


class Catalog(
    Folders,
    Subfolders,
    Files,
    Decoding,
    Photos,
    Filtering,
    Anchors,
    Tagging,
    Albums,
    SavedSearches,
    PhotoNotes,
    Trash,
    Forgetting,
    Missing,
    Settings,
):
    """An open catalog.

    Every method is one transaction and may be called from any thread. What it raises as `AsifError` left the
    file as it was. An edit of a person's is on the disk when its method returns.
    """

    @classmethod
    def open(cls, path: Path) -> "Catalog":
        """Opens the catalog, making it or bringing it to this version's schema (after a backup next to it).

        Raises:
            DamagedCatalogError: It is damaged, or no catalog.
            AsifError: It is from a newer version, or cannot be written.
        """
        prepare(path)
        catalog = cls(path)
        try:
            catalog._quick_check()
        except BaseException:
            catalog.close()
            raise
        return catalog

    def close(self) -> None:
        """Ends all connections; the catalog is one file again."""
        self._database.close()

    def integrity_check(self) -> None:
        """Reads the whole file and compares it with itself.

        Raises:
            DamagedCatalogError: It is damaged.
        """
        with self._reading() as connection:
            faults = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(1)")]
            dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if faults != ["ok"] or dangling is not None:
            raise DamagedCatalogError(broken(CATALOG, self._database.path))

    def _quick_check(self) -> None:
        """Reads every page once: damage is to be known before anything is built on it."""
        with self._reading() as connection:
            if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
                raise DamagedCatalogError(broken(CATALOG, self._database.path))

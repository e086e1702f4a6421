"""Photos whose files are gone, and folders whose disks are away or came back elsewhere."""

from sqlalchemy import select, update

from asif_desktop.catalog.base import CatalogPart
from asif_desktop.catalog.places import roots
from asif_desktop.catalog.places.folders import folder_roots
from asif_desktop.catalog.records import TellingFile
from asif_desktop.catalog.schema import tables
from asif_desktop.domain.photos import MissingPhoto

_TELLING = 8
"""Files by which a folder is known again."""


class Missing(CatalogPart):
    """What of a catalog is not there now."""

    def missing_photos(self) -> list[MissingPhoto]:
        """Returns the photos that are at none of their paths any more, those last seen first.

        One that is on an unplugged root, in the trash, or could not be read is not among them.
        """
        path, photo = tables.PhotoPath, tables.Photo
        there = select(path.photo).where(path.photo.is_not(None), path.state != "missing")
        gone = (
            select(photo.id, photo.content_hash, photo.size, path.folder, path.path, path.seen)
            .join(photo, photo.id == path.photo)
            .where(path.state == "missing", path.photo.not_in(there))
            .order_by(path.seen.desc(), path.id.desc())
        )
        found: dict[int, MissingPhoto] = {}
        with self._reading() as connection:
            watched = folder_roots(connection)
            for row in connection.execute(gone):
                place = roots.join(watched[row.folder], row.path)
                found.setdefault(
                    row.id, MissingPhoto(row.id, place, row.seen, row.content_hash.hex(), row.size)
                )
        return list(found.values())

    def telling_files(self, folder: int) -> list[TellingFile]:
        """Returns a few files of a root by which it would be known again elsewhere, the largest first."""
        path, photo = tables.PhotoPath, tables.Photo
        largest = (
            select(path.path, path.size, path.mtime_ns, photo.file_hash)
            .join(photo, photo.id == path.photo)
            .where(path.folder == folder, path.state.in_(("online", "offline")))
            .order_by(path.size.desc(), path.id)
            .limit(_TELLING)
        )
        with self._reading() as connection:
            return [
                TellingFile(row.path, row.size, row.mtime_ns, row.file_hash)
                for row in connection.execute(largest)
            ]

    def move_folder(self, folder: int, root: bytes) -> bool:
        """Says that a root is at another absolute path now; returns False where that is watched already."""
        root = roots.normal(root)
        with self._writing(durable=True) as connection:
            if root in folder_roots(connection).values():
                return False
            connection.execute(update(tables.Folder).where(tables.Folder.id == folder).values(root=root))
        return True

    def set_volume(self, folder: int, volume: str | None) -> None:
        """Keeps what names the file system that a root is on."""
        with self._writing(durable=False) as connection:
            connection.execute(update(tables.Folder).where(tables.Folder.id == folder).values(volume=volume))

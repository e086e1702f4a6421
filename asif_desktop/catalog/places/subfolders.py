"""Folders below the watched roots: there is no table of them, they are read off the paths of the files."""

from sqlalchemy import distinct, func, literal, select
from sqlalchemy import union_all as union_of

from asif_desktop.catalog.base import CatalogPart
from asif_desktop.catalog.places import roots
from asif_desktop.catalog.places.below import prefixes, starts_with
from asif_desktop.catalog.places.folders import READABLE, folder_roots
from asif_desktop.catalog.places.pairs import shown
from asif_desktop.catalog.schema import tables
from asif_desktop.domain.paths import display
from asif_desktop.domain.photos import Subfolder


class Subfolders(CatalogPart):
    """The folders inside the watched roots."""

    def subfolders(self, folder: int, below: bytes = b"") -> list[Subfolder]:
        """Returns the folders directly inside a root, or inside a folder below it, that hold photos.

        Args:
            folder: The root's id; one that is not watched has none.
            below: The folder's path relative to the root; empty for the root itself.
        """
        path = tables.PhotoPath
        with self._reading() as connection:
            watched = folder_roots(connection)
            if folder not in watched:
                return []
            place = roots.join(watched[folder], below) if below else watched[folder]
            parts = []
            for root, prefix in prefixes(watched, folder, below).items():
                own = (path.folder == root, path.state.in_(READABLE), shown())
                inside = roots.relative_to(watched[root], place)
                if inside is not None:  # all of it lies in one folder of this place
                    name, _, rest = inside.partition(roots.SEPARATOR)
                    deeper = literal(1) if rest else func.instr(path.path, roots.SEPARATOR) > 0
                    parts.append(
                        select(literal(name).label("name"), path.photo, deeper.label("deeper")).where(*own)
                    )
                    continue
                rest_of_path = func.substr(path.path, len(prefix) + 1)
                end = func.instr(rest_of_path, roots.SEPARATOR)
                name_of_row = func.substr(rest_of_path, 1, end - 1)
                deeper_row = func.instr(func.substr(rest_of_path, end + 1), roots.SEPARATOR) > 0
                parts.append(
                    select(name_of_row.label("name"), path.photo, deeper_row.label("deeper")).where(
                        *own, starts_with(prefix), end > 0
                    )
                )
            rows = union_of(*parts).subquery()
            found = connection.execute(
                select(rows.c.name, func.count(distinct(rows.c.photo)), func.max(rows.c.deeper)).group_by(
                    rows.c.name
                )
            ).all()
        prefix = below + roots.SEPARATOR if below else b""
        known = [Subfolder(prefix + bytes(name), photos, bool(deeper)) for name, photos, deeper in found]
        return sorted(known, key=lambda one: (display(one.path).casefold(), one.path))

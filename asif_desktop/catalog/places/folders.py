"""Watched roots. One inside a watched root is watched already; one around it stands beside it."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection, and_, delete, distinct, exists, func, insert, or_, select, update

from asif_desktop.catalog.base import CatalogPart, among, now, stamp
from asif_desktop.catalog.places import roots
from asif_desktop.catalog.places.pairs import shown
from asif_desktop.catalog.records import READABLE as READABLE
from asif_desktop.catalog.records import Root
from asif_desktop.catalog.schema import tables
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import display
from asif_desktop.domain.photos import Folder
from asif_desktop.domain.sentences import said


class Folders(CatalogPart):
    """The folders of a catalog."""

    def add_folder(self, root: bytes) -> int:
        """Watches an absolute path; does nothing where it is watched already, itself or by a root around it.

        Returns:
            The id of the watched root that contains it.
        """
        root = roots.normal(root)
        with self._writing(durable=True) as connection:
            known = folder_roots(connection)
            for folder, other in known.items():
                if root == other:
                    return folder
            around = roots.owner(root, known)
            if around is not None:
                return around[0]
            row = insert(tables.Folder).values(root=root, online=1, added=stamp(now()))
            return connection.execute(row.returning(tables.Folder.id)).scalar_one()

    def folders(self) -> list[Folder]:
        """Returns the watched roots by path, each with the count of photos at or below it."""
        path = tables.PhotoPath
        with self._reading() as connection:
            rows = connection.execute(
                select(tables.Folder.id, tables.Folder.root, tables.Folder.online, tables.Folder.excluded)
            ).all()
            known = {row.id: row.root for row in rows}
            counts = {}
            nested = {}
            for row in rows:
                below = roots.inside(row.root, known)
                counted = select(func.count(distinct(path.photo)))
                counted = counted.where(path.folder.in_(below), path.state.in_(READABLE), shown())
                counts[row.id] = connection.execute(counted).scalar_one()
                deeper = and_(path.folder == row.id, func.instr(path.path, roots.SEPARATOR) > 0)
                inner = path.folder.in_([folder for folder in below if folder != row.id])
                any_deeper = exists().where(or_(deeper, inner), path.state.in_(READABLE))
                nested[row.id] = bool(connection.execute(select(any_deeper)).scalar())
        return [
            Folder(
                id=row.id,
                path=row.root,
                online=bool(row.online),
                photos=counts[row.id],
                nested=nested[row.id],
                excluded=list(json.loads(row.excluded)),
            )
            for row in sorted(rows, key=lambda row: row.root)
        ]

    def roots(self) -> list[Root]:
        """Returns the watched roots by path, without counting what is in them."""
        folder = tables.Folder
        columns = (folder.id, folder.root, folder.online, folder.excluded, folder.volume)
        with self._reading() as connection:
            rows = connection.execute(select(*columns).order_by(folder.root)).all()
        return [
            Root(row.id, row.root, bool(row.online), tuple(json.loads(row.excluded)), row.volume)
            for row in rows
        ]

    def remove_folder(self, root: bytes) -> None:
        """Forgets a root and the paths under it; photos, and what was made of them, stay.

        Raises:
            AsifError: It is not watched.
        """
        root = roots.normal(root)
        with self._writing(durable=True) as connection:
            folder = connection.execute(select(tables.Folder.id).where(tables.Folder.root == root)).scalar()
            if folder is None:
                raise AsifError(said("{0} is not one of the library's folders.", display(root)))
            connection.execute(delete(tables.PhotoPath).where(tables.PhotoPath.folder == folder))
            connection.execute(delete(tables.Folder).where(tables.Folder.id == folder))

    def set_folder_online(self, folder: int, online: bool) -> None:
        """Says that a root was unplugged or is back: its readable paths become offline, or online again."""
        path = tables.PhotoPath
        before, after = ("offline", "online") if online else ("online", "offline")
        with self._writing(durable=False) as connection:
            change = update(tables.Folder).where(among(tables.Folder.id, [folder]))
            connection.execute(change.where(tables.Folder.online != int(online)).values(online=int(online)))
            connection.execute(
                update(path).where(among(path.folder, [folder]), path.state == before).values(state=after)
            )

    def exclude(self, root: bytes, globs: Sequence[str]) -> int:
        """Sets what is left out of a root; returns its id.

        Raises:
            AsifError: It is not watched.
        """
        root = roots.normal(root)
        change = update(tables.Folder).where(tables.Folder.root == root)
        text = json.dumps(list(globs), ensure_ascii=False)
        with self._writing(durable=True) as connection:
            folder = connection.execute(change.values(excluded=text).returning(tables.Folder.id)).scalar()
        if folder is None:
            raise AsifError(said("{0} is not one of the library's folders.", display(root)))
        return folder


def folder_roots(connection: Connection) -> dict[int, bytes]:
    """Returns every watched root by its id."""
    return {row.id: row.root for row in connection.execute(select(tables.Folder.id, tables.Folder.root))}

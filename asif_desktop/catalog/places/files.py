"""What scans tell: which files there are under a root, and what became of them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import (
    Connection,
    and_,
    bindparam,
    case,
    delete,
    false,
    insert,
    or_,
    select,
    true,
    update,
)

from asif_desktop.catalog.base import AnyRow, CatalogPart, among, now, stamp
from asif_desktop.catalog.places import roots
from asif_desktop.catalog.places.below import prefixes, starts_with
from asif_desktop.catalog.places.folders import folder_roots
from asif_desktop.catalog.records import FoundFile, KnownFile
from asif_desktop.catalog.schema import tables
from asif_desktop.domain.paths import display

_CHUNK = 4096
_NO_INODE = 0
"""What no file has for an inode."""


class Files(CatalogPart):
    """The files that scans found."""

    def known_files(self, folder: int, below: Collection[bytes] = (b"",)) -> dict[bytes, KnownFile]:
        """Returns the files remembered under a root, by path relative to it.

        Files that belong to a watched root inside this one are among them.

        Args:
            folder: The root's id.
            below: Paths relative to it: the files in these folders and further below alone; or files.
        """
        path = tables.PhotoPath
        columns = (
            path.path,
            path.id,
            path.size,
            path.mtime_ns,
            path.inode,
            path.state,
            path.photo,
            path.sidecar,
        )
        known: dict[bytes, KnownFile] = {}
        make = KnownFile._make
        with self._reading() as connection:
            watched = folder_roots(connection)
            if folder not in watched:
                return known
            for place in below:
                for inner, start in prefixes(watched, folder, place).items():
                    prefix = b""
                    if inner != folder:
                        prefix = (roots.relative_to(watched[inner], watched[folder]) or b"") + roots.SEPARATOR
                    itself = and_(path.path == place, true() if inner == folder and place else false())
                    asked = select(*columns).where(path.folder == inner, or_(starts_with(start), itself))
                    with connection.execute(asked) as result:
                        # Past SQLAlchemy, whose rows would cost more time than SQLite takes to find them.
                        rows: Sequence[Any] = result.cursor.fetchall()
                    for row in rows:
                        known[prefix + row[0]] = make(row[1:])
                    for row in rows:
                        if type(row[3]) is bytes or type(row[4]) is bytes:
                            wide = known[prefix + row[0]]
                            known[prefix + row[0]] = wide._replace(
                                mtime_ns=int(wide.mtime_ns), inode=int(wide.inode)
                            )
        return known

    def record_scan(
        self,
        folder: int,
        found: Sequence[FoundFile],
        gone: Sequence[int],
        left_out: Sequence[int] = (),
    ) -> tuple[int, int]:
        """Records what a scan of a root saw differ from `known_files`.

        A new or changed file becomes pending; a changed one keeps its photo until it is decoded. One that is
        back as it was takes up where it stood, and so does one that is new here while its like (the same
        inode, size and time) is gone from where it was: it was moved. Of a folder that was removed meanwhile,
        nothing is recorded.

        Args:
            folder: The root that was scanned.
            found: Files that are new, changed, or back; those that are as they were do no harm.
            gone: Path ids of files that are not there any more. Those of a root inside this one are passed
                over: only its own scan can tell a file that is gone from a disk that is unplugged.
            left_out: Path ids of files that are there and are not to be looked at any more: these are
                forgotten, and what was made of them stays with their photos.

        Returns:
            `file_generation` before and after.
        """
        with self._editing:
            before = self.file_generation
            self._record_scan(folder, found, gone, left_out)
            return before, self.file_generation

    def _record_scan(
        self, folder: int, found: Sequence[FoundFile], gone: Sequence[int], left_out: Sequence[int]
    ) -> None:
        with self._writing(durable=False) as connection:
            watched = folder_roots(connection)
            if folder not in watched:
                return
            path = tables.PhotoPath
            inner = roots.inside(watched[folder], watched)
            owned: dict[int, dict[bytes, FoundFile]] = {}
            for file in found:
                mine = roots.owner(roots.join(watched[folder], file.path), inner) or (folder, file.path)
                owned.setdefault(mine[0], {})[mine[1]] = file
            # What was pending has not been decoded since it changed: its photo is not its content. Without
            # its inode it counts as changed when it is back.
            connection.execute(
                update(path)
                .where(among(path.id, gone), path.folder == folder)
                .where(path.state.in_(("pending", "online", "offline", "failed")))
                .values(state="missing", inode=case((path.state == "pending", _NO_INODE), else_=path.inode))
            )
            for owner, files in owned.items():
                _record_found(connection, owner, files)
            connection.execute(delete(path).where(among(path.id, left_out), path.folder == folder))


def _record_found(connection: Connection, folder: int, files: dict[bytes, FoundFile]) -> None:
    path = tables.PhotoPath
    seen = stamp(now())
    columns = (path.id, path.path, path.size, path.mtime_ns, path.inode, path.state, path.reason, path.photo)
    known: dict[bytes, AnyRow] = {}
    for chunk in _chunks(files):
        rows = connection.execute(select(*columns).where(path.folder == folder, path.path.in_(chunk)))
        known.update((row.path, row) for row in rows)
    new: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    back: list[dict[str, Any]] = []
    for relative, file in files.items():
        row = known.get(relative)
        facts = {"size": file.size, "mtime_ns": file.mtime_ns, "inode": file.inode, "seen": seen}
        if row is None:
            new.append(
                facts | {"folder": folder, "path": relative, "display": display(relative), "state": "pending"}
            )
        elif (row.size, row.mtime_ns, row.inode) != (file.size, file.mtime_ns, file.inode):
            # What lies in the trash is not edited: another file at its place is another photo.
            photo = None if row.state == "trashed" else row.photo
            changed.append(
                facts
                | {"row": row.id, "state": "pending", "reason": None, "trashed_to": None, "photo": photo}
            )
        elif row.state in ("missing", "trashed", "offline"):
            back.append({"row": row.id, "state": _standing(row), "seen": seen, "trashed_to": None})
    new, moved = _moved(connection, new)
    update_row = update(path).where(path.id == bindparam("row"))
    if new:
        connection.execute(insert(path), new)
    if moved:
        connection.execute(update_row, moved)
    if changed:
        connection.execute(update_row, changed)
    if back:
        connection.execute(update_row, back)


def _moved(
    connection: Connection, new: Sequence[dict[str, Any]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Returns those of the new rows that are new indeed, and the changes of rows whose files were moved."""
    path = tables.PhotoPath
    gone: dict[tuple[int, int, int], AnyRow] = {}
    columns = (path.id, path.size, path.mtime_ns, path.inode, path.reason, path.photo)
    for start in range(0, len(new), _CHUNK):
        times = [row["mtime_ns"] for row in new[start : start + _CHUNK]]
        missing = select(*columns).where(path.state == "missing", path.mtime_ns.in_(times), path.inode != 0)
        gone.update(((row.inode, row.mtime_ns, row.size), row) for row in connection.execute(missing))
    rest: list[dict[str, Any]] = []
    moved: list[dict[str, Any]] = []
    for row in new:
        before = gone.pop((row["inode"], row["mtime_ns"], row["size"]), None) if row["inode"] else None
        if before is None:
            rest.append(row)
        else:
            moved.append(row | {"row": before.id, "state": _standing(before)})
    return rest, moved


def _standing(row: AnyRow) -> str:
    """Returns the state of a file that is there again, unchanged."""
    return "failed" if row.reason is not None else "pending" if row.photo is None else "online"


def _chunks(values: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Yields the values in lists short enough for SQLite's limit of parameters."""
    rest = iter(values)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk

"""What scans tell: which files there are under a root, and what became of them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, bindparam, case, insert, null, select, update

from asif_desktop.catalog import roots, tables
from asif_desktop.catalog.base import AnyRow, CatalogPart, among, now, stamp
from asif_desktop.catalog.folders import folder_roots
from asif_desktop.catalog.records import FoundFile, KnownFile
from asif_desktop.domain.paths import display

_CHUNK = 4096


class Files(CatalogPart):
    """The files that scans found."""

    def known_files(self, folder: int) -> dict[bytes, KnownFile]:
        """Returns the files remembered under a root, by path relative to it.

        Files that belong to a watched root inside this one are among them.
        """
        path = tables.PhotoPath
        columns = (path.path, path.id, path.size, path.mtime_ns, path.inode, path.state, path.photo)
        known: dict[bytes, KnownFile] = {}
        with self._reading() as connection:
            watched = folder_roots(connection)
            if folder not in watched:
                return known
            for inner, root in roots.inside(watched[folder], watched).items():
                below = b"" if inner == folder else roots.relative_to(root, watched[folder])
                prefix = below + roots.SEPARATOR if below else b""
                rows: Iterable[AnyRow] = connection.execute(
                    select(*columns).where(path.folder == inner)
                ).all()
                for relative, *facts in rows:
                    known[prefix + relative] = KnownFile(*facts)
        return known

    def record_scan(self, folder: int, found: Sequence[FoundFile], gone: Sequence[int]) -> None:
        """Records what a scan of a root saw differ from `known_files`.

        A new or changed file becomes pending; a changed one keeps its photo until it is decoded. One that is
        back as it was takes up where it stood. Of a folder that was removed meanwhile, nothing is recorded.

        Args:
            folder: The root that was scanned.
            found: Files that are new, changed, or back; those that are as they were do no harm.
            gone: Path ids of files that are not there any more. Those of a root inside this one are passed
                over: only its own scan can tell a file that is gone from a disk that is unplugged.
        """
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
            for owner, files in owned.items():
                _record_found(connection, owner, files)
            # What was pending has not been decoded since it changed: its photo is not its content.
            connection.execute(
                update(path)
                .where(among(path.id, gone), path.folder == folder)
                .where(path.state.in_(("pending", "online", "offline", "failed")))
                .values(state="missing", photo=case((path.state == "pending", null()), else_=path.photo))
            )


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
            changed.append(facts | {"row": row.id, "state": "pending", "reason": None, "trashed_to": None})
        elif row.state in ("missing", "trashed", "offline"):
            state = "failed" if row.reason is not None else "pending" if row.photo is None else "online"
            back.append({"row": row.id, "state": state, "seen": seen, "trashed_to": None})
    if new:
        connection.execute(insert(path), new)
    update_row = update(path).where(path.id == bindparam("row"))
    if changed:
        connection.execute(update_row, changed)
    if back:
        connection.execute(update_row, back)


def _chunks(values: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Yields the values in lists short enough for SQLite's limit of parameters."""
    rest = iter(values)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk

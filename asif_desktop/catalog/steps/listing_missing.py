"""Missing files that are taken off the list of these, and put back on it, row by row.

What a scan found meanwhile goes before: where a file is again, or another one, nothing is put back over it.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select
from sqlalchemy.dialects.sqlite import insert

from asif_desktop.catalog.base import among
from asif_desktop.catalog.places import roots
from asif_desktop.catalog.places.folders import folder_roots
from asif_desktop.catalog.schema import tables
from asif_desktop.catalog.steps.changes import TRACKED, Change, Recorder, values_of
from asif_desktop.catalog.steps.moving_files import PATHS, FilesLostError
from asif_desktop.domain.paths import display
from asif_desktop.domain.sentences import said


def missing_files(connection: Connection, *condition: ColumnElement[bool]) -> list[int]:
    """Returns the ids of the paths that fulfil the conditions and are missing."""
    path = tables.PhotoPath
    return list(connection.execute(select(path.id).where(*condition, path.state == "missing")).scalars())


def is_of_list(change: Change) -> bool:
    """Returns whether a change takes a file off the list of missing ones, or puts it back on it."""
    return change.table == PATHS and (change.before is None or change.after is None)


def list_or_forget(connection: Connection, changes: Sequence[Change]) -> list[Change]:
    """Makes such changes as far as they can be made by now.

    Args:
        connection: In a transaction.
        changes: All of one kind.

    Returns:
        The changes for the way back: of those put back all, for a later look may find their places free.

    Raises:
        FilesLostError: There is nothing to be done, and never will be.
    """
    if not changes:
        return []
    if changes[0].after is None:
        return _forget(connection, changes)
    _put_back(connection, [values_of(change.after) for change in changes if change.after is not None])
    return list(changes)


def _forget(connection: Connection, changes: Sequence[Change]) -> list[Change]:
    path = tables.PhotoPath
    wanted = {change.row: change.before["photo"] for change in changes if change.before is not None}
    there = select(path.id, path.photo).where(among(path.id, wanted), path.state == "missing")
    gone = [row.id for row in connection.execute(there) if row.photo == wanted[row.id]]
    if not gone:
        raise FilesLostError(said("none of its photos is missing any more"))
    recorder = Recorder(connection)
    recorder.delete(PATHS, gone)
    return recorder.changes


def _put_back(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    watched = folder_roots(connection)
    placed = [row for row in rows if row["folder"] in watched]
    if placed:
        connection.execute(insert(TRACKED[PATHS]).on_conflict_do_nothing(), placed)
    path = tables.PhotoPath
    back = select(func.count()).where(among(path.id, [row["id"] for row in rows]))
    found_again = select(func.count()).where(among(path.photo, [row["photo"] for row in rows]))
    if connection.execute(back).scalar_one() or connection.execute(found_again).scalar_one():
        return
    if not placed:
        raise FilesLostError(said("the folder of its photos was taken out of the library"))
    where = roots.join(watched[placed[0]["folder"]], placed[0]["path"])
    raise FilesLostError(said("{0} is another file now", display(where)))

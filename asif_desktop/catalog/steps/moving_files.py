"""Files that went to the system's trash, and back: rows change in one transaction with the files.

The catalog touches no file. Whoever calls brings a `Mover`, which moves the files while the transaction is
still open, and takes that back if it fails.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from typing import Protocol

from sqlalchemy import ColumnElement, Connection, select

from asif_desktop.catalog.base import among
from asif_desktop.catalog.places import roots
from asif_desktop.catalog.places.folders import folder_roots
from asif_desktop.catalog.records import PathState
from asif_desktop.catalog.schema import tables
from asif_desktop.catalog.steps.changes import Recorder
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import display
from asif_desktop.domain.sentences import said

PATHS = tables.PhotoPath.__tablename__


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """One file of a photo, where it belongs."""

    id: int
    """The path's id."""
    photo: int
    path: bytes
    """Absolute."""
    root: bytes
    state: PathState
    kind: str
    """The photo's format by content."""
    split: bool
    """Whether the person wants it apart from the other of its name."""
    trashed_to: bytes | None
    """What the mover told of the place in the trash."""


class Mover(Protocol):
    """Moves files to the system's trash and back."""

    def put_away(self, files: Sequence[PhotoFile]) -> AbstractContextManager[Mapping[int, bytes | None]]:
        """Moves files to the trash; gives what tells their places there, by path id, of those that moved.

        They are back if the block raises.
        """

    def put_back(self, files: Sequence[PhotoFile]) -> AbstractContextManager[None]:
        """Moves files from the trash to where they belong; they are in the trash again if the block raises.

        Raises:
            FilesLostError: One of them is not in the trash any more.
            AsifError: One of them cannot be moved.
        """

    def holds(self, file: PhotoFile) -> bool:
        """Returns whether a file is in the trash where it was put, as far as that can be known."""


class FilesLostError(AsifError):
    """Files that were to be brought back are gone for good."""


def files_where(connection: Connection, *condition: ColumnElement[bool]) -> list[PhotoFile]:
    """Returns the files of photos that fulfil the conditions on their paths, by path id."""
    path, photo, note = tables.PhotoPath, tables.Photo, tables.PhotoNote
    watched = folder_roots(connection)
    columns = (path.id, path.photo, path.folder, path.path, path.state, path.trashed_to)
    rows = connection.execute(
        select(*columns, photo.kind, note.split)
        .join(photo, photo.id == path.photo)
        .outerjoin(note, note.id == photo.id)
        .where(*condition)
        .order_by(path.id)
    )
    return [
        PhotoFile(
            row.id,
            row.photo,
            roots.join(watched[row.folder], row.path),
            watched[row.folder],
            row.state,
            row.kind,
            bool(row.split),
            row.trashed_to,
        )
        for row in rows
    ]


def move_files(
    recorder: Recorder,
    trashed: Mapping[int, bool],
    mover: Mover,
    moves: ExitStack,
    places: Mapping[int, bytes] | None = None,
) -> list[int]:
    """Moves files to the trash or back, as far as they are not there already, and records it.

    Args:
        recorder: Of the open transaction.
        trashed: Of each path's id, whether it is to be in the trash.
        mover: Moves the files.
        moves: Ends after the transaction, so that the files are moved back if that fails.
        places: What the mover told of the places in the trash when the files went there, by path id.

    Returns:
        The ids of the paths whose files were moved.

    Raises:
        FilesLostError: A file can never be brought back; nothing was changed.
        AsifError: It cannot be done now; nothing was changed.
    """
    current = files_where(recorder.connection, among(tables.PhotoPath.id, trashed))
    if len(current) < len(trashed):
        raise FilesLostError(said("the folder of its photos was taken out of the library"))
    away = [file for file in current if trashed[file.id] and file.state != "trashed"]
    back = [file for file in current if not trashed[file.id] and file.state == "trashed"]
    for file in current:
        place = (places or {}).get(file.id)
        replaced = not trashed[file.id] and file.state != "trashed" and place is not None
        if replaced and mover.holds(replace(file, trashed_to=place)):
            raise FilesLostError(
                said(
                    "{0} is another file now, and what was there is still in the system's trash",
                    display(file.path),
                )
            )
    for file in away:
        require_online(file)
    values: dict[int, dict[str, object]] = {}
    if away:
        put = moves.enter_context(mover.put_away(away))
        values |= {row: {"state": "trashed", "trashed_to": place} for row, place in put.items()}
    if back:
        moves.enter_context(mover.put_back(back))
        values |= {file.id: {"state": "online", "trashed_to": None} for file in back}
    recorder.update_many(PATHS, values)
    return sorted(values)


def require_online(file: PhotoFile) -> None:
    """Makes sure that a file was there when it was last looked for.

    Raises:
        AsifError: It was not.
    """
    if file.state == "offline":
        raise AsifError(
            said(
                "{0} is on a disk that is not connected; connect it first. Nothing was changed.",
                display(file.path),
            )
        )
    if file.state != "online":
        raise AsifError(
            said(
                "{0} is not there any more; look for new photos first. Nothing was changed.",
                display(file.path),
            )
        )

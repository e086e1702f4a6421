"""The photos' files that are in the system's trash, and those that could go there."""

from collections.abc import Sequence
from contextlib import ExitStack

from sqlalchemy import update

from asif_desktop.catalog.base import among
from asif_desktop.catalog.places import roots
from asif_desktop.catalog.places.folders import READABLE, folder_roots
from asif_desktop.catalog.schema import tables
from asif_desktop.catalog.steps.history import History
from asif_desktop.catalog.steps.moving_files import Mover, PhotoFile, files_where, move_files
from asif_desktop.domain.sentences import Sentence

_FEW = 50
"""Files; for more, all names are read at once."""


class Trash(History):
    """The trash of a catalog."""

    def files_of(self, photos: Sequence[int]) -> list[PhotoFile]:
        """Returns the files of these photos that are readable, or on an unplugged root."""
        path = tables.PhotoPath
        with self._reading() as connection:
            return files_where(connection, among(path.photo, photos), path.state.in_(READABLE))

    def file_at(self, path: bytes, *, trashed: bool = False) -> PhotoFile | None:
        """Returns the file that belongs at this absolute path, as its root spells it; None without one.

        Args:
            path: The path.
            trashed: Whether a file in the trash is meant, and not one that is there.
        """
        row = tables.PhotoPath
        states = ("trashed",) if trashed else READABLE
        with self._reading() as connection:
            owner = roots.owner(path, folder_roots(connection))
            if owner is None:
                return None
            found = files_where(
                connection, row.folder == owner[0], row.path == owner[1], row.state.in_(states)
            )
        return found[0] if found else None

    def files_named_alike(self, files: Sequence[PhotoFile]) -> dict[int, list[PhotoFile]]:
        """Returns the files beside each of these whose names differ in the extension alone, by path id."""
        path = tables.PhotoPath
        readable = path.state.in_(READABLE)
        by_stem: dict[bytes, list[PhotoFile]] = {}
        with self._reading() as connection:
            if len(files) > _FEW:
                others = files_where(connection, readable)
            else:
                watched = folder_roots(connection)
                others = []
                for stem in {_stem(file) for file in files}:
                    folder, relative = roots.owner(stem, watched) or (0, stem)
                    # From the dot to before the character after it: what the index finds at once.
                    within = (path.path >= relative, path.path < relative[:-1] + b"/")
                    others += files_where(connection, path.folder == folder, *within, readable)
        for other in others:
            by_stem.setdefault(_stem(other), []).append(other)
        return {
            file.id: [other for other in by_stem.get(_stem(file), ()) if other.id != file.id]
            for file in files
        }

    def trashed_files(self) -> list[PhotoFile]:
        """Returns the files that went to the trash, by path id; some may be gone from there."""
        with self._reading() as connection:
            return files_where(connection, tables.PhotoPath.state == "trashed")

    def trash_files(
        self, description: Sentence, files: Sequence[int], mover: Mover
    ) -> tuple[list[int], int | None]:
        """Moves files to the trash in one step of the history.

        Args:
            description: Of the step.
            files: Ids of their paths.
            mover: Moves them.

        Returns:
            The ids of those that were moved: all, where the trash gives files back; and the step's id.

        Raises:
            AsifError: One of them cannot be moved; nothing was changed.
        """
        with ExitStack() as moves, self._step(description) as recorder:
            moved = move_files(recorder, dict.fromkeys(files, True), mover, moves)
        return moved, recorder.step

    def put_files_back(self, description: Sentence, files: Sequence[int], mover: Mover) -> list[int]:
        """Moves files from the trash to where they belong in one step of the history; returns their ids.

        Raises:
            AsifError: One of them cannot be moved; nothing was changed.
        """
        with ExitStack() as moves, self._step(description) as recorder:
            return move_files(recorder, dict.fromkeys(files, False), mover, moves)

    def forget_files(self, files: Sequence[int]) -> None:
        """Records that files are gone for good; their photos, and what was made of them, stay."""
        path = tables.PhotoPath
        with self._writing(durable=True) as connection:
            gone = update(path).where(among(path.id, files))
            connection.execute(gone.values(state="missing", trashed_to=None))


def _stem(file: PhotoFile) -> bytes:
    """Returns a file's path up to the dot before its extension."""
    return file.path.rpartition(b".")[0] + b"."

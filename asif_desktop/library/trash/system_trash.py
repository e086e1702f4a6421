"""The system's trash: one that gives files back where the system follows freedesktop, or the system's own."""

import contextlib
import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from asif_desktop.catalog.steps.moving_files import FilesLostError, PhotoFile
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import display
from asif_desktop.domain.sentences import Sentence, said
from asif_desktop.domain.system_reasons import system_reason
from asif_desktop.library.trash import freedesktop_trash
from asif_desktop.library.trash.companions import sidecars_of
from asif_desktop.library.trash.moving import Away, FileMoves

_logger = logging.getLogger(__name__)

_BETWEEN = b"\0"
"""Stands between names in what is kept of a place: no path has it."""


class SystemTrash:
    """Where photos' files go and, where `gives_back`, come from again."""

    gives_back = False

    def __init__(self, directory: Path) -> None:
        """Keeps its notes in the library's folder."""
        self.moves = FileMoves(directory)

    def recover(self) -> int:
        """Brings home what a process that was killed left away; returns how many moves were cut short."""
        return self.moves.recover()

    def holds(self, file: PhotoFile) -> bool:
        """Returns whether a file that went to the trash is still there, as far as that can be known."""
        return file.trashed_to is None

    @contextmanager
    def put_away(self, files: Sequence[PhotoFile]) -> Iterator[Mapping[int, bytes | None]]:
        """Moves files and their sidecars to the trash, one after another; gives those that went.

        Raises:
            AsifError: None of them can be moved.
        """
        from send2trash import send2trash

        sidecars = sidecars_of([file.path for file in files])
        gone: dict[int, bytes | None] = {}
        reason: Sentence | None = None
        for file in files:
            try:
                send2trash(os.fsdecode(file.path))
            except OSError as error:
                _logger.warning("%s cannot be moved to the trash: %s", display(file.path), error)
                reason = reason or said(
                    "{0} cannot be moved to the trash: {1}.", display(file.path), system_reason(error)
                )
                continue
            gone[file.id] = None
            for sidecar in sidecars.get(file.path, ()):
                with contextlib.suppress(OSError):  # without its photo it means little, and it stays
                    send2trash(os.fsdecode(sidecar))
        if reason is not None and not gone:
            raise AsifError(said("{0} Nothing was changed.", reason))
        yield gone

    @contextmanager
    def put_back(self, files: Sequence[PhotoFile]) -> Iterator[None]:
        """Opens the system's trash, since programs cannot take anything out of it.

        Raises:
            AsifError: Always; it says what to do there.
        """
        opener = ["open", os.path.expanduser("~/.Trash")]
        if sys.platform == "win32":
            opener = ["explorer.exe", "shell:RecycleBinFolder"]
        with contextlib.suppress(OSError):
            subprocess.Popen(opener, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        name = display(os.path.basename(files[0].path))
        if len(files) > 1:
            raise AsifError(
                said(
                    "The system's trash gives nothing back to programs; it was opened: put {0} and the "
                    "others back there.",
                    name,
                )
            )
        raise AsifError(
            said(
                "The system's trash gives nothing back to programs; it was opened: put {0} back there.", name
            )
        )
        yield


class FreedesktopTrash(SystemTrash):
    """The trash of freedesktop systems: all files move or none, and they come back."""

    gives_back = True

    def holds(self, file: PhotoFile) -> bool:
        """Returns whether a file that went to the trash is still there."""
        return file.trashed_to is not None and os.path.lexists(_places(file)[0].place)

    @contextmanager
    def put_away(self, files: Sequence[PhotoFile]) -> Iterator[Mapping[int, bytes | None]]:
        """Moves files and their sidecars to the trash; gives their places there.

        Raises:
            AsifError: One of them cannot be moved; none was.
        """
        sidecars = sidecars_of([file.path for file in files])
        aways: list[Away] = []
        places: dict[int, bytes | None] = {}
        for file in files:
            mine = [_reserve(path, aways) for path in (file.path, *sidecars.get(file.path, ()))]
            aways += mine
            more = [part for away in mine[1:] for part in (os.path.basename(away.home), away.place)]
            places[file.id] = _BETWEEN.join([mine[0].place, *more])
        with self.moves.away(aways):
            yield places

    @contextmanager
    def put_back(self, files: Sequence[PhotoFile]) -> Iterator[None]:
        """Moves files and their sidecars from the trash to where they belong.

        Raises:
            FilesLostError: One of them is not in the trash any more.
            AsifError: One of them cannot be moved; none was.
        """
        homes: list[Away] = []
        lost: list[PhotoFile] = []
        for file in files:
            if not os.path.isdir(file.root):
                raise AsifError(said("{0} is not there now; connect its disk first.", display(file.root)))
            photo, *sidecars = _places(file)
            if os.path.lexists(photo.place):
                homes += [photo, *(away for away in sidecars if os.path.lexists(away.place))]
            elif freedesktop_trash.is_away(photo.place):
                raise AsifError(said("The disk whose trash holds {0} is not connected.", display(file.path)))
            else:
                lost.append(file)
        if lost:
            first = display(lost[0].path)
            if len(lost) == 1:
                raise FilesLostError(said("{0} is no longer in the trash", first))
            raise FilesLostError(said("{0} and {1} more are no longer in the trash", first, len(lost) - 1))
        with self.moves.home(homes):
            yield


def trashed_at(file: PhotoFile) -> str | None:
    """Returns the local time at which a file went to the trash, ISO 8601, where that is known."""
    return None if file.trashed_to is None else freedesktop_trash.deleted_at(_places(file)[0].place)


def system_trash(directory: Path, platform: str = sys.platform) -> SystemTrash:
    """Returns the trash of the system.

    Args:
        directory: The library's folder, for notes about moves that are under way.
        platform: As `sys.platform`.
    """
    return SystemTrash(directory) if platform in ("win32", "darwin") else FreedesktopTrash(directory)


def _reserve(path: bytes, before: Sequence[Away]) -> Away:
    """Reserves a place for a file; where that fails, those that were reserved before are given back."""
    try:
        reserved = freedesktop_trash.reserve(path, datetime.now())
    except (AsifError, OSError) as error:
        for away in before:
            freedesktop_trash.release(away.place)
        if isinstance(error, AsifError):
            raise
        raise AsifError(
            said(
                "{0} cannot be moved to the trash: {1}. Nothing was changed.",
                display(path),
                system_reason(error),
            )
        ) from error
    return Away(path, reserved.place, reserved.info)


def _places(file: PhotoFile) -> list[Away]:
    """Returns where a trashed file and its sidecars are, the file first."""
    if file.trashed_to is None:
        raise AsifError(
            said("It is not known where in the trash {0} is; look there yourself.", display(file.path))
        )
    place, *more = file.trashed_to.split(_BETWEEN)
    folder = os.path.dirname(file.path)
    aways = [Away(file.path, place, freedesktop_trash.info_of(place))]
    for name, beside in zip(more[::2], more[1::2], strict=True):
        aways.append(Away(os.path.join(folder, name), beside, freedesktop_trash.info_of(beside)))
    return aways

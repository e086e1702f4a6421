"""Moving files so that all of them move or none, whenever the process ends.

Before the first file moves, a note in the library's folder says where each one belongs. A note that is there
when the library is opened tells of a move that was cut short: every file goes back to where it belongs then,
and the next scan brings the catalog in step. So a crash never loses a file, and never leaves one hidden.
"""

import contextlib
import ctypes
import errno
import json
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import display
from asif_desktop.domain.sentences import said
from asif_desktop.domain.system_reasons import system_reason

_logger = logging.getLogger(__name__)

_PATTERN = "moving-*.json"
_NO_REPLACE = 1
_HERE = -100
"""What Linux calls AT_FDCWD."""


@dataclass(frozen=True, slots=True)
class Away:
    """A file that belongs somewhere and lies, or is to lie, elsewhere."""

    home: bytes
    place: bytes
    info: bytes | None = None
    """A file about it that is to go once it is home."""


class FileMoves:
    """Moves files between where they belong and elsewhere."""

    def __init__(self, directory: Path) -> None:
        """Keeps its notes in the library's folder."""
        self._directory = directory

    @contextmanager
    def away(self, files: Sequence[Away]) -> Iterator[None]:
        """Moves files away; they stay there if the block ends well, and are home again if it raises.

        Raises:
            AsifError: One of them cannot be moved; all of them are where they were.
        """
        note = self._note(files)
        try:
            for file in files:
                _rename(file.home, file.place, file.home)
            yield
        except BaseException:
            if _all_home(files):
                note.unlink()
            raise
        note.unlink()

    @contextmanager
    def home(self, files: Sequence[Away]) -> Iterator[None]:
        """Moves files home; they stay if the block ends well, and are away again if it raises.

        Raises:
            AsifError: One of them cannot be moved; all of them are where they were.
        """
        note = self._note(files)
        moved: list[Away] = []
        try:
            for file in files:
                os.makedirs(os.path.dirname(file.home), exist_ok=True)
                _rename(file.place, file.home, file.home)
                moved.append(file)
            yield
        except BaseException as error:
            for file in reversed(moved):
                try:
                    move(file.home, file.place)
                except OSError:
                    _logger.exception("%s could not be moved away again", display(file.home))
            note.unlink()
            if isinstance(error, OSError):
                raise AsifError(
                    said("The folder cannot be made again: {0}.", system_reason(error))
                ) from error
            raise
        for file in files:
            _forget_info(file)
        note.unlink()

    def recover(self) -> int:
        """Brings home what a process that was killed left away; returns how many moves were cut short."""
        notes = sorted(self._directory.glob(_PATTERN))
        for note in notes:
            try:
                rows = json.loads(note.read_text("ascii"))
                files = [
                    Away(bytes.fromhex(home), bytes.fromhex(place), bytes.fromhex(info) if info else None)
                    for home, place, info in rows
                ]
            except OSError:
                _logger.exception("The note %s cannot be read", note)
                continue  # it may be readable the next time, and nothing else tells where the files are
            except (ValueError, TypeError):
                _logger.exception("The note %s is torn", note)
                note.unlink(missing_ok=True)  # it was cut off while it was written: nothing had moved yet
                continue
            if _all_home(files):
                note.unlink()
        return len(notes)

    def _note(self, files: Sequence[Away]) -> Path:
        path = self._directory / _PATTERN.replace("*", str(time.time_ns()))
        rows = [[file.home.hex(), file.place.hex(), file.info and file.info.hex()] for file in files]
        try:
            with path.open("x", encoding="ascii") as file:
                json.dump(rows, file)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            path.unlink(missing_ok=True)
            raise AsifError(
                said(
                    "The library's folder {0} cannot be written: {1}.", self._directory, system_reason(error)
                )
            ) from error
        return path


def move(source: bytes, target: bytes) -> None:
    """Renames a file, never over another one.

    Raises:
        FileExistsError: There is a file at the target.
        OSError: It cannot be renamed, for example because the target is on another file system.
    """
    if _RENAME is not None:
        if _RENAME(_HERE, source, _HERE, target, _NO_REPLACE) == 0:
            return
        code = ctypes.get_errno()
        if code not in (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP):
            raise OSError(code, os.strerror(code), source, None, target)
    if os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), target)
    os.rename(source, target)


def _rename(source: bytes, target: bytes, named: bytes) -> None:
    try:
        move(source, target)
    except FileExistsError as error:
        raise AsifError(
            said(
                "There is another file at {0} now; move it aside first. Nothing was changed.", display(target)
            )
        ) from error
    except FileNotFoundError as error:
        raise AsifError(
            said("{0} is not there any more; look for new photos first. Nothing was changed.", display(named))
        ) from error
    except OSError as error:
        raise AsifError(
            said("{0} cannot be moved: {1}. Nothing was changed.", display(named), system_reason(error))
        ) from error


def _all_home(files: Sequence[Away]) -> bool:
    """Moves files home that are away; returns whether none of them has to be tried again."""
    done = True
    for file in files:
        if not os.path.lexists(file.place):
            _forget_info(file)
            continue
        if os.path.lexists(file.home):
            continue  # somebody else's by now: ours stays where it is, with what tells of it
        try:
            os.makedirs(os.path.dirname(file.home), exist_ok=True)
            move(file.place, file.home)
            _forget_info(file)
        except OSError:
            _logger.exception("%s could not be moved back", display(file.home))
            done = False
    return done


def _forget_info(file: Away) -> None:
    if file.info is not None:
        with contextlib.suppress(OSError):
            os.unlink(file.info)


def _find_rename() -> Callable[[int, bytes, int, bytes, int], int] | None:
    """Returns the call that renames without replacing, where the system has it."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        found = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return None
    found.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    return found


_RENAME = _find_rename()

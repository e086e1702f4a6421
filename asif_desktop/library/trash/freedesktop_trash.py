"""The trash of freedesktop systems, after its specification (version 1.0): files move there by renaming.

Ours and not a package's, since undo needs the place in the trash, which none of them tells.
"""

import contextlib
import errno
import os
import stat
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote_from_bytes

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import display
from asif_desktop.domain.sentences import said

_INFO = b".trashinfo"
_USUAL_NAME_LIMIT = 255
_LONGEST_EXTENSION = 20


@dataclass(frozen=True, slots=True)
class Reserved:
    """A place in a trash that no other program will take."""

    place: bytes
    """Where the file is to lie."""
    info: bytes
    """The file that tells where it was, which is there already."""


def reserve(path: bytes, now: datetime) -> Reserved:
    """Reserves a place for a file in the trash of its file system, making the trash where there is none.

    Args:
        path: The file, absolute.
        now: The local time that is written down.

    Raises:
        AsifError: There can be no trash on that file system.
        OSError: The trash cannot be written.
    """
    trash, recorded = _trash_for(path)
    files, infos = os.path.join(trash, b"files"), os.path.join(trash, b"info")
    os.makedirs(os.path.dirname(trash), mode=0o700, exist_ok=True)
    for folder in (trash, files, infos):
        with contextlib.suppress(FileExistsError):
            os.mkdir(folder, 0o700)
    text = b"[Trash Info]\nPath=%s\nDeletionDate=%s\n" % (
        quote_from_bytes(recorded, safe="/").encode("ascii"),
        now.strftime("%Y-%m-%dT%H:%M:%S").encode("ascii"),
    )
    limit = _name_limit(infos) - len(_INFO)
    number = 1
    while True:
        name = fitting(os.path.basename(path), number, limit)
        number += 1
        reserved = Reserved(os.path.join(files, name), os.path.join(infos, name + _INFO))
        try:
            descriptor = os.open(reserved.info, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(text)
            if not os.path.lexists(reserved.place):
                return reserved
        except OSError:
            release(reserved.place)
            raise
        release(reserved.place)  # a file without its information: whoever it belongs to, it stays


def release(place: bytes) -> None:
    """Gives back a place that was reserved and not taken."""
    with contextlib.suppress(OSError):
        os.unlink(info_of(place))


def info_of(place: bytes) -> bytes:
    """Returns the file that tells where a file in a trash was."""
    files, name = os.path.split(place)
    return os.path.join(os.path.dirname(files), b"info", name + _INFO)


def deleted_at(place: bytes) -> str | None:
    """Returns the local time at which a file came into the trash, ISO 8601; None where it is not told."""
    try:
        with open(info_of(place), "rb") as file:
            lines = file.read(1 << 16).splitlines()
    except OSError:
        return None
    for line in lines:
        key, equals, value = line.partition(b"=")
        if equals and key.strip() == b"DeletionDate":
            with contextlib.suppress(ValueError):
                return datetime.fromisoformat(value.strip().decode("ascii", "replace")).isoformat()
    return None


def is_away(place: bytes) -> bool:
    """Returns whether the disk that a trash is on is not there: what lay in it may come back with it."""
    trash = os.path.dirname(os.path.dirname(place))
    return not os.path.isdir(os.path.dirname(trash))


def fitting(name: bytes, number: int, limit: int) -> bytes:
    """Returns the name for the number-th of files with the same name, at most `limit` bytes.

    The number goes before the extension, and what is too long is cut there, between two letters.
    """
    stem, dot, last = name.rpartition(b".")
    if not stem or len(last) > _LONGEST_EXTENSION:
        stem, dot, last = name, b"", b""
    tail = (b".%d" % number if number > 1 else b"") + dot + last
    if len(stem) + len(tail) > limit:
        cut = stem[: limit - len(tail)]
        whole = cut.decode("utf-8", "ignore").encode()
        stem = whole if len(cut) - len(whole) <= 3 and cut.startswith(whole) else cut
    return stem + tail


def _trash_for(path: bytes) -> tuple[bytes, bytes]:
    """Returns the trash for a file, and its path as that trash writes it down."""
    home = _home_trash()
    folder = os.path.realpath(os.path.dirname(path))
    device = device_of(folder)
    if device_of(_existing(home)) == device:
        return home, path
    top = folder
    while (above := os.path.dirname(top)) != top and device_of(above) == device:
        top = above
    relative = os.path.relpath(os.path.join(folder, os.path.basename(path)), top)
    return _top_trash(top, path), relative


def _top_trash(top: bytes, path: bytes) -> bytes:
    user = b"%d" % os.getuid()
    shared = os.path.join(top, b".Trash")
    choices = [os.path.join(top, b".Trash-" + user)]
    with contextlib.suppress(OSError):
        mode = os.lstat(shared).st_mode
        # Anything else could let others read or replace what is thrown away.
        if stat.S_ISDIR(mode) and mode & stat.S_ISVTX:
            choices.insert(0, os.path.join(shared, user))
    for trash in choices:
        with contextlib.suppress(FileExistsError, OSError):
            os.mkdir(trash, 0o700)
        with contextlib.suppress(OSError):
            found = os.lstat(trash)
            if stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and os.access(trash, os.W_OK):
                return trash
    raise AsifError(
        said("{0} lies on a disk where no trash can be made; it can only be deleted for good.", display(path))
    )


def device_of(folder: bytes) -> int:
    """Returns the number of the file system that a folder is on."""
    return os.stat(folder).st_dev


def _home_trash() -> bytes:
    data = os.environb.get(b"XDG_DATA_HOME", b"")
    if not os.path.isabs(data):  # the base directory specification: others are to be ignored
        data = os.path.expanduser(b"~/.local/share")
    return os.path.join(data, b"Trash")


def _existing(folder: bytes) -> bytes:
    while not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    return folder


def _name_limit(folder: bytes) -> int:
    try:
        return os.pathconf(folder, "PC_NAME_MAX")
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno not in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
            raise
        return _USUAL_NAME_LIMIT

"""What a window shows first, kept in a file, so that it need not wait until the library can be asked.

The library process writes it once nothing changes any more, and when it ends. It says of which state of the
catalog it tells: where the catalog's files are others by now, or the file is torn, there is no first view.
What it shows is shown as unconfirmed until the library itself has answered.
"""

import contextlib
import hashlib
import os
import threading
from pathlib import Path

import msgspec

from asif_desktop.domain.albums import Album, SavedSearch
from asif_desktop.domain.knowledge import Collection
from asif_desktop.domain.photos import Folder, Photo, PhotoList
from asif_desktop.domain.status import Status

_MARK = b"ASIF first view 3\n"
"""How a file begins; another number for another content."""
_DIGEST = 32

State = tuple[tuple[int, int, int], ...]
"""Size, time and inode of the catalog's files."""


class FirstView(msgspec.Struct, frozen=True):
    """All photos, newest first, and what the sidebar tells."""

    state: State
    """Of the catalog that it tells of."""
    photos: PhotoList
    described: list[Photo]
    """Those that stand first."""
    folders: list[Folder]
    collections: list[Collection]
    albums: list[Album]
    searches: list[SavedSearch]
    status: Status


def state_of(library: Path, name: str = "catalog.sqlite") -> State:
    """Returns the state of the catalog, or of another database in this folder; empty where there is none."""
    try:
        files = [os.stat(library / name)]
    except OSError:
        return ()
    with contextlib.suppress(OSError):
        log = os.stat(library / f"{name}-wal")
        if log.st_size:  # an empty one comes and goes with each opening
            files.append(log)
    return tuple((file.st_size, file.st_mtime_ns, file.st_ino) for file in files)


def read(library: Path) -> FirstView | None:
    """Returns the view that is kept in this folder; None where there is none that is whole and current."""
    try:
        data = _file(library).read_bytes()
    except OSError:
        return None
    body = memoryview(data)[len(_MARK) + _DIGEST :]
    if data[: len(_MARK) + _DIGEST] != _MARK + hashlib.blake2b(body, digest_size=_DIGEST).digest():
        return None
    try:
        view = msgspec.msgpack.decode(body, type=FirstView)
    except msgspec.DecodeError:
        return None
    whole = len(view.photos.ids) % 8 == 0 and len(view.photos.days) * 2 in (0, len(view.photos.ids))
    return view if whole and view.state and view.state == state_of(library) else None


def write(library: Path, view: FirstView) -> None:
    """Keeps a view in place of the one before.

    Raises:
        OSError: It could not be written; the one before stands.
    """
    body = msgspec.msgpack.encode(view)
    file = _file(library)
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".part")
    try:
        fresh.write_bytes(_MARK + hashlib.blake2b(body, digest_size=_DIGEST).digest() + body)
        os.replace(fresh, file)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise


class Reading:
    """Reads the view in a thread, while the program does something else."""

    def __init__(self, library: Path) -> None:
        """Begins."""
        self._view: FirstView | None = None

        def work() -> None:
            self._view = read(library)

        self._thread = threading.Thread(target=work, name="first view", daemon=True)
        self._thread.start()

    def taken(self) -> FirstView | None:
        """Returns the view, if there is one and it has been read by now; never waits."""
        return self._view

    def finished(self) -> FirstView | None:
        """Returns the view, if there is one; waits until it has been read."""
        self._thread.join()
        return self._view


def _file(library: Path) -> Path:
    return library / "cache" / "first.view"

"""Finding photo files under a folder, and what changed there since the catalog last saw it.

Names are bytes. Folders and files whose name starts with a dot are left out, and so is every folder that
holds a file named `.nomedia` (but the root itself is always read: the person chose it), and the cache of a
library, whose thumbnails would be photos, with thumbnails of their own in turn. Links are followed; a folder
is visited once, under its real name where it has one below the root, so loops of links end.
"""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass

from asif_desktop.catalog.records import FoundFile, KnownFile
from asif_desktop.indexing.formats import is_photo_name

_AWAY = frozenset(("missing", "offline", "trashed"))
_TYPE = 0o170000
_USUAL = frozenset((b".jpg", b".JPG", b".png", b".PNG"))
_LIBRARY = frozenset((b"catalog.sqlite", b"embeddings.sqlite", b"lock"))
"""What a library's folder holds beside its cache."""
_CACHE = b"cache"
_KNOWN_TO_BE_GONE = frozenset(("missing", "trashed"))


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A folder that could not be listed."""

    path: bytes
    """Absolute."""
    reason: str


@dataclass(frozen=True, slots=True)
class Scan:
    """What is different in a folder from what the catalog knows."""

    found: list[FoundFile]
    """New files, changed ones (by size, time or inode), and ones that are back."""
    gone: list[int]
    """Path ids of files that are no longer there. Files below unreadable folders are not among them."""
    unreadable: list[Unreadable]
    files: int
    """Photo files seen, unchanged ones included."""
    online: bool
    """False where the root is not there, or is an empty mount point: then nothing is gone."""


class _Walk:
    """A walk under way: folders still to visit, by their paths relative to the root, and those that were."""

    def __init__(self, root: bytes, known: Mapping[bytes, KnownFile]) -> None:
        self.root = root
        self.found: list[FoundFile] = []
        self.unseen = dict(known)
        """What the catalog remembers and was not come upon yet."""
        self.unreadable: list[Unreadable] = []
        self.entries = 0
        self.files = 0
        self._real = [b""]
        self._linked: list[bytes] = []
        self._visited: set[tuple[int, int]] = set()

    def go(self) -> None:
        """Visits every folder."""
        while self._real or self._linked:
            if not self._real:
                self._linked.sort(reverse=True)  # of two links to one folder, the same one wins each time
            folder = self._real.pop() if self._real else self._linked.pop()
            try:
                self._visit(folder)
            except FileNotFoundError:
                continue  # it went while we were on our way
            except OSError as error:
                reason = f"This folder cannot be read: {error.strerror}."
                self.unreadable.append(Unreadable(self._path(folder), reason))

    def _visit(self, folder: bytes) -> None:
        path = self._path(folder)
        info = os.stat(path)
        if (info.st_dev, info.st_ino) in self._visited:
            return
        self._visited.add((info.st_dev, info.st_ino))
        with os.scandir(path) as listing:
            entries = list(listing)
        self.entries += len(entries)
        if folder and any(entry.name == b".nomedia" for entry in entries):
            return
        prefix = folder + os.sep.encode() if folder else b""
        if _LIBRARY.issubset(entry.name for entry in entries):
            entries = [entry for entry in entries if entry.name != _CACHE]
        photos = []
        for entry in entries:
            name = entry.name
            if name[:1] == b".":
                continue
            if name[-4:] in _USUAL or is_photo_name(name):
                photos.append(entry)
            elif _is_folder(entry):
                self._add_folder(prefix + name, entry)
        self._compare(prefix, photos)

    def _compare(self, prefix: bytes, entries: list[os.DirEntry[bytes]]) -> None:
        """Compares files with what is remembered. Runs for each file of the library: written for speed."""
        unseen, found = self.unseen, self.found
        for entry in entries:
            try:
                info = entry.stat()
            except OSError:
                continue  # it vanished, or links to nowhere or itself
            mode = info.st_mode & _TYPE
            if mode == stat.S_IFREG:
                path = prefix + entry.name
                before = unseen.pop(path, None)
                self.files += 1
                if (
                    before is None
                    or before.mtime_ns != info.st_mtime_ns
                    or before.size != info.st_size
                    or before.inode != info.st_ino
                    or before.state in _AWAY
                ):
                    found.append(FoundFile(path, info.st_size, info.st_mtime_ns, info.st_ino))
            elif mode == stat.S_IFDIR:
                self._add_folder(prefix + entry.name, entry)

    def _path(self, folder: bytes) -> bytes:
        return os.path.join(self.root, folder) if folder else self.root

    def _add_folder(self, path: bytes, entry: os.DirEntry[bytes]) -> None:
        (self._linked if entry.is_symlink() else self._real).append(path)


def scan_folder(root: bytes, known: Mapping[bytes, KnownFile]) -> Scan:
    """Returns what differs under `root` from `known` (relative path to what the catalog remembers)."""
    walk = _Walk(root, known)
    walk.go()
    online = os.path.isdir(root) and (walk.entries > 0 or not known)
    unread = [folder.path for folder in walk.unreadable]
    if not online or root in unread:
        return Scan(walk.found, [], walk.unreadable, walk.files, online)
    below_unread = tuple(os.path.relpath(path, root) + os.sep.encode() for path in unread)
    gone = [
        file.id
        for path, file in walk.unseen.items()
        if file.state not in _KNOWN_TO_BE_GONE and not path.startswith(below_unread)
    ]
    return Scan(walk.found, sorted(gone), walk.unreadable, walk.files, online)


def found_file(root: bytes, path: bytes) -> FoundFile | None:
    """Returns one file below `root` as it is now; None where there is no such regular file.

    Args:
        root: The folder's root.
        path: Relative to the root.
    """
    try:
        info = os.stat(os.path.join(root, path))
    except OSError:
        return None
    if not stat.S_ISREG(info.st_mode):
        return None
    return FoundFile(path, info.st_size, info.st_mtime_ns, info.st_ino)


def _is_folder(entry: os.DirEntry[bytes]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False

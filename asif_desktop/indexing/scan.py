"""Finding photo files under a folder, and what changed there since the catalog last saw it.

Names are bytes. Folders and files whose name starts with a dot are left out, and so is every folder that
holds a file named `.nomedia` (but the root itself is always read: the person chose it). Links are followed;
a folder is visited once, under its real name where it has one below the root, so loops of links end.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from asif_desktop.catalog.records import FoundFile, KnownFile
from asif_desktop.indexing.formats import is_photo_name

_AWAY = frozenset(("missing", "offline", "trashed"))
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


@dataclass(slots=True)
class _Walk:
    """A walk under way: folders still to visit, by their paths relative to the root, and those that were."""

    root: bytes
    unreadable: list[Unreadable] = field(default_factory=list)
    entries: int = 0
    _real: list[bytes] = field(default_factory=lambda: [b""])
    _linked: list[bytes] = field(default_factory=list)
    _visited: set[tuple[int, int]] = field(default_factory=set)

    def folders(self) -> Iterator[list[tuple[bytes, os.stat_result]]]:
        """Yields the photo files of one folder after the other: relative paths, and what they point at."""
        while self._real or self._linked:
            if not self._real:
                self._linked.sort(reverse=True)  # of two links to one folder, the same one wins each time
            folder = self._real.pop() if self._real else self._linked.pop()
            try:
                yield self._list(folder)
            except FileNotFoundError:
                continue  # it went while we were on our way
            except OSError as error:
                reason = f"This folder cannot be read: {error.strerror}."
                self.unreadable.append(Unreadable(os.path.join(self.root, folder), reason))

    def _list(self, folder: bytes) -> list[tuple[bytes, os.stat_result]]:
        path = os.path.join(self.root, folder) if folder else self.root
        info = os.stat(path)
        if (info.st_dev, info.st_ino) in self._visited:
            return []
        self._visited.add((info.st_dev, info.st_ino))
        with os.scandir(path) as listing:
            entries = list(listing)
        self.entries += len(entries)
        prefix = folder + os.sep.encode() if folder else b""
        names, below = [], []
        for entry in entries:
            name = entry.name
            if name.startswith(b"."):
                if folder and name == b".nomedia":
                    return []
            elif entry.is_dir(follow_symlinks=False):
                below.append(prefix + name)
            elif is_photo_name(name) or entry.is_symlink():
                names.append(entry)
        self._real += below
        return self._files(prefix, names)

    def _files(self, prefix: bytes, entries: list[os.DirEntry[bytes]]) -> list[tuple[bytes, os.stat_result]]:
        files = []
        for entry in entries:
            try:
                info = entry.stat()
            except OSError:
                continue  # it vanished, or links to nowhere or itself
            if stat.S_ISDIR(info.st_mode):
                self._linked.append(prefix + entry.name)
            elif stat.S_ISREG(info.st_mode) and is_photo_name(entry.name):
                files.append((prefix + entry.name, info))
        return files


def scan_folder(root: bytes, known: Mapping[bytes, KnownFile]) -> Scan:
    """Returns what differs under `root` from `known` (relative path to what the catalog remembers)."""
    walk = _Walk(root)
    found: list[FoundFile] = []
    seen: set[bytes] = set()
    for files in walk.folders():
        for path, info in files:
            before = known.get(path)
            if (
                before is None
                or before.mtime_ns != info.st_mtime_ns
                or before.size != info.st_size
                or before.inode != info.st_ino
                or before.state in _AWAY
            ):
                found.append(FoundFile(path, info.st_size, info.st_mtime_ns, info.st_ino))
        seen.update(path for path, _ in files)
    online = os.path.isdir(root) and (walk.entries > 0 or not known)
    unread = [folder.path for folder in walk.unreadable]
    if not online or root in unread:
        return Scan(found, [], walk.unreadable, len(seen), online)
    below_unread = tuple(os.path.relpath(path, root) + os.sep.encode() for path in unread)
    gone = [
        known[path].id
        for path in known.keys() - seen
        if known[path].state not in _KNOWN_TO_BE_GONE and not path.startswith(below_unread)
    ]
    return Scan(found, sorted(gone), walk.unreadable, len(seen), online)


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

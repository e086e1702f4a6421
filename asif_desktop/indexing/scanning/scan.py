"""Finding photo files under a folder, and what changed there since the catalog last saw it.

Names are bytes. Folders and files whose name starts with a dot are left out, and so is every folder that
holds a file named `.nomedia` (but the root itself is always read: the person chose it), what the person's
globs say, and the cache of a library, whose thumbnails would be photos, with thumbnails of their own in turn.
A link to a file is followed; one to a folder only if that lies below the root, for what lies elsewhere can be
neither watched nor told from an unplugged disk. A folder is visited once, under its real name where it has
one below the root, so loops of links end.
"""

import os
import stat
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from asif_desktop.catalog.records import FoundFile, KnownFile, PendingFile
from asif_desktop.domain.sentences import Sentence, said
from asif_desktop.domain.system_reasons import system_reason
from asif_desktop.indexing.decoding.formats import EXTENSIONS, is_photo_name
from asif_desktop.indexing.decoding.sidecars import described_by, is_sidecar_name, stamp_among, stamp_beside
from asif_desktop.indexing.scanning.exclusion import NOTHING, Exclusion
from asif_desktop.indexing.scanning.listings import Listings, digest_of
from asif_desktop.indexing.scanning.places import WHOLE, Places, ancestors, parent

_AWAY = frozenset(("missing", "offline", "trashed"))
_TYPE = 0o170000
_USUAL = frozenset(b"." + written for end in EXTENSIONS if len(end) == 3 for written in (end, end.upper()))
_DOT = ord(".")
_NONE: Listings = {}
_LIBRARY = frozenset((b"catalog.sqlite", b"embeddings.sqlite", b"lock"))
"""What a library's folder holds beside its cache."""
_CACHE = b"cache"
_KNOWN_TO_BE_GONE = frozenset(("missing", "trashed"))
_UNREAD = frozenset(("pending", "failed"))
"""States of files whose sidecars are read with them, or not at all."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A folder that could not be listed."""

    path: bytes
    """Absolute."""
    reason: Sentence


@dataclass(frozen=True, slots=True)
class Scan:
    """What is different in a folder from what the catalog knows."""

    found: list[FoundFile]
    """New files, changed ones (by size, time or inode), and ones that are back."""
    gone: list[int]
    """Path ids of files that are no longer there. Files below unreadable folders are not among them."""
    left_out: list[int]
    """Path ids of files that are there and not looked at any more: excluded since."""
    unreadable: list[Unreadable]
    files: int
    """Photo files seen, unchanged ones included."""
    online: bool
    """False where the root is not there, or is an empty mount point: then nothing is gone."""
    described: list[PendingFile] = field(default_factory=list)
    """Files that are as they were, with a sidecar that is not the one that was read, or is gone."""
    listings: Listings = field(default_factory=dict, compare=False)
    """The folders that are as the catalog knows them once `found` is recorded."""


class _Walk:
    """A walk under way: folders still to visit, by their paths relative to the root, and those that were."""

    def __init__(
        self,
        root: bytes,
        known: Callable[[], Mapping[bytes, KnownFile]],
        excluded: Exclusion,
        still: Callable[[FoundFile], bool] | None,
        before: Listings,
    ) -> None:
        self.root = root
        self.found: list[FoundFile] = []
        self.listings: Listings = {}
        self._known = known
        self._before = before
        self._same: set[bytes] = set()
        """Folders that look as they did before."""
        self.unreadable: list[Unreadable] = []
        self.described: list[PendingFile] = []
        self.entries = 0
        self.files = 0
        self._excluded = excluded
        self._still = still
        self._inside = os.path.join(os.path.realpath(root), b"")
        self._real: list[bytes] = []
        self._linked: list[bytes] = []
        self._visited: set[tuple[int, int]] = set()
        self._open: dict[bytes, bool] = {b"": True}

    @cached_property
    def known(self) -> Mapping[bytes, KnownFile]:
        """What the catalog remembers; asked for when it is first needed."""
        return self._known()

    @cached_property
    def unseen(self) -> dict[bytes, KnownFile]:
        """What the catalog remembers and was not come upon yet."""
        return dict(self.known)

    def rest(self) -> Mapping[bytes, KnownFile]:
        """Returns what the catalog remembers and was not come upon in the whole of the root."""
        if self._same and self._same == self._before.keys():
            return {}  # every folder is there, as it was
        if not self._same:
            return self.unseen
        return {path: file for path, file in self.unseen.items() if parent(path) not in self._same}

    def go(self, places: Places) -> None:
        """Visits every folder of the places, and looks at their files."""
        self._real = sorted(tree for tree in places.trees if self._is_open(tree))
        self._visit_all()
        for folder in sorted(places.folders):
            if self._is_open(folder):
                self._try(folder, deep=False)
        seen = Places(folders=places.folders, trees=places.trees)
        touched = {path for path in places.files if not seen.holds(path)}
        sidecars = {path for path in touched if is_sidecar_name(path)}
        self._look_at((touched - sidecars) | self._photos_of(sidecars))

    def _photos_of(self, sidecars: set[bytes]) -> set[bytes]:
        """Returns the photos that are remembered beside these sidecars."""
        names = {described_by(path) for path in sidecars}
        if not names:
            return set()
        return {path for path in self.unseen if path in names or os.path.splitext(path)[0] in names}

    def _visit_all(self) -> None:
        while self._real or self._linked:
            if not self._real:
                self._linked.sort(reverse=True)  # of two links to one folder, the same one wins each time
            self._try(self._real.pop() if self._real else self._linked.pop(), deep=True)

    def _try(self, folder: bytes, *, deep: bool) -> None:
        try:
            self._visit(folder, deep=deep)
        except (FileNotFoundError, NotADirectoryError):
            pass  # it went while we were on our way
        except OSError as error:
            reason = said("This folder cannot be read: {0}.", system_reason(error))
            self.unreadable.append(Unreadable(self._path(folder), reason))

    def _visit(self, folder: bytes, *, deep: bool) -> None:
        path = self._path(folder)
        info = os.stat(path)
        if (info.st_dev, info.st_ino) in self._visited:
            return
        self._visited.add((info.st_dev, info.st_ino))
        with os.scandir(path) as listing:
            entries = list(listing)
        self.entries += len(entries)
        names = [entry.name for entry in entries]
        if folder and b".nomedia" in names:
            return
        prefix = folder + os.sep.encode() if folder else b""
        if all(name in names for name in _LIBRARY):
            entries = [entry for entry in entries if entry.name != _CACHE]
        # Photos first, by the few ways in which nearly all are called: what follows is for the others alone.
        photos = [entry for entry in entries if (name := entry.name)[-4:] in _USUAL and name[0] != _DOT]
        others = entries if len(photos) < len(entries) else []
        sidecars = {entry.name: entry for entry in others if is_sidecar_name(entry.name)}
        if self._excluded:
            photos = [entry for entry in photos if not self._excluded.covers(prefix + entry.name)]
            others = [entry for entry in others if not self._excluded.covers(prefix + entry.name)]
        for entry in others:
            name = entry.name
            if name[0] == _DOT or name[-4:] in _USUAL:
                continue
            if is_photo_name(name):
                photos.append(entry)
            elif deep and _is_folder(entry):
                self._add_folder(prefix + name, entry)
        digest = digest_of(photos, sidecars.values()) if deep else None
        if digest is not None and self._before.get(folder) == digest:
            self._same.add(folder)
            self.listings[folder] = digest
            self.files += len(photos)
            return
        if self._compare(prefix, photos, sidecars, deep=deep) and digest is not None:
            self.listings[folder] = digest

    def _compare(
        self,
        prefix: bytes,
        entries: list[os.DirEntry[bytes]],
        sidecars: dict[bytes, os.DirEntry[bytes]],
        *,
        deep: bool,
    ) -> bool:
        """Compares files with what is remembered. Runs for each file of the library: written for speed.

        Returns:
            Whether all that differs was found.
        """
        unseen = self.unseen
        described, told = len(self.described), True
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
                    told &= self._find(FoundFile(path, info.st_size, info.st_mtime_ns, info.st_ino))
                if before is not None and (sidecars or before.sidecar is not None):
                    self._describe(path, before, stamp_among(entry.name, sidecars))
            elif mode == stat.S_IFDIR and deep:
                self._add_folder(prefix + entry.name, entry)
        return told and described == len(self.described)

    def _find(self, file: FoundFile) -> bool:
        if self._still is None or self._still(file):
            self.found.append(file)
            return True
        return False

    def _look_at(self, files: Iterable[bytes]) -> None:
        """Compares single files."""
        for path in sorted(files):
            name = path.rpartition(b"/")[2]
            if name[:1] == b"." or not is_photo_name(name) or self._excluded.covers(path):
                continue
            file = found_file(self.root, path) if self._is_open(parent(path)) else None
            if file is None:
                continue
            before = self.unseen.pop(path, None)
            self.files += 1
            if (
                before is None
                or (before.size, before.mtime_ns, before.inode) != (file.size, file.mtime_ns, file.inode)
                or before.state in _AWAY
            ):
                self._find(file)
            if before is not None:
                self._describe(path, before, stamp_beside(self._path(path)))

    def _describe(self, path: bytes, before: KnownFile, sidecar: str | None) -> None:
        if sidecar != before.sidecar and before.state not in _UNREAD:
            self.described.append(PendingFile(before.id, self._path(path), before.size, before.mtime_ns))

    def _is_open(self, folder: bytes) -> bool:
        """Returns whether a walk from the root would come into this folder by its real name."""
        for around in reversed([folder, *ancestors(folder)]):
            if around not in self._open:
                self._open[around] = self._open[parent(around)] and self._may_enter(around)
        return self._open[folder]

    def _may_enter(self, folder: bytes) -> bool:
        name, above = folder.rpartition(b"/")[2], self._path(parent(folder))
        if name[:1] == b"." or self._excluded.covers(folder) or os.path.islink(self._path(folder)):
            return False
        if name == _CACHE and all(os.path.exists(os.path.join(above, own)) for own in _LIBRARY):
            return False
        return not os.path.exists(os.path.join(self._path(folder), b".nomedia"))

    def _path(self, folder: bytes) -> bytes:
        return os.path.join(self.root, folder) if folder else self.root

    def _add_folder(self, path: bytes, entry: os.DirEntry[bytes]) -> None:
        if not entry.is_symlink():
            self._real.append(path)
        elif os.path.join(os.path.realpath(entry.path), b"").startswith(self._inside):
            self._linked.append(path)


def scan_folder(
    root: bytes,
    known: Mapping[bytes, KnownFile] | Callable[[], Mapping[bytes, KnownFile]],
    *,
    places: Places = WHOLE,
    excluded: Exclusion = NOTHING,
    still: Callable[[FoundFile], bool] | None = None,
    plugged: bool = False,
    before: Listings = _NONE,
) -> Scan:
    """Returns what differs under a root from what the catalog remembers.

    Args:
        root: An absolute path.
        known: What is remembered, by path relative to the root; of the places alone is enough. Or what tells
            it, and is not called if nothing differs from `before`.
        places: What is looked at.
        excluded: What is left out.
        still: Says of a new or changed file whether it may be read by now; one that may not counts as being
            as it was.
        plugged: Whether the root's disk is known to be there, so that an empty root was emptied.
        before: The listings of an earlier scan of the whole root, if it was recorded and the catalog knows
            the same since.
    """
    walk = _Walk(root, known if callable(known) else lambda: known, excluded, still, before)
    walk.go(places)
    if places.whole:
        online = os.path.isdir(root) and (walk.entries > 0 or plugged or not walk.known)
        rest = walk.rest()
    else:
        rest = {path: file for path, file in walk.unseen.items() if places.holds(path)}
        online = os.path.isdir(root)
    unread = [folder.path for folder in walk.unreadable]
    if not online or root in unread:
        return Scan(walk.found, [], [], walk.unreadable, walk.files, online, walk.described)
    below_unread = tuple(os.path.relpath(path, root) + os.sep.encode() for path in unread)
    unseen = [
        (path, file)
        for path, file in rest.items()
        if file.state not in _KNOWN_TO_BE_GONE and not path.startswith(below_unread)
    ]
    new = {(file.inode, file.mtime_ns, file.size) for file in walk.found}
    there = [
        file.id
        for path, file in unseen
        # On disks that do not tell capitals apart, a renamed file answers to its old name too.
        if (file.inode, file.mtime_ns, file.size) not in new and found_file(root, path) is not None
    ]
    left_out = set(there)
    gone = sorted(file.id for _, file in unseen if file.id not in left_out)
    left, seen = sorted(there), walk.files
    listings = {} if unread else walk.listings
    return Scan(walk.found, gone, left, walk.unreadable, seen, online, walk.described, listings)


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

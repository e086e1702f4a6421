"""What was touched in a folder, until it holds still: nothing half-written is read, a storm is one look."""

from collections.abc import Callable
from dataclasses import dataclass, field

from asif_desktop.indexing.scanning.places import WHOLE, Places, ancestors, parent

SETTLE = 0.4
"""Seconds for which a file that was closed must not change."""
OPEN = 2.0
"""Seconds for which a file must not change that nobody was seen closing."""
LONGEST = 3.0
"""Seconds after which a folder is looked at although it is still being filled."""

_MANY = 200
"""Up to so many files are looked at one by one; more of them as folders, and more folders as the whole."""
_STORM = 5_000
"""Touches after which the system may have dropped some: all of the folder is looked at in the end."""

Facts = tuple[int, int, int] | None
"""Size, time and inode of a file; None where there is none."""


@dataclass(slots=True)
class _File:
    since: float
    closed: bool
    facts: Facts = (-1, -1, -1)


@dataclass(slots=True)
class _Folder:
    first: float
    last: float


@dataclass
class Unsettled:
    """The touched places of one folder. Times are seconds that only grow. Not thread-safe."""

    _files: dict[bytes, _File] = field(default_factory=dict)
    _folders: dict[bytes, _Folder] = field(default_factory=dict)
    _trees: dict[bytes, _Folder] = field(default_factory=dict)
    _touches: int = 0

    def __bool__(self) -> bool:
        """Returns whether anything was touched that has not been handed out."""
        return bool(self._files or self._folders or self._trees)

    def __contains__(self, path: bytes) -> bool:
        """Returns whether a file is awaited."""
        return path in self._files

    def touch(self, path: bytes, now: float, *, closed: bool) -> None:
        """Notes that something happened to a file; `closed`: and that its writer is done with it."""
        self._touches += 1
        if self._note_around(path, now):
            return
        if path in self._files:
            self._files[path].closed |= closed
            return
        self._files[path] = _File(now, closed)
        if len(self._files) > _MANY:
            for file in self._files:
                self._folders.setdefault(parent(file), _Folder(now, now))
            self._files.clear()
            if len(self._folders) > _MANY:
                self.touch_tree(b"", now)

    def touch_tree(self, path: bytes, now: float) -> None:
        """Notes that something happened to a folder: everything in it is to be looked at."""
        self._touches += 1
        if self._note_around(path, now):
            return
        self._trees[path] = _Folder(now, now)
        inside = path + b"/" if path else b""
        for table in (self._files, self._folders, self._trees):
            for other in [other for other in table if other != path and other.startswith(inside)]:
                del table[other]
        self._folders.pop(path, None)
        if len(self._trees) > _MANY:
            self.touch_tree(b"", now)

    def settled(self, now: float, look: Callable[[bytes], Facts]) -> Places:
        """Hands out what holds still by now.

        Args:
            now: The time.
            look: Returns a file's facts, without reading it.
        """
        files = []
        for path, file in self._files.items():
            facts = look(path)
            if facts != file.facts:
                file.facts, file.since = facts, now
            elif now - file.since >= (SETTLE if file.closed or facts is None else OPEN):
                files.append(path)
        folders = [path for path, one in self._folders.items() if _is_over(one, now)]
        trees = [path for path, one in self._trees.items() if _is_over(one, now)]
        places = Places(frozenset(files), frozenset(folders), frozenset(trees))
        for path in files:
            del self._files[path]
        for path in folders:
            del self._folders[path]
        for path in trees:
            del self._trees[path]
        if not self:
            stormy, self._touches = self._touches > _STORM, 0
            return WHOLE if stormy else places
        return places

    def _note_around(self, path: bytes, now: float) -> bool:
        """Returns whether a folder that is waited for has the path in it; then that waits anew."""
        folder = self._folders.get(parent(path))
        around = [folder] if folder is not None and path else []
        around += [self._trees[one] for one in (path, *ancestors(path)) if one in self._trees]
        for one in around:
            one.last = now
        return bool(around)


def _is_over(one: _Folder, now: float) -> bool:
    return now - one.last >= SETTLE or now - one.first >= LONGEST

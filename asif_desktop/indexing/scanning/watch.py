"""Watching folders: tells which places in them changed, once they hold still.

The system's events say where to look and never what is there: each is answered by a comparison of the place
with what is remembered, so an event that comes twice, late or in another order does no harm. Where events
cannot be relied on, the folder is looked into now and then.
"""

import contextlib
import logging
import os
import threading
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from asif_desktop.catalog.records import FoundFile
from asif_desktop.indexing.decoding.formats import is_photo_name
from asif_desktop.indexing.decoding.sidecars import is_sidecar_name
from asif_desktop.indexing.scanning.mounts import mount_of, read_mounts
from asif_desktop.indexing.scanning.places import Places, parent
from asif_desktop.indexing.scanning.scan import found_file
from asif_desktop.indexing.scanning.settling import SETTLE, Facts, Unsettled

Way = Literal["events", "polling", "offline"]
"""How changes are noticed: told by the system, by looking now and then, or not, for the folder is away."""

_logger = logging.getLogger(__name__)

_TICK = 0.1
"""Seconds between two looks at what does not hold still yet."""
_ROUND = 2.0
"""Seconds between two looks at whether the folders are there, and are watched."""
_SEARCH = 10.0
"""Seconds after which folders that are away are searched for again."""
_REST = 20.0
"""A folder is left in peace for so many times as long as it took to begin watching it."""

_WANTED: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
_DONE = (FileClosedEvent, FileMovedEvent, FileDeletedEvent)
_MARKS = frozenset((b".nomedia",))
"""Hidden files that say what is looked at around them."""


@dataclass
class _Folder:
    root: bytes
    way: Way | None = None
    unsettled: Unsettled = field(default_factory=Unsettled)
    observer: BaseObserver | None = None
    identity: tuple[int, int] | None = None
    """Device and inode of the root; None while it is not there."""
    fresh: set[bytes] = field(default_factory=set)
    """Folders that came to be, and may not be watched yet."""
    began: float = 0.0
    """When the watching of it began, or it was last looked into for want of events."""
    cost: float = 0.0
    """Seconds that it took to begin."""


class Watch:
    """Watches folders from a thread of its own. Every method may be called from any thread."""

    def __init__(
        self,
        on_settled: Callable[[Mapping[int, Places]], None],
        on_way: Callable[[bytes, Way], None],
        on_mounts: Callable[[], None],
        poll: float,
    ) -> None:
        """Watches nothing yet.

        Args:
            on_settled: Takes the places that changed and hold still, by folder; as the others, it is called
                from the watch's thread.
            on_way: Told of each folder, by its root, whose changes are noticed another way from now on.
            on_mounts: Told that disks came or went, and now and then while a folder is away.
            poll: Seconds between two looks into a folder without events, at least.
        """
        self._on_settled = on_settled
        self._on_way = on_way
        self._on_mounts = on_mounts
        self._poll = poll
        self._folders: dict[int, _Folder] = {}
        self._lock = threading.Lock()
        self._wake = threading.Event()
        self._closed = False
        self._due = 0.0
        self._searched = 0.0
        self._mounts = read_mounts()
        self._thread = threading.Thread(target=self._work, name="watch", daemon=True)
        self._thread.start()

    def follow(self, folders: Mapping[int, bytes]) -> None:
        """Watches these roots from now on, by id, and no others; a new one is told as settled all over."""
        with self._lock:
            gone = [one for number, one in self._folders.items() if folders.get(number) != one.root]
            self._folders = {number: one for number, one in self._folders.items() if one not in gone}
            for number, root in folders.items():
                if number not in self._folders:
                    self._folders[number] = _Folder(root)
        for one in gone:
            _stop(one.observer)
        self._due = 0.0
        self._wake.set()

    def ways(self) -> dict[int, Way]:
        """Returns how the changes of each folder are noticed, as far as that is known yet."""
        with self._lock:
            return {number: one.way for number, one in self._folders.items() if one.way is not None}

    def holds_still(self, folder: int, file: FoundFile) -> bool:
        """Returns whether a file that a scan found may be read; if not, it is told of once it may."""
        with self._lock:
            one = self._folders.get(folder)
            if one is None:
                return True
            if file.path in one.unsettled:
                return False
            if not 0 <= time.time() - file.mtime_ns / 1e9 < SETTLE:
                return True
            one.unsettled.touch(file.path, time.monotonic(), closed=True)
        self._wake.set()
        return False

    def close(self) -> None:
        """Ends the thread."""
        self._closed = True
        self._wake.set()
        self._thread.join(10)
        for one in self._folders.values():
            _stop(one.observer)

    def _work(self) -> None:
        while not self._closed:
            self._wake.clear()
            try:
                now = time.monotonic()
                if now >= self._due:
                    self._due = now + _ROUND
                    self._look_around(now)
                self._hand_out()
            except Exception:
                _logger.exception("Watching stumbled")
            with self._lock:
                busy = any(one.unsettled for one in self._folders.values())
            if busy:
                time.sleep(_TICK)
            else:
                self._wake.wait(max(0.0, self._due - time.monotonic()))

    def _look_around(self, now: float) -> None:
        """Sees whether disks came or went, and whether each folder is there and watched."""
        mounts = read_mounts()
        with self._lock:
            folders = list(self._folders.values())
        lost = any(one.way == "offline" for one in folders)
        if mounts != self._mounts or (lost and now - self._searched >= _SEARCH):
            self._mounts, self._searched = mounts, now
            self._on_mounts()
        for one in folders:
            identity = _identity(one.root)
            if identity != one.identity:
                self._lose(one)
                one.identity = identity
                if identity is not None:
                    self._begin(one)
            elif one.observer is not None:
                self._mend(one, now)
            elif one.way == "polling" and now - one.began >= max(self._poll, _REST * one.cost):
                one.began = now
                self._touch(one, {b""})

    def _mend(self, one: _Folder, now: float) -> None:
        """Begins anew where threads stumbled, or folders came from elsewhere with folders in them.

        The system tells nothing of what lies in the latter, nor is it told when the limit of watches is
        reached by new ones; beginning anew takes them all in, or finds the limit.
        """
        with self._lock:
            fresh = one.fresh if not one.unsettled else set()
        old = one.observer
        deaf = old is not None and not _is_alive(old)
        if deaf or (fresh and now - one.began >= _REST * one.cost):
            one.fresh = set()
            self._begin(one, {b""} if deaf else fresh)
            _stop(old)

    def _lose(self, one: _Folder) -> None:
        """Takes note that a folder went away, or that another one is in its place."""
        _stop(one.observer)
        with self._lock:
            one.observer, one.unsettled, one.fresh = None, Unsettled(), set()
        self._touch(one, {b""})
        self._set_way(one, "offline")

    def _begin(self, one: _Folder, places: Collection[bytes] = (b"",)) -> None:
        """Has the system tell of changes in a folder, if it can, and looks at what may have been missed."""
        start, one.observer = time.monotonic(), None
        mount = mount_of(one.root, self._mounts)
        way: Way = "polling"
        if mount is None or not mount.far:
            observer = Observer()
            try:
                handler = _Handler(partial(self._take, one))
                observer.schedule(handler, os.fsdecode(one.root), recursive=True, event_filter=_WANTED)
                observer.start()
                one.observer, way = observer, "events"
            except OSError as error:
                _logger.warning("The folder %r is not watched: %s", one.root, error)
                _stop(observer)
        one.began = time.monotonic()
        one.cost = one.began - start
        self._touch(one, places)
        self._set_way(one, way)

    def _set_way(self, one: _Folder, way: Way) -> None:
        if one.way != way:
            one.way = way
            self._on_way(one.root, way)

    def _touch(self, one: _Folder, places: Collection[bytes]) -> None:
        with self._lock:
            for place in places:
                one.unsettled.touch_tree(place, time.monotonic())

    def _take(self, one: _Folder, event: FileSystemEvent) -> None:
        """Notes where an event says that something happened. Called from the observer's threads."""
        now = time.monotonic()
        with self._lock:
            for name in (event.src_path, event.dest_path):
                path = _below(one.root, os.fsencode(name)) if name else None
                if path is None:
                    continue
                base = path.rpartition(b"/")[2]
                if event.is_directory:
                    one.unsettled.touch_tree(path, now)
                    if isinstance(event, DirCreatedEvent | DirMovedEvent):
                        one.fresh.add(path)
                elif base in _MARKS:
                    one.unsettled.touch_tree(parent(path), now)
                elif base[:1] != b"." and (is_photo_name(base) or is_sidecar_name(base)):
                    one.unsettled.touch(path, now, closed=isinstance(event, _DONE))
        self._wake.set()

    def _hand_out(self) -> None:
        now = time.monotonic()
        settled: dict[int, Places] = {}
        with self._lock:
            for number, one in self._folders.items():
                if one.unsettled:
                    places = one.unsettled.settled(now, partial(_facts, one.root))
                    if places:
                        settled[number] = places
        if settled:
            self._on_settled(settled)


class _Handler(FileSystemEventHandler):
    def __init__(self, take: Callable[[FileSystemEvent], None]) -> None:
        self._take = take

    def on_any_event(self, event: FileSystemEvent) -> None:
        self._take(event)


def _facts(root: bytes, path: bytes) -> Facts:
    file = found_file(root, path)
    return None if file is None else (file.size, file.mtime_ns, file.inode)


def _below(root: bytes, path: bytes) -> bytes | None:
    """Returns a path relative to a root; None where it is not at or below it."""
    if path == root:
        return b""
    top = os.path.join(root, b"")
    return path[len(top) :] if path.startswith(top) else None


def _identity(root: bytes) -> tuple[int, int] | None:
    try:
        info = os.stat(root)
    except OSError:
        return None
    return info.st_dev, info.st_ino


def _is_alive(observer: BaseObserver) -> bool:
    """Returns whether all threads of an observer still run: one that stumbled is deaf."""
    if not observer.is_alive():
        return False
    for emitter in observer.emitters:
        reader = getattr(emitter, "_inotify", None)
        if not emitter.is_alive() or (isinstance(reader, threading.Thread) and not reader.is_alive()):
            return False
    return True


def _stop(observer: BaseObserver | None) -> None:
    if observer is not None:
        with contextlib.suppress(OSError, RuntimeError):
            observer.stop()
            if observer.is_alive():
                observer.join(5)

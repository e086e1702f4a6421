"""Noticing what changes in the folders while the program runs."""

import os
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.records import Root
from asif_desktop.domain.events import Changed, Event, Notice
from asif_desktop.domain.paths import display
from asif_desktop.domain.sentences import said
from asif_desktop.indexing.scanning.mounts import Mount, read_mounts
from asif_desktop.indexing.scanning.places import WHOLE
from asif_desktop.indexing.scanning.volumes import is_same_folder, places_of, volume_of
from asif_desktop.library.background.indexing import Indexing

if TYPE_CHECKING:
    from asif_desktop.indexing.scanning.watch import Watch, Way

POLL = 60.0
"""Seconds between two looks into a folder without events, at least."""


class Watching:
    """Sees to it that the library follows its folders. Watches nothing before it is started."""

    def __init__(self, catalog: Catalog, indexing: Indexing, tell: Callable[[Event], None]) -> None:
        self._catalog = catalog
        self._indexing = indexing
        self._tell = tell
        self._watch: Watch | None = None
        self._lock = threading.Lock()
        self._returning = threading.Lock()

    def start(self) -> None:
        """Watches from now on, and looks for what changed while nobody did; does nothing the second time."""
        from asif_desktop.indexing.scanning.watch import Watch  # brings watchdog; a search needs neither

        with self._lock:
            if self._watch is None:
                self._watch = Watch(self._indexing.look, self._on_way, self._on_mounts, POLL)
                self._indexing.hold_back(self._watch.holds_still)
        self.bring_back()
        self.follow()

    def follow(self) -> None:
        """Takes note that folders were added or removed."""
        if self._watch is not None:
            self._watch.follow({root.id: root.path for root in self._catalog.roots()})

    def ways(self) -> "Mapping[int, Way]":
        """Returns how changes are noticed, by folder."""
        return self._watch.ways() if self._watch is not None else {}

    def close(self) -> None:
        """Watches no more."""
        if self._watch is not None:
            self._watch.close()

    def bring_back(self, hints: Sequence[bytes] = ()) -> None:
        """Looks for folders that are away: on disks mounted elsewhere by now, or under other names nearby.

        Args:
            hints: Where one may be, too.
        """
        with self._returning:
            mounts = read_mounts()
            moved = [root for root in self._catalog.roots() if self._is_elsewhere(root, mounts, hints)]
        if moved:
            self.follow()
            self._tell(Changed(self._catalog.generation, ["folders", "photos"]))
        self._indexing.look({root.id: WHOLE for root in moved})

    def _is_elsewhere(self, root: Root, mounts: list[Mount], hints: Sequence[bytes]) -> bool:
        """Returns whether a folder is at another place now; there it is from then on."""
        if os.path.isdir(root.path) and (root.online or _holds_anything(root.path)):
            volume = volume_of(root.path, mounts)
            # An empty folder may be the mount point that an unplugged disk left, on another disk.
            if root.online and volume not in (None, root.volume) and _holds_anything(root.path):
                self._catalog.set_volume(root.id, volume)
            return False
        files = self._catalog.telling_files(root.id)
        for place in [*hints, *places_of(root.path, root.volume, mounts)]:
            if is_same_folder(place, files) and self._catalog.move_folder(root.id, place):
                self._tell(Notice(said("{0} is at {1} now.", display(root.path), display(place))))
                return True
        return False

    def _on_way(self, root: bytes, way: "Way") -> None:
        if way == "polling":
            name = display(root)
            self._tell(
                Notice(
                    said("Changes in {0} are not told by the system; it is looked into now and then.", name)
                )
            )
        if way == "offline":
            self.bring_back()
        self._tell(Changed(self._catalog.generation, ["folders"]))

    def _on_mounts(self) -> None:
        """Looks whether folders are back, or elsewhere."""
        self.bring_back()
        self._indexing.look({root.id: WHOLE for root in self._catalog.roots() if not root.online})


def _holds_anything(folder: bytes) -> bool:
    """Returns whether something lies in a folder, as far as we may look."""
    try:
        return bool(os.listdir(folder))
    except OSError:
        return False

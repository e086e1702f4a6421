"""Keeps the sidebar true: folders, albums, saved searches, collections, counts, and the files that failed."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from asif_desktop.domain.albums import Album, SavedSearch
from asif_desktop.domain.first_view import FirstView
from asif_desktop.domain.knowledge import Collection
from asif_desktop.domain.photos import Folder, Subfolder
from asif_desktop.domain.requests import (
    CountMatches,
    CountPhotos,
    GetStatus,
    ListAlbums,
    ListCollections,
    ListFolders,
    ListSearches,
    ListSubfolders,
)
from asif_desktop.domain.status import Status
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.asking.place import lately

_BREATH_MS = 400
_MARKED = re.compile(r"\b(rating|label|flag|has|caption):")
"""What a query has that asks for marks of a person's; in quotes it means nothing, and costs a count."""


class Shelves(QObject):
    """Asks what the library holds, not more often than makes sense."""

    told = Signal()
    """There is news in the fields below."""
    searches_told = Signal()
    """The saved searches were asked for anew."""
    inside_told = Signal(int, object, object)
    """A root's id, a path relative to it, and the subfolders there."""

    def __init__(self, asker: Asker) -> None:
        super().__init__()
        self._asker = asker
        self.folders: Sequence[Folder] | None = None
        """None until they have been told for the first time."""
        self.collections: Sequence[Collection] = ()
        self.status: Status | None = None
        self.recent: int | None = None
        """How many photos were added lately."""
        self.albums: Sequence[Album] = ()
        self.searches: Sequence[tuple[SavedSearch, int | None]] = ()
        """Each with how many photos it finds; None until that is known."""
        self._open: set[tuple[int, bytes]] = set()
        self._again = False
        self._breath = QTimer(self, singleShot=True, interval=_BREATH_MS)
        self._breath.timeout.connect(self._breathed)

    def remember(self, first: FirstView) -> None:
        """Tells what was known before, until the library answers."""
        self.folders, self.collections, self.status = first.folders, first.collections, first.status
        self.albums, self.searches = first.albums, [(saved, None) for saved in first.searches]
        self.told.emit()

    def renew(self) -> None:
        """Asks again."""
        if self._breath.isActive():
            self._again = True
            return
        self._again = False
        self._breath.start()
        self._asker.ask(ListFolders(), self._take_folders, lane="shelves", channel="folders")
        self._asker.ask(ListCollections(), self._take_collections, lane="shelves", channel="collections")
        self._asker.ask(GetStatus(), self._take_status, lane="shelves", channel="status")
        self._asker.ask(CountPhotos(lately()), self._take_recent, lane="shelves", channel="recent")
        self._asker.ask(ListAlbums(), self._take_albums, lane="shelves", channel="albums")
        self._asker.ask(ListSearches(), self._take_searches, lane="shelves", channel="searches")
        for root, below in self._open:
            self._look_inside(root, below)

    def renew_collections(self) -> None:
        """Asks again for what a lesson changes: the collections, and what saved searches find."""
        self._asker.ask(ListCollections(), self._take_collections, lane="shelves", channel="collections")
        self._asker.ask(ListSearches(), self._take_searches, lane="shelves", channel="searches")

    def renew_marked(self) -> None:
        """Counts again what saved searches find, where one asks for what a person marks."""
        if any(_MARKED.search(saved.query) for saved, _ in self.searches):
            self._count([saved for saved, _ in self.searches])

    def open_folder(self, root: int, below: bytes) -> None:
        """Tells what is inside a folder, now and after changes."""
        self._open.add((root, below))
        self._look_inside(root, below)

    def close_folder(self, root: int, below: bytes) -> None:
        """Tells no more what is inside a folder."""
        self._open.discard((root, below))

    def _look_inside(self, root: int, below: bytes) -> None:
        def tell(subfolders: list[Subfolder]) -> None:
            self.inside_told.emit(root, below, subfolders)

        self._asker.ask(ListSubfolders(root, below), tell, lane="shelves", channel=f"inside {root} {below!r}")

    def _breathed(self) -> None:
        if self._again:
            self.renew()

    def _take_folders(self, folders: list[Folder]) -> None:
        self.folders = folders
        self.told.emit()

    def _take_collections(self, collections: list[Collection]) -> None:
        self.collections = collections
        self.told.emit()

    def _take_status(self, status: Status) -> None:
        self.status = status
        self.told.emit()

    def _take_albums(self, albums: list[Album]) -> None:
        self.albums = albums
        self.told.emit()

    def _take_searches(self, searches: list[SavedSearch]) -> None:
        known = {(saved.query, saved.cut): count for saved, count in self.searches}
        self.searches = [(saved, known.get((saved.query, saved.cut))) for saved in searches]
        self.told.emit()
        self.searches_told.emit()
        if searches:
            self._count(searches)

    def _count(self, searches: Sequence[SavedSearch]) -> None:
        def count(counts: list[int | None]) -> None:
            self.searches = list(zip(searches, counts, strict=True))
            self.told.emit()

        # Counting waits for the models, and may take long: on a lane that nobody else waits for.
        wanted = CountMatches([saved.query for saved in searches], [saved.cut for saved in searches])
        self._asker.ask(wanted, count, lane="counts", channel="counts")

    def _take_recent(self, photos: int) -> None:
        self.recent = photos
        self.told.emit()

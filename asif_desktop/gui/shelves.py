"""Keeps the sidebar true: folders, collections, counts, and the files that failed."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from asif_desktop.domain.knowledge import Collection
from asif_desktop.domain.photos import Folder
from asif_desktop.domain.requests import GetStatus, ListCollections, ListFolders
from asif_desktop.domain.status import Status
from asif_desktop.gui.asker import Asker

_BREATH_MS = 400


class Shelves(QObject):
    """Asks what the library holds, not more often than makes sense."""

    told = Signal()
    """There is news in the fields below."""

    def __init__(self, asker: Asker) -> None:
        super().__init__()
        self._asker = asker
        self.folders: Sequence[Folder] | None = None
        """None until they have been told for the first time."""
        self.collections: Sequence[Collection] = ()
        self.status: Status | None = None
        self._again = False
        self._breath = QTimer(self, singleShot=True, interval=_BREATH_MS)
        self._breath.timeout.connect(self._breathed)

    def renew(self) -> None:
        """Asks again."""
        if self._breath.isActive():
            self._again = True
            return
        self._again = False
        self._breath.start()
        self._asker.ask(ListFolders(), self._take_folders, channel="folders")
        self._asker.ask(ListCollections(), self._take_collections, channel="collections")
        self._asker.ask(GetStatus(), self._take_status, channel="status")

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

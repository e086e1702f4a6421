"""What is known of the photos on screen: described in batches when they are about to be seen."""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from asif_desktop.domain.photos import Photo
from asif_desktop.domain.requests import DescribePhotos
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.asking.paths_shown import PathsShown

_KEPT = 20_000
_BATCH = 400


class PhotoBook(QObject):
    """Descriptions by photo id. Old ones are still shown while their renewal is on its way."""

    described = Signal(list)
    """The ids whose descriptions have come."""

    def __init__(self, asker: Asker, paths: PathsShown) -> None:
        super().__init__()
        self._asker = asker
        self._paths = paths
        self._fresh: OrderedDict[int, Photo] = OrderedDict()
        self._old: OrderedDict[int, Photo] = OrderedDict()
        self._gone: set[int] = set()
        self._wanted: list[int] = []
        self._seen: Sequence[int] = ()
        self._asking = False
        asker.back.connect(self.renew)

    def get(self, photo: int) -> Photo | None:
        """Returns what is known of a photo by now, its file in the folder that is shown first."""
        known = self._fresh.get(photo) or self._old.get(photo)
        return None if known is None else self._paths.of(known)

    def remember(self, photos: Sequence[Photo]) -> None:
        """Shows these as they were known before, until the library describes them."""
        self._old.update((photo.id, photo) for photo in photos)

    def want(self, photos: Sequence[int]) -> None:
        """Describes these next, and no more those that were wanted before."""
        self._seen = photos
        self._wanted = [p for p in photos if p not in self._fresh and p not in self._gone]
        self._pump()

    def renew(self) -> None:
        """Asks again for what was wanted last, and what is from now on: photos have changed."""
        if self._fresh:
            self._old = self._fresh
            self._fresh = OrderedDict()
        self._gone.clear()
        self._asking = False
        self.want(self._seen)

    def amend(self, photos: Sequence[int], change: Callable[[Photo], Photo]) -> None:
        """Changes what is known of photos, ahead of the library's own word."""
        amended = []
        for photo in photos:
            for known in (self._fresh, self._old):
                if photo in known:
                    known[photo] = change(known[photo])
                    amended.append(photo)
        self.described.emit(amended)

    def _pump(self) -> None:
        if self._asking or not self._wanted:
            return
        batch, self._wanted = self._wanted[:_BATCH], self._wanted[_BATCH:]
        self._asking = True

        def arrived(photos: list[Photo]) -> None:
            self._asking = False
            found = {photo.id: photo for photo in photos}
            self._fresh.update(found)
            self._gone.update(set(batch) - set(found))
            while len(self._fresh) > _KEPT:
                self._fresh.popitem(last=False)
            self.described.emit(list(found))
            self._wanted = [p for p in self._wanted if p not in self._fresh]
            self._pump()

        def refused(message: str) -> None:
            self._asking = False
            self._asker.refused.emit(message)

        self._asker.ask(DescribePhotos(batch), arrived, channel="describe", sorry=refused)

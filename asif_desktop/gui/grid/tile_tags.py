"""The tags of the photos on screen, for their tiles: one each, the person's word before what is suggested."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from asif_desktop.domain.library import Library
from asif_desktop.domain.requests import SuggestTags, TagsOfPhotos
from asif_desktop.domain.tags import PhotoTag, Suggestion, Tag
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.look.badges import TileTag

_KEPT = 5_000
"""Photos whose tags are remembered, at most until another screen of them is asked for."""


class TileTags(QObject):
    """Asks for the tags of what is seen; old ones are shown until their renewal is there."""

    arrived = Signal()
    """Some photos on screen have other tags."""

    def __init__(self, asker: Asker) -> None:
        super().__init__()
        self._asker = asker
        self._tags: Mapping[int, Tag] = {}
        self._shown: dict[int, TileTag | None] = {}
        self._fresh: set[int] = set()
        self._seen: Sequence[int] = ()
        self._on = True

    def get(self, photo: int) -> TileTag | None:
        """Returns the tag to show on a photo's tile, as it is known by now."""
        return self._shown.get(photo) if self._on else None

    def show(self, on: bool) -> None:
        """Shows tags on tiles from now on, or none."""
        self._on = on
        self.want(self._seen)
        self.arrived.emit()

    def know(self, tags: Mapping[int, Tag]) -> None:
        """Takes the tags there are: what photos have of them, or what is suggested, may have changed."""
        self._tags = tags
        self._fresh.clear()
        if not tags:
            self._shown.clear()
            self.arrived.emit()
        self.want(self._seen)

    def want(self, photos: Sequence[int]) -> None:
        """Asks for the tags of these photos, which are on screen."""
        self._seen = photos
        wanted = [photo for photo in photos if photo not in self._fresh]
        if not wanted or not self._tags or not self._on:
            return
        tags = self._tags

        def ask(library: Library) -> tuple[list[PhotoTag], list[Suggestion]]:
            return library.ask(TagsOfPhotos(wanted)), library.ask(SuggestTags(wanted))

        def take(found: tuple[list[PhotoTag], list[Suggestion]]) -> None:
            if tags is not self._tags:
                return  # the next answer is on its way
            self._forget_unseen()
            self._fresh.update(wanted)
            self._shown.update(_for_tiles(wanted, *found, tags))
            self.arrived.emit()

        self._asker.do(ask, take, lane="tags", channel="tile tags", sorry=lambda _: None)

    def _forget_unseen(self) -> None:
        if len(self._shown) < _KEPT:
            return
        seen = set(self._seen)
        self._fresh &= seen
        self._shown = {photo: tag for photo, tag in self._shown.items() if photo in seen}


def _for_tiles(
    photos: Sequence[int], said: Sequence[PhotoTag], suggested: Sequence[Suggestion], tags: Mapping[int, Tag]
) -> dict[int, TileTag | None]:
    """Returns the tag of each photo: the first by name of those it has, else the best that is suggested."""
    having: dict[int, list[Tag]] = {}
    for given in said:
        if given.state != "rejected" and given.tag in tags:
            having.setdefault(given.photo, []).append(tags[given.tag])
    best: dict[int, Suggestion] = {}
    for one in suggested:
        if one.tag in tags and (one.photo not in best or one.score > best[one.photo].score):
            best[one.photo] = one
    shown: dict[int, TileTag | None] = dict.fromkeys(photos)
    for photo, one in best.items():
        shown[photo] = TileTag(tags[one.tag].name, suggested=True)
    for photo, own in having.items():
        own.sort(key=lambda tag: tag.title.casefold())
        shown[photo] = TileTag(own[0].name, more=len(own) - 1)
    return shown

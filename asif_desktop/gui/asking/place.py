"""A place of the sidebar that holds photos, and the orders that photos can be shown in."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from asif_desktop.domain.notes import EVERY, PhotoFilter
from asif_desktop.domain.requests import ListPhotos

PhotoOrder = Literal["taken", "added", "name", "size", "rating"]
Order = Literal["score", "taken", "added", "name", "size", "rating"]

RECENT_DAYS = 30
"""How long a photo counts as recently added."""


@dataclass(frozen=True)
class Place:
    """A row of the sidebar that holds photos."""

    kind: Literal["all", "recent", "folder", "album"] = "all"
    folder: int | None = None
    name: str = ""
    below: bytes = b""
    """A folder's path relative to the watched root; empty for the root itself."""

    def photos(self, order: PhotoOrder, only: PhotoFilter = EVERY) -> ListPhotos:
        """Returns what lists the photos here that a filter leaves."""
        since = lately() if self.kind == "recent" else None
        album = self.name if self.kind == "album" else None
        return ListPhotos(self.folder, order, self.below, since, album, only)


def lately() -> str:
    """Returns the time since which a photo counts as recently added, as `Photo.added` is written."""
    return (datetime.now(UTC) - timedelta(days=RECENT_DAYS)).strftime("%Y-%m-%dT%H:%M:%SZ")

"""What the album or collection on show is called by now: a rename, or its undo, comes from anywhere."""

from collections.abc import Sequence

from asif_desktop.domain.albums import Album
from asif_desktop.domain.knowledge import Collection


class NewNames:
    """Remembers the names there were; `""` is the name of what is gone."""

    def __init__(self) -> None:
        self._albums: dict[str, int] = {}
        """Of every name that an album has had while the window was open."""
        self._collections: list[str] = []

    def album_was_renamed(self, old: str, new: str) -> None:
        """Learns of a new name before the list of albums has it."""
        if old in self._albums:
            self._albums[new] = self._albums[old]

    def of_album(self, shown: str, albums: Sequence[Album]) -> str:
        """Returns what an album is called now; one that was never heard of keeps its name."""
        names = {album.id: album.name for album in albums}
        self._albums |= {name: album for album, name in names.items()}
        if shown in names.values() or shown not in self._albums:
            return shown
        return names.get(self._albums[shown], "")

    def of_collection(self, shown: str, collections: Sequence[Collection]) -> str:
        """Returns what a collection is called now; one that was never heard of keeps its name."""
        before, now = self._collections, [collection.name for collection in collections]
        self._collections = now
        if not now or shown in now or shown not in before:
            return shown
        # A new name stands where the old one stood.
        there = now[before.index(shown)] if len(now) == len(before) else shown
        return "" if there in before else there

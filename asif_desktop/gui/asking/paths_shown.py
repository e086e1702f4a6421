"""Which file of a photo the window speaks of: the one in the folder that is shown."""

import os
from collections.abc import Sequence

from msgspec import structs

from asif_desktop.domain.asked_folders import in_folders_first
from asif_desktop.domain.photos import Folder, Photo
from asif_desktop.gui.asking.shown import Shown


class PathsShown:
    """Knows the folders that are shown: that of the sidebar, and those that the query names."""

    def __init__(self) -> None:
        self._place: list[str] = []
        self._asked: list[str] = []

    def follow(self, shown: Shown, folders: Sequence[Folder]) -> None:
        """Goes by what is shown from now on.

        Args:
            shown: What is shown.
            folders: The watched roots.
        """
        roots = {folder.id: folder.path for folder in folders}
        root = roots.get(shown.place.folder) if shown.place.folder is not None else None
        self._place = [] if root is None else [os.fsdecode(os.path.join(root, shown.place.below))]
        reading = None if shown.results is None else shown.results.reading
        self._asked = [] if reading is None else reading.folders

    def of(self, photo: Photo) -> Photo:
        """Returns the photo with its files in these folders before the others."""
        if len(photo.paths) < 2 or not (self._place or self._asked):
            return photo
        asked = in_folders_first(photo.paths, self._asked)
        return structs.replace(photo, paths=in_folders_first(asked, self._place))

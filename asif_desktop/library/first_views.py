"""Keeps the first view of the window current: written once nothing changes any more, and at the end."""

import logging
import threading

import msgspec
import numpy as np

from asif_desktop.domain import first_view, requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.first_view import FirstView, State
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs import albums, browsing, collecting, folders, saved_searches, standing

_QUIET_SECONDS = 8.0
_FIRST_PHOTOS = 200
"""Photos that are described: as many as a large screen shows."""
_logger = logging.getLogger(__name__)


class FirstViews:
    """Looks now and then, in a thread of its own, until `end`."""

    def __init__(self, library: OpenLibrary, quiet: float = _QUIET_SECONDS) -> None:
        """Begins.

        Args:
            library: Of which the view tells.
            quiet: Seconds in which nothing may have changed.
        """
        self._library = library
        self._quiet = quiet
        self._kept = first_view.read(library.directory)
        self._told = library.catalog.generation if self._kept is not None else -1
        """The generation that `_kept` tells of."""
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="first view", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Ends, and closes the library; what is kept then tells of the catalog as it was left."""
        self._stop.set()
        self._thread.join()
        try:
            self._renew()
        finally:
            self._library.close()
        # Closing folds the log into the catalog's file, which is another one then, with the same content.
        if self._kept is not None:
            self._write(
                msgspec.structs.replace(self._kept, state=first_view.state_of(self._library.directory))
            )

    def _run(self) -> None:
        seen = -1
        while not self._stop.wait(self._quiet):
            generation = self._library.catalog.generation
            try:
                if generation == seen:
                    self._renew()
            except Exception:
                _logger.exception("The first view could not be made")
            seen = generation

    def _renew(self) -> None:
        """Makes and writes the view, unless it tells of the present generation already."""
        generation = self._library.catalog.generation
        if generation == self._told:
            return
        state = first_view.state_of(self._library.directory)
        try:
            view = self._view(state)
        except AsifError as error:
            _logger.info("The first view could not be made: %s", error)
            self._kept, self._told = None, -1
            return
        if generation == self._library.catalog.generation:
            self._kept, self._told = view, generation
            if view is not None:
                self._write(view)
        else:
            self._kept, self._told = None, -1

    def _write(self, view: FirstView) -> None:
        try:
            first_view.write(self._library.directory, view)
        except OSError as error:
            _logger.info("The first view could not be kept: %s", error)

    def _view(self, state: State) -> FirstView | None:
        """Returns what a window shows first; None where there are no photos."""
        library = self._library
        photos = browsing.list_photos(library, requests.ListPhotos())
        first = np.frombuffer(photos.ids, "<i8")[:_FIRST_PHOTOS].tolist()
        if not first:
            return None
        return FirstView(
            state=state,
            photos=photos,
            described=browsing.describe_photos(library, requests.DescribePhotos(first)),
            folders=folders.list_folders(library, requests.ListFolders()),
            collections=collecting.list_collections(library, requests.ListCollections()),
            albums=albums.list_albums(library, requests.ListAlbums()),
            searches=saved_searches.list_searches(library, requests.ListSearches()),
            status=standing.get_status(library, requests.GetStatus()),
        )

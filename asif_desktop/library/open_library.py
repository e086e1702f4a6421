"""An open library: the catalog, the models, the index and the background work, held together."""

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from asif_desktop.catalog import NewAnchor
from asif_desktop.catalog.backups import CATALOG, Backups
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.vectors.embeddings import EmbeddingStore
from asif_desktop.domain.errors import AsifError, CancelledError, DamagedCatalogError
from asif_desktop.domain.events import Changed, Event, Notice
from asif_desktop.domain.notes import EVERY
from asif_desktop.domain.sentences import said
from asif_desktop.domain.system_reasons import system_reason
from asif_desktop.indexing.cache.cache_budget import CacheBudget
from asif_desktop.library import settings
from asif_desktop.library.background.automatic_backups import AutomaticBackups
from asif_desktop.library.background.indexing import Indexing
from asif_desktop.library.background.kept_listings import KeptListings
from asif_desktop.library.background.watching import Watching
from asif_desktop.library.broadcast import Broadcast
from asif_desktop.library.guests import Guests
from asif_desktop.library.index.anchor_vectors import AnchorVectors
from asif_desktop.library.index.cancelling import Cancellation
from asif_desktop.library.index.fitting import TooLargeError
from asif_desktop.library.index.index_cache import IndexCache
from asif_desktop.library.index.knowledge import Knowledge
from asif_desktop.library.index.suggestions import Suggestions
from asif_desktop.library.models import Makers, Models, RealMakers
from asif_desktop.library.pixels import Pixels
from asif_desktop.library.remembered.filters import Filters
from asif_desktop.library.remembered.foreseen import Foreseen
from asif_desktop.library.remembered.lists import Lists
from asif_desktop.library.remembered.look_alike_memory import LookAlikeMemory
from asif_desktop.library.trash.system_trash import system_trash
from asif_desktop.search import starter

_logger = logging.getLogger(__name__)

_MOMENT = 0.02
"""Seconds that an answer takes to leave, and to be painted."""

What = Literal[
    "photos",
    "failures",
    "folders",
    "anchors",
    "collections",
    "settings",
    "history",
    "tags",
    "albums",
    "searches",
    "notes",
]


class OpenLibrary:
    """Everything that one library folder holds. One process at a time may open it: see `remote.lock`."""

    def __init__(self, directory: Path, makers: Makers | None = None, restore: str | None = None) -> None:
        """Opens the library, making it first where there is none.

        Args:
            directory: The library's folder.
            makers: What makes encoders.
            restore: The backup to put in the catalog's place first; empty: the newest that is whole.

        Raises:
            DamagedCatalogError: The catalog is damaged; the error names the backup to put back, if any.
            AsifError: It cannot be read or written, or was made by a newer version.
        """
        self.directory = directory
        self._broadcast = Broadcast()
        self._templates: tuple[int, tuple[str, ...]] | None = None
        """The generation of the catalog in which they were read, and they."""
        try:
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise AsifError(
                said("The library folder {0} cannot be made: {1}.", directory, system_reason(error))
            ) from error
        self.backups = Backups(directory)
        self.ending = threading.Event()
        """Set when the process that holds the library is to end, though there are clients."""
        if restore is not None:
            self.backups.request_restore(restore)
        self.look_alikes = LookAlikeMemory(directory / "cache")
        self.finding_alike = threading.Lock()
        """Held by the search for look-alikes: one at a time, for its memory."""
        self.stop_finding_alike = threading.Event()
        self.catalog = self._open_catalog()
        self.store = EmbeddingStore.open(directory / "embeddings.sqlite")
        self.filters = Filters(self.catalog)
        self.lists = Lists(self.catalog)
        values = settings.complete(self.catalog.settings())
        self.models = Models(
            settings.choice_in(values), self.store, makers or RealMakers(), self._broadcast.tell
        )
        self.pixels = Pixels(directory / "cache")
        self.guests = Guests(self.pixels, self.models)
        self.cancellation = Cancellation()
        self.anchor_vectors = AnchorVectors(
            self.catalog, self.store, self.models, self.pixels, self._broadcast.tell, self.cancellation
        )
        self.knowledge = Knowledge(
            self.catalog,
            self.store,
            self.models,
            self.anchor_vectors,
            lambda: settings.parameters_in(settings.complete(self.catalog.settings())),
            IndexCache(directory / "cache"),
            self._broadcast.tell,
            self.cancellation,
        )
        self.suggestions = Suggestions(
            self.catalog,
            self.store,
            self.models,
            self.anchor_vectors,
            self.knowledge,
            self.templates,
            self._broadcast.listen,
            lambda ids: self.filters.kept(ids, EVERY),
        )
        self.cache_budget = CacheBudget(
            [self.pixels.full, self.pixels.previews, self.pixels.anchors],
            self.pixels.thumbnails,
            lambda: settings.cache_bytes_in(settings.complete(self.catalog.settings())),
            self._cached_beginning,
        )
        self.indexing = Indexing(
            self.catalog,
            self.store,
            self.models,
            self.pixels,
            self.knowledge,
            self._broadcast.tell,
            self.cache_budget,
            self._listings,
        )
        self.indexing.leave_out(lambda: settings.excluded_in(settings.complete(self.catalog.settings())))
        self.trash = system_trash(directory)
        if self.trash.recover():
            self.indexing.start([folder.id for folder in self.catalog.folders()])
        self.watching = Watching(self.catalog, self.indexing, self._broadcast.tell)
        self._preparing = threading.Lock()
        self.foreseen: Foreseen | None = None
        """What the last preview of a lesson found."""
        self._following: threading.Thread | None = None
        self._add_starter()
        self._automatic_backups = AutomaticBackups(
            self.backups, lambda: self.catalog.generation, self._broadcast.tell
        )

    def listen(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Calls the listener with each event; returns what stops it."""
        return self._broadcast.listen(listener)

    def tell(self, event: Event) -> None:
        """Tells everyone who listens."""
        self._broadcast.tell(event)

    def changed(self, *what: What, take_back: Callable[[], object] | None = None) -> None:
        """Brings the index in step after an edit, and tells everyone.

        Args:
            what: What the edit concerned.
            take_back: What undoes the edit, where the person stops the change of the index or it has no room.

        Raises:
            CancelledError: The person did; catalog and index are as before the edit.
            TooLargeError: There is no room; they are as before the edit.
            AsifError: It was to be taken back, but something else was done since; it stands.
        """
        try:
            if "anchors" in what or "photos" in what:
                self.knowledge.follow(photos="photos" in what)
        except (CancelledError, TooLargeError):
            if take_back is not None:
                try:
                    take_back()
                finally:
                    self.knowledge.follow(stoppable=False)
            raise
        finally:
            self._broadcast.tell(Changed(self.catalog.generation, list(what)))

    def edited(self, *what: What) -> None:
        """Does what `changed` does, after an edit that made a step: if it is stopped, the step is undone."""
        step = self.catalog.step_made()
        take_back = None if step is None else lambda: self.catalog.undo(self.trash, step)
        self.changed(*what, take_back=take_back)

    def edited_as_foreseen(self, *what: What) -> None:
        """Does what `edited` does, a moment later: who edited knows the outcome, and is to be told first.

        Where the change is stopped or has no room, its step is undone and a notice says so.
        """
        step = self.catalog.step_made()

        def work() -> None:
            try:
                self.changed(*what, take_back=lambda: self.catalog.undo(self.trash, step))
            except AsifError as error:
                self._broadcast.tell(Notice(error.sentence))

        self._following = threading.Timer(_MOMENT, work)
        self._following.start()

    @property
    def standing(self) -> tuple[int, int]:
        """The generations of the catalog and of the index, which tell whether anything has changed."""
        return self.catalog.generation, self.knowledge.generation

    def templates(self) -> tuple[str, ...]:
        """Returns the prompt templates; read again only where something in the catalog has changed."""
        generation = self.catalog.generation
        known = self._templates
        if known is None or known[0] != generation:
            values = settings.complete(self.catalog.settings())
            known = self._templates = (generation, settings.templates_in(values))
        return known[1]

    def prepare(self) -> None:
        """Loads the models and the index in the background; returns at once."""
        threading.Thread(target=self._prepare, name="prepare", daemon=True).start()

    def close(self) -> None:
        """Ends the background work at the next batch, and closes the files."""
        self.stop_finding_alike.set()
        if self._following is not None:
            self._following.join()
        self._automatic_backups.close()
        self.watching.close()
        keep_listings = self.indexing.close()
        self.pixels.close()
        self.knowledge.close()
        self.store.close()
        self.catalog.close()
        keep_listings()

    def _cached_beginning(self, first: int) -> dict[bytes, bool]:
        """Returns what the cache may hold that begins with this byte, and whether it can be made again now.

        Anchors' pictures always can: the catalog keeps them, and the cache has copies to be shown.
        """
        pictures = dict.fromkeys(self.catalog.pictures_beginning(first), True)
        return pictures | self.catalog.contents_beginning(first)

    def _open_catalog(self) -> Catalog:
        replaced = self.backups.finish_restore(datetime.now(UTC))
        if replaced is not None:
            _logger.info("A backup was put back; the catalog before it is kept as %s", replaced)
        self._listings = KeptListings(self.directory)
        try:
            return Catalog.open(self.directory / CATALOG)
        except DamagedCatalogError as error:
            newest = self.backups.newest_good()
            if newest is None:
                raise
            made = newest.made.astimezone().strftime("%Y-%m-%d %H:%M")
            raise DamagedCatalogError(
                said(
                    "The catalog {0} is damaged; its newest good backup, of {1}, can be put back with "
                    "“asif-desktop restore”, and the damaged one is kept beside it.",
                    self.directory / CATALOG,
                    made,
                ),
                newest.path.name,
            ) from error

    def _prepare(self) -> None:
        from asif_desktop.asif import warm  # brings the compiler, which a process is to start without

        with self._preparing:
            try:
                self.models.prepare()
                warm()
                self.knowledge.index()
            except AsifError as error:
                self._broadcast.tell(Notice(error.sentence))

    def _add_starter(self) -> None:
        """Gives a new library the starter collection: ordinary anchors from then on."""
        if "starter" in self.catalog.settings():
            return
        if any(collection.name == starter.COLLECTION for collection in self.catalog.collections()):
            return  # the process was killed between the two steps below, the first time
        entries = [NewAnchor(caption=e.caption, class_name=e.class_name) for e in starter.entries()]
        self.catalog.add_anchors(starter.COLLECTION, entries, None)
        self.catalog.set_setting("starter", starter.VERSION)

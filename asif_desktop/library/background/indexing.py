"""The background work: one thread that scans folders and encodes what waits, job after job."""

import logging
import queue
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.records import FoundFile
from asif_desktop.catalog.vectors.embeddings import EmbeddingStore
from asif_desktop.domain.errors import AsifError, CancelledError
from asif_desktop.domain.events import Changed, Event, Notice
from asif_desktop.domain.sentences import said
from asif_desktop.indexing.cache.cache_budget import CacheBudget
from asif_desktop.indexing.scanning.places import Places
from asif_desktop.indexing.stages.pipeline import Pipeline
from asif_desktop.library.background.kept_listings import KeptListings
from asif_desktop.library.background.resting import Resting
from asif_desktop.library.index.knowledge import Knowledge
from asif_desktop.library.models import Models
from asif_desktop.library.pixels import Pixels

_logger = logging.getLogger(__name__)


_NOT_YET = said("Cancelled: what is new in the folders is searched once something else changes.")
_IDLE_SECONDS = 2.0
_KEEP_SECONDS = 30.0
"""Between two times at least that what folders look like is kept."""
_SLICE_SECONDS = 0.02
"""Between two slices of upkeep, so that questions come first."""


@dataclass
class _Job:
    folders: list[int]
    new: Future[int]
    awaited: bool


class Indexing:
    """Runs the pipeline over jobs, one at a time; each job's future tells how many photos it encoded."""

    def __init__(
        self,
        catalog: Catalog,
        store: EmbeddingStore,
        models: Models,
        pixels: Pixels,
        knowledge: Knowledge,
        tell: Callable[[Event], None],
        budget: CacheBudget,
        listings: KeptListings,
    ) -> None:
        self._catalog = catalog
        self._models = models
        self._knowledge = knowledge
        self._tell = tell
        self._budget = budget
        self._kept = listings
        self._kept_of = catalog.generation
        """The generation that the kept listings tell of."""
        self._keep_after = 0.0
        self._resting = Resting(lambda: (knowledge.generation, models.ready, models.encoded), self._put_away)
        self._pipeline = Pipeline(catalog, store, pixels.pool, pixels.thumbnails, on_progress=tell)
        looks, complete = listings.read(catalog.generation)
        self._pipeline.remember(looks)
        if complete is not None:
            catalog.take_as_complete(complete)
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="indexing", daemon=True)
        self._thread.start()

    def start(self, folders: Sequence[int], *, awaited: bool = False) -> Future[int]:
        """Queues a look into these folders, and the encoding of everything that waits.

        What keeps it from being done is told to everyone who listens, unless somebody waits for the outcome.
        """
        job = _Job(list(folders), Future(), awaited)
        self._jobs.put(job)
        return job.new

    def look(self, places: Mapping[int, Places]) -> None:
        """Has parts of folders looked at, by the job under way if there is one, and encodes what is new."""
        self._pipeline.look(places)
        if self._jobs.empty():
            self.start([])

    def leave_out(self, globs: Callable[[], Sequence[str]]) -> None:
        """Asks for the globs that are left out of every folder, whenever one is looked into."""
        self._pipeline.excluded = globs

    def hold_back(self, holds_still: Callable[[int, FoundFile], bool]) -> None:
        """Asks of each new or changed file that nobody waits for whether it may be read by now."""
        self._pipeline.holds_still = holds_still

    def catch_up(self) -> Future[int]:
        """Queues the encoding of everything that has no vector in the current encoder."""
        return self.start([])

    def pause(self, paused: bool) -> None:
        """Pauses the work at the next picture, or goes on with it."""
        self._pipeline.pause(paused)

    @property
    def encoded(self) -> int:
        """How many photos were encoded since the start."""
        return self._pipeline.encoded

    def count_pending(self) -> int:
        """Returns how many photos were found and are not encoded yet."""
        encoder = self._models.image_row().id
        lacking = self._catalog.photos_without_vector(encoder, sys.maxsize)
        return self._catalog.count_pending() + len(lacking)

    def close(self) -> Callable[[], None]:
        """Stops at the next batch and ends the thread; what waits goes on the next time.

        Returns:
            What keeps how the folders look: to be called once the catalog is closed, whose files then stay.
        """
        self._pipeline.cancel()
        self._jobs.put(None)
        self._thread.join(30)
        generation, complete = self._catalog.generation, self._catalog.complete_for()
        return partial(self._kept.write, generation, self._pipeline.listings(), complete)

    def _work(self) -> None:
        while (job := self._next_job()) is not None:
            try:
                job.new.set_result(self._run(job))
            except AsifError as error:
                job.new.set_exception(error)
                if not job.awaited and not isinstance(error, CancelledError):
                    self._tell(Notice(error.sentence))
            except Exception as error:
                _logger.exception("Indexing failed")
                job.new.set_exception(error)
            self._resting.wake()
        while not self._jobs.empty():
            left = self._jobs.get()
            if left is not None:
                left.new.set_exception(CancelledError(said("The library was closed before this was done.")))

    def _next_job(self) -> _Job | None:
        """Returns the next job; meanwhile keeps index and cache in good order, a slice at a time."""
        wait = _IDLE_SECONDS
        while True:
            try:
                return self._jobs.get(timeout=wait)
            except queue.Empty:
                wait = _SLICE_SECONDS if self._maintain() else _IDLE_SECONDS

    def _maintain(self) -> bool:
        """Does a slice of upkeep; returns whether there is more."""
        try:
            more = self._knowledge.maintain()
            self._keep_listings()
            return self._keep_to_budget() or more or self._resting.maintain()
        except Exception:
            # Memory may be short just then. Nothing but memory and speed depends on it; jobs depend on us.
            _logger.exception("Upkeep failed")
            return False

    def _put_away(self) -> bool:
        self._models.let_go()
        return self._knowledge.unload()

    def _keep_listings(self) -> None:
        generation, now = self._catalog.generation, time.monotonic()
        if generation != self._kept_of and now > self._keep_after:
            self._kept.write(generation, self._pipeline.listings(), self._catalog.complete_for())
            self._kept_of, self._keep_after = generation, now + _KEEP_SECONDS

    def _keep_to_budget(self) -> bool:
        try:
            return self._budget.maintain(self._catalog.photo_generation)
        except AsifError as error:
            _logger.warning("The cache was not looked through: %s", error)
        except Exception:
            _logger.exception("The cache was not looked through")
        return False

    def _run(self, job: _Job) -> int:
        seen = self._catalog.generation

        def follow() -> None:
            nonlocal seen
            if self._catalog.generation != seen:
                seen = self._catalog.generation
                try:
                    self._knowledge.follow()
                except CancelledError:
                    self._tell(Notice(_NOT_YET))
                finally:  # the catalog has changed, whatever becomes of the index
                    self._tell(Changed(seen, ["folders", "photos", "failures", "tags"]))

        try:
            return self._pipeline.run(
                job.folders,
                self._models.image_row,
                self._models.image,
                self._on_batch,
                follow,
                at_once=job.awaited,
            )
        finally:
            follow()

    def _on_batch(
        self, photos: Sequence[int], contents: Sequence[bytes], vectors: NDArray[np.int16], encoder: int
    ) -> None:
        self._knowledge.add_photos(photos, contents, vectors, encoder)
        self._keep_to_budget()
        self._tell(Changed(self._catalog.generation, ["photos", "failures"]))

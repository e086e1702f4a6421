"""From folders to stored embeddings: scan, decode, encode, keep. Driven by one thread of the library.

Decoding goes on in its processes while a batch is encoded and recorded here; a bounded window of files under
way keeps memory flat. Each batch is committed, so an end at any moment costs one batch of encoding at most.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.records import FoundFile, PendingFile, Root
from asif_desktop.catalog.vectors.embeddings import EmbeddingStore
from asif_desktop.domain.errors import CancelledError
from asif_desktop.domain.events import Notice, Progress
from asif_desktop.domain.paths import display
from asif_desktop.domain.sentences import Sentence, said
from asif_desktop.encoders import ImageEncoder
from asif_desktop.indexing.cache.thumbnails import PictureCache
from asif_desktop.indexing.decoding.decoder_pool import DecoderPool
from asif_desktop.indexing.decoding.sidecars import stamp_beside
from asif_desktop.indexing.decoding.tasks import THUMBNAIL, Answer, Decoded, DecodeTask, EncoderInput
from asif_desktop.indexing.scanning.exclusion import Exclusion
from asif_desktop.indexing.scanning.listings import Listings
from asif_desktop.indexing.scanning.mounts import read_mounts
from asif_desktop.indexing.scanning.places import WHOLE, Places
from asif_desktop.indexing.scanning.scan import Scan, scan_folder
from asif_desktop.indexing.scanning.volumes import volume_of
from asif_desktop.indexing.stages.progress import IndexProgress
from asif_desktop.indexing.stages.recording import (
    Arrived,
    KnownEncoder,
    OnBatch,
    OtherEncoderError,
    Outcome,
    Recorder,
)
from asif_desktop.indexing.stages.waiting import WaitingFiles

BATCH = 8
"""Pictures encoded and committed together; more where the encoder wants more at once, as on a GPU."""

_PATIENCE = 2.0
"""Seconds that a picture waits for a batch to fill up."""
_BEAT = 0.25
"""Seconds after which a wait looks around."""

_logger = logging.getLogger(__name__)

_Arrivals = queue.SimpleQueue[tuple[PendingFile, "Future[Answer]"]]


@dataclass(frozen=True, slots=True)
class _Seen:
    """How a root looked when the catalog's files were of a generation."""

    generation: int
    listings: Listings


class Pipeline:
    """Indexes the folders of one library. `run` belongs to one thread; the rest may be called from any."""

    def __init__(
        self,
        catalog: Catalog,
        store: EmbeddingStore,
        pool: DecoderPool,
        thumbnails: PictureCache,
        on_progress: Callable[[Progress | Notice], None],
        batch: int = BATCH,
    ) -> None:
        """Starts nothing yet.

        Args:
            catalog: Where files and photos are recorded.
            store: Where vectors are kept.
            pool: The decoders.
            thumbnails: Where thumbnails are kept.
            on_progress: Takes progress, and sentences about what went on without the person.
            batch: Pictures encoded and committed together, at least.
        """
        self._catalog = catalog
        self._store = store
        self._pool = pool
        self._thumbnails = thumbnails
        self._tell = on_progress
        self._batch = batch
        self.encoded = 0
        """How many photos were encoded since the start, by all runs."""
        self._going_on = threading.Event()
        self._going_on.set()
        self._cancelled = threading.Event()
        self._looks: dict[int, Places] = {}
        self._looking = threading.Lock()
        self._listings: dict[int, _Seen] = {}
        """What folders looked like when they were last compared as a whole, by id."""
        self._undescribed: dict[int, PendingFile] = {}
        """Files whose sidecar is not the one that was read, by id."""
        self.excluded: Callable[[], Sequence[str]] = tuple
        """Returns the globs that are left out of every folder."""
        self.holds_still: Callable[[int, FoundFile], bool] | None = None
        """Says of a file found in a folder whether it may be read by now."""

    def look(self, places: Mapping[int, Places]) -> None:
        """Has parts of folders looked at, by the run under way or else by the next."""
        with self._looking:
            for folder, parts in places.items():
                self._looks[folder] = self._looks.get(folder, Places()) | parts

    def remember(self, listings: Mapping[int, Listings]) -> None:
        """Takes in how folders looked, by id, when they agreed with the catalog as it is now."""
        generation = self._catalog.file_generation
        self._listings = {folder: _Seen(generation, digests) for folder, digests in listings.items()}

    def listings(self) -> dict[int, Listings]:
        """Returns how those folders look, by id, that agree with the catalog as it is now."""
        seen, generation = dict(self._listings), self._catalog.file_generation
        return {folder: one.listings for folder, one in seen.items() if one.generation == generation}

    def pause(self, paused: bool) -> None:
        """Stops decoding and encoding at the next picture, or goes on; folders are still looked into."""
        if paused:
            self._going_on.clear()
        else:
            self._going_on.set()

    def cancel(self) -> None:
        """Ends the run under way at the next batch, and every later one as it begins."""
        self._cancelled.set()
        self._going_on.set()

    def run(
        self,
        folders: Sequence[int],
        known: Callable[[], KnownEncoder],
        encoder: Callable[[], ImageEncoder],
        on_batch: OnBatch,
        on_look: Callable[[], None] = lambda: None,
        *,
        at_once: bool = True,
    ) -> int:
        """Scans folders, then encodes everything in the library that waits or lacks a vector.

        The encoder is loaded only if there is something to encode.

        Args:
            folders: Ids of the folders to scan; none are scanned if empty.
            known: Returns the encoder in use as the store counts it, without loading it where that is known.
            encoder: Returns the encoder in use; waits while it is loading.
            on_batch: Told of each batch that has been recorded, in this thread.
            on_look: Told, in this thread, that files were found or are gone.
            at_once: Whether files are read that are being written by now.

        Returns:
            How many photos were encoded.

        Raises:
            AsifError: Photos cannot be encoded or recorded at all; what has been recorded stays.
            CancelledError: It was cancelled; what has been recorded stays.
        """
        self._scan(folders, at_once=at_once)
        self._take_looks()
        on_look()
        encoded = 0
        while True:
            target = known()
            recorder = Recorder(self._catalog, self._store, self._thumbnails, target, encoder, on_batch)
            new, complete = self._index(target, recorder, on_look)
            encoded += new
            if complete:
                return encoded
            self._cancelled.wait(_BEAT)  # and once more, for the encoder that has been chosen meanwhile

    def _scan(self, folders: Sequence[int], *, at_once: bool) -> None:
        roots = {root.id: root for root in self._catalog.roots()}
        files = 0
        for folder in folders:
            self._end_if_cancelled()
            if folder not in roots:
                continue  # removed meanwhile
            self._tell(Progress("scan", files, files))
            generation = self._catalog.file_generation
            scan = self._compare(roots[folder], WHOLE, at_once=at_once)
            known, current = self._record(folder, scan)
            if known == generation:
                self._listings[folder] = _Seen(current, scan.listings)
            self._say(roots[folder].path, scan)
            files += scan.files
        if folders:
            self._tell(Progress("scan", files, files, active=False))

    def _take_looks(self) -> bool:
        """Looks at the places that wait for it; returns whether there were any."""
        with self._looking:
            looks, self._looks = self._looks, {}
        if not looks:
            return False
        roots = {root.id: root for root in self._catalog.roots()}
        scans = [
            (roots[folder], self._compare(roots[folder], places, at_once=False))
            for folder, places in looks.items()
            if folder in roots
        ]
        # What is gone first: then a file that went from one folder to another is known to be that file.
        for root, scan in scans:
            self._record(root.id, replace(scan, found=[], described=[]))
        for root, scan in scans:
            self._record(root.id, replace(scan, gone=[], left_out=[]))
            if root.online and not scan.online:
                self._say(root.path, scan)
        return True

    def _compare(self, root: Root, places: Places, *, at_once: bool) -> Scan:
        below = [b""] if places.whole else sorted(places.beginnings())
        still = None if at_once or self.holds_still is None else partial(self.holds_still, root.id)
        before = self._listings.get(root.id)
        current = places.whole and before is not None and before.generation == self._catalog.file_generation
        return scan_folder(
            root.path,
            partial(self._catalog.known_files, root.id, below),
            places=places,
            excluded=Exclusion([*self.excluded(), *root.excluded]),
            still=still,
            plugged=root.volume is not None and volume_of(root.path, read_mounts()) == root.volume,
            before=before.listings if before is not None and current else {},
        )

    def _record(self, folder: int, scan: Scan) -> tuple[int, int]:
        """Records a scan; returns the catalog's generations of files before and after that."""
        self._undescribed.update((file.id, file) for file in scan.described)
        self._catalog.set_folder_online(folder, scan.online)
        if scan.found or scan.gone or scan.left_out:
            return self._catalog.record_scan(folder, scan.found, scan.gone, scan.left_out)
        return (self._catalog.file_generation,) * 2

    def _say(self, root: bytes, scan: Scan) -> None:
        """Tells what a scan could not see."""
        if scan.unreadable:
            first, *others = scan.unreadable
            told = said("{0}: {1}", display(first.path), first.reason)
            if others:
                told = said("{0} So it is with {1} more.", told, len(others))
            self._tell(Notice(told))
        elif not scan.online:
            self._tell(
                Notice(said("{0} is not there now; its photos are kept until it is back.", display(root)))
            )

    def _index(
        self, target: KnownEncoder, recorder: Recorder, on_look: Callable[[], None]
    ) -> tuple[int, bool]:
        """Decodes, encodes and records all that waits.

        Returns:
            How many photos were encoded; False where the encoder is another one by now.
        """
        waiting = WaitingFiles(self._catalog, target.id)
        progress = IndexProgress(self._tell, self._catalog.count_pending())
        task = _task_for(target)
        arrivals: _Arrivals = queue.SimpleQueue()
        under_way: set[Future[Answer]] = set()
        batch: list[Arrived] = []
        since = time.monotonic()
        try:
            while True:
                self._wait_while_paused(progress)
                self._end_if_cancelled()
                if self._take_looks():
                    on_look()
                    waiting.renew()
                size = max(self._batch, recorder.batch)
                self._fill(waiting, task, under_way, arrivals, self._window(size))
                if self._undescribed:
                    self._describe_some(recorder)
                    on_look()
                if not under_way:
                    if self._undescribed:
                        continue
                    if waiting.refresh():
                        continue
                    if not recorder.holds:
                        return progress.new, True
                if recorder.holds:
                    # A few at a time, and new photos between them. With nothing else to do, it is waited for.
                    outcome = recorder.encode_held(size, 0.0 if under_way else _BEAT)
                    self.encoded += outcome.new
                    for file in outcome.released:
                        waiting.release(file)
                    _settle(outcome, len(outcome.settled), waiting, progress)
                    if not under_way:
                        continue
                try:
                    file, future = arrivals.get(timeout=_BEAT)
                except queue.Empty:
                    progress.report()
                else:
                    under_way.discard(future)
                    since = since if batch else time.monotonic()
                    batch.append(Arrived(file, future.result()))
                waited = batch and time.monotonic() - since > _PATIENCE
                if len(batch) >= size or not under_way or waited:
                    self._record_batch(recorder, batch, waiting, progress)
                    batch = []
        except OtherEncoderError:
            return progress.new, False
        finally:
            for future in under_way:
                future.cancel()
            progress.finish()

    def _record_batch(
        self, recorder: Recorder, batch: list[Arrived], waiting: WaitingFiles, progress: IndexProgress
    ) -> None:
        """Encodes and records what has arrived; what is to be read once more waits again."""
        outcome = recorder.record(batch)
        self.encoded += outcome.new
        self._find_undescribed(batch)
        for file in outcome.again:
            waiting.put_back(file)
        self._tell_remarks(outcome.remarks)
        _settle(outcome, len(batch) - len(outcome.again) - outcome.later, waiting, progress)

    def _fill(
        self,
        waiting: WaitingFiles,
        task: Callable[[bytes], DecodeTask],
        under_way: set[Future[Answer]],
        arrivals: _Arrivals,
        window: int,
    ) -> None:
        while len(under_way) < window and (file := waiting.take()) is not None:
            future = self._pool.submit(task(file.path))
            under_way.add(future)
            future.add_done_callback(partial(_arrive, arrivals, file))

    def _window(self, batch: int) -> int:
        """Returns how many files may be under way: those of the next batch are decoded during this one."""
        return 2 * batch + 2 * self._pool.size

    def _describe_some(self, recorder: Recorder) -> None:
        """Reads anew what people wrote of a few photos, and nothing else of them."""
        some = [
            self._undescribed.pop(number) for number in list(self._undescribed)[: self._window(self._batch)]
        ]
        futures = [self._pool.submit(DecodeTask(path=file.path, described=True)) for file in some]
        arrived = [Arrived(file, future.result()) for file, future in zip(some, futures, strict=True)]
        self._tell_remarks(recorder.describe(arrived))

    def _tell_remarks(self, remarks: Sequence[Sentence]) -> None:
        for remark in remarks:
            _logger.warning("%s", remark)
            self._tell(Notice(remark))

    def _find_undescribed(self, batch: Sequence[Arrived]) -> None:
        """Notes the photos whose sidecar came or changed while they were decoded."""
        for one in batch:
            if isinstance(one.answer, Decoded) and one.answer.sidecar != stamp_beside(one.file.path):
                self._undescribed[one.file.id] = one.file

    def _wait_while_paused(self, progress: IndexProgress) -> None:
        if not self._going_on.is_set():
            progress.pause(True)
            self._going_on.wait()
            progress.pause(False)

    def _end_if_cancelled(self) -> None:
        """Raises a CancelledError if the work was cancelled."""
        if self._cancelled.is_set():
            raise CancelledError(said("Indexing was stopped; it goes on where it was the next time."))


def _arrive(arrivals: _Arrivals, file: PendingFile, future: "Future[Answer]") -> None:
    arrivals.put((file, future))


def _settle(outcome: Outcome, done: int, waiting: WaitingFiles, progress: IndexProgress) -> None:
    """Counts what is done, and lets go of what needs no more waiting for."""
    for file in outcome.settled:
        waiting.settle(file)
    progress.advance(done, outcome.failed, outcome.new, waiting.waiting())


def _task_for(target: KnownEncoder) -> Callable[[bytes], DecodeTask]:
    wanted = target.preprocessing
    assert wanted is not None
    pixels = EncoderInput(wanted.side, wanted.fit, wanted.resample)
    return lambda path: DecodeTask(path=path, encoder=pixels, copies=(THUMBNAIL,), described=True)

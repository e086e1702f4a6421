"""From folders to stored embeddings: scan, decode, encode, keep. Driven by one thread of the library.

Decoding goes on in its processes while a batch is encoded and recorded here; a bounded window of files under
way keeps memory flat. Each batch is committed, so an end at any moment costs one batch of encoding at most.
"""

import queue
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.embeddings import EmbeddingStore
from asif_desktop.catalog.records import PendingFile
from asif_desktop.domain.errors import CancelledError
from asif_desktop.domain.events import Notice, Progress
from asif_desktop.domain.paths import display
from asif_desktop.encoders import ImageEncoder
from asif_desktop.indexing.decoder_pool import DecoderPool
from asif_desktop.indexing.progress import IndexProgress
from asif_desktop.indexing.recording import Arrived, KnownEncoder, OnBatch, OtherEncoderError, Recorder
from asif_desktop.indexing.scan import Scan, scan_folder
from asif_desktop.indexing.tasks import THUMBNAIL, Answer, DecodeTask, EncoderInput
from asif_desktop.indexing.thumbnails import PictureCache
from asif_desktop.indexing.waiting import WaitingFiles

BATCH = 8
"""Pictures encoded and committed together."""

_PATIENCE = 2.0
"""Seconds that a picture waits for a batch to fill up."""
_BEAT = 0.25
"""Seconds after which a wait looks around."""

_Arrivals = queue.SimpleQueue[tuple[PendingFile, "Future[Answer]"]]


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
            batch: Pictures encoded and committed together.
        """
        self._catalog = catalog
        self._store = store
        self._pool = pool
        self._thumbnails = thumbnails
        self._tell = on_progress
        self._batch = batch
        self._window = 2 * batch + 2 * pool.size
        self._going_on = threading.Event()
        self._going_on.set()
        self._cancelled = threading.Event()

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
    ) -> int:
        """Scans folders, then encodes everything in the library that waits or lacks a vector.

        The encoder is loaded only if there is something to encode.

        Args:
            folders: Ids of the folders to scan; none are scanned if empty.
            known: Returns the encoder in use as the store counts it, without loading it where that is known.
            encoder: Returns the encoder in use; waits while it is loading.
            on_batch: Told of each batch that has been recorded, in this thread.

        Returns:
            How many photos were encoded.

        Raises:
            AsifError: Photos cannot be encoded or recorded at all; what has been recorded stays.
            CancelledError: It was cancelled; what has been recorded stays.
        """
        self._scan(folders)
        while True:
            target = known()
            recorder = Recorder(self._catalog, self._store, self._thumbnails, target, encoder, on_batch)
            try:
                return self._index(target, recorder)
            except OtherEncoderError:
                self._cancelled.wait(_BEAT)  # and once more, for the encoder that has been chosen meanwhile

    def _scan(self, folders: Sequence[int]) -> None:
        roots = {folder.id: folder.path for folder in self._catalog.folders()}
        files = 0
        for folder in folders:
            self._end_if_cancelled()
            if folder not in roots:
                continue  # removed meanwhile
            self._tell(_scan_progress(files, active=True))
            scan = scan_folder(roots[folder], self._catalog.known_files(folder))
            self._catalog.set_folder_online(folder, scan.online)
            self._catalog.record_scan(folder, scan.found, scan.gone)
            self._say(roots[folder], scan)
            files += scan.files
        if folders:
            self._tell(_scan_progress(files, active=False))

    def _say(self, root: bytes, scan: Scan) -> None:
        """Tells what a scan could not see."""
        if scan.unreadable:
            first, *others = scan.unreadable
            more = f" So it is with {len(others)} more." if others else ""
            self._tell(Notice(f"{display(first.path)}: {first.reason}{more}"))
        elif not scan.online:
            self._tell(Notice(f"{display(root)} is not there now; its photos are kept until it is back."))

    def _index(self, target: KnownEncoder, recorder: Recorder) -> int:
        """Decodes, encodes and records all that waits; returns how many photos were encoded."""
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
                self._fill(waiting, task, under_way, arrivals)
                if not under_way:
                    if waiting.refresh():
                        continue
                    return progress.new
                try:
                    file, future = arrivals.get(timeout=_BEAT)
                except queue.Empty:
                    progress.report()
                else:
                    under_way.discard(future)
                    since = since if batch else time.monotonic()
                    batch.append(Arrived(file, future.result()))
                waited = batch and time.monotonic() - since > _PATIENCE
                if len(batch) >= self._batch or not under_way or waited:
                    outcome = recorder.record(batch)
                    for file in outcome.settled:
                        waiting.settle(file)
                    for file in outcome.again:
                        waiting.put_back(file)
                    done = len(batch) - len(outcome.again)
                    for remark in outcome.remarks:
                        self._tell(Notice(remark))
                    progress.advance(done, outcome.failed, outcome.new, waiting.waiting())
                    batch = []
        finally:
            for future in under_way:
                future.cancel()
            progress.finish()

    def _fill(
        self,
        waiting: WaitingFiles,
        task: Callable[[bytes], DecodeTask],
        under_way: set[Future[Answer]],
        arrivals: _Arrivals,
    ) -> None:
        while len(under_way) < self._window and (file := waiting.take()) is not None:
            future = self._pool.submit(task(file.path))
            under_way.add(future)
            future.add_done_callback(partial(_arrive, arrivals, file))

    def _wait_while_paused(self, progress: IndexProgress) -> None:
        if not self._going_on.is_set():
            progress.pause(True)
            self._going_on.wait()
            progress.pause(False)

    def _end_if_cancelled(self) -> None:
        """Raises a CancelledError if the work was cancelled."""
        if self._cancelled.is_set():
            raise CancelledError("Indexing was stopped; it goes on where it was the next time.")


def _arrive(arrivals: _Arrivals, file: PendingFile, future: "Future[Answer]") -> None:
    arrivals.put((file, future))


def _task_for(target: KnownEncoder) -> Callable[[bytes], DecodeTask]:
    wanted = target.preprocessing
    assert wanted is not None
    pixels = EncoderInput(wanted.side, wanted.fit, wanted.resample)
    return lambda path: DecodeTask(path=path, encoder=pixels, copies=(THUMBNAIL,), described=True)


def _scan_progress(files: int, *, active: bool) -> Progress:
    return Progress(
        task="scan",
        done=files,
        total=files,
        failed=0,
        rate=0.0,
        seconds_left=None,
        active=active,
        paused=False,
    )

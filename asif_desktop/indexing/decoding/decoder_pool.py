"""A pool of decoder processes: one that crashes, hangs or lies costs one task and is replaced.

Each process has a thread here that feeds it and waits for it. Urgent tasks, for what a person looks at, go
before those of the background.
"""

import itertools
import logging
import os
import queue
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from asif_desktop.domain.errors import AsifError, CancelledError
from asif_desktop.domain.sentences import said
from asif_desktop.indexing.decoding.decoder import COMMAND, Decoder, DecoderLostError
from asif_desktop.indexing.decoding.tasks import STOPPED, Answer, DecodeFailure, DecodeTask

_logger = logging.getLogger(__name__)

TIME_LIMIT = 120.0
"""Seconds for one file: a slow disk and a giant picture fit, a hang does not hold a core for long."""
MEMORY = 4 * 2**30
"""Address space of one decoder, in bytes: the largest picture that is decoded fits, a bomb does not."""
NICE = 10
IDLE = 20.0
"""Seconds without a task after which a process ends, unless it is the last: the next photo finds one."""
LAST = 45.0
"""Seconds without a task after which the last ends too: the next photo waits 0.2 seconds more for that."""

_STARTS = 3
_END, _URGENT, _BACKGROUND = 0, 1, 2


@dataclass(order=True, slots=True)
class _Job:
    priority: int
    number: int
    task: DecodeTask | None = field(default=None, compare=False)
    future: "Future[Answer]" = field(default_factory=Future, compare=False)


class DecoderPool:
    """Decodes files in processes of their own. Thread-safe."""

    def __init__(
        self,
        size: int | None = None,
        command: Sequence[str] = COMMAND,
        time_limit: float = TIME_LIMIT,
        memory: int = MEMORY,
        nice: int = NICE,
        idle: float = IDLE,
        last: float = LAST,
    ) -> None:
        """Returns at once: a process is started when the first task needs it.

        Args:
            size: How many processes; as many as there are cores if not given.
            command: What starts one; a packaged program has a command of its own.
            time_limit: Seconds for one task.
            memory: Bytes of address space for one process.
            nice: By how much the processes give way to others.
            idle: Seconds without a task after which all processes but one end.
            last: Seconds without a task after which that one ends, too.
        """
        self.size = size if size is not None else _cores()
        self._command = tuple(command)
        self._limits = (time_limit, memory, nice)
        self._idle, self._last = idle, last
        self._jobs: queue.PriorityQueue[_Job] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._lock = threading.Lock()
        self._closed = False
        self._threads: list[threading.Thread] = []
        self._busy = 0
        self._decoders: set[Decoder] = set()

    def submit(self, task: DecodeTask, urgent: bool = False) -> "Future[Answer]":
        """Returns the answer to come. It can be cancelled as long as no process works on it.

        The future fails with an `AsifError` if no decoder can be started, and with a `CancelledError` of ours
        if the pool is closed before there is an answer; whatever is wrong with the file is an answer.

        Raises:
            RuntimeError: The pool is closed.
        """
        job = _Job(_URGENT if urgent else _BACKGROUND, next(self._numbers), task)
        with self._lock:
            if self._closed:
                raise RuntimeError("the pool is closed")
            self._jobs.put(job)
            if len(self._threads) < self.size and self._jobs.qsize() > len(self._threads) - self._busy:
                thread = threading.Thread(
                    target=self._work, name=f"decoder-{len(self._threads)}", daemon=True
                )
                self._threads.append(thread)
                thread.start()
        return job.future

    def decode(self, task: DecodeTask) -> Answer:
        """Returns the answer to an urgent task, waiting for it."""
        return self.submit(task, urgent=True).result()

    def pids(self) -> list[int]:
        """Returns the ids of the processes that run now."""
        with self._lock:
            return sorted(decoder.pid for decoder in self._decoders)

    def close(self) -> None:
        """Ends all processes; tasks without an answer are cancelled. Safe to call twice."""
        with self._lock:
            self._closed = True
            for _ in self._threads:
                self._jobs.put(_Job(_END, next(self._numbers)))
            for decoder in self._decoders:
                decoder.end()
        for thread in self._threads:
            thread.join()
        while not self._jobs.empty():
            future = self._jobs.get().future
            if future.set_running_or_notify_cancel():
                future.set_exception(_cancelled())

    def __enter__(self) -> "DecoderPool":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _work(self) -> None:
        """Feeds one decoder, and its successors, until there is nothing more for it to do."""
        decoder: Decoder | None = None
        while (job := self._next_job()) is not None and (task := job.task) is not None:
            if not job.future.set_running_or_notify_cancel():
                continue
            with self._lock:
                self._busy += 1
            try:
                decoder, answer = self._answer(decoder, task)
            except Exception as error:
                # Nobody must wait for an answer that will never come: neither to this task nor to the next.
                if not isinstance(error, AsifError):
                    _logger.exception("A decoder could not be asked")
                decoder = None
                self._done()
                job.future.set_exception(error)
            else:
                self._done()
                job.future.set_result(answer)
        if decoder is not None:
            self._retire(decoder)

    def _next_job(self) -> _Job | None:
        """Returns the next job; None where the calling thread is to end: the next task starts another."""
        since = time.monotonic()
        while True:
            try:
                return self._jobs.get(timeout=self._idle)
            except queue.Empty:
                with self._lock:
                    # What is submitted comes with the lock held, and counts on the threads that are there.
                    ends = len(self._threads) > 1 or time.monotonic() - since >= self._last
                    if ends and self._jobs.empty() and not self._closed:
                        self._threads.remove(threading.current_thread())
                        return None

    def _done(self) -> None:
        """The thread counts as free before anyone can learn of the answer, and submit the next task."""
        with self._lock:
            self._busy -= 1

    def _answer(self, decoder: Decoder | None, task: DecodeTask) -> tuple[Decoder | None, Answer]:
        """Returns the answer, and the decoder that gave it; None where it was lost over it."""
        for attempt in range(2):
            decoder = decoder or self._start()
            try:
                return decoder, decoder.ask(task)
            except DecoderLostError as lost:
                self._retire(decoder)
                decoder = None
                if self._closed:
                    raise _cancelled() from lost
                if attempt == 1 or not lost.killed_from_outside:
                    break
            except Exception:  # such as memory that is short for the answer: what is left of that is nobody's
                self._retire(decoder)
                raise
        return None, DecodeFailure(STOPPED, "stopped")

    def _start(self) -> Decoder:
        """Returns a new decoder; one that is killed while it starts is started again.

        Raises:
            AsifError: None starts, so it is not chance.
        """
        for attempt in itertools.count(1):
            try:
                decoder = Decoder(self._command, *self._limits)
                break
            except AsifError:
                if attempt == _STARTS:
                    raise
        with self._lock:
            self._decoders.add(decoder)
            closed = self._closed
        if closed:
            self._retire(decoder)
            raise _cancelled()
        return decoder

    def _retire(self, decoder: Decoder) -> None:
        with self._lock:
            self._decoders.discard(decoder)
        decoder.close()


def _cancelled() -> CancelledError:
    return CancelledError(said("Decoding was stopped."))


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1

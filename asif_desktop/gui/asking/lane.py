"""A lane: one thread with one connection, which does what it is given in order.

The threads are daemons of Python and not QThreads: a question to the library cannot be interrupted, and
the end of the program must not wait for its answer. They reach Qt by queued signals alone.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from asif_desktop.domain.errors import AsifError, LibraryLostError
from asif_desktop.domain.library import Library
from asif_desktop.gui.asking.door import Door
from asif_desktop.gui.look.spoken import spoken

_logger = logging.getLogger(__name__)

_LOSSES_ENDURED = 2
"""A question that was on its way at each of more losses than this may be their cause: it is given up."""

Job = Callable[[Library], Any]


@dataclass
class Task:
    """A job, and who waits for it."""

    job: Job
    then: Callable[[Any], None]
    sorry: Callable[[str], None] | None
    fresh: Callable[[], bool]
    """Whether its answer is still wanted; may be called from any thread."""
    again: bool
    """Whether it may be done again after a loss: true for questions, false for edits."""


@dataclass
class Outcome:
    """What came of a task: a result, a refusal for the person, or a bug."""

    task: Task
    result: Any = None
    refusal: str | None = None
    bug: Exception | None = None


@dataclass
class Lane:
    """Carries out tasks, one after another, on a thread of its own."""

    name: str
    door: Door
    deliver: Callable[[Outcome], None]
    _tasks: deque[Task] = field(default_factory=deque)
    _wake: threading.Condition = field(default_factory=threading.Condition)
    _library: Library | None = None
    _epoch: int = -1
    _thread: threading.Thread | None = None

    def put(self, task: Task) -> None:
        """Queues a task."""
        with self._wake:
            self._tasks.append(task)
            self._wake.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=f"lane {self.name}", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Lets the thread end when it is done with its task; the door is closed by then."""
        with self._wake:
            self._tasks.clear()
            self._wake.notify()

    def join(self, seconds: float) -> None:
        """Waits a little for the thread to end."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _run(self) -> None:
        while (task := self._take()) is not None:
            if task.fresh():
                outcome = self._carry_out(task)
                if outcome is not None and not self.door.closed:
                    self.deliver(outcome)
        self._let_go()

    def _take(self) -> Task | None:
        with self._wake:
            while not self._tasks and not self.door.closed:
                self._wake.wait()
            return None if self.door.closed else self._tasks.popleft()

    def _carry_out(self, task: Task) -> Outcome | None:
        losses = 0
        while True:
            library = self._connected()
            if library is None:
                return None
            try:
                return Outcome(task, result=task.job(library))
            except LibraryLostError as error:
                self._let_go()
                self.door.lost(self._epoch)
                losses += 1
                if not task.again or losses > _LOSSES_ENDURED:
                    return Outcome(task, refusal=spoken(error.sentence))
            except AsifError as error:
                return Outcome(task, refusal=spoken(error.sentence))
            except Exception as bug:
                _logger.exception("A job of the lane %s failed", self.name)
                return Outcome(task, bug=bug)

    def _connected(self) -> Library | None:
        if self._library is None or self._epoch != self.door.epoch:
            self._let_go()
            opened = self.door.open()
            if opened is None:
                return None
            self._library, self._epoch = opened
        return self._library

    def _let_go(self) -> None:
        if self._library is not None:
            self._library.close()
            self._library = None

"""Many may read at once; a change waits for them, and they wait for it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class ClosedError(RuntimeError):
    """What a gate keeps is of no state at all any more."""


class Gate:
    """A lock for many readers or one writer. A waiting writer goes first; a reader may enter again.

    Readers that waited while somebody wrote go before the next writer, so that many short changes in a row
    hold a reader up for one of them, not for all.
    """

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._readers = 0
        self._writing = False
        self._writers = 0
        """How many wait to write."""
        self._queued = 0
        """How many wait to read."""
        self._invited = 0
        """How many of those go before the next writer."""
        self._depths = threading.local()
        self._closed = False

    @property
    def closed(self) -> bool:
        """Whether nobody may enter any more: what it keeps is of no state at all."""
        return self._closed

    def close(self) -> None:
        """Waits until nobody is inside, and lets nobody in any more."""
        if not self._closed:
            with self.exclusive():
                self._closed = True

    @contextmanager
    def closed_if_it_raises(self) -> Iterator[None]:
        """Lets nobody in after the body, which whoever keeps everybody out runs, unless it succeeds."""
        self._closed = True
        yield
        self._closed = False

    @contextmanager
    def shared(self) -> Iterator[None]:
        """Keeps changes out while the body runs.

        Raises:
            ClosedError: It is closed.
        """
        depth = getattr(self._depths, "value", 0)
        if depth == 0:
            self._enter()
        self._depths.value = depth + 1
        try:
            yield
        finally:
            self._depths.value = depth
            if depth == 0:
                with self._condition:
                    self._readers -= 1
                    self._condition.notify_all()

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Keeps everybody else out while the body runs.

        Raises:
            RuntimeError: This thread reads; it would wait for itself.
            ClosedError: It is closed.
        """
        if getattr(self._depths, "value", 0):
            raise RuntimeError("the index cannot change while the same thread reads it")
        with self._condition:
            self._writers += 1
            try:
                self._condition.wait_for(self._is_free)
                self._look()
                self._writing = True
            finally:
                self._writers -= 1
                self._condition.notify_all()
        try:
            yield
        finally:
            self._leave()

    @contextmanager
    def exclusive_if_free(self, patience: float) -> Iterator[bool]:
        """Keeps everybody else out while the body runs, if nobody reads within some seconds.

        Unlike `exclusive` it holds up no reader that comes meanwhile.

        Yields:
            Whether others are kept out; if not, somebody reads.

        Raises:
            ClosedError: It is closed.
        """
        with self._condition:
            free = self._condition.wait_for(self._is_free, patience)
            self._look()
            self._writing = self._writing or free
        try:
            yield free
        finally:
            if free:
                self._leave()

    def _look(self) -> None:
        if self._closed:
            raise ClosedError("a change failed, and what was there before it could not be put back")

    def _is_free(self) -> bool:
        return not (self._writing or self._readers or self._invited)

    def _leave(self) -> None:
        with self._condition:
            self._writing = False
            self._invited = self._queued
            self._condition.notify_all()

    def _enter(self) -> None:
        with self._condition:
            self._queued += 1
            try:
                self._condition.wait_for(lambda: not self._writing and (self._invited or not self._writers))
                self._look()
                self._readers += 1
            finally:
                # An invitation is used up, or else nobody is left to use it.
                self._queued -= 1
                self._invited = min(max(self._invited - 1, 0), self._queued)
                self._condition.notify_all()

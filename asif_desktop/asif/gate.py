"""Many may read at once; a change waits for them, and they wait for it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Gate:
    """A lock for many readers or one writer. A waiting writer goes first; a reader may enter again."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._readers = 0
        self._writing = False
        self._waiting = 0
        self._depths = threading.local()

    @contextmanager
    def shared(self) -> Iterator[None]:
        """Keeps changes out while the body runs."""
        depth = getattr(self._depths, "value", 0)
        if depth == 0:
            with self._condition:
                self._condition.wait_for(lambda: not self._writing and not self._waiting)
                self._readers += 1
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
        """
        if getattr(self._depths, "value", 0):
            raise RuntimeError("the index cannot change while the same thread reads it")
        with self._condition:
            self._waiting += 1
            try:
                self._condition.wait_for(lambda: not self._writing and not self._readers)
                self._writing = True
            finally:
                self._waiting -= 1
                self._condition.notify_all()
        try:
            yield
        finally:
            with self._condition:
                self._writing = False
                self._condition.notify_all()

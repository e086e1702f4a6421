"""Asks the library without waiting: jobs run on lanes, answers come back to the main thread."""

import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any, Literal, TypeVar, cast

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from asif_desktop.domain.library import Library
from asif_desktop.domain.requests import Request
from asif_desktop.gui.asking.door import Door, OpenLibrary
from asif_desktop.gui.asking.lane import Lane, Outcome, Task

_FAREWELL_SECONDS = 0.5

R = TypeVar("R")
T = TypeVar("T")

LaneName = Literal[
    "look",
    "shelves",
    "search",
    "pictures",
    "loupe",
    "ahead",
    "full",
    "export",
    "why",
    "edit",
    "watch",
    "counts",
    "tags",
    "alike",
]


class Asker(QObject):
    """The window's only way to the library.

    On a `channel` only the newest answer counts: older ones are dropped, and older questions that still
    wait are never asked. As with Qt's signals, what a method of a QObject would take, a closed sheet's say,
    comes to nobody once that is gone; that an edit was refused is told all the same.
    """

    lost = Signal(str)
    """The library process ended, or cannot be started for a reason that is given; it is being tried again."""
    back = Signal()
    """There is a library again: everything shown is to be asked anew."""
    damaged = Signal(str)
    """The catalog cannot be opened; this backup of it is whole."""
    refused = Signal(str)
    """A sentence for the person, where nobody else took the refusal."""
    _came = Signal(object)

    def __init__(self, open_library: OpenLibrary) -> None:
        super().__init__()
        self._door = Door(open_library, self.lost.emit, self.back.emit, self.damaged.emit)
        self._lanes: dict[LaneName, Lane] = {}
        self._newest: dict[str, int] = {}
        self._count = 0
        self._channels = threading.Lock()
        self._came.connect(self._arrive)

    def ask(
        self,
        request: Request[R],
        then: Callable[[R], None],
        *,
        lane: LaneName = "look",
        channel: str | None = None,
        sorry: Callable[[str], None] | None = None,
        again: bool = True,
    ) -> None:
        """Asks one request; `then` gets the answer, `sorry` a refusal, both on the main thread."""
        self.do(
            lambda library: library.ask(request), then, lane=lane, channel=channel, sorry=sorry, again=again
        )

    def do(
        self,
        job: Callable[[Library], T],
        then: Callable[[T], None],
        *,
        lane: LaneName = "look",
        channel: str | None = None,
        sorry: Callable[[str], None] | None = None,
        again: bool = True,
    ) -> None:
        """Runs a job on a lane; as `ask`, where one answer takes several requests or work on them."""
        serial = self._next(channel)
        task = Task(job, then, sorry, lambda: self._is_newest(channel, serial), again)
        if lane not in self._lanes:
            self._lanes[lane] = Lane(lane, self._door, self._came.emit)
        self._lanes[lane].put(task)

    def edit(
        self, request: Request[R], then: Callable[[R], None], sorry: Callable[[str], None] | None = None
    ) -> None:
        """Asks for a change: in order with the others, and never twice."""
        self.ask(request, then, lane="edit", sorry=sorry, again=False)

    def drop(self, channel: str) -> None:
        """Wants no answer on this channel any more."""
        self._next(channel)

    def hold(self) -> None:
        """Asks nothing until `release`; questions wait."""
        self._door.hold()

    def release(self) -> None:
        """Asks what waited."""
        self._door.release()

    def close(self) -> None:
        """Ends the lanes; a question on its way is left behind."""
        self._door.close()
        for lane in self._lanes.values():
            lane.close()
        end = time.monotonic() + _FAREWELL_SECONDS
        for lane in self._lanes.values():
            lane.join(max(0.0, end - time.monotonic()))

    def _next(self, channel: str | None) -> int:
        with self._channels:
            self._count += 1
            if channel is not None:
                self._newest[channel] = self._count
            return self._count

    def _is_newest(self, channel: str | None, serial: int) -> bool:
        with self._channels:
            return channel is None or self._newest[channel] == serial

    @Slot(object)
    def _arrive(self, came: object) -> None:
        outcome = cast(Outcome, came)
        if self._door.closed or not outcome.task.fresh():
            return
        if outcome.bug is not None:
            raise outcome.bug
        task = outcome.task
        if outcome.refusal is None:
            if _is_there(task.then):
                task.then(outcome.result)
        elif task.sorry is not None and _is_there(task.sorry):
            task.sorry(outcome.refusal)
        elif task.sorry is None or not task.again:
            self.refused.emit(outcome.refusal)


def _is_there(callback: Callable[..., Any]) -> bool:
    """Returns False where it is a method of a QObject that is gone."""
    while isinstance(callback, partial):
        callback = callback.func
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)

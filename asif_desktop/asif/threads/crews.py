"""Threads for the compiled kernels, each on a processor of its own, beside a BLAS that has one thread.

OpenBLAS's own threads spin for a while after each product and so fight with ours for the cores. Here each
thread calls a BLAS that is held to one thread, and the kernels between the products hold no lock.

A thread that waits for Python's lock is often woken on the processor of the one that gives the lock up, and
stays there though others are idle: work of some milliseconds, shared by two threads, then takes as long as in
one. So on few processors each thread is told where to run.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import lru_cache
from importlib import import_module
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

Crew = Sequence[Executor]
"""Threads by number, each with a queue of its own."""

LARGEST = 16
"""So many threads has a crew."""
FEW = 4
"""Up to so many processors, threads are told where to run; with sixteen, the system did a little better."""

_LARGE = 1 << 35
"""Multiplications of a change that takes some tenths of a second on a few cores."""
_NICE = 5

_idle: dict[bool, list[list[ThreadPoolExecutor]]] = {False: [], True: []}
_lock = threading.Lock()
_patience = threading.local()


def processors() -> Sequence[int]:
    """Returns the numbers of the processors that this process may use, at least one."""
    if sys.platform == "linux":
        return sorted(os.sched_getaffinity(0))
    return range(os.cpu_count() or 1)


@lru_cache(maxsize=1)
def hold_blas() -> None:
    """Holds the BLAS to one thread, for good.

    Switching back and forth, from several threads, would leave either setting behind.
    """
    # Imported by name, as it comes without types.
    import_module("threadpoolctl").ThreadpoolController().select(user_api="blas").limit(limits=1)


@contextmanager
def crew(count: int) -> Iterator[Crew]:
    """Lends threads that nobody else has; there are as many crews as were ever asked for at a time.

    So a search never waits until a long change is done with its threads.

    Args:
        count: How many are wanted. There are fewer where the system gives no more; with none at all, what is
            submitted is done at once by whoever asks.
    """
    hold_blas()
    idle = _idle[patient := getattr(_patience, "wanted", False)]
    with _lock:
        lent = idle.pop() if idle else []
    try:
        while len(lent) < min(count, LARGEST) and (lane := _new_lane(len(lent), patient=patient)) is not None:
            lent.append(lane)
        yield lent[:count] or [_Here()]
    finally:
        with _lock:
            idle.append(lent)


@contextmanager
def patience(multiplications: int) -> Iterator[None]:
    """Has what this thread shares out in the block make way for questions, if it is so much work."""
    before = getattr(_patience, "wanted", False)
    _patience.wanted = multiplications >= _LARGE
    try:
        yield
    finally:
        _patience.wanted = before


def _new_lane(number: int, *, patient: bool) -> ThreadPoolExecutor | None:
    """Returns a thread that has started, so that nothing is ever submitted to one that cannot."""
    places = processors()
    place = places[number % len(places)] if len(places) <= FEW else None
    lane = ThreadPoolExecutor(1, "asif", _settle, (place, patient))
    try:
        lane.submit(int)
    except RuntimeError:
        return None
    return lane


class _Here(Executor):
    """The thread that asks."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Does it at once."""
        done: Future[T] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except BaseException as error:  # noqa: BLE001 - raised where the outcome is asked for
            done.set_exception(error)
        return done


def _settle(place: int | None, patient: bool) -> None:
    """Keeps this thread on one processor, if one is given, and behind others, if it is patient."""
    if sys.platform != "linux":
        return
    with suppress(OSError):  # the processor has been taken away since
        if place is not None:
            os.sched_setaffinity(0, {place})
    if patient:
        with suppress(OSError):
            here = threading.get_native_id()
            os.setpriority(os.PRIO_PROCESS, here, os.getpriority(os.PRIO_PROCESS, here) + _NICE)

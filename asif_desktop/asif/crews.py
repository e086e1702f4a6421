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
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import lru_cache
from importlib import import_module

Crew = Sequence[ThreadPoolExecutor]
"""Threads by number, each with a queue of its own."""

LARGEST = 16
"""So many threads has a crew."""
FEW = 4
"""Up to so many processors, threads are told where to run; with sixteen, the system did a little better."""

_LARGE = 1 << 35
"""Multiplications of a change that takes some tenths of a second on a few cores."""
_NICE = 5

_idle: dict[bool, list[Crew]] = {False: [], True: []}
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
def crew() -> Iterator[Crew]:
    """Lends threads that nobody else has; there are as many crews as were ever asked for at a time.

    So a search never waits until a long change is done with its threads.
    """
    hold_blas()
    idle = _idle[patient := getattr(_patience, "wanted", False)]
    with _lock:
        lent = idle.pop() if idle else _new_crew(patient=patient)
    try:
        yield lent
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


def _new_crew(*, patient: bool) -> Crew:
    """Returns threads that start when they are first given something to do."""
    places = processors()
    return [
        ThreadPoolExecutor(
            1, "asif", _settle, (places[number % len(places)] if len(places) <= FEW else None, patient)
        )
        for number in range(LARGEST)
    ]


def _settle(place: int | None, patient: bool) -> None:
    """Keeps this thread on one processor, if one is given, and behind others, if it is patient."""
    if sys.platform != "linux":
        return
    with suppress(OSError):  # the processor has been taken away since
        if place is not None:
            os.sched_setaffinity(0, {place})
    if patient:
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)

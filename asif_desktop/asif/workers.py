"""Threads for the compiled kernels, beside a BLAS that has one thread each.

OpenBLAS's own threads spin for a while after each product and so fight with ours for the cores. Here each
thread calls a BLAS that is held to one thread, and the kernels between the products hold no lock.
"""

import os
import threading
from collections.abc import Callable
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from functools import lru_cache
from importlib import import_module

Progress = Callable[[int, int], None]
"""Called with the steps done and their number; what it raises cancels the work."""

_LARGEST = 16
_threads = max(1, min(_LARGEST, os.cpu_count() or 1))


@lru_cache(maxsize=1)
def _pool() -> ThreadPoolExecutor:
    # For good: switching back and forth, from several threads, would leave either setting behind.
    # Imported by name, as it comes without types.
    import_module("threadpoolctl").ThreadpoolController().select(user_api="blas").limit(limits=1)
    return ThreadPoolExecutor(_LARGEST, thread_name_prefix="asif")


def hold_blas() -> None:
    """Holds the BLAS to one thread, for good: for products made outside of the pool."""
    _pool()


def thread_count() -> int:
    """Returns how many threads work at once."""
    return _threads


def set_threads(count: int) -> None:
    """Lets so many threads work at once, from 1 to 16; results do not depend on it.

    Raises:
        ValueError: Out of range.
    """
    global _threads
    if not 1 <= count <= _LARGEST:
        raise ValueError(f"threads must lie between 1 and {_LARGEST}, not {count}")
    _threads = count


class Steps:
    """Numbers handed out to threads, each once, until they end or one thread fails."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self._next = 0
        self._lock = threading.Lock()

    def take(self) -> int | None:
        """Returns the next number, or None when there is nothing more to do."""
        with self._lock:
            if self._next >= self.total:
                return None
            self._next += 1
            return self._next - 1

    def finish(self) -> None:
        """Counts one step as done."""
        with self._lock:
            self.done += 1

    def stop(self) -> None:
        """Hands out no more."""
        with self._lock:
            self._next = self.total


def run_steps(total: int, make_step: Callable[[], Callable[[int], None]], progress: Progress | None) -> None:
    """Runs steps 0 to total - 1 on the threads, in any order.

    Args:
        total: How many steps there are.
        make_step: Called once in each thread; returns what does a step there, with scratch of its own.
        progress: Called in this thread from time to time, and at the end.

    Raises:
        Exception: The first that a step or `progress` raised; no further step is begun then.
    """
    steps = Steps(total)

    def work() -> None:
        step = make_step()
        while (number := steps.take()) is not None:
            try:
                step(number)
            except BaseException:
                steps.stop()
                raise
            steps.finish()

    pool = _pool()
    if min(_threads, total) <= 1:
        step = make_step() if total else None
        for number in range(total):
            assert step is not None
            step(number)
            if progress is not None:
                progress(number + 1, total)
        return
    futures = [pool.submit(work) for _ in range(min(_threads, total))]
    try:
        waiting = set(futures)
        while waiting:
            done, waiting = wait(waiting, timeout=0.05 if progress else None, return_when=FIRST_EXCEPTION)
            for future in done:
                future.result()
            if progress is not None:
                progress(steps.done, total)
    finally:
        steps.stop()
        wait(futures)


def share_of(progress: Progress | None, first: int, last: int) -> Progress | None:
    """Returns what reports one stage of several, the thousandths of the whole from first to last."""
    if progress is None:
        return None
    report = progress

    def stage(done: int, total: int) -> None:
        report(first + (last - first) * done // max(total, 1), 1000)

    return stage


def ranges(size: int, least: int) -> list[int]:
    """Returns where [0, size) is cut into ranges, one a thread, none shorter than `least`; both ends too."""
    count = max(1, min(_threads, size // max(least, 1)))
    return [size * i // count for i in range(count + 1)]


def run_slices(
    cuts: list[int], size: int, part: Callable[[int, int, int], None], progress: Progress | None
) -> None:
    """Runs ranges on the threads, each in slices, in order, so that it can be given up between two.

    Args:
        cuts: What `ranges` returned.
        size: So much of a range is done at once.
        part: Called as ``part(number of the range, low, high)``.
        progress: Called in this thread, after each of its own slices.

    Raises:
        Exception: What a part or `progress` raised; no further slice is begun then.
    """
    stopped = threading.Event()

    def run(number: int) -> None:
        first, last = cuts[number], cuts[number + 1]
        try:
            for low in range(first, last, size):
                if stopped.is_set():
                    return
                high = min(low + size, last)
                part(number, low, high)
                if number == 0 and progress is not None:
                    progress(high - first, last - first)
        except BaseException:
            stopped.set()
            raise

    _run_ranges(len(cuts) - 1, run)


def run_parts(size: int, least: int, part: Callable[[int, int], None]) -> None:
    """Calls ``part(low, high)`` for ranges that cover [0, size), one a thread, none shorter than `least`."""
    cuts = ranges(size, least)
    _run_ranges(len(cuts) - 1, lambda number: part(cuts[number], cuts[number + 1]))


def _run_ranges(count: int, run: Callable[[int], None]) -> None:
    """Calls ``run(0)`` in this thread and the others in the pool's."""
    if count == 1:
        run(0)
        return
    pool = _pool()
    futures = [pool.submit(run, number) for number in range(1, count)]
    try:
        run(0)
    finally:
        wait(futures)
    for future in futures:
        future.result()

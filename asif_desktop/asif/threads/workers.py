"""Work shared out among threads, one for each processor: in numbered steps, or in ranges.

Whoever asks waits meanwhile. Results do not depend on how many threads there are.
"""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, wait
from itertools import cycle, pairwise

from asif_desktop.asif.threads.crews import LARGEST, crew, hold_blas, processors

Progress = Callable[[int, int], None]
"""Called with the steps done and their number; what it raises cancels the work."""

_BEAT = 0.05
"""Seconds between two reports of progress."""
_threads = min(LARGEST, len(processors()))


def thread_count() -> int:
    """Returns how many threads work at once."""
    return _threads


def set_threads(count: int) -> None:
    """Lets so many threads work at once, from 1 to 16; results do not depend on it.

    Raises:
        ValueError: Out of range.
    """
    global _threads
    if not 1 <= count <= LARGEST:
        raise ValueError(f"threads must lie between 1 and {LARGEST}, not {count}")
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

    count = min(_threads, total)
    if count <= 1:
        hold_blas()
        step = make_step() if total else None
        for number in range(total):
            assert step is not None
            step(number)
            if progress is not None:
                progress(number + 1, total)
        return
    with crew(count) as lanes:
        futures = [lane.submit(work) for lane in lanes]
        _wait(futures, steps.stop, progress, lambda: (steps.done, total))


def _wait(
    futures: Sequence[Future[None]],
    stop: Callable[[], None],
    progress: Progress | None,
    done: Callable[[], tuple[int, int]],
) -> None:
    """Waits until all have ended, reporting what is done; stops them when one fails or is cancelled."""
    try:
        waiting = set(futures)
        while waiting:
            ended, waiting = wait(waiting, timeout=_BEAT if progress else None, return_when=FIRST_EXCEPTION)
            for future in ended:
                future.result()
            if progress is not None:
                progress(*done())
    finally:
        stop()
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
        progress: Called in this thread from time to time, and at the end.

    Raises:
        Exception: What a part or `progress` raised; no further slice is begun then.
    """
    stopped = threading.Event()
    done = [0] * (len(cuts) - 1)

    def run(number: int, told: Progress | None = None) -> None:
        first, last = cuts[number], cuts[number + 1]
        for low in range(first, last, size):
            if stopped.is_set():
                return
            high = min(low + size, last)
            part(number, low, high)
            done[number] = high - first
            if told is not None:
                told(high - first, last - first)

    if len(done) == 1:
        run(0, progress)
        return
    with crew(len(done)) as lanes:
        futures = [lane.submit(run, number) for number, lane in zip(range(len(done)), cycle(lanes))]
        _wait(futures, stopped.set, progress, lambda: (sum(done), cuts[-1] - cuts[0]))


def run_parts(size: int, least: int, part: Callable[[int, int], None]) -> None:
    """Calls ``part(low, high)`` for ranges that cover [0, size), one a thread, none shorter than `least`."""
    cuts = ranges(size, least)
    if len(cuts) == 2:
        part(cuts[0], cuts[1])
        return
    with crew(len(cuts) - 1) as lanes:
        futures = [lane.submit(part, *ends) for ends, lane in zip(pairwise(cuts), cycle(lanes))]
        wait(futures)
    for future in futures:
        future.result()

"""Work shared out among threads: all of it is done, once, and whoever asks can give it up."""

import os
import sys
import threading
from collections.abc import Iterator

import pytest

from asif_desktop.asif.threads import crews, workers
from asif_desktop.asif.threads.crews import _LARGE, FEW, LARGEST, crew, patience, processors


@pytest.fixture(params=[1, 2, LARGEST])
def threads(request: pytest.FixtureRequest) -> Iterator[int]:
    before = workers.thread_count()
    workers.set_threads(request.param)
    yield request.param
    workers.set_threads(before)


def test_every_step_and_every_range_is_done_once(threads: int) -> None:
    done: list[int] = []
    workers.run_steps(50, lambda: done.append, None)
    assert sorted(done) == list(range(50))
    covered: list[int] = []
    workers.run_parts(50, 1, lambda low, high: covered.extend(range(low, high)))
    assert sorted(covered) == list(range(50))
    sliced: list[int] = []
    workers.run_slices(workers.ranges(50, 1), 3, lambda _, low, high: sliced.extend(range(low, high)), None)
    assert sorted(sliced) == list(range(50))


def test_progress_is_told_where_it_was_asked_for_and_ends_with_the_whole(threads: int) -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        assert threading.current_thread() is here
        told.append((done, total))

    here = threading.current_thread()
    workers.run_slices(workers.ranges(50, 1), 3, lambda *_: None, progress)
    workers.run_steps(50, lambda: lambda _: None, progress)
    assert told[-1] == (50, 50)
    assert told.count((50, 50)) >= 2


def test_what_a_part_or_progress_raises_ends_the_work(threads: int) -> None:
    def fail(*_: int) -> None:
        raise MemoryError("no room")

    with pytest.raises(MemoryError):
        workers.run_parts(50, 1, fail)
    with pytest.raises(MemoryError):
        workers.run_steps(50, lambda: fail, None)
    with pytest.raises(MemoryError):
        workers.run_slices(workers.ranges(50, 1), 3, fail, None)
    done: list[int] = []
    with pytest.raises(MemoryError):
        workers.run_slices([0, 10_000_000], 1, lambda _, low, __: done.append(low), fail)
    assert len(done) < 10_000_000


@pytest.mark.parametrize("few", [0, 3])
def test_where_the_system_gives_few_threads_all_is_done_once_by_those(
    monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    before, start, started = workers.thread_count(), threading.Thread.start, list[str]()

    def start_few(thread: threading.Thread) -> None:
        if thread.name.startswith("asif"):
            if len(started) >= few:
                raise RuntimeError("can't start new thread")
            started.append(thread.name)
        start(thread)

    workers.set_threads(LARGEST)
    monkeypatch.setattr(crews, "_idle", {False: [], True: []})
    try:
        with monkeypatch.context() as short:
            short.setattr(threading.Thread, "start", start_few)
            test_every_step_and_every_range_is_done_once(LARGEST)
        test_every_step_and_every_range_is_done_once(LARGEST)  # and nothing of before comes late
    finally:
        workers.set_threads(before)
    assert len(started) == few


def test_a_search_does_not_wait_until_a_long_change_is_done_with_all_its_threads() -> None:
    before = workers.thread_count()
    workers.set_threads(LARGEST)
    held, asked = threading.Event(), threading.Barrier(LARGEST + 1)

    def hold(_: int) -> None:
        asked.wait(60)
        held.wait(60)

    long = threading.Thread(target=lambda: workers.run_steps(LARGEST, lambda: hold, None))
    try:
        long.start()
        asked.wait(60)
        answered: list[int] = []
        workers.run_parts(LARGEST, 1, lambda low, _: answered.append(low))
        assert long.is_alive()
        assert sorted(answered) == list(range(LARGEST))
    finally:
        held.set()
        long.join()
        workers.set_threads(before)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a thread choose its processor")
def test_each_thread_has_a_processor_of_its_own() -> None:
    places = processors()
    if len(places) > FEW:
        pytest.skip("so many processors that the system chooses")
    with crew(len(places)) as lanes:
        stays = [lane.submit(os.sched_getaffinity, 0).result() for lane in lanes]
    assert stays == [{place} for place in places]
    assert set(os.sched_getaffinity(0)) == set(places)  # whoever asks goes where it likes


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux gives each thread a priority")
def test_the_threads_of_a_large_change_make_way_for_those_of_questions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def priority() -> int:
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    # Threads keep the priority of when they were made, and tests before may have been nicer or less nice.
    monkeypatch.setattr(crews, "_idle", {False: [], True: []})
    own = priority()
    with patience(_LARGE), crew(1) as lanes:
        assert lanes[0].submit(priority).result() == min(own + 5, 19)
        with patience(_LARGE - 1), crew(1) as others:
            assert others[0].submit(priority).result() == own
    with crew(1) as lanes:
        assert lanes[0].submit(priority).result() == own
    assert priority() == own

import pytest

from asif_desktop.domain.events import Progress
from asif_desktop.indexing.stages.progress import IndexProgress


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def told() -> list[Progress]:
    return []


def test_rate_and_time_left(clock: Clock, told: list[Progress]) -> None:
    progress = IndexProgress(told.append, 100, clock)
    for _ in range(5):
        clock.now += 1.0
        progress.advance(done=8, failed=1, new=7, waiting=0)
    last = told[-1]
    assert (last.done, last.failed, last.new, last.total) == (40, 5, 35, 100)
    assert last.rate == pytest.approx(8.0)
    assert last.seconds_left == pytest.approx(60 / 8)
    assert last.active


def test_the_rate_is_that_of_the_last_seconds(clock: Clock, told: list[Progress]) -> None:
    progress = IndexProgress(told.append, 1000, clock)
    for _ in range(30):
        clock.now += 1.0
        progress.advance(10, 0, 10, 0)
    for _ in range(15):
        clock.now += 1.0
        progress.advance(1, 0, 1, 0)
    assert told[-1].rate == pytest.approx(1.0)


def test_no_time_left_is_told_before_anything_is_known(clock: Clock, told: list[Progress]) -> None:
    IndexProgress(told.append, 10, clock).report()
    assert (told[-1].rate, told[-1].seconds_left, told[-1].total) == (0.0, None, 10)


def test_what_is_found_later_counts(clock: Clock, told: list[Progress]) -> None:
    progress = IndexProgress(told.append, 10, clock)
    clock.now += 1
    progress.advance(8, 0, 8, waiting=50)
    assert told[-1].total == 58


def test_it_is_told_not_too_often(clock: Clock, told: list[Progress]) -> None:
    progress = IndexProgress(told.append, 1000, clock)
    for _ in range(100):
        clock.now += 0.01
        progress.advance(1, 0, 1, 0)
    assert 4 <= len(told) <= 6
    progress.finish()
    assert (told[-1].done, told[-1].total, told[-1].active) == (100, 100, False)


def test_a_pause_is_told_and_does_not_slow_the_rate(clock: Clock, told: list[Progress]) -> None:
    progress = IndexProgress(told.append, 100, clock)
    clock.now += 1
    progress.advance(10, 0, 10, 0)
    progress.pause(True)
    assert told[-1].paused
    assert told[-1].seconds_left is None
    clock.now += 1000
    progress.pause(False)
    assert not told[-1].paused
    clock.now += 1
    progress.advance(10, 0, 10, 0)
    assert told[-1].rate == pytest.approx(10.0)

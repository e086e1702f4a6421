"""Any number of threads: the same bits, and every answer from one complete state."""

import itertools
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from asif_desktop.asif import RelativeIndex
from asif_desktop.asif.bulk import products
from asif_desktop.asif.kernels import dots
from asif_desktop.asif.kernels.powers import row_norms
from asif_desktop.asif.questions import asking
from asif_desktop.asif.state import norms
from asif_desktop.asif.threads import workers
from asif_desktop.asif.threads.gate import Gate
from tests.asif.worlds import quantised


@pytest.fixture(autouse=True)
def _threads() -> Iterator[None]:
    before = workers.thread_count()
    yield
    workers.set_threads(before)


def built(seed: int = 0) -> RelativeIndex:
    rng = np.random.default_rng(seed)
    index = RelativeIndex(16, 8, 20, 4)
    index.add_anchors(range(400), quantised(rng, 400, 16), quantised(rng, 400, 8))
    index.add_photos(range(700), quantised(rng, 700, 16))
    index.add_anchors(range(400, 420), quantised(rng, 20, 16), quantised(rng, 20, 8))
    index.remove_anchors(range(0, 420, 3))
    index.add_photos(range(600, 800), quantised(rng, 200, 16))
    return index


def test_threads_blocks_and_the_way_products_are_made_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = quantised(np.random.default_rng(9), 5, 8)
    answers = set()
    # In the last two, rows so many that few photos share the anchors out among the threads.
    blocks = [(1, 256, 1024), (2, 256, 1024), (3, 7, 33), (16, 1, 33), (16, 33, 1), (5, 64, 8)]
    blocks += [(2, 4000, 33), (16, 1500, 64)]
    for (threads, rows, columns), integer in itertools.product(blocks, {False, dots.AVAILABLE}):
        monkeypatch.setattr(products, "INTEGER", integer)
        workers.set_threads(threads)
        monkeypatch.setattr(products, "ROWS", rows)
        monkeypatch.setattr(products, "COLUMNS", columns)
        monkeypatch.setattr(norms, "_LEAST", 1)
        monkeypatch.setattr(asking, "_WORTH_A_THREAD", 1)
        index = built()
        answers.add((index.scores(texts).tobytes(), index.search(texts[0])[0].tobytes()))
    assert len(answers) == 1


def test_a_photo_is_described_by_the_last_complete_state_while_rows_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    index = built()
    rng = np.random.default_rng(4)
    images, texts = quantised(rng, 60, 16), quantised(rng, 60, 8)
    asked: list[tuple[bytes, bytes]] = []

    def ask() -> tuple[bytes, bytes]:
        ids, scores = index.search_like(5)
        return ids.tobytes(), scores.tobytes()

    def watched(*arguments: Any) -> None:
        row_norms(*arguments)
        asked.append(ask())  # the rows are altered by now, and nothing of it is published

    before = ask()
    workers.set_threads(1)
    with monkeypatch.context() as patch:
        patch.setattr(norms, "row_norms", watched)
        index.add_anchors(range(1000, 1060), images, texts)
    added = ask()
    assert asked
    assert set(asked) == {before}
    assert added != before
    asked.clear()
    with monkeypatch.context() as patch:
        patch.setattr(norms, "row_norms", watched)
        index.remove_anchors(range(1000, 1060))
    assert asked
    assert set(asked) == {added}
    assert ask() == before


def test_a_search_sees_one_complete_state_while_others_change_it() -> None:
    index = built()
    rng = np.random.default_rng(4)
    images, texts = quantised(rng, 300, 16), quantised(rng, 300, 8)
    query = quantised(rng, 1, 8)[0]
    wanted = {}
    start = index.generation
    wanted[0] = index.search(query)[1].tobytes()
    index.add_anchors(range(1000, 1300), images, texts)
    wanted[1] = index.search(query)[1].tobytes()
    index.remove_anchors(range(1000, 1300))
    assert index.search(query)[1].tobytes() == wanted[0] != wanted[1]
    wrong: list[int] = []
    seen: set[int] = set()
    finished = threading.Event()

    def ask() -> None:
        while not finished.is_set():
            ranking = index.search(query)
            parity = (ranking.generation - start) % 2
            seen.add(parity)
            if ranking[1].tobytes() != wanted[parity]:
                wrong.append(ranking.generation)

    askers = [threading.Thread(target=ask) for _ in range(3)]
    for asker in askers:
        asker.start()
    for _ in range(15):
        index.add_anchors(range(1000, 1300), images, texts)
        index.maintain()
        index.remove_anchors(range(1000, 1300))
        index.maintain()
    finished.set()
    for asker in askers:
        asker.join()
    assert wrong == []
    assert seen == {0, 1}


def test_changes_from_several_threads_wait_for_each_other() -> None:
    index = built()
    rng = np.random.default_rng(4)
    images, texts = quantised(rng, 40, 16), quantised(rng, 40, 8)
    query = quantised(rng, 1, 8)[0]

    def teach(first: int) -> None:
        for i in range(first, first + 10):
            index.add_anchors([2000 + i], images[i : i + 1], texts[i : i + 1])

    teachers = [threading.Thread(target=teach, args=(first,)) for first in (0, 10, 20, 30)]
    for teacher in teachers:
        teacher.start()
    for teacher in teachers:
        teacher.join()
    other = built()
    other.add_anchors(range(2000, 2040), images, texts)
    assert index.search(query)[1].tobytes() == other.search(query)[1].tobytes()
    assert index.generation == other.generation + 39


def test_a_gate_lets_readers_in_again_while_a_writer_waits() -> None:
    gate = Gate()
    inside, release, order = threading.Event(), threading.Event(), []

    def read() -> None:
        with gate.shared():
            inside.set()
            release.wait(10)
            with gate.shared():
                order.append("read again")

    def write() -> None:
        with gate.exclusive():
            order.append("written")

    reader = threading.Thread(target=read)
    reader.start()
    inside.wait(10)
    writer = threading.Thread(target=write)
    writer.start()
    release.set()
    reader.join(10)
    writer.join(10)
    assert order == ["read again", "written"]


def test_readers_that_waited_for_a_writer_go_before_the_next() -> None:
    gate = Gate()
    order: list[str] = []

    def read() -> None:
        with gate.shared():
            order.append("read")

    def write() -> None:
        with gate.exclusive():
            order.append("written")

    def until(ready: Callable[[], bool]) -> None:
        end = time.monotonic() + 60
        while not ready():
            assert time.monotonic() < end
            time.sleep(0.001)

    threads = [threading.Thread(target=read), threading.Thread(target=read), threading.Thread(target=write)]
    with gate.exclusive():
        for thread in threads:
            thread.start()
        until(lambda: gate._queued == 2 and gate._writers == 1)
    for thread in threads:
        thread.join(10)
    assert order == ["read", "read", "written"]


def test_a_gate_is_not_waited_for_longer_than_one_likes_nor_are_readers_held_up() -> None:
    gate = Gate()
    order: list[str] = []

    def read() -> None:
        with gate.shared():
            order.append("read")

    def try_to_write() -> None:
        with gate.exclusive_if_free(0.01) as free:
            order.append(f"alone: {free}")

    with gate.shared():
        writer = threading.Thread(target=try_to_write)
        writer.start()
        writer.join(10)
        reader = threading.Thread(target=read)
        reader.start()
        reader.join(10)
    try_to_write()
    with gate.shared():
        pass
    assert order == ["alone: False", "read", "alone: True"]


def test_a_gate_opens_after_an_error() -> None:
    gate = Gate()
    with pytest.raises(KeyError), gate.shared():
        raise KeyError
    with pytest.raises(KeyError), gate.exclusive():
        raise KeyError
    with gate.exclusive():
        pass
    with gate.shared():
        pass


@pytest.mark.parametrize("threads", [1, 4])
def test_a_step_that_fails_stops_the_rest(threads: int) -> None:
    workers.set_threads(threads)
    begun: list[int] = []

    def step(number: int) -> None:
        begun.append(number)
        raise MemoryError

    with pytest.raises(MemoryError):
        workers.run_steps(1000, lambda: step, None)
    assert len(begun) <= threads


@pytest.mark.parametrize("count", [0, 17])
def test_a_number_of_threads_out_of_range_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match="between 1 and 16"):
        workers.set_threads(count)

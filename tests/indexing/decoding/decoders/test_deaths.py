"""Decoder processes that are killed, hang, or turn against us: each costs one photo at most."""

import os
import random
import signal
import time

import pytest

from asif_desktop.domain.errors import AsifError
from asif_desktop.indexing.decoding.decode import decode
from asif_desktop.indexing.decoding.decoder import Decoder
from asif_desktop.indexing.decoding.decoder_pool import DecoderPool
from asif_desktop.indexing.decoding.tasks import (
    Answer,
    Decoded,
    DecodeTask,
)
from tests.indexing.decoding.decoders.processes import LOST, MISBEHAVING, photo, wait_until_gone


@pytest.mark.parametrize("name", ["crash.jpg", "abort.jpg", "killed.jpg", "exit.jpg", "bug.jpg"])
def test_a_decoder_that_dies_costs_one_task(name: str, misbehaving: DecoderPool, folder: bytes) -> None:
    tasks = [photo(folder, file) for file in ("before.jpg", name, "after.jpg", "last.jpg")]
    answers = [future.result() for future in [misbehaving.submit(task) for task in tasks]]
    assert answers == [decode(tasks[0]), LOST, decode(tasks[2]), decode(tasks[3])]


@pytest.mark.parametrize(
    "name", ["garbage.jpg", "endless.jpg", "nonsense.jpg", "short.jpg", "huge.jpg", "script.jpg"]
)
def test_a_decoder_that_answers_rubbish_costs_one_task(
    name: str, misbehaving: DecoderPool, folder: bytes
) -> None:
    good, bad = photo(folder, "good.jpg"), photo(folder, name)
    expected = decode(good)
    assert misbehaving.submit(good).result() == expected
    (before,) = misbehaving.pids()
    assert misbehaving.submit(bad).result() == LOST
    assert misbehaving.submit(good).result() == expected
    assert misbehaving.pids() != [before]
    wait_until_gone([before])


def test_a_decoder_that_hangs_is_replaced(folder: bytes) -> None:
    with DecoderPool(2, MISBEHAVING, time_limit=4.0) as pool:
        good = photo(folder, "good.jpg")
        pool.decode(good)
        hanging = pool.submit(photo(folder, "hang.jpg"))
        assert [pool.submit(good).result() for _ in range(5)] == [decode(good)] * 5  # the other one goes on
        assert hanging.result() == LOST
        assert pool.decode(good) == decode(good)


def test_a_stopped_process_is_a_hang_too(folder: bytes) -> None:
    with DecoderPool(1, time_limit=2.0) as pool:
        task = photo(folder, "photo.jpg")
        assert isinstance(pool.decode(task), Decoded)
        (pid,) = pool.pids()
        os.kill(pid, signal.SIGSTOP)
        assert pool.decode(task) == LOST
        assert isinstance(pool.decode(task), Decoded)
        wait_until_gone([pid])


def test_a_decoder_killed_from_outside_costs_nothing(pool: DecoderPool, folder: bytes) -> None:
    task = photo(folder, "photo.jpg")
    expected = pool.decode(task)
    (pid,) = pool.pids()
    os.kill(pid, signal.SIGSTOP)
    future = pool.submit(task)
    while not future.running():
        time.sleep(0.01)
    os.kill(pid, signal.SIGKILL)
    assert future.result() == expected
    os.kill(pool.pids()[0], signal.SIGKILL)  # this one has nothing to do
    assert pool.decode(task) == expected


def test_many_deaths_among_many_tasks(folder: bytes) -> None:
    chance = random.Random(1)
    tasks = [photo(folder, f"{number}.jpg", number % 7) for number in range(80)]
    expected = {task.path: decode(task) for task in tasks}
    with DecoderPool(2) as pool:
        futures = [pool.submit(task) for task in tasks]
        kills = 0
        while not all(future.done() for future in futures) and kills < 8:
            pids = pool.pids()
            if pids:
                os.kill(chance.choice(pids), signal.SIGKILL)
                kills += 1
            time.sleep(chance.uniform(0.1, 0.6))
        answers = [future.result() for future in futures]
        lost = sum(answer == LOST for answer in answers)
        for task, answer in zip(tasks, answers, strict=True):
            assert answer in (expected[task.path], LOST)
        assert lost <= kills // 2


@pytest.mark.parametrize("command", [("/nowhere/python",), ("false",), ("cat",)])
def test_a_decoder_that_does_not_start_is_no_fault_of_the_photo(
    command: tuple[str, ...], folder: bytes
) -> None:
    with DecoderPool(1, command) as pool, pytest.raises(AsifError, match="does not start"):
        pool.decode(photo(folder, "photo.jpg"))


def test_an_answer_for_which_memory_is_short_ends_no_thread(
    pool: DecoderPool, folder: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = photo(folder, "a.jpg")
    assert isinstance(pool.decode(task), Decoded)
    pids = pool.pids()

    def short(decoder: Decoder, task: DecodeTask) -> Answer:
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(Decoder, "ask", short)
        with pytest.raises(MemoryError):
            pool.decode(task)
    assert isinstance(pool.submit(task).result(60), Decoded)
    wait_until_gone(pids)

"""How many decoder processes there are, and when they end."""

import os
import queue
import random
import signal
import subprocess
import sys
import threading
import time

import pytest

from asif_desktop.domain.errors import CancelledError
from asif_desktop.indexing.decoding.decode import decode
from asif_desktop.indexing.decoding.decoder_pool import DecoderPool
from tests.indexing.decoding.decoders.processes import MISBEHAVING, is_alive, photo, wait_until_gone


def test_no_more_processes_than_needed(folder: bytes) -> None:
    with DecoderPool(4) as pool:
        assert pool.pids() == []
        for _ in range(3):
            pool.decode(photo(folder, "photo.jpg"))
        assert len(pool.pids()) == 1
        for future in [pool.submit(photo(folder, "photo.jpg")) for _ in range(40)]:
            future.result()
        assert 2 <= len(pool.pids()) <= 4


def test_all_but_one_end_when_there_is_nothing_to_do(folder: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    task = photo(folder, "photo.jpg")
    with DecoderPool(3, idle=0.3) as pool:
        in_vain = looks_in_vain(pool, monkeypatch)
        for future in [pool.submit(task) for _ in range(30)]:
            future.result()
        pids = pool.pids()
        assert len(pids) > 1
        while len(pool.pids()) > 1:
            time.sleep(0.01)
        (left,) = pool.pids()
        wait_until_gone([pid for pid in pids if pid != left])
        looked = len(in_vain)
        while len(in_vain) < looked + 3:  # after the first of these at least, it was decided that it stays
            assert pool.pids() == [left]
            time.sleep(0.01)
        assert pool.decode(task) == decode(task)
        assert pool.pids() == [left]
        for future in [pool.submit(task) for _ in range(30)]:
            assert future.result() == decode(task)
        assert len(pool.pids()) > 1


def looks_in_vain(pool: DecoderPool, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Returns what grows whenever a thread of the pool has waited for a task, and none came."""
    get, in_vain = pool._jobs.get, list[str]()

    def counted(timeout: float) -> object:
        try:
            return get(timeout=timeout)
        except queue.Empty:
            in_vain.append(threading.current_thread().name)
            raise

    monkeypatch.setattr(pool._jobs, "get", counted)
    return in_vain


def test_the_last_one_ends_too_in_the_end(folder: bytes) -> None:
    task = photo(folder, "photo.jpg")
    with DecoderPool(2, idle=0.1, last=0.3) as pool:
        for _ in range(2):
            assert pool.decode(task) == decode(task)
            (pid,) = pool.pids()
            wait_until_gone([pid])
            assert pool.pids() == []


def test_no_task_is_lost_on_a_process_that_just_ends(folder: bytes) -> None:
    task = photo(folder, "photo.jpg")
    expected, chance = decode(task), random.Random(2)
    with DecoderPool(2, idle=0.001, last=0.002) as pool:
        for _ in range(25):
            for future in [pool.submit(task) for _ in range(3)]:
                assert future.result(60) == expected
            time.sleep(chance.uniform(0.0, 0.004))


def test_closing_ends_everything(folder: bytes) -> None:
    others = threading.enumerate()
    pool = DecoderPool(2)
    task = photo(folder, "photo.jpg")
    for future in [pool.submit(task) for _ in range(8)]:
        future.result()
    pids = pool.pids()
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    futures = [pool.submit(task) for _ in range(10)]
    while not futures[0].running():
        time.sleep(0.01)
    pool.close()
    pool.close()
    assert not any(is_alive(pid) for pid in pids)
    for future in futures:
        with pytest.raises(CancelledError):
            future.result()
    with pytest.raises(RuntimeError):
        pool.submit(task)
    ours = [thread for thread in threading.enumerate() if thread.name.startswith("decoder-")]
    assert set(ours) <= set(others)


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's promise is Linux's")
@pytest.mark.parametrize("busy", [False, True])
def test_decoders_die_with_the_program(busy: bool, folder: bytes) -> None:
    task = photo(folder, "hang.jpg" if busy else "photo.jpg")
    good = photo(folder, "good.jpg")
    program = (
        "import sys, time\n"
        "from asif_desktop.indexing.decoding.decoder_pool import DecoderPool\n"
        "from asif_desktop.indexing.decoding.tasks import DecodeTask\n"
        f"pool = DecoderPool(1, {MISBEHAVING!r})\n"
        f"pool.decode(DecodeTask(path={good.path!r}))\n"
        f"future = pool.submit(DecodeTask(path={task.path!r}))\n"
        "time.sleep(0.5)\n"
        "print(*pool.pids(), flush=True)\n"
        "time.sleep(1000)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        pids = [int(pid) for pid in process.stdout.readline().split()]
        assert len(pids) == 1
        assert is_alive(pids[0])
        process.kill()
    wait_until_gone(pids)

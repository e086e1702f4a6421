"""What decoder processes answer, and in which order."""

import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future

import pytest

from asif_desktop.indexing.decoding.decode import decode
from asif_desktop.indexing.decoding.decoder_pool import DecoderPool
from asif_desktop.indexing.decoding.tasks import (
    Answer,
    Decoded,
    DecodeFailure,
    DecodeTask,
)
from tests.indexing.decoding.decoders.processes import LOST, SQUARE, photo
from tests.indexing.pictures import dng, encoded, scenery


def test_a_process_answers_as_the_function_does(pool: DecoderPool, folder: bytes) -> None:
    tasks = [photo(folder, f"{number}.jpg", number) for number in range(5)]
    tasks.append(DecodeTask(path=os.path.join(folder, b"\xff gone.jpg")))
    futures = [pool.submit(task) for task in tasks]
    assert [future.result() for future in futures] == [decode(task) for task in tasks]
    assert isinstance(futures[0].result(), Decoded)
    assert len(pool.pids()) == 1


def test_urgent_tasks_go_first(pool: DecoderPool, folder: bytes) -> None:
    task = photo(folder, "photo.jpg")
    pool.decode(task)
    order: list[str] = []

    def note(name: str) -> Callable[[Future[Answer]], None]:
        return lambda _: order.append(name)

    os.kill(pool.pids()[0], signal.SIGSTOP)
    futures: list[Future[Answer]] = []
    for number in range(6):
        future = pool.submit(task, urgent=number >= 4)
        future.add_done_callback(note(f"urgent {number}" if number >= 4 else f"{number}"))
        futures.append(future)
        while not futures[0].running():
            time.sleep(0.01)
    os.kill(pool.pids()[0], signal.SIGCONT)
    for future in futures:
        future.result()
    assert order == ["0", "urgent 4", "urgent 5", "1", "2", "3"]


def test_many_threads_ask_at_once(folder: bytes) -> None:
    tasks = [photo(folder, f"{number}.jpg", number) for number in range(6)]
    expected = [decode(task) for task in tasks]
    wrong: list[int] = []
    with DecoderPool(2) as pool:

        def ask(number: int) -> None:
            asked = range(number, number + 12)
            wrong.extend(at for at in asked if pool.decode(tasks[at % 6]) != expected[at % 6])

        threads = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert wrong == []


def test_a_cancelled_task_is_not_done(pool: DecoderPool, folder: bytes) -> None:
    task = photo(folder, "photo.jpg")
    pool.decode(task)
    os.kill(pool.pids()[0], signal.SIGSTOP)
    first, second, third = (pool.submit(task) for _ in range(3))
    while not first.running():
        time.sleep(0.01)
    assert second.cancel()
    os.kill(pool.pids()[0], signal.SIGCONT)
    assert isinstance(third.result(), Decoded)
    assert second.cancelled()


def test_what_libraries_print_is_no_answer(misbehaving: DecoderPool, folder: bytes) -> None:
    task = photo(folder, "print.jpg")
    assert misbehaving.submit(task).result() == decode(task)


def test_what_libraries_think_of_a_file_is_not_printed(
    pool: DecoderPool, folder: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, content in {
        "raw.dng": dng(None)[:600],
        "tall.tif": encoded(scenery(8, 8), "TIFF")[:-9],
    }.items():
        path = os.path.join(folder, os.fsencode(name))
        with open(path, "wb") as file:
            file.write(content)
        assert isinstance(pool.decode(DecodeTask(path=path, encoder=SQUARE)), DecodeFailure)
    assert capfd.readouterr() == ("", "")


def test_a_bug_in_a_decoder_is_printed(
    misbehaving: DecoderPool, folder: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    assert misbehaving.decode(photo(folder, "bug.jpg")) == LOST
    assert "RuntimeError: a bug" in capfd.readouterr().err

"""Real decoder processes, killed, hung and turned against us."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from asif_desktop.domain.errors import AsifError, CancelledError
from asif_desktop.domain.sentences import said
from asif_desktop.indexing.decode import decode
from asif_desktop.indexing.decoder import Decoder
from asif_desktop.indexing.decoder_pool import DecoderPool
from asif_desktop.indexing.tasks import (
    STOPPED,
    THUMBNAIL,
    Answer,
    Decoded,
    DecodeFailure,
    DecodeTask,
    EncoderInput,
)
from tests.indexing.pictures import dng, encoded, huge_png, scenery

MISBEHAVING = (sys.executable, "-m", "tests.indexing.misbehaving_decoder")
SQUARE = EncoderInput(side=32, fit="squash", resample="bicubic")
LOST = DecodeFailure(STOPPED, "stopped")


@pytest.fixture
def folder(tmp_path: Path) -> bytes:
    return os.fsencode(tmp_path)


@pytest.fixture
def pool() -> Iterator[DecoderPool]:
    with DecoderPool(1) as pool:
        yield pool


@pytest.fixture
def misbehaving() -> Iterator[DecoderPool]:
    with DecoderPool(1, MISBEHAVING, time_limit=60.0) as pool:
        yield pool


def photo(folder: bytes, name: str, seed: int = 0) -> DecodeTask:
    path = os.path.join(folder, os.fsencode(name))
    with open(path, "wb") as file:
        file.write(encoded(scenery(120, 90, seed), "JPEG"))
    return DecodeTask(path=path, encoder=SQUARE, copies=(THUMBNAIL,))


def is_alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until_gone(pids: list[int]) -> None:
    end = time.monotonic() + 100
    while any(is_alive(pid) for pid in pids):
        assert time.monotonic() < end, "a decoder outlived its time"
        time.sleep(0.02)


def test_a_process_answers_as_the_function_does(pool: DecoderPool, folder: bytes) -> None:
    tasks = [photo(folder, f"{number}.jpg", number) for number in range(5)]
    tasks.append(DecodeTask(path=os.path.join(folder, b"\xff gone.jpg")))
    futures = [pool.submit(task) for task in tasks]
    assert [future.result() for future in futures] == [decode(task) for task in tasks]
    assert isinstance(futures[0].result(), Decoded)
    assert len(pool.pids()) == 1


def test_a_decoder_that_meets_an_ordinary_photo_does_without_numpy(folder: bytes) -> None:
    task = photo(folder, "photo.jpg")
    program = (
        "import sys\n"
        "from asif_desktop.indexing import decoder_process\n"
        "from asif_desktop.indexing.decode import decode\n"
        "from asif_desktop.indexing.tasks import THUMBNAIL, Decoded, DecodeTask, EncoderInput\n"
        f"task = DecodeTask(path={task.path!r}, encoder={SQUARE!r}, copies=(THUMBNAIL,), described=True)\n"
        "assert isinstance(decode(task), Decoded)\n"
        "print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("False\n", "")


def test_a_decoder_imports_neither_torch_nor_sqlalchemy() -> None:
    program = (
        "import sys, asif_desktop.indexing.decoder_process\n"
        "import asif_desktop.indexing.heif, asif_desktop.indexing.raw\n"
        "sys.exit(', '.join({'torch', 'sqlalchemy', 'timm', 'PySide6', 'numba'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


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


def test_too_large_for_the_memory(folder: bytes) -> None:
    path = os.path.join(folder, b"large.png")
    with open(path, "wb") as file:
        file.write(huge_png(19_000, 19_000, 2))
    with DecoderPool(1, memory=2**30) as pool:
        answer = pool.decode(DecodeTask(path=path, encoder=SQUARE))
        assert answer == DecodeFailure(said("There is not enough memory to decode this picture."))
        assert isinstance(pool.decode(photo(folder, "small.jpg")), Decoded)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_limits(folder: bytes) -> None:
    with DecoderPool(1, memory=3 * 2**30, nice=7) as pool:
        pool.decode(photo(folder, "photo.jpg"))
        (pid,) = pool.pids()
        assert os.getpriority(os.PRIO_PROCESS, pid) == os.getpriority(os.PRIO_PROCESS, 0) + 7
        limits = Path(f"/proc/{pid}/limits").read_text()
        assert f"Max address space         {3 * 2**30}" in limits
        assert "Max core file size        0 " in limits


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


def test_no_more_processes_than_needed(folder: bytes) -> None:
    with DecoderPool(4) as pool:
        assert pool.pids() == []
        for _ in range(3):
            pool.decode(photo(folder, "photo.jpg"))
        assert len(pool.pids()) == 1
        for future in [pool.submit(photo(folder, "photo.jpg")) for _ in range(40)]:
            future.result()
        assert 2 <= len(pool.pids()) <= 4


def test_all_but_one_end_when_there_is_nothing_to_do(folder: bytes) -> None:
    task = photo(folder, "photo.jpg")
    with DecoderPool(3, idle=0.3) as pool:
        for future in [pool.submit(task) for _ in range(30)]:
            future.result()
        pids = pool.pids()
        assert len(pids) > 1
        while len(pool.pids()) > 1:
            time.sleep(0.01)
        (left,) = pool.pids()
        wait_until_gone([pid for pid in pids if pid != left])
        time.sleep(1.0)
        assert pool.decode(task) == decode(task)
        assert pool.pids() == [left]
        for future in [pool.submit(task) for _ in range(30)]:
            assert future.result() == decode(task)
        assert len(pool.pids()) > 1


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


def test_closing_ends_everything(folder: bytes) -> None:
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
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("decoder-")]


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


@pytest.mark.parametrize("command", [("/nowhere/python",), ("false",), ("cat",)])
def test_a_decoder_that_does_not_start_is_no_fault_of_the_photo(
    command: tuple[str, ...], folder: bytes
) -> None:
    with DecoderPool(1, command) as pool, pytest.raises(AsifError, match="does not start"):
        pool.decode(photo(folder, "photo.jpg"))


def test_modules_among_the_photos_are_not_loaded(
    folder: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PIL", "numpy", "msgspec", "argparse"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'loaded')!r}, 'w')")
    monkeypatch.chdir(tmp_path)
    with DecoderPool(1) as pool:
        assert isinstance(pool.decode(photo(folder, "photo.jpg")), Decoded)
    assert not (tmp_path / "loaded").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's promise is Linux's")
@pytest.mark.parametrize("busy", [False, True])
def test_decoders_die_with_the_program(busy: bool, folder: bytes) -> None:
    task = photo(folder, "hang.jpg" if busy else "photo.jpg")
    good = photo(folder, "good.jpg")
    program = (
        "import sys, time\n"
        "from asif_desktop.indexing.decoder_pool import DecoderPool\n"
        "from asif_desktop.indexing.tasks import DecodeTask\n"
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

"""Photos for decoder processes, and what became of these."""

import os
import sys
import time

from asif_desktop.indexing.decoding.tasks import (
    STOPPED,
    THUMBNAIL,
    DecodeFailure,
    DecodeTask,
    EncoderInput,
)
from tests.indexing.pictures import encoded, scenery

MISBEHAVING = (sys.executable, "-m", "tests.indexing.misbehaving_decoder")
SQUARE = EncoderInput(side=32, fit="squash", resample="bicubic")
LOST = DecodeFailure(STOPPED, "stopped")


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

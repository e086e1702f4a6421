"""A decoder that does to itself what hostile files might do, as the file's name says. Run as a program."""

import os
import signal
import sys
import time

import msgspec

from asif_desktop.indexing.decoding.decode import decode
from asif_desktop.indexing.decoding.decoder_process import main
from asif_desktop.indexing.decoding.tasks import Answer, DecodeTask

SIGNALS = {b"crash.jpg": signal.SIGSEGV, b"abort.jpg": signal.SIGABRT, b"killed.jpg": signal.SIGKILL}


def misbehave(task: DecodeTask) -> Answer:
    name = os.path.basename(task.path)
    if name in SIGNALS:
        os.kill(os.getpid(), SIGNALS[name])
    if name == b"hang.jpg":
        time.sleep(1000)
    if name == b"exit.jpg":
        sys.exit(3)
    if name == b"bug.jpg":
        raise RuntimeError("a bug")
    if name == b"print.jpg":
        os.write(1, b"a library prints something\n")
    answer = decode(task)
    if name == b"garbage.jpg":
        os.write(OUTPUT, os.urandom(10_000))
    if name == b"endless.jpg":
        os.write(OUTPUT, b"\xff" * 8)
    if name == b"nonsense.jpg":
        os.write(OUTPUT, b"\5\0\0\0\0\0\0\0abcde")
    if name == b"short.jpg":
        return msgspec.structs.replace(answer, pixels=b"too few")
    if name == b"huge.jpg":
        return msgspec.structs.replace(answer, width=2**40)
    if name == b"script.jpg":
        return msgspec.structs.replace(answer, copies=(b"<script>",))
    return answer


if __name__ == "__main__":
    OUTPUT = os.dup(1)
    sys.exit(main(decode=misbehave))

"""A decoder: a process that turns files into pixels and nothing else.

It reads `DecodeTask`s on standard input and answers each on standard output, until its input ends. It imports
neither torch nor SQLAlchemy, has a limit on its memory, gives way to everything else on the machine, and dies
with the process that started it. Whatever a file does to it costs that file alone: see `decoder_pool`.
"""

import argparse
import ctypes
import logging
import os
import signal
import sys
from collections.abc import Callable, Sequence
from typing import IO

import msgspec
from PIL import AvifImagePlugin

from asif_desktop.indexing.decoding import decode as decoding
from asif_desktop.indexing.decoding.framing import read_message, write_message
from asif_desktop.indexing.decoding.tasks import Answer, DecodeTask, Message, Ready

_PR_SET_PDEATHSIG = 1


def main(
    arguments: Sequence[str] | None = None, decode: Callable[[DecodeTask], Answer] = decoding.decode
) -> int:
    """Answers tasks until standard input ends; returns the exit status.

    Args:
        arguments: `--memory BYTES` (limit of address space), `--nice N`, `--parent PID`; of the command
            line if not given.
        decode: What answers a task.
    """
    parser = argparse.ArgumentParser(prog="decoder")
    parser.add_argument("--memory", type=int, default=0)
    parser.add_argument("--nice", type=int, default=0)
    parser.add_argument("--parent", type=int, default=0)
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the program, which ends us
    _die_with(options.parent)
    _limit(options.memory, options.nice)
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1  # there is a decoder for each core already
    with _take_output() as output:
        return _serve(decode, sys.stdin.buffer, output)


def _serve(decode: Callable[[DecodeTask], Answer], tasks: IO[bytes], answers: IO[bytes]) -> int:
    encoder = msgspec.msgpack.Encoder()
    decoder = msgspec.msgpack.Decoder(DecodeTask)
    message: Message = Ready()
    while True:
        try:
            write_message(answers, encoder.encode(message))
        except BrokenPipeError:
            return 0
        task = read_message(tasks)
        if task is None:
            return 0
        message = decode(decoder.decode(task))


def _take_output() -> IO[bytes]:
    """Returns standard output, for messages alone.

    The libraries that decode print what they think of a file; that is thrown away. Errors of our own still go
    to standard error.
    """
    output = os.fdopen(os.dup(1), "wb")
    sys.stderr = os.fdopen(os.dup(2), "w", buffering=1, errors="backslashreplace")
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    os.close(nothing)
    logging.getLogger("PIL").addHandler(logging.NullHandler())
    return output


def _die_with(parent: int) -> None:
    """Has Linux kill this process when the thread that started it ends. Elsewhere the closed pipe must do."""
    if parent == 0 or sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        sys.exit(0)  # it ended before we could ask


def _limit(memory: int, nice: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory > 0:
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (memory, most))
    os.nice(nice)


if __name__ == "__main__":
    sys.exit(main())

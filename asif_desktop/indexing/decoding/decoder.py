"""One decoder process as the library sees it: asked by one thread, trusted in nothing."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import Sentence, said
from asif_desktop.domain.system_reasons import system_reason
from asif_desktop.indexing.decoding.framing import BrokenMessageError, read_message, write_message
from asif_desktop.indexing.decoding.tasks import Answer, DecodeTask, Message, Ready, is_sound

COMMAND = (sys.executable, "-P", "-m", "asif_desktop.indexing.decoding.decoder_process")
"""How a decoder is started. -P: a module that lies in the current folder, among photos, is not loaded."""

_START_LIMIT = 120.0
"""Seconds within which a decoder must say that it has started."""


class DecoderLostError(Exception):
    """The decoder ended, took too long, or answered what is no answer. It is of no more use."""

    def __init__(self, *, killed_from_outside: bool) -> None:
        super().__init__("the decoder was lost")
        self.killed_from_outside = killed_from_outside
        """Whether somebody else killed it (the kernel, short of memory, or a person), not the file."""


class Decoder:
    """A running decoder process. Not thread-safe."""

    def __init__(self, command: Sequence[str], time_limit: float, memory: int, nice: int) -> None:
        """Starts the process and waits until it is ready.

        Linux kills it when the thread that called this ends, so that it never outlives the program.

        Args:
            command: What to run; options are appended.
            time_limit: Seconds that it may take for a task.
            memory: Bytes of address space that it may use.
            nice: By how much it gives way to other processes.

        Raises:
            AsifError: It does not start.
        """
        self._time_limit = time_limit
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(Message)
        options = [f"--memory={memory}", f"--nice={nice}", f"--parent={os.getpid()}"]
        try:
            self._process = subprocess.Popen(
                [*command, *options],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=_environment(),
            )
        except OSError as error:
            raise _no_start(system_reason(error)) from error
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._tasks = self._process.stdin
        self._answers = self._process.stdout
        self._timed_out = False
        try:
            with self._limited(_START_LIMIT):
                started = self._read()
        except DecoderLostError as error:
            raise _no_start(said("status {0}", str(self._process.returncode))) from error
        if not isinstance(started, Ready):
            self.end()
            raise _no_start(said("it does not speak our language"))

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    def ask(self, task: DecodeTask) -> Answer:
        """Returns the answer, checked against the task.

        Raises:
            DecoderLostError: There is none, and the process has been ended.
        """
        with self._limited(self._time_limit):
            try:
                write_message(self._tasks, self._encoder.encode(task))
            except OSError:
                raise self._ended() from None
            answer = self._read()
        if self._timed_out or isinstance(answer, Ready) or not is_sound(answer, task):
            self.close()
            raise DecoderLostError(killed_from_outside=False)
        return answer

    def end(self) -> None:
        """Ends the process at once. Safe to call from any thread, and twice."""
        self._process.kill()

    def close(self) -> None:
        """Ends the process and lets go of its pipes."""
        self.end()
        self._process.wait()
        for pipe in (self._tasks, self._answers):
            try:
                pipe.close()
            except BrokenPipeError:
                continue  # what was still to be sent to a process that is no more

    def _read(self) -> Message:
        try:
            message = read_message(self._answers)
            if message is not None:
                answer: Message = self._decoder.decode(message)
                return answer
        except msgspec.DecodeError:
            self.close()
            raise DecoderLostError(killed_from_outside=False) from None
        except (BrokenMessageError, OSError):
            raise self._ended() from None
        raise self._ended()

    @contextmanager
    def _limited(self, seconds: float) -> Iterator[None]:
        """Kills the process if the block takes longer; a read from it then ends."""
        timer = threading.Timer(seconds, self._time_out)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()

    def _time_out(self) -> None:
        self._timed_out = True
        self.end()

    def _ended(self) -> DecoderLostError:
        """Cleans up after a process whose pipe broke, and tells how it ended."""
        try:
            status = self._process.wait(timeout=1.0)  # its end is seen a moment after that of its pipes
        except subprocess.TimeoutExpired:
            status = 0
        self.close()
        killed = sys.platform != "win32" and status == -signal.SIGKILL
        return DecoderLostError(killed_from_outside=killed and not self._timed_out)


def _environment() -> dict[str, str]:
    """Returns the environment of a decoder: it finds this very package, and computes on one core."""
    package = str(Path(__file__).resolve().parents[2])
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    ours = {"PYTHONPATH": os.pathsep.join(paths), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    return os.environ | ours


def _no_start(why: Sentence) -> AsifError:
    return AsifError(said("Photos cannot be read: the decoder process does not start ({0}).", why))

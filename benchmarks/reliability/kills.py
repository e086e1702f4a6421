"""Kills the program at random moments while it indexes and edits, and looks at what it left."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from asif_desktop.indexing.stages.pipeline import BATCH
from benchmarks.reliability.edits import state_of
from benchmarks.reliability.judging import compare_with_rebuild, half_written, look_at
from benchmarks.reliability.outcome import Outcome
from benchmarks.reliability.pictures import make_picture

_NEW = 12
"""Pictures that come before each run, so that there is something to index when it is killed."""
_MOST = 80
_PATIENCE = 60
"""Lines after which a program is killed in any case."""


def kill_often(directory: Path, photos: Path, kills: int, seed: int) -> Outcome:
    """Runs the editing program again and again on one library, killing it each time.

    Before every third kill of the program, one of its decoders is killed.

    Args:
        directory: Of the library; made if it is not there.
        photos: The folder it indexes; pictures come to it and go.
        kills: How often.
        seed: Of the edits and the moments.
    """
    chance = random.Random(seed)
    outcome = Outcome()
    catalog = directory / "catalog.sqlite"
    before = state_of(catalog) if catalog.exists() else ""
    counts = {"encoded": 0, "decoders killed": 0, "while indexing": 0}
    for attempt in range(kills):
        _renew(photos, chance)
        vectors = _count_vectors(directory)
        decoder_too = attempt % 3 == 2
        moment = Moment.drawn(chance, b"encoded" if attempt % 2 else b"")
        lines, code = _run_and_kill(directory, photos, seed + attempt, moment, decoder_too)
        outcome.tried += 1
        if code != -signal.SIGKILL:
            outcome.losses.append(f"run {attempt} ended by itself: {code}")
            return outcome
        encoded = sum(line.get("encoded", 0) for line in lines)
        lines = [line for line in lines if "encoded" not in line]
        states = [before] if before else []
        states += [line["state"] for line in lines if "state" in line]
        outcome.edits += sum("done" in line for line in lines)
        began = bool(lines) and "about" in lines[-1]
        found = look_at(directory, states[-1] if states else None, may_be_later=began or not lines)
        found += half_written(directory / "cache")
        again = encoded - (_count_vectors(directory) - vectors)
        if again > BATCH:
            found.append(f"{again} pictures were encoded for nothing, more than one batch")
        outcome.losses += [f"run {attempt}: {loss}" for loss in found]
        before = state_of(catalog)
        counts["encoded"] += encoded
        counts["while indexing"] += encoded > 0
        counts["decoders killed"] += decoder_too
    outcome.losses += compare_with_rebuild(directory, photos)
    outcome.notes = {"counts": counts}
    return outcome


@dataclass(frozen=True)
class Moment:
    """When a program is killed: told by what it says, so that a slow computer is killed at the same work."""

    lines: int
    word: bytes
    seconds: float

    @classmethod
    def drawn(cls, chance: random.Random, word: bytes = b"") -> "Moment":
        """Returns a random moment soon after some lines, or with a word, soon after the first that has it."""
        return cls(1 if word else chance.randint(0, 20), word, chance.uniform(0.0, 0.2))

    def wait(self, said: IO[bytes]) -> bytes:
        """Waits for it, and returns what the program said until then."""
        heard, lines = b"", 0
        while lines < self.lines and (line := said.readline()):
            heard += line
            # Where there is nothing to encode, edits go on without end.
            lines += self.word in line or heard.count(b"\n") > _PATIENCE
        time.sleep(self.seconds)
        return heard


def _renew(photos: Path, chance: random.Random) -> None:
    there = sorted(photos.iterdir())
    for path in chance.sample(there, max(0, len(there) + _NEW - _MOST)):
        path.unlink()
    for _ in range(_NEW):
        number = chance.randrange(10**6, 10**9)
        make_picture(photos / f"{number}.png", number)


def _count_vectors(directory: Path) -> int:
    path = directory / "embeddings.sqlite"
    if not path.exists():
        return 0
    with closing(sqlite3.connect(path)) as driver, suppress(sqlite3.OperationalError):
        found = driver.execute(
            "SELECT count(*) FROM vector JOIN encoder ON encoder.id = vector.encoder"
            " WHERE encoder.preprocessing <> '' AND substr(key, 1, 10) <> CAST('reference:' AS BLOB)"
        )
        return int(found.fetchone()[0])
    return 0


def _run_and_kill(
    directory: Path, photos: Path, seed: int, moment: "Moment", decoder_too: bool
) -> tuple[list[dict[str, Any]], int]:
    """Returns the lines that it said, and its exit code."""
    command = [sys.executable, "-m", "benchmarks.reliability.edits"]
    command += [str(directory), str(photos), str(seed), "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        said = process.stdout.readline()  # it has opened the library and sees photos
        if decoder_too:
            for child in _children(process.pid)[:1]:
                with suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
        try:
            said += moment.wait(process.stdout)
        finally:
            process.kill()
        said += process.stdout.read()
        code = process.wait()
    whole = said[: said.rfind(b"\n") + 1]
    return [json.loads(line) for line in whole.splitlines()], code


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            found += [int(child) for child in task.read_text().split()]
    return found

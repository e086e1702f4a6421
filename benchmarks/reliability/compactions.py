"""Kills the program while it compacts its index and keeps it for the next time.

Run as a program, it does both without end: python -m benchmarks.reliability.compactions DIR FOLDER SEED
"""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

from asif_desktop.domain import requests
from asif_desktop.library.index import knowledge
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.reliability.edits import Editor, state_of
from benchmarks.reliability.judging import compare_with_rebuild, look_at
from benchmarks.reliability.kills import Moment
from benchmarks.reliability.outcome import Outcome
from benchmarks.tiny_encoders import TinyMakers

_EDITS = 6
"""Between two times that the library is closed, and its index kept."""
_WORDS = ("word 1", "word 5", "a cat")


def kill_compactions(directory: Path, photos: Path, kills: int, seed: int) -> Outcome:
    """Kills a library that compacts its index without end; each time, what it kept must equal a rebuild.

    Args:
        directory: Of the library; made if it is not there.
        photos: The folder it indexes.
        kills: How often.
        seed: Of the edits and the moments.
    """
    chance = random.Random(seed)
    outcome = Outcome()
    found_kept = 0
    for attempt in range(kills):
        command = [sys.executable, "-m", "benchmarks.reliability.compactions"]
        command += [str(directory), str(photos), str(seed + attempt)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            heard = process.stdout.readline()
            try:
                heard += Moment.drawn(chance).wait(process.stdout)
            finally:
                process.kill()
            said = (heard + process.stdout.read()).split(b"\n")[:-1]
            code = process.wait()
        outcome.tried += 1
        if code != -signal.SIGKILL or not said:
            outcome.losses.append(f"run {attempt} ended by itself: {code}")
            return outcome
        outcome.edits += len(said)
        found_kept += (directory / "cache" / "index.asif").exists()
        losses = look_at(directory, said[-1].decode(), may_be_later=True)
        losses += compare_with_rebuild(directory, photos, _WORDS)
        outcome.losses += [f"compaction {attempt}: {loss}" for loss in losses]
    outcome.notes = {"counts": {"kept indexes found": found_kept}}
    return outcome


def compact_on_and_on(directory: Path, folder: Path, seed: int) -> None:
    """Edits, compacts and keeps the index until killed; says the state of the catalog after each edit."""
    catalog = directory / "catalog.sqlite"
    turn = 0
    # A small index is not worth keeping, and has little waste; here all of them are, and do.
    with patch.object(knowledge, "_WORTH_KEEPING", 1), patch("asif_desktop.asif.changes.upkeep._TRIFLE", 0):
        while True:
            library = OpenLibrary(directory, TinyMakers())
            answer(library, requests.IndexFolders([bytes(folder)]))
            editor = Editor(library, library.catalog.contents()[0].tolist()[:12], seed + turn)
            for _ in range(_EDITS):
                editor.step()
                os.write(1, state_of(catalog).encode() + b"\n")
                if library.knowledge.usable:
                    while library.knowledge.maintain():
                        pass
            library.close()
            turn += 1000


if __name__ == "__main__":
    compact_on_and_on(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))

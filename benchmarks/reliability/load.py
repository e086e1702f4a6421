"""Very many small photos in one go: what all processes of a library hold in memory meanwhile.

Run as a program, it is the library: python -m benchmarks.reliability.load DIR FOLDER
"""

import contextlib
import io
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from PIL import Image

from asif_desktop.domain import requests
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.reliability.outcome import Outcome
from benchmarks.tiny_encoders import TinyMakers

BOUND = 1536
"""MiB that all processes together may hold at their highest, however many photos come."""

_EVERY = 0.5
"""Seconds between two looks at the processes."""
_IN_A_FOLDER = 1000


def take_in(scratch: Path, photos: int, seed: int, bound: int = BOUND) -> Outcome:
    """Has a library of tiny encoders index so many photos at once; it is a loss if it needs too much memory.

    Args:
        scratch: For photos and library; made, and removed at the end.
        photos: How many.
        seed: Of what they show.
        bound: MiB.
    """
    folder, directory = scratch / "photos", scratch / "library"
    _make_photos(folder, photos, seed)
    command = [sys.executable, "-m", "benchmarks.reliability.load", str(directory), str(folder)]
    began = time.monotonic()
    peak = 0.0
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        try:
            while process.poll() is None:
                peak = max(peak, memory_of(process.pid))
                time.sleep(_EVERY)
        except BaseException:
            process.kill()
            raise
        assert process.stdout is not None
        said = process.stdout.read().strip()
    outcome = Outcome(tried=photos)
    seconds = time.monotonic() - began
    outcome.notes = {f"MiB at {photos}": round(peak), f"seconds at {photos}": round(seconds)}
    if process.returncode != 0 or said != str(photos).encode():
        outcome.losses.append(f"of {photos} photos, {said.decode() or 'none'} were encoded")
    if peak > bound:
        outcome.losses.append(f"{photos} photos took {peak:.0f} MiB, more than {bound}")
    return outcome


def memory_of(pid: int) -> float:
    """Returns the MiB that a process and all below it hold; what several share is counted once."""
    return sum(memory_by_process(pid).values())


def memory_by_process(pid: int) -> dict[str, float]:
    """Returns the same for each of them, by its id, what several share divided among them."""
    held = {}
    for one in (pid, *_below(pid)):
        with contextlib.suppress(OSError):
            told = Path(f"/proc/{one}/smaps_rollup").read_text("ascii")
            found = re.search(r"^Pss: +(\d+) kB", told, re.MULTILINE)
            held[str(one)] = int(found[1]) / 1024 if found else 0.0
    return held


def _below(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in map(int, task.read_text().split()):
                found += [child, *_below(child)]
    return found


def _make_photos(folder: Path, photos: int, seed: int) -> None:
    """Writes JPEGs of 64 x 48 pixels, all different; only the smallest details are made anew for each."""
    rng = np.random.default_rng(seed)
    for number in range(photos):
        if number % _IN_A_FOLDER == 0:
            place = folder / f"{number // _IN_A_FOLDER:04}"
            place.mkdir(parents=True)
        pixels = rng.integers(0, 255, (6, 8, 3), np.uint8).repeat(8, 0).repeat(8, 1)
        file = io.BytesIO()
        Image.fromarray(pixels).save(file, "JPEG", quality=80)
        (place / f"{number:06}.jpg").write_bytes(file.getvalue())


def _index(directory: Path, folder: Path) -> int:
    library = OpenLibrary(directory, TinyMakers())
    try:
        # An index that is there already takes the photos in as they come, as in a window.
        answer(library, requests.IndexFolders([os.fsencode(folder / "0000")]))
        first = library.catalog.contents()[0].tolist()
        answer(library, requests.Teach(first[:3], "a word"))
        answer(library, requests.Search("a word", limit=5))
        answer(library, requests.IndexFolders([os.fsencode(folder)]))
        answer(library, requests.Search("a word", limit=5))
        return library.catalog.count_photos()
    finally:
        library.close()


if __name__ == "__main__":
    print(_index(Path(sys.argv[1]), Path(sys.argv[2])))

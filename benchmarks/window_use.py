"""The window under a person's hands: keys to painted results, and scrolling; for `benchmarks.window`."""

import os
import shutil
import time
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from PySide6.QtTest import QTest

from asif_desktop.domain.requests import AddFolders, GetStatus, RemoveFolder
from asif_desktop.remote.client import connect
from benchmarks.stalls import percentile
from benchmarks.window_driver import Driver

_TYPED = ("dog on the beach", "a yellow flower", "snowy mountains")
_KEY_SECONDS = 0.35
_NEW_PHOTOS = 1500


def measure_type(library: Path) -> dict[str, Any]:
    """Types; returns how long each key took to painted results, in ms."""
    driver = Driver(library, grey=False)
    driver.warm()
    window, taken = driver.window, []
    for phrase in _TYPED:
        window.search.line.clear()
        driver.rest(0.5)
        for at, letter in enumerate(phrase, 1):
            if letter == " ":
                window.search.line.insert(letter)
                continue
            driver.shown = None
            wanted, start = phrase[:at], time.perf_counter()
            QTest.keyClicks(window.search.line, letter)
            driver.answered(wanted)
            window.grid.viewport().repaint()
            taken.append(1000 * (time.perf_counter() - start))
            driver.rest(max(0.02, _KEY_SECONDS - taken[-1] / 1000))
    driver.close()
    ordered = sorted(taken)
    return {
        "keys": len(ordered),
        "median ms": percentile(ordered, 50),
        "p95 ms": percentile(ordered, 95),
        "longest ms": ordered[-1],
    }


def measure_grey(library: Path, seconds: float) -> dict[str, Any]:
    """Scrolls past grey tiles while nothing else happens."""
    driver = Driver(library, grey=True)
    driver.warm()
    told = driver.scroll(seconds)
    driver.close()
    return told


def measure_scroll(library: Path, seconds: float) -> dict[str, Any]:
    """Scrolls past thumbnails while new photos are indexed; tells the memory of this process too."""
    fresh = library.parent / f"fresh-{os.getpid()}"
    _draw(fresh)
    driver = Driver(library, grey=False)
    driver.warm()
    beside = connect(library)
    beside.ask(AddFolders([os.fsencode(fresh)]))
    before = beside.ask(GetStatus())
    driver.rest(3)
    begun = beside.ask(GetStatus())
    told = driver.scroll(seconds)
    after = beside.ask(GetStatus())
    indexed = (after.photos - after.pending) - (begun.photos - begun.pending)
    told |= {"indexed beside": indexed, "left to index": after.pending, "photos": before.photos}
    told |= {name: _memory(field) for name, field in (("memory MB", "VmRSS"), ("memory peak MB", "VmHWM"))}
    beside.ask(RemoveFolder(os.fsencode(fresh)))
    beside.close()
    driver.close()
    shutil.rmtree(fresh)
    return told


def _draw(folder: Path) -> None:
    folder.mkdir(parents=True)
    rng = np.random.default_rng()
    for number in range(_NEW_PHOTOS):
        coarse = Image.fromarray(rng.integers(0, 255, (9, 12, 3)).astype(np.uint8))
        coarse.resize((1600, 1200), Image.Resampling.BILINEAR).save(folder / f"new-{number}.jpg")


def _memory(field: str) -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(field)) / 1024

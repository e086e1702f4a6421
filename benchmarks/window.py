"""How fast the window is with 100,000 photos: opening, typing, scrolling while photos are indexed, memory.

    python -m benchmarks.made_library DIR --photos 100000
    python -m benchmarks.window DIR [--json FILE] [PART …]

Each part runs in a process of its own, on an X server without a screen (Xvfb) where there is one, else off
screen:

start   From nothing to the painted grid, beside the time of an empty QMainWindow, in turn. Files are in the
        system's cache. The library process is there in one half, and has to start too in the other.
type    One key after the other in the search field, with the models loaded, until the answer to that key is
        painted; what is waited for typing to pause counts.
grey    Scrolling from the top to the bottom with tiles that stay grey, and nothing indexed: the baseline.
scroll  The same scroll with thumbnails while new photos are indexed beside it, by a stall monitor
        (`benchmarks.stalls`); and the memory of the window's process after it.

How long views take to follow a lesson is `benchmarks.lesson`.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    pass

_PARTS = ("start", "type", "grey", "scroll")
_TYPED = ("dog on the beach", "a yellow flower", "snowy mountains")
_KEY_SECONDS = 0.35
_FRAME_MS = 16
_NEW_PHOTOS = 1500
_PATIENCE = 90.0
_LIMITS = {
    "open, ratio to an empty window": 4.0,
    "key to painted results, p95 ms": 150.0,
    "scroll while indexing, p99 ms": 16.0,
    "scroll while indexing, longest ms": 50.0,
    "memory of the window, MB": 400.0,
}

_EMPTY = """
import time
from PySide6.QtCore import QObject, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.told)
    def told(self):
        print(time.monotonic(), flush=True)
        app.quit()
window = Window()
window.resize(1400, 880)
window.show()
app.exec()
"""

_OPEN = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from asif_desktop.gui import app
from asif_desktop.remote.client import connect
library = Path(sys.argv[1])
told = []
def look():
    window = next((w for w in QApplication.topLevelWidgets() if type(w).__name__ == "MainWindow"), None)
    grid = window.grid if window is not None else None
    if grid is not None and not told and len(grid.shown()):
        grid.viewport().repaint()
        told.append(time.monotonic())
    if grid is not None and told and grid.is_complete():
        grid.viewport().repaint()
        print(told[0], time.monotonic(), flush=True)
        window.close()
        return
    QTimer.singleShot(2, look)
QTimer.singleShot(0, look)
sys.exit(app.run(lambda: connect(library), ["asif-desktop"], library / "cache", print))
"""


class Driver:
    """The real window over the real library process, driven as a person would."""

    def __init__(self, library: Path, *, grey: bool) -> None:
        from PySide6.QtCore import QSettings
        from PySide6.QtWidgets import QApplication

        from asif_desktop.gui.app import prepare
        from asif_desktop.gui.browser import Shown
        from asif_desktop.gui.main_window import MainWindow
        from asif_desktop.remote.client import connect
        from benchmarks.stalls import StallMonitor

        self._app = QApplication([])
        form = QSettings.Format.IniFormat
        QSettings.setDefaultFormat(form)
        QSettings.setPath(form, QSettings.Scope.UserScope, str(library.parent / "benchmark-settings"))
        self.window: MainWindow = MainWindow(lambda: connect(library), library / "cache", prepare(self._app))
        if grey:
            self.window.tiles.close()  # nothing is read from now on
        self.monitor = StallMonitor()
        self.shown: Shown | None = None
        self.window.browser.shown.connect(self._take)
        self.window.show()
        self.window.start()
        self.until(lambda: self.shown is not None and self.shown.total > 0)

    def until(self, ready: Callable[[], bool]) -> float:
        """Runs the window until it is so; returns when that was, by `time.perf_counter`."""
        from PySide6.QtCore import QEventLoop, QTimer

        end = time.perf_counter() + _PATIENCE
        wake = QTimer()
        wake.start(2)
        while not ready():
            if time.perf_counter() > end:
                raise TimeoutError("the window did not get there")
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return time.perf_counter()

    def answered(self, query: str) -> None:
        """Waits until the answer to a query is there."""
        self.until(lambda: self.shown is not None and self.shown.query == query)

    def rest(self, seconds: float) -> None:
        """Lets the window come to rest."""
        end = time.perf_counter() + seconds
        self.until(lambda: time.perf_counter() > end)

    def warm(self) -> None:
        """Searches once, so that the models are loaded, and goes back to all photos."""
        self.window.search.take("a tree")
        self.until(lambda: self.shown is not None and self.shown.query == "a tree")
        self.window.search.take("")
        self.until(lambda: self.shown is not None and self.shown.results is None)
        self.rest(2)

    def scroll(self, seconds: float) -> dict[str, Any]:
        """Scrolls from the top to the bottom in equal steps, one a frame; returns how busy that kept Qt."""
        from PySide6.QtCore import QEventLoop, Qt, QTimer

        bar = self.window.grid.verticalScrollBar()
        bar.setValue(0)
        self.rest(0.5)
        start = time.perf_counter()
        frame = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=_FRAME_MS)

        def step() -> None:
            self.monitor.end_frame()
            bar.setValue(round(bar.maximum() * min(1.0, (time.perf_counter() - start) / seconds)))

        frame.timeout.connect(step)
        self.monitor.start()
        frame.start()
        while bar.value() < bar.maximum():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        frame.stop()
        return asdict(self.monitor.stop())

    def close(self) -> None:
        """Closes the window."""
        self.window.close()

    def _take(self, shown: object) -> None:
        from asif_desktop.gui.browser import Shown

        assert isinstance(shown, Shown)
        self.shown = shown


def measure_start(library: Path, starts: int) -> dict[str, Any]:
    """Opens an empty window and the real one in turn; returns medians in seconds."""
    from asif_desktop.remote.client import connect

    empty: list[float] = []
    running: list[tuple[float, float]] = []
    alone: list[tuple[float, float]] = []
    for _ in range(starts):
        empty.append(_timed(_EMPTY)[0])
        with_library = connect(library)
        first, complete = _timed(_OPEN, str(library))
        running.append((first, complete))
        pid = with_library.pid
        with_library.close()
        _until_gone(pid)
        first, complete = _timed(_OPEN, str(library))
        alone.append((first, complete))
    return {
        "empty window s": statistics.median(empty),
        "grid painted s": statistics.median(first for first, _ in running),
        "thumbnails painted s": statistics.median(complete for _, complete in running),
        "grid painted s, library process started too": statistics.median(first for first, _ in alone),
        "thumbnails painted s, library process started too": statistics.median(end for _, end in alone),
    }


def _timed(program: str, *arguments: str) -> list[float]:
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-P", "-c", program, *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdout=subprocess.PIPE,
        text=True,
        timeout=_PATIENCE,
        check=True,
    )
    return [float(word) - start for word in done.stdout.split()]


def _until_gone(process: int) -> None:
    while Path(f"/proc/{process}").exists():
        time.sleep(0.05)


def measure_type(library: Path) -> dict[str, Any]:
    """Types; returns how long each key took to painted results, in ms."""
    from PySide6.QtTest import QTest

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
    from benchmarks.stalls import percentile

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
    from asif_desktop.domain.requests import AddFolders, GetStatus, RemoveFolder
    from asif_desktop.remote.client import connect

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
    import numpy as np
    from PIL import Image

    folder.mkdir(parents=True)
    rng = np.random.default_rng()
    for number in range(_NEW_PHOTOS):
        coarse = Image.fromarray(rng.integers(0, 255, (9, 12, 3)).astype(np.uint8))
        coarse.resize((1600, 1200), Image.Resampling.BILINEAR).save(folder / f"new-{number}.jpg")


def _memory(field: str) -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(field)) / 1024


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Gives the environment of a display: an Xvfb of its own, or none at all."""
    if shutil.which("Xvfb") is None:
        yield {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        return
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as said:
        display = said.readline().strip()
    try:
        yield {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{display}"}
    finally:
        server.terminate()
        server.wait()


def table(results: dict[str, dict[str, Any]]) -> str:
    """Returns what was measured as lines, with what is wanted beside what has a limit."""
    lines = [
        f"{part:7} {name:52} {value:10.3f}" if isinstance(value, float) else f"{part:7} {name:52} {value:10}"
        for part, values in results.items()
        for name, value in values.items()
    ]
    reached: dict[str, float] = {}
    if "start" in results:
        start = results["start"]
        reached["open, ratio to an empty window"] = start["grid painted s"] / start["empty window s"]
    if "type" in results:
        reached["key to painted results, p95 ms"] = results["type"]["p95 ms"]
    if "scroll" in results:
        scroll = results["scroll"]
        reached["scroll while indexing, p99 ms"] = scroll["p99"]
        reached["scroll while indexing, longest ms"] = scroll["longest"]
        reached["memory of the window, MB"] = scroll["memory peak MB"]
        if "grey" in results:
            ratio = scroll["p99"] / results["grey"]["p99"]
            lines.append(f"{'':7} {'scroll, p99 as a ratio to grey tiles':52} {ratio:10.2f}")
    for name, value in reached.items():
        verdict = "met" if value <= _LIMITS[name] else "MISSED"
        lines.append(f"{'':7} {name:52} {value:10.2f}   at most {_LIMITS[name]:g}: {verdict}")
    return "\n".join(lines)


def main() -> None:
    """Measures as the command line says."""
    parser = argparse.ArgumentParser(description="Measure the window over a made library.")
    parser.add_argument("place", type=Path, help="what benchmarks.made_library made")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(_PARTS)}; all without any")
    parser.add_argument("--seconds", type=float, default=15.0, help="how long a scroll takes")
    parser.add_argument("--starts", type=int, default=5, help="how often each window is opened")
    parser.add_argument("--json", type=Path, help="where the figures go")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    library = arguments.place.resolve() / "library"
    if arguments.inside:
        (part,) = arguments.parts
        if part == "start":
            told = measure_start(library, arguments.starts)
        elif part == "type":
            told = measure_type(library)
        elif part == "grey":
            told = measure_grey(library, arguments.seconds)
        else:
            told = measure_scroll(library, arguments.seconds)
        print(json.dumps(told))
        return
    results: dict[str, dict[str, Any]] = {}
    with screen() as environment:
        for part in arguments.parts or _PARTS:
            words = [str(arguments.place), part, "--seconds", str(arguments.seconds), "--inside"]
            words += ["--starts", str(arguments.starts)]
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.window", *words],
                env=environment,
                stdout=subprocess.PIPE,
                text=True,
                check=True,
            )
            results[part] = json.loads(done.stdout.splitlines()[-1])
    print(table(results))
    if arguments.json is not None:
        arguments.json.write_text(json.dumps(results, indent=1) + "\n")


if __name__ == "__main__":
    main()

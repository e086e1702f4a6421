"""From nothing to the painted grid, beside an empty window; for `benchmarks.window`."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from asif_desktop.remote.client import connect

_PATIENCE = 90.0

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

# The program's own entry. The first view is asked for when there is a window that was not shown yet.
_OPEN = """
import sys, time
from asif_desktop.domain import first_view
class Reading(first_view.Reading):
    def taken(self):
        watch()
        return super().taken()
first_view.Reading = Reading
def watch():
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication
    window = next(w for w in QApplication.topLevelWidgets() if type(w).__name__ == "MainWindow")
    grid, times = window.grid, []
    def look():
        if len(times) == 1 and grid.is_complete():
            grid.viewport().repaint()
            times.append(time.monotonic())
        if len(times) == 2 and window.browser.confirmed:
            print(*times, time.monotonic(), flush=True)
            window.close()
            return
        QTimer.singleShot(2, look)
    class Paints(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint and len(grid.shown()):
                grid.viewport().removeEventFilter(self)
                QTimer.singleShot(0, self.told)
            return False
        def told(self):
            times.append(time.monotonic())
            look()
    window.benchmark = Paints()
    grid.viewport().installEventFilter(window.benchmark)
from asif_desktop.__main__ import main
main()
"""


def measure_start(library: Path, starts: int) -> dict[str, Any]:
    """Opens an empty window and the real one in turn; returns medians in seconds."""
    kept = library / "cache" / "first.view"
    words = ["--library", str(library)]
    _timed(library, _EMPTY)  # whatever is compiled or read for the first time is so here
    _timed(library, _OPEN, *words)
    _until_alone(library)
    empty: list[float] = []
    alone: list[list[float]] = []
    running: list[list[float]] = []
    bare: list[list[float]] = []
    for _ in range(starts):
        empty += _timed(library, _EMPTY)
        alone.append(_timed(library, _OPEN, *words))
        _until_alone(library)
        with_library = connect(library)
        empty += _timed(library, _EMPTY)
        running.append(_timed(library, _OPEN, *words))
        with_library.close()
        _until_alone(library)
        kept.unlink(missing_ok=True)
        bare.append(_timed(library, _OPEN, *words))
        _until_alone(library)
    told: dict[str, Any] = {"empty window s": statistics.median(empty)}
    for name, times in (
        ("library process started too", alone),
        ("library process running", running),
        ("started too, nothing kept", bare),
    ):
        for what, column in zip(("grid", "thumbnails", "confirmed"), zip(*times, strict=True), strict=True):
            told[f"{what} s, {name}"] = statistics.median(column)
    return told


def _timed(library: Path, program: str, *arguments: str) -> list[float]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    environment["XDG_CONFIG_HOME"] = str(library.parent / "benchmark-settings")
    # An installed program has its byte code beside it.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-P", "-c", program, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        timeout=_PATIENCE,
        check=True,
    )
    return [float(word) - start for word in done.stdout.split()]


def _until_alone(library: Path) -> None:
    """Waits until the library process has ended by itself, and left behind what it keeps."""
    process = int((library / "lock").read_text())
    while Path(f"/proc/{process}").exists():
        time.sleep(0.05)

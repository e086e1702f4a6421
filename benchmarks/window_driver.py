"""The real window over the real library process, driven as a person would; for `benchmarks.window`."""

import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from asif_desktop.gui.app import prepare
from asif_desktop.gui.asking.shown import Shown
from asif_desktop.gui.window.main_window import MainWindow
from asif_desktop.remote.client import connect
from benchmarks.stalls import StallMonitor

_FRAME_MS = 16
_PATIENCE = 90.0


class Driver:
    """The real window over the real library process, driven as a person would."""

    def __init__(self, library: Path, *, grey: bool) -> None:

        self._app = QApplication([])
        form = QSettings.Format.IniFormat
        QSettings.setDefaultFormat(form)
        QSettings.setPath(form, QSettings.Scope.UserScope, str(library.parent / "benchmark-settings"))
        self.window = MainWindow(lambda: connect(library), library / "cache", prepare(self._app))
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

    def _take(self, shown: Shown) -> None:
        self.shown = shown

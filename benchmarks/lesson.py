"""How long from Enter in the Teach sheet until every open view shows what was learnt.

    python -m benchmarks.made_library DIR --photos 100000
    python -m benchmarks.lesson DIR/library

The real window, off screen, over the real library process and its default models. A phrase is searched; then,
one lesson after the other, a photo is taught the phrase or an invented word, as a person does it: the caption
is previewed while it is typed, and confirmed. The clock runs from the confirmation to the grid's paint with
the answer to the phrase that came after the lesson, to the collection's new count beside it, and to the
answer that the index gives once it has followed, which must be the same photos. Each lesson is taken back,
outside the clock. The baseline, in the same run: how long the same window takes to show the answer to a
phrase it has not been asked before, without any lesson.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from asif_desktop.domain.requests import PreviewLesson, Undo
from asif_desktop.gui.app import prepare
from asif_desktop.gui.asking.shown import Shown
from asif_desktop.gui.window.main_window import MainWindow
from asif_desktop.remote.client import connect

_PATIENCE = 120.0
_PHRASES = ("a yellow flower", "a dog on the beach", "mountains in the snow", "a boat on a lake", "a red car")


class Watcher(QObject):
    """Waits for the window, and takes the time of what it shows."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self.shown: Shown | None = None
        window.browser.shown.connect(self._take)

    def until(self, ready: Callable[[], bool]) -> float:
        """Runs the window until it is so; returns when that was, by `time.perf_counter`."""
        end = time.perf_counter() + _PATIENCE
        wake = QTimer()
        wake.start(1)
        while not ready():
            if time.perf_counter() > end:
                raise TimeoutError("the window did not get there")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return time.perf_counter()

    def rest(self, seconds: float) -> None:
        """Lets the window come to rest."""
        end = time.perf_counter() + seconds
        self.until(lambda: time.perf_counter() > end)

    def phrase(self, phrase: str) -> float:
        """Searches a phrase; returns the seconds until its answer is painted."""
        self.shown = None
        start = time.perf_counter()
        self._window.browser.search(phrase)
        self.until(lambda: self.shown is not None and self.shown.query == phrase)
        self._window.grid.viewport().repaint()
        return time.perf_counter() - start

    def lesson(self, photo: int, caption: str) -> tuple[float, float, float]:
        """Teaches; returns the seconds until the grid is painted, the count is, and the index confirms."""
        window = self._window
        before = sum(collection.anchors for collection in window.shelves.collections)
        preview = PreviewLesson([photo], caption, window.browser.query)
        seen: list[object] = []
        window.asker.ask(preview, seen.append, lane="search")
        self.until(lambda: bool(seen))
        self.rest(0.5)
        self.shown = None
        start = time.perf_counter()
        window.teaching.teach([photo], caption, "Benchmark")
        self.until(lambda: self.shown is not None)
        window.grid.viewport().repaint()
        painted, seen_first = time.perf_counter() - start, window.grid.shown()[:]
        self.until(lambda: sum(c.anchors for c in window.shelves.collections) == before + 1)
        counted = time.perf_counter() - start
        self.shown = None
        confirmed = self.until(lambda: self.shown is not None) - start
        if window.grid.shown() != seen_first:
            raise RuntimeError("the lesson was shown another answer than the index gives")
        self.rest(0.5)
        self.shown = None
        window.asker.edit(Undo(), lambda _: None)
        self.until(lambda: self.shown is not None)
        self.rest(0.5)
        return painted, counted, confirmed

    def _take(self, shown: Shown) -> None:
        self.shown = shown


def told(name: str, seconds: Sequence[float]) -> str:
    """Returns a line with the median and the slowest but one in twenty."""
    ordered = sorted(seconds)
    high = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return f"{name:44} median {1000 * statistics.median(ordered):6.1f} ms   p95 {1000 * high:6.1f} ms"


def main() -> None:
    """Measures as the command line says."""
    parser = argparse.ArgumentParser(description="Measure a lesson, from Enter to the painted views.")
    parser.add_argument("library", type=Path)
    parser.add_argument("--lessons", type=int, default=30)
    arguments = parser.parse_args()
    app = QApplication([])
    settings = QSettings.Format.IniFormat
    QSettings.setDefaultFormat(settings)
    QSettings.setPath(settings, QSettings.Scope.UserScope, str(arguments.library / "benchmark-settings"))
    window = MainWindow(lambda: connect(arguments.library), arguments.library / "cache", prepare(app))
    watcher = Watcher(window)
    window.show()
    window.start()
    watcher.until(lambda: watcher.shown is not None and watcher.shown.total > 0)
    watcher.phrase(_PHRASES[0])
    watcher.rest(3)
    photos = list(window.grid.shown() or window.browser.results.ids if window.browser.results else [])
    asked = [watcher.phrase(f"{phrase} number {turn}") for turn in range(4) for phrase in _PHRASES]
    watcher.phrase(_PHRASES[0])
    window.grid.make_current(photos[0])
    watcher.rest(1)
    lessons = [
        watcher.lesson(
            photos[(37 * turn) % len(photos)], _PHRASES[0] if turn % 2 else f"my zorblat number {turn}"
        )
        for turn in range(arguments.lessons)
    ]
    print(f"{len(window.browser.results.ids) if window.browser.results else 0:,} photos ranked")
    print(told("a new phrase, to the painted grid", asked))
    print(told("a lesson, to the painted grid", [painted for painted, _, _ in lessons]))
    print(told("a lesson, to the collection's new count", [counted for _, counted, _ in lessons]))
    print(told("a lesson, to the index's own answer", [confirmed for _, _, confirmed in lessons]))
    window.close()


if __name__ == "__main__":
    main()

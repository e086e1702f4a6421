"""The background work: which of it is shown, and pausing it."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from asif_desktop.domain.events import Progress
from asif_desktop.domain.requests import CancelWork, PauseIndexing
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.stage.status_bar import StatusBar

_FIRST = ("index", "scan", "anchors", "engine", "alike", "models")
"""What is shown where several things go on."""


class Work(QObject):
    """Follows the progress of everything, and shows the most telling."""

    def __init__(self, asker: Asker, bar: StatusBar, pause: QAction) -> None:
        super().__init__()
        self._asker = asker
        self._bar = bar
        self._pause = pause
        self._active: dict[str, Progress] = {}
        pause.triggered.connect(self.pause)
        pause.setEnabled(False)
        asker.back.connect(self._forget)

    def follow(self, progress: Progress) -> None:
        """Takes news of some work."""
        if progress.active:
            self._active[progress.task] = progress
        else:
            self._active.pop(progress.task, None)
        shown = next((self._active[task] for task in _FIRST if task in self._active), None)
        if shown is None:
            self._bar.show_idle()
        else:
            self._bar.show_progress(shown)
        self._pause.setEnabled(self.is_busy())
        self._pause.setChecked(any(work.paused for work in self._active.values()))

    def is_busy(self) -> bool:
        """Returns whether photos are being looked for or encoded."""
        return "scan" in self._active or "index" in self._active

    def pause(self, paused: bool) -> None:
        """Pauses the background work, or lets it go on."""
        self._asker.edit(PauseIndexing(paused), lambda _: None)

    def cancel(self) -> None:
        """Stops the long change of what is known that is under way."""
        self._asker.ask(CancelWork(), lambda _: None, lane="watch", again=False)

    def _forget(self) -> None:
        self._active.clear()
        self._bar.show_idle()

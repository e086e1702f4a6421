"""Turns the library's events, which come on another thread, into signals on the main thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from asif_desktop.domain.events import Changed, Event, ModelsReady, Notice, Progress
from asif_desktop.domain.library import Library
from asif_desktop.domain.requests import History, PrepareModels, WatchFolders
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.look.spoken import spoken

_HEARTBEAT_MS = 2000


class Listener(QObject):
    """Listens, and listens again after a loss. A small question now and then finds a loss out."""

    progress = Signal(object)
    changed = Signal(object)
    models_ready = Signal(object)
    notice = Signal(str)
    listening = Signal()
    """From now on no event is missed: ask for what was shown before."""
    _came = Signal(object)

    def __init__(self, asker: Asker) -> None:
        super().__init__()
        self._asker = asker
        self._stop: Callable[[], None] | None = None
        self._came.connect(self._sort)
        self._heartbeat = QTimer(self, interval=_HEARTBEAT_MS)
        self._heartbeat.timeout.connect(self._beat)
        asker.back.connect(self.start)

    @Slot()
    def start(self) -> None:
        """Listens from now on, and asks for the models, whose readiness then comes as an event."""

        def listen(library: Library) -> Callable[[], None]:
            return library.listen(self._came.emit)

        self._stop = None
        self._asker.do(listen, self._listening, lane="watch", channel="listen")

    def close(self) -> None:
        """Listens no more."""
        self._heartbeat.stop()
        if self._stop is not None:
            self._stop()
            self._stop = None

    def _listening(self, stop: Callable[[], None]) -> None:
        self._stop = stop
        self._heartbeat.start()
        self._asker.ask(PrepareModels(), lambda _: None, lane="watch", channel="prepare")
        self._asker.ask(WatchFolders(), lambda _: None, lane="watch", channel="watch folders")
        self.listening.emit()

    def _beat(self) -> None:
        self._asker.ask(History(limit=1), lambda _: None, lane="watch", channel="heartbeat")

    @Slot(object)
    def _sort(self, event: Event) -> None:
        match event:
            case Progress():
                self.progress.emit(event)
            case Changed():
                self.changed.emit(event)
            case ModelsReady():
                self.models_ready.emit(event)
            case Notice():
                self.notice.emit(spoken(event.message))

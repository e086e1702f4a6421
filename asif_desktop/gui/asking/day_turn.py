"""Midnight: what is shown for “today” or “recently added” is other photos then."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Qt, QTimer, Signal

_LOOK_MS = 60_000
"""A timer until midnight would stand still while the computer sleeps."""


class DayTurn(QObject):
    """Tells when it is another day where the person is."""

    turned = Signal()

    def __init__(self, parent: QObject, today: Callable[[], date] = date.today) -> None:
        super().__init__(parent)
        self._today = today
        self._day = today()
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._look.timeout.connect(self.look)
        self._look.start()

    def look(self) -> None:
        """Looks at the calendar."""
        day = self._today()
        if day != self._day:
            self._day = day
            self.turned.emit()

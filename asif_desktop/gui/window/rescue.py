"""Offers to put a backup in the place of a catalog that cannot be opened."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton

from asif_desktop.domain.errors import AsifError
from asif_desktop.gui.look.spoken import spoken
from asif_desktop.gui.look.text import moment
from asif_desktop.gui.look.widgets import Line

Restore = Callable[[str], None]
"""Puts the backup of this name in the catalog's place; blocks."""


class Rescue(QObject):
    """Shows the button while there is a backup to put back; the door opens the library again by itself."""

    _failed = Signal(str)
    _restored = Signal()

    def __init__(self, restore: Restore | None, button: QAbstractButton, banner: Line) -> None:
        super().__init__()
        self._restore = restore
        self._button = button
        self._banner = banner
        self._backup = self._why = ""
        self._thread: threading.Thread | None = None
        button.clicked.connect(self._put_back)
        self._failed.connect(self._say_why)
        self._restored.connect(self.withdraw)

    def is_offering(self) -> bool:
        """Returns whether the banner tells of a backup, and nothing else is to be said there."""
        return bool(self._backup) and self._restore is not None

    def offer(self, backup: str) -> None:
        """Offers this backup; comes again with each try to open the library."""
        self._backup = backup
        self._button.setVisible(self._restore is not None)
        if self._restore is not None:
            self._say()

    def withdraw(self) -> None:
        """Offers nothing more: there is a library again, or soon will be."""
        self._backup = self._why = ""
        self._button.setEnabled(True)
        self._button.hide()

    def _put_back(self) -> None:
        restore, backup = self._restore, self._backup
        if restore is None or not backup:
            return
        self._why = ""
        self._button.setEnabled(False)
        self._say()

        def work() -> None:
            try:
                restore(backup)
            except AsifError as error:
                self._failed.emit(spoken(error.sentence))
            else:
                self._restored.emit()

        self._thread = threading.Thread(target=work, name="rescue", daemon=True)
        self._thread.start()

    def _say_why(self, sentence: str) -> None:
        self._why = sentence
        self._button.setEnabled(True)
        self._say()

    def _say(self) -> None:
        if not self._button.isEnabled():
            words = self.tr("Putting the backup back…")
        elif self._why:
            words = self._why
        else:
            words = self.tr(
                "The catalog is damaged. Its newest good backup, of {0}, can be put back; "
                "the damaged one is kept beside it."
            ).format(_made(self._backup))
        self._banner.show_text(words)


def _made(backup: str) -> str:
    """Returns when a backup was made, as its name says."""
    try:
        when = datetime.strptime(backup, "catalog-%Y%m%dT%H%M%SZ.sqlite").replace(tzinfo=UTC)
    except ValueError:
        return backup
    return moment(when.astimezone().isoformat())

"""One window for each library: a second one brings the first to the front, and ends."""

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 500


class OnlyWindow(QObject):
    """Listens for other windows that would open the same library."""

    wanted = Signal()
    """Somebody opens this library again: come to the front."""

    def __init__(self, library: Path) -> None:
        super().__init__()
        self._name = _name(library)
        self._server: QLocalServer | None = None

    def is_open_already(self) -> bool:
        """Returns whether another window has this library, which has then been asked to the front."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE_MS):
            return False
        socket.disconnectFromServer()
        return True

    def listen(self) -> None:
        """Is the one window from now on. Where the system lets nobody listen, there is no such order."""
        QLocalServer.removeServer(self._name)  # of a window that was killed: nobody answered there
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        self._server.listen(self._name)

    def close(self) -> None:
        """Listens no more."""
        if self._server is not None:
            self._server.close()

    def _greet(self) -> None:
        """Coming is all that has to be said."""
        assert self._server is not None
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        self.wanted.emit()


def _name(library: Path) -> str:
    """Returns where the window of a library listens: in the folder that belongs to this user alone."""
    digest = hashlib.sha256(os.path.realpath(os.fsencode(library))).hexdigest()[:24]
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)
    return f"{place}/asif-window-{digest}" if place and os.name != "nt" else f"asif-window-{digest}"

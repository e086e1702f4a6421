"""Shows a file in the system's file manager, selected; where that cannot be, its folder."""

import os
import sys
from collections.abc import Callable, Sequence
from urllib.parse import quote

from PySide6.QtCore import QObject, QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from asif_desktop.domain.paths import display

_NAME = "org.freedesktop.FileManager1"
_PATIENCE_MS = 5000
"""A file manager that is not running yet starts within this."""


def show_in_file_manager(path: bytes, owner: QObject, sorry: Callable[[], None]) -> None:
    """Shows a file among the others of its folder.

    Args:
        path: Absolute.
        owner: What the question to the file manager ends with.
        sorry: Called where the system has nothing that shows folders.
    """
    command = command_for(path, sys.platform)
    if command is not None:
        if not QProcess.startDetached(command[0], command[1:])[0]:
            _show_folder(path, sorry)
        return
    _ask_over_dbus(path, owner, lambda: _show_folder(path, sorry))


def command_for(path: bytes, platform: str) -> list[str] | None:
    """Returns the command that shows a file selected on this platform; None where D-Bus is asked."""
    if platform == "win32":
        return ["explorer.exe", "/select,", display(path).replace("/", "\\")]
    return ["open", "-R", display(path)] if platform == "darwin" else None


def address_of(path: bytes) -> QUrl:
    """Returns the address of a file; names that are no UTF-8 keep their bytes."""
    return QUrl.fromEncoded(b"file://" + quote(path).encode())


def _ask_over_dbus(path: bytes, owner: QObject, otherwise: Callable[[], None]) -> None:
    # Only now: opening the window does not wait for a module that few need.
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        otherwise()
        return
    message = QDBusMessage.createMethodCall(_NAME, "/org/freedesktop/FileManager1", _NAME, "ShowItems")
    files: Sequence[str] = [bytes(address_of(path).toEncoded().data()).decode()]
    message.setArguments([files, ""])
    watcher = QDBusPendingCallWatcher(bus.asyncCall(message, _PATIENCE_MS), owner)

    def answered() -> None:
        if watcher.isError():  # no file manager of this desktop speaks so
            otherwise()
        watcher.deleteLater()

    watcher.finished.connect(answered)


def _show_folder(path: bytes, sorry: Callable[[], None]) -> None:
    if not QDesktopServices.openUrl(address_of(os.path.dirname(path))):
        sorry()

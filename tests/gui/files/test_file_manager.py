"""A file is shown selected in the file manager where there is one that can, and else its folder."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtDBus import QDBusConnection, QDBusError, QDBusMessage, QDBusPendingCall
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from asif_desktop.gui.files.file_manager import command_for, show_in_file_manager


def bus_with(asked: list[QDBusMessage], *, answers: bool) -> SimpleNamespace:
    """Returns a session bus with a file manager, or without one; `asked` takes what it is asked."""

    def ask(message: QDBusMessage, _: int) -> QDBusPendingCall:
        asked.append(message)
        if answers:
            return QDBusPendingCall.fromCompletedCall(message.createReply())
        error = QDBusMessage.createError(QDBusError.ErrorType.ServiceUnknown, "nobody is there")
        return QDBusPendingCall.fromCompletedCall(error)

    return SimpleNamespace(isConnected=lambda: True, asyncCall=ask)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    folders: list[str] = []

    def open_url(url: QUrl) -> bool:
        folders.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return folders


def use(bus: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(QDBusConnection, "sessionBus", lambda: bus)


def test_a_file_manager_is_asked_to_select_the_file(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, opened: list[str]
) -> None:
    asked: list[QDBusMessage] = []
    owner = QObject()
    use(bus_with(asked, answers=True), monkeypatch)
    show_in_file_manager("/photos/a b ü.jpg".encode(), owner, lambda: opened.append("sorry"))
    (message,) = asked
    assert message.member() == "ShowItems"
    assert message.arguments() == [["file:///photos/a%20b%20%C3%BC.jpg"], ""]
    qtbot.waitUntil(lambda: not owner.children())
    assert opened == []


def test_where_none_answers_the_folder_is_opened(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, opened: list[str]
) -> None:
    owner = QObject()
    use(bus_with([], answers=False), monkeypatch)
    show_in_file_manager(b"/photos/2024/1.jpg", owner, lambda: None)
    qtbot.waitUntil(lambda: opened == ["file:///photos/2024"])


def test_other_systems_have_a_command_for_it() -> None:
    assert command_for(b"/p/1.jpg", "linux") is None
    assert command_for(b"/p/1.jpg", "darwin") == ["open", "-R", "/p/1.jpg"]
    assert command_for(b"C:/p/1.jpg", "win32") == ["explorer.exe", "/select,", "C:\\p\\1.jpg"]

"""The window is tested off screen."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from asif_desktop.gui.app import prepare
from asif_desktop.gui.look.language import Language
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return prepare(qapp)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    language = Language(qapp)
    language.use("de")
    yield
    language.use("en")
    QLocale.setDefault(before)


@pytest.fixture
def library(tmp_path: Path) -> FakeLibrary:
    return FakeLibrary(tmp_path)


@pytest.fixture
def window(qtbot: QtBot, library: FakeLibrary, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    made = MainWindow(library.connect, library.cache, theme)
    yield made
    for gate in library.gates.values():
        gate.set()
    made.close()
    made.deleteLater()
    qtbot.wait(1)


@pytest.fixture
def opened_again(qtbot: QtBot, library: FakeLibrary, theme: Theme) -> Iterator[Callable[[], MainWindow]]:
    """Opens another window, which remembers what the one before left; it ends with the test."""
    made: list[MainWindow] = []

    def again() -> MainWindow:
        made.append(MainWindow(library.connect, library.cache, theme))
        return made[-1]

    yield again
    for window in made:
        window.close()
        window.deleteLater()
    qtbot.wait(1)

"""On a channel only the newest question counts, so two parts of the window that share one lose theirs."""

import re
from collections import defaultdict
from pathlib import Path

from pytestqt.qtbot import QtBot

import asif_desktop.gui
from asif_desktop.domain.requests import PrepareModels, WatchFolders
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import start

_CHANNEL = re.compile(r'channel="([^"]+)"')
_ONE_PLACE = {"why"}
"""Channels of answers for one place in the window, whoever asks."""


def test_no_two_modules_share_a_channel() -> None:
    top = Path(asif_desktop.gui.__file__).parent
    users = defaultdict(set)
    for module in top.rglob("*.py"):
        for name in _CHANNEL.findall(module.read_text(encoding="utf-8")):
            users[name].add(module.name)
    assert users
    assert {
        name: modules for name, modules in users.items() if len(modules) > 1 and name not in _ONE_PLACE
    } == {}


def test_folders_are_watched_though_the_library_is_slow_to_begin(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    library.add_flowers_and_stones()
    library.hold(PrepareModels)
    start(qtbot, window)
    library.release(PrepareModels)
    qtbot.waitUntil(lambda: library.count(WatchFolders) == 1)

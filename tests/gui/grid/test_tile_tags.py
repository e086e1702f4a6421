"""The tag on a photo's tile: the person's own first, then the best of what is suggested, dashed."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from asif_desktop.domain import requests as ask
from asif_desktop.domain.tags import Tag
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary


@pytest.fixture
def shown(qtbot: QtBot, library: FakeLibrary, window: MainWindow, tmp_path: Path) -> MainWindow:
    for number in range(4):
        library.add_photo(bytes(tmp_path / "photos" / f"{number}.jpg"))
    dog = library.tagging.make("Dog")
    library.tagging.make("Sea", own=False, from_file=1)
    library.tagging.make("Zoo")
    library.tagging.in_files.add((1, 2))
    library.tagging.suggested[dog] = {1: 0.9, 2: 0.8}
    window.resize(1400, 900)
    window.show()
    window.start()
    qtbot.waitUntil(lambda: window.grid.model().rowCount() == 4)
    return window


def words(window: MainWindow, photo: int) -> str:
    """Returns what a screen reader says of a photo."""
    row = list(window.grid.shown()).index(photo)
    said = window.grid.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    return str(said or "")


def picture(window: MainWindow) -> QImage:
    return window.grid.viewport().grab().toImage()


def test_a_photo_s_own_tag_goes_before_a_suggested_one(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow
) -> None:
    qtbot.waitUntil(lambda: words(shown, 2).endswith("suggested tag Dog"))
    assert words(shown, 1).endswith("tag Sea")
    assert "tag" not in words(shown, 3)
    shown.asker.edit(ask.DecideTag(3, [1], "manual"), lambda _: None)
    qtbot.waitUntil(lambda: words(shown, 1).endswith("tag Sea, and 1 more"))
    shown.asker.edit(ask.DecideTag(1, [2], "rejected"), lambda _: None)
    qtbot.waitUntil(lambda: "tag" not in words(shown, 2))


def test_tags_on_photos_can_be_hidden_and_it_stays_so(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow
) -> None:
    qtbot.waitUntil(lambda: words(shown, 2).endswith("suggested tag Dog") and shown.grid.is_complete())
    with_tags = picture(shown)
    shown.actions_.tags_on_photos.trigger()
    assert "tag" not in words(shown, 2)
    assert picture(shown) != with_tags
    assert not shown.memory.tags_on_photos
    shown.actions_.tags_on_photos.trigger()
    assert picture(shown) == with_tags


def test_a_long_tag_leaves_room_for_the_stars(qtbot: QtBot, library: FakeLibrary, shown: MainWindow) -> None:
    long = library.tagging.make("An exceedingly long tag that no tile has room for\nand a second line of it")
    shown.asker.edit(ask.DecideTag(long, [3], "manual"), lambda _: None)
    qtbot.waitUntil(lambda: "An exceedingly long tag" in words(shown, 3))
    badges = shown.grid._painter._badges
    tag = shown.tile_tags.get(3)
    assert tag is not None
    drawn = badges.tag(tag, 120, 1.0)
    assert drawn is not None
    assert drawn.width() <= 120
    assert badges.tag(tag, 20, 1.0) is None


def test_tags_on_tiles_are_asked_for_once_a_change(
    qtbot: QtBot, library: FakeLibrary, shown: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: words(shown, 2).endswith("suggested tag Dog"))
    known: list[int] = []
    real = shown.tile_tags.know

    def know(tags: Mapping[int, Tag]) -> None:
        known.append(len(tags))
        real(tags)

    monkeypatch.setattr(shown.tile_tags, "know", know)
    told: list[object] = []
    shown.tagging.renewed.connect(lambda *_: told.append(None))
    shown.tagging.renew()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert known == [3]

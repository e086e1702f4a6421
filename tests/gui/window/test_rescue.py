"""A damaged catalog is offered its backup; a report is looked at before it is saved."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from asif_desktop.domain.errors import AsifError, DamagedCatalogError
from asif_desktop.domain.library import Library
from asif_desktop.domain.sentences import Sentence, said
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.settings.report_sheet import ReportSheet
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import click, shown, start


@pytest.fixture
def damaged(library: FakeLibrary) -> threading.Event:
    """Set once the backup is in place."""
    library.add_photo(b"/photos/1.jpg", "flower")
    return threading.Event()


def opener(library: FakeLibrary, restored: threading.Event, tries: list[int]) -> Callable[[], Library]:
    def connect() -> Library:
        tries.append(1)
        if not restored.is_set():
            raise DamagedCatalogError(said("The catalog is damaged."), "catalog-20261126T121212Z.sqlite")
        return library.connect()

    return connect


def test_one_press_puts_the_backup_back(
    qtbot: QtBot, library: FakeLibrary, theme: Theme, damaged: threading.Event
) -> None:
    refusals = ["The disk is full."]
    asked: list[str] = []
    tries: list[int] = []

    def restore(backup: str) -> None:
        asked.append(backup)
        if refusals:
            raise AsifError(Sentence(refusals.pop()))
        damaged.set()

    window = MainWindow(opener(library, damaged, tries), library.cache, theme, restore)
    qtbot.addWidget(window, before_close_func=lambda _: damaged.set())
    window.show()
    window.start()
    qtbot.waitUntil(window.put_back.isVisible)
    offered = "The catalog is damaged. Its newest good backup, of 26 November 2026"
    qtbot.waitUntil(lambda: window.banner.whole().startswith(offered))
    click(window.put_back)
    qtbot.waitUntil(lambda: not refusals)
    qtbot.waitUntil(window.put_back.isEnabled)
    before = len(tries)
    qtbot.waitUntil(lambda: len(tries) > before + 2)  # it is tried again, and the reason stays
    assert window.banner.whole() == "The disk is full."
    click(window.put_back)
    qtbot.waitUntil(lambda: shown(window) == [1])
    qtbot.waitUntil(lambda: not window.put_back.isVisible())
    assert asked == ["catalog-20261126T121212Z.sqlite"] * 2
    window.close()


def test_a_report_is_seen_before_it_is_saved(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary, tmp_path: Path
) -> None:
    start(qtbot, window)
    window.actions_.report.trigger()
    sheet = window.findChild(ReportSheet)
    assert sheet is not None
    qtbot.waitUntil(sheet.save.isEnabled)
    assert sheet.text.toPlainText() == "Catalog: whole\n"
    sheet.names.click()
    qtbot.waitUntil(lambda: "/photos/1.jpg" in sheet.text.toPlainText())
    sheet.save_to(tmp_path / "missing" / "report.txt")
    qtbot.waitUntil(lambda: "cannot be written" in window.toast.text())
    sheet.save_to(tmp_path / "report.txt")
    qtbot.waitUntil(lambda: "Saved" in window.toast.text())
    assert (tmp_path / "report.txt").read_text() == "Catalog: whole\n/photos/1.jpg\n"

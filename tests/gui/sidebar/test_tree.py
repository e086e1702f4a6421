"""The folders in the sidebar: many of them, and those that were open the last time."""

import msgspec
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from asif_desktop.domain.photos import Folder, Subfolder
from asif_desktop.gui.asking.place import Place
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Label
from asif_desktop.gui.settings.memory import Memory
from asif_desktop.gui.sidebar import folder_tree
from asif_desktop.gui.sidebar.folder_tree import FolderTree
from asif_desktop.gui.sidebar.sidebar import Sidebar
from asif_desktop.gui.window.main_window import MainWindow
from tests.gui.fake_library import FakeLibrary
from tests.gui.looking import start

ROOT = Folder(1, b"/photos", True, 1000, True)


def test_a_thousand_folders_are_made_a_few_at_a_time(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_tree, "_SLICE_SECONDS", 0.0005)
    tree = FolderTree(theme)
    qtbot.addWidget(tree)
    tree.show()
    tree.show_folders([ROOT])
    tree._turn((1, b""), True)
    inside = [Subfolder(b"%04d" % number, 1, False) for number in range(1000)]
    tree.show_subfolders(1, b"", inside)
    assert len(tree.rows) < 1001
    qtbot.waitUntil(lambda: len(tree.rows) == 1001)
    places = [row.y() for row in tree.rows]
    qtbot.waitUntil(lambda: [row.y() for row in tree.rows] == sorted({row.y() for row in tree.rows}))
    assert len(places) == 1001
    tree.rows[0].setFocus()
    assert tree.rows[0].nextInFocusChain() is tree.rows[1]
    tree._turn((1, b""), False)
    assert len(tree.rows) == 1


def test_open_folders_are_open_the_next_time(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    odd = b"/photos/caf\xe9/deep"
    for path in (b"/photos/1.jpg", odd + b"/2.jpg", odd + b"/more/3.jpg"):
        library.add_photo(path, root=b"/photos")
    memory = Memory()
    memory.open_folders = [(b"/photos", b""), (b"/photos", b"caf\xe9"), (b"/unplugged", b"")]
    window.sidebar.tree.reopen(memory.open_folders)
    start(qtbot, window)
    qtbot.waitUntil(lambda: len(window.sidebar.tree.rows) == 3)
    assert memory.open_folders == [(b"/photos", b""), (b"/photos", b"caf\xe9"), (b"/unplugged", b"")]
    window.close()
    QApplication.processEvents()
    assert set(memory.open_folders) == {(b"/photos", b""), (b"/photos", b"caf\xe9"), (b"/unplugged", b"")}


@pytest.mark.parametrize("folders", [[], [(b"/one", b"")], [(b"/one", b"a"), (b"/two", b"\xff:")]])
def test_what_was_open_is_read_back_as_it_was(window: MainWindow, folders: list[tuple[bytes, bytes]]) -> None:
    Memory().open_folders = folders
    assert Memory().open_folders == folders


def test_a_watched_folder_that_was_renamed_is_called_by_its_new_name(qtbot: QtBot, theme: Theme) -> None:
    tree = FolderTree(theme)
    qtbot.addWidget(tree)
    tree.show()
    tree.show_folders([ROOT])
    tree.show_folders([msgspec.structs.replace(ROOT, path=b"/Holidays")])
    (row,) = tree.rows
    assert row.accessibleName().startswith("Holidays")
    with qtbot.waitSignal(tree.place_chosen) as chosen:
        row.click()
    assert chosen.args == [Place("folder", 1, "Holidays")]


def test_the_sidebar_goes_from_photos_over_what_is_known_to_what_wants_tidying(
    qtbot: QtBot, theme: Theme
) -> None:
    sidebar = Sidebar(theme)
    qtbot.addWidget(sidebar)
    sidebar.show_counts(5, failed=1, trashed=1, missing=1)
    sidebar.resize(sidebar.width(), 900)
    with qtbot.waitExposed(sidebar):
        sidebar.show()
    sections = [label for label in sidebar.findChildren(Label) if label.property("role") == "section"]
    rows = [sidebar.all, sidebar.recent, *sections, sidebar.duplicates, sidebar.missing, sidebar.failed]
    heights = [row.mapTo(sidebar, QPoint()).y() for row in [*rows, sidebar.trash]]
    assert heights == sorted(set(heights))
    titles = [label.text().split(":")[0] for label in sections]
    assert titles == ["Folders", "Collections", "Tags", "Albums", "Saved searches"]

"""The folders of the sidebar: the watched roots, and below each what it holds."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from asif_desktop.domain.paths import display
from asif_desktop.domain.photos import Folder, Subfolder
from asif_desktop.gui.browser import Place
from asif_desktop.gui.sidebar_rows import SidebarRow
from asif_desktop.gui.text import name_of, number, tooltip
from asif_desktop.gui.theme import Theme

Key = tuple[int, bytes]
"""A root's id, and a path relative to it."""


@dataclass(frozen=True)
class _Node:
    """What one row shows."""

    root: Folder
    below: bytes
    photos: int
    nested: bool
    level: int

    @property
    def key(self) -> Key:
        return self.root.id, self.below

    @property
    def path(self) -> bytes:
        return self.root.path.rstrip(b"/") + b"/" + self.below if self.below else self.root.path


class FolderTree(QWidget):
    """Shows the folders it is given; those inside a folder are asked for when it is opened."""

    place_chosen = Signal(object)
    opened = Signal(int, object)
    """A root's id and a path relative to it: what is inside is wanted, now and after changes."""
    closed = Signal(int, object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "plain")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._theme = theme
        self._roots: Sequence[Folder] = ()
        self._inside: dict[Key, Sequence[Subfolder]] = {}
        """What is inside the folders that are open."""
        self._open: set[Key] = set()
        self._rows: dict[Key, SidebarRow] = {}
        self._nodes: list[_Node] = []
        self._chosen: Key | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    @property
    def rows(self) -> list[SidebarRow]:
        """The rows, from top to bottom."""
        return [self._rows[node.key] for node in self._nodes]

    def show_folders(self, folders: Sequence[Folder]) -> None:
        """Shows the watched folders."""
        if list(folders) != list(self._roots):
            self._roots = list(folders)
            self._show()

    def show_subfolders(self, root: int, below: bytes, subfolders: Sequence[Subfolder]) -> None:
        """Shows what is inside a folder, if it is open still."""
        key = root, below
        if key in self._open and self._inside.get(key) != list(subfolders):
            self._inside[key] = list(subfolders)
            self._show()

    def mark(self, place: Place | None) -> None:
        """Marks the folder that is shown; None for none of them."""
        self._chosen = None
        if place is not None and place.folder is not None:
            self._chosen = place.folder, place.below
        for key, row in self._rows.items():
            row.setChecked(key == self._chosen)

    def _show(self) -> None:
        self._nodes = []
        for root in self._roots:
            self._add(_Node(root, b"", root.photos, root.nested, 0))
        keys = {node.key for node in self._nodes}
        for key in self._rows.keys() - keys:
            row = self._rows.pop(key)
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, node in enumerate(self._nodes):
            row = self._rows.get(node.key) or self._made(node)
            self._rows[node.key] = row
            row.set_count(number(node.photos))
            row.set_sign("folder" if node.root.online else "offline")
            if not node.below:
                row.set_note("" if node.root.online else self.tr("(offline)"))
            row.set_branch(node.level, node.key in self._open if node.nested else None)
            row.setChecked(node.key == self._chosen)
            held = self._layout.itemAt(place)
            if held is None or held.widget() is not row:
                self._layout.insertWidget(place, row)
        self._in_tab_order()

    def _add(self, node: _Node) -> None:
        self._nodes.append(node)
        if node.nested and node.key in self._open:
            for inside in self._inside.get(node.key, ()):
                self._add(_Node(node.root, inside.path, inside.photos, inside.nested, node.level + 1))

    def _made(self, node: _Node) -> SidebarRow:
        name = name_of(node.path)
        row = SidebarRow("folder", name, "", self._theme)
        row.setToolTip(tooltip(display(node.path)))
        place = Place("folder", node.root.id, name, node.below)
        row.clicked.connect(lambda: self.place_chosen.emit(place))
        row.branch_wanted.connect(lambda opens: self._turn(node.key, opens))
        if not node.below:
            row.menu_wanted.connect(lambda at: self._offer_menu(node.root.id, at))
        return row

    def _offer_menu(self, root: int, at: QPoint) -> None:
        self.menu_wanted.emit(next(folder for folder in self._roots if folder.id == root), at)

    def _turn(self, key: Key, opens: bool) -> None:
        if opens:
            self._open.add(key)
            self.opened.emit(*key)
        else:
            self._open.discard(key)
            self._inside.pop(key, None)
            self.closed.emit(*key)
        self._show()

    def _in_tab_order(self) -> None:
        for before, after in itertools.pairwise(self.rows):
            QWidget.setTabOrder(before, after)

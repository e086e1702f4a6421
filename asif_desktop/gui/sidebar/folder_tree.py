"""The folders of the sidebar: the watched roots, and below each what it holds."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from asif_desktop.domain.paths import display
from asif_desktop.domain.photos import Folder, Subfolder
from asif_desktop.gui.asking.place import Place
from asif_desktop.gui.look.text import name_of, number, show_tip
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.sidebar.sidebar_rows import SidebarRow, row_height

_SLICE_SECONDS = 0.008
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
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._roots: Sequence[Folder] = ()
        self._inside: dict[Key, Sequence[Subfolder]] = {}
        """What is inside the folders that are open."""
        self._open: set[Key] = set()
        self._rows: dict[Key, SidebarRow] = {}
        self._nodes: list[_Node] = []
        self._chosen: Key | None = None
        self._reopened: set[tuple[bytes, bytes]] = set()
        self._placed = 0
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._place_some)
        self._left: list[SidebarRow] = []
        """Rows that are not needed any more."""

    @property
    def rows(self) -> list[SidebarRow]:
        """The rows, from top to bottom, as far as they are made."""
        return [self._rows[node.key] for node in self._nodes if node.key in self._rows]

    def open_folders(self) -> list[tuple[bytes, bytes]]:
        """Returns the folders that are open: the path of a watched root, and a path relative to it."""
        roots = {root.id: root.path for root in self._roots}
        opened = [(roots[root], below) for root, below in self._open if root in roots]
        return sorted({*opened, *self._reopened})

    def reopen(self, folders: Sequence[tuple[bytes, bytes]]) -> None:
        """Opens these folders as soon as they are there."""
        self._reopened = set(folders)

    def show_folders(self, folders: Sequence[Folder]) -> None:
        """Shows the watched folders."""
        if list(folders) != list(self._roots):
            before = {root.id: root.path for root in self._roots}
            renamed = {root.id for root in folders if before.get(root.id, root.path) != root.path}
            for key in [key for key in self._rows if key[0] in renamed]:
                self._left.append(self._rows.pop(key))  # a row tells the name it was made with
            self._roots = list(folders)
            self._show()
            self._open_again()

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Makes the rows as wide as the tree."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            for row in self._rows.values():
                row.resize(self.width(), row_height())

    def _show(self) -> None:
        self._nodes = []
        for root in self._roots:
            self._add(_Node(root, b"", root.photos, root.nested, 0))
        keys = {node.key for node in self._nodes}
        for key in self._rows.keys() - keys:
            self._left.append(self._rows.pop(key))
        self._placed = 0
        self.setFixedHeight(row_height() * len(self._nodes))
        self._place_some()

    def _place_some(self) -> None:
        """Makes and places rows for a few milliseconds, then lets everything else have its turn."""
        end = time.perf_counter() + _SLICE_SECONDS
        while self._placed < len(self._nodes) and time.perf_counter() < end:
            self._place(self._placed, self._nodes[self._placed])
            self._placed += 1
        while self._left and time.perf_counter() < end:
            row = self._left.pop()
            row.hide()
            row.deleteLater()
        if self._left or self._placed < len(self._nodes):
            self._more.start()

    def _place(self, place: int, node: _Node) -> None:
        row = self._rows.get(node.key) or self._made(node)
        self._rows[node.key] = row
        row.set_count(number(node.photos))
        row.set_sign("folder" if node.root.online else "offline")
        if not node.below:
            row.set_note("" if node.root.online else self.tr("(offline)"))
        row.set_branch(node.level, node.key in self._open if node.nested else None)
        row.setChecked(node.key == self._chosen)
        where = QRect(0, row_height() * place, self.width(), row_height())
        if row.geometry() != where:  # placed here and not by a layout, which would go through all of them
            row.setGeometry(where)
            row.raise_()  # above those that are on their way out
        if row.isHidden():
            row.show()
        if place:
            QWidget.setTabOrder(self._rows[self._nodes[place - 1].key], row)

    def _add(self, node: _Node) -> None:
        self._nodes.append(node)
        if node.nested and node.key in self._open:
            for inside in self._inside.get(node.key, ()):
                self._add(_Node(node.root, inside.path, inside.photos, inside.nested, node.level + 1))

    def _made(self, node: _Node) -> SidebarRow:
        name = name_of(node.path)
        row = SidebarRow("folder", name, "", self._theme, parent=self)
        show_tip(row, display(node.path))
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

    def _open_again(self) -> None:
        for root in self._roots:
            for path, below in sorted(self._reopened):
                if path == root.path and (root.nested or below):
                    self._reopened.discard((path, below))
                    self._turn((root.id, below), True)

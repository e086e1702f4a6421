"""What can be done with pairs of picture and caption: added from files, moved, forgotten."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QStandardPaths, QUrl, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from asif_desktop.domain.knowledge import Anchor, Taught
from asif_desktop.domain.requests import AddAnchors, MoveAnchors, RemoveAnchors
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.asking.shelves import Shelves
from asif_desktop.gui.grid.drops import path_of_url
from asif_desktop.gui.look.question_sheets import TextSheet
from asif_desktop.gui.look.text import collection_name, menu_text, name_of, number
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.sidebar.sidebar import Sidebar
from asif_desktop.gui.teaching.anchors_page import AnchorsPage


class Pairs(QObject):
    """Asks what is needed, and asks the library to do it."""

    told = Signal(str)
    teach_wanted = Signal(str)
    """The photos selected in the grid are to be taught in this collection."""
    edit_wanted = Signal(int, str)
    """An anchor whose caption is to be edited, and the caption."""
    carried_wanted = Signal(int, str)
    """An anchor, and its caption, whose photos are to be shown."""

    def __init__(self, asker: Asker, page: AnchorsPage, shelves: Shelves, theme: Theme, window: QWidget):
        super().__init__()
        self._asker = asker
        self._page = page
        self._shelves = shelves
        self._theme = theme
        self._window = window
        self.photos_selected = 0
        """How many photos are selected in the grid."""
        page.forget_wanted.connect(self.forget)
        page.move_wanted.connect(self.ask_move)
        page.menu_wanted.connect(self.menu)
        page.add_wanted.connect(self.add_menu)
        page.files_dropped.connect(self.add_files)

    def connect_sidebar(self, sidebar: Sidebar) -> None:
        """Does what is dropped on the sidebar's collections."""
        sidebar.pairs_dropped.connect(self.move)
        sidebar.files_dropped.connect(self.add_files)

    def menu(self, first: Anchor | None, anchors: Sequence[int], at: QPoint) -> None:
        """Offers what can be done with pairs."""
        menu = QMenu(self._window)
        if first is not None and len(anchors) == 1:
            menu.addAction(
                self.tr("Edit the Caption…"), lambda: self.edit_wanted.emit(first.id, first.caption)
            )
            describes = menu.addAction(
                self.tr("What It Describes"), lambda: self.carried_wanted.emit(first.id, first.caption)
            )
            describes.setEnabled(first.enabled and first.usable)
        menu.addMenu(self._places(anchors, self.tr("Move To"), menu))
        menu.addSeparator()
        menu.addAction(self.tr("Forget"), lambda: self.forget(anchors))
        menu.popup(at)

    def ask_move(self, anchors: Sequence[int], at: QPoint) -> None:
        """Offers the collections that pairs can be moved to."""
        self._places(anchors, "", self._window).popup(at)

    def add_menu(self, collection: str, at: QPoint) -> None:
        """Offers what can be added to a collection."""
        menu = QMenu(self._window)
        menu.addAction(self.tr("Picture Files…"), self.choose_files)
        count = self.photos_selected
        one, many = self.tr("The Selected Photo…"), self.tr("The {0} Selected Photos…").format(number(count))
        selected = menu.addAction(one if count == 1 else many if count else self.tr("The Selected Photos…"))
        selected.setEnabled(count > 0)
        selected.triggered.connect(lambda: self.teach_wanted.emit(collection))
        menu.popup(at)

    def choose_files(self) -> None:
        """Asks for the pictures to add to the collection that is shown."""
        collection = self._page.collection
        if collection is None:
            return
        dialog = QFileDialog(self._window, self.tr("Choose pictures to learn from"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        if pictures:
            dialog.setDirectoryUrl(QUrl.fromLocalFile(pictures))

        def chosen(urls: list[QUrl]) -> None:
            paths = [path for path in map(path_of_url, urls) if path is not None]
            if paths:
                self.add_files(paths, collection)

        dialog.urlsSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add_files(self, paths: Sequence[bytes], collection: str) -> None:
        """Asks what is on these pictures, and adds them to a collection."""
        one, many = self.tr("What is on this picture?"), self.tr("What is on these {0} pictures?")
        keeps = self.tr("A small copy of each picture is kept in “{0}”; the files stay as they are.")
        if len(paths) == 1:
            keeps = self.tr("A small copy of it is kept in “{0}”; the file stays as it is.")
        names = self.tr("the name of each file")

        def go(caption: str) -> None:
            request = AddAnchors(list(paths), caption or None, collection)
            self._asker.edit(request, added, sheet.show_refusal)

        def added(made: Taught) -> None:
            sheet.close_sheet()
            count = len(made.anchors)
            said = self.tr("Added 1 pair to “{1}”. Ctrl+Z takes it back.") if count == 1 else ""
            said = said or self.tr("Added {0} pairs to “{1}”. Ctrl+Z takes it back.")
            self.told.emit(said.format(number(count), collection_name(collection)))

        sheet = TextSheet(
            one if len(paths) == 1 else many.format(number(len(paths))),
            keeps.format(collection_name(collection)),
            "",
            self.tr("Add"),
            go,
            self._theme,
            self._window,
            blank=name_of(paths[0]).rpartition(".")[0] if len(paths) == 1 else names,
        )
        sheet.open()

    def move(self, anchors: Sequence[int], collection: str) -> None:
        """Moves pairs to a collection."""
        one, many = self.tr("Moved 1 pair to “{1}”."), self.tr("Moved {0} pairs to “{1}”.")
        said = (one if len(anchors) == 1 else many).format(number(len(anchors)), collection_name(collection))
        back = self.tr("Ctrl+Z takes it back.")
        self._asker.edit(
            MoveAnchors(list(anchors), collection),
            lambda _: self.told.emit(f"{said} {back}"),
            self.told.emit,
        )

    def forget(self, anchors: Sequence[int]) -> None:
        """Forgets pairs."""
        one = self.tr("Forgot 1 pair. Ctrl+Z takes it back.")
        many = self.tr("Forgot {0} pairs. Ctrl+Z takes it back.")
        said = one if len(anchors) == 1 else many.format(number(len(anchors)))
        self._asker.edit(RemoveAnchors(list(anchors)), lambda _: self.told.emit(said), self.told.emit)

    def _places(self, anchors: Sequence[int], title: str, parent: QWidget) -> QMenu:
        menu = QMenu(title, parent)
        for collection in self._shelves.collections:
            if collection.name != self._page.collection:
                place = menu.addAction(menu_text(collection_name(collection.name)))
                place.triggered.connect(lambda _=False, name=collection.name: self.move(anchors, name))
        menu.addSeparator()
        menu.addAction(self.tr("New Collection…"), lambda: self._move_to_new(anchors))
        return menu

    def _move_to_new(self, anchors: Sequence[int]) -> None:
        def go(name: str) -> None:
            self._asker.edit(
                MoveAnchors(list(anchors), name), lambda _: sheet.close_sheet(), sheet.show_refusal
            )

        sheet = TextSheet(
            self.tr("Move to a new collection"), "", "", self.tr("Move"), go, self._theme, self._window
        )
        sheet.open()

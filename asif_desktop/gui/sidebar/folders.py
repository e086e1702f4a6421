"""Choosing, adding and removing folders."""

import os

from PySide6.QtCore import QObject, QPoint, QStandardPaths, QUrl, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from asif_desktop.domain.paths import display
from asif_desktop.domain.photos import Folder
from asif_desktop.domain.requests import AddFolders, RemoveFolder, Rescan, RetryFailed
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.grid.drops import path_of_url
from asif_desktop.gui.look.question_sheets import ConfirmSheet
from asif_desktop.gui.look.text import name_of, number
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.sidebar.sidebar import Sidebar


class Folders(QObject):
    """What can be done with folders."""

    told = Signal(str)

    def __init__(self, asker: Asker, theme: Theme, window: QWidget) -> None:
        super().__init__()
        self._asker = asker
        self._theme = theme
        self._window = window

    def connect_sidebar(self, sidebar: Sidebar) -> None:
        """Does what the sidebar asks for."""
        sidebar.folder_wanted.connect(self.choose)
        sidebar.folder_menu.connect(self.menu)

    def choose(self) -> None:
        """Asks for a folder, the system's picture folder proposed."""
        dialog = QFileDialog(self._window, self.tr("Choose a folder with photos"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        if pictures:
            dialog.setDirectoryUrl(QUrl.fromLocalFile(pictures))
        dialog.urlsSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def add_text(self, folder: str) -> None:
        """Adds a folder whose name Qt knows."""
        self.add([os.fsencode(folder)])

    def add(self, folders: list[bytes]) -> None:
        """Adds folders by their paths."""
        self._asker.edit(AddFolders(folders), lambda _: None)

    def rescan(self) -> None:
        """Looks for new photos in all folders."""
        self._asker.edit(
            Rescan(), lambda _: self.told.emit(self.tr("Looking for new photos in all folders."))
        )

    def retry(self) -> None:
        """Reads the files again that could not be read."""
        self._asker.edit(RetryFailed(), self._say_retrying)

    def menu(self, folder: Folder, at: QPoint) -> None:
        """Offers what can be done with a folder."""
        menu = QMenu(self._window)
        menu.addAction(self.tr("Look for New Photos"), self.rescan)
        menu.addAction(self.tr("Remove from the Library…"), lambda: self.ask_removal(folder))
        menu.popup(at)

    def ask_removal(self, folder: Folder) -> None:
        """Asks whether to stop watching a folder."""
        ConfirmSheet(
            self.tr("Remove “{0}” from the library?").format(name_of(folder.path)),
            self.tr(
                "{0}\nIts photos are no longer shown here. The files stay as they are, and so does what you "
                "taught with them."
            ).format(display(folder.path)),
            self.tr("Remove"),
            lambda: self._asker.edit(RemoveFolder(folder.path), lambda _: None),
            self._theme,
            self._window,
        ).open()

    def _say_retrying(self, count: int) -> None:
        told = self.tr("Reading 1 file again.") if count == 1 else self.tr("Reading {0} files again.")
        self.told.emit(told.format(number(count)))

    def _chosen(self, urls: list[QUrl]) -> None:
        paths = [path for path in map(path_of_url, urls) if path is not None]
        if paths:
            self.add(paths)

"""What can be done with albums and saved searches."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from asif_desktop.domain.albums import Album, SavedSearch
from asif_desktop.domain.folding import folded
from asif_desktop.domain.requests import (
    AddToAlbum,
    CreateAlbum,
    DeleteAlbum,
    DeleteSearch,
    PhotoRef,
    RemoveFromAlbum,
    RenameAlbum,
    RenameSearch,
    Request,
    SaveSearch,
)
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.look.question_sheets import TextSheet
from asif_desktop.gui.look.text import menu_text, number, photos_text
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.sidebar.sidebar import Sidebar


class Sorting(QObject):
    """Asks what is needed, and asks the library to do it."""

    told = Signal(str)
    album_renamed = Signal(str, str)
    album_gone = Signal(str)

    def __init__(self, asker: Asker, theme: Theme, window: QWidget) -> None:
        super().__init__()
        self._asker = asker
        self._theme = theme
        self._window = window

    def connect_sidebar(self, sidebar: Sidebar) -> None:
        """Does what the sidebar asks for."""
        sidebar.album_wanted.connect(self.create_album)
        sidebar.album_menu.connect(self.menu_of_album)
        sidebar.photos_put.connect(self.add)
        sidebar.search_menu.connect(self.menu_of_search)

    def create_album(self, photos: Sequence[int] = ()) -> None:
        """Asks for the name of a new album, which gets these photos."""
        refs: list[PhotoRef] = list(photos)
        words = self.tr("It starts with {0}.").format(photos_text(len(refs))) if refs else ""
        self._ask_text(
            self.tr("New album"), words, "", self.tr("Create"), lambda name: CreateAlbum(name, refs)
        )

    def menu_of_album(self, album: Album, at: QPoint) -> None:
        """Offers what can be done with an album."""
        menu = QMenu(self._window)
        menu.addAction(self.tr("Rename…"), lambda: self.rename_album(album.name))
        menu.addAction(self.tr("Delete the Album"), lambda: self.delete_album(album.name))
        menu.popup(at)

    def rename_album(self, name: str) -> None:
        """Asks for another name."""
        self._ask_text(
            self.tr("Rename the album"),
            "",
            name,
            self.tr("Rename"),
            lambda new: RenameAlbum(name, new),
            lambda new: self.album_renamed.emit(name, new),
        )

    def delete_album(self, name: str) -> None:
        """Forgets an album; its photos stay."""

        def done(_: None) -> None:
            self.told.emit(self.tr("The album is gone, its photos stay. Ctrl+Z takes it back."))
            self.album_gone.emit(name)

        self._asker.edit(DeleteAlbum(name), done)

    def add(self, photos: Sequence[int], name: str) -> None:
        """Puts photos into an album."""

        def done(added: int) -> None:
            told = self.tr("{0} added to “{1}”. Ctrl+Z takes that back.").format(photos_text(added), name)
            one, many = self.tr("It was in “{0}” already."), self.tr("They were in “{0}” already.")
            self.told.emit(told if added else (one if len(photos) == 1 else many).format(name))

        self._asker.edit(AddToAlbum(name, list(photos)), done)

    def take_out(self, photos: Sequence[int], name: str) -> None:
        """Takes photos out of an album."""

        def done(gone: int) -> None:
            one = self.tr("1 photo taken out of “{1}”. Ctrl+Z puts it back.")
            many = self.tr("{0} photos taken out of “{1}”. Ctrl+Z puts them back.")
            self.told.emit((one if gone == 1 else many).format(number(gone), name))

        self._asker.edit(RemoveFromAlbum(name, list(photos)), done)

    def offer_albums(self, photos: Sequence[int], albums: Sequence[Album], at: QPoint) -> None:
        """Offers the albums that photos can be put into, and a new one."""
        menu = QMenu(self._window)
        menu.setAccessibleName(self.tr("Put into an album"))
        for album in albums:
            menu.addAction(menu_text(album.name), partial(self.add, photos, album.name))
        if albums:
            menu.addSeparator()
        menu.addAction(self.tr("New Album…"), lambda: self.create_album(photos))
        menu.popup(at)

    def keep_cut(self, saved: SavedSearch) -> None:
        """Keeps where the cut of a saved search was moved."""
        self._asker.edit(SaveSearch(saved.name, saved.query, cut=saved.cut), lambda _: None)

    def save_search(self, query: str, cut: float | None = None, known: Sequence[SavedSearch] = ()) -> None:
        """Asks for the name under which a query is kept, with where its cut was moved.

        Args:
            query: What is searched.
            cut: None: the automatic one.
            known: The searches that are saved: one of the same name gets this query, which is told.
        """

        def tell(name: str) -> None:
            for saved in known:
                if folded(saved.name) == folded(name) and saved.query != query:
                    told = self.tr("“{0}” is another search now. Ctrl+Z brings the old one back.")
                    self.told.emit(told.format(saved.name))

        self._ask_text(
            self.tr("Save this search"),
            self.tr("It stands in the sidebar and finds new photos by itself: {0}").format(query),
            query,
            self.tr("Save"),
            lambda name: SaveSearch(name, query, cut=cut),
            tell,
        )

    def menu_of_search(self, saved: SavedSearch, at: QPoint) -> None:
        """Offers what can be done with a saved search."""
        menu = QMenu(self._window)
        menu.addAction(self.tr("Rename…"), lambda: self.rename_search(saved.name))
        menu.addAction(self.tr("Delete the Search"), lambda: self.delete_search(saved.name))
        menu.popup(at)

    def rename_search(self, name: str) -> None:
        """Asks for another name."""
        self._ask_text(
            self.tr("Rename the search"), "", name, self.tr("Rename"), lambda new: RenameSearch(name, new)
        )

    def delete_search(self, name: str) -> None:
        """Forgets a saved search."""
        told = self.tr("The search is gone. Ctrl+Z takes it back.")
        self._asker.edit(DeleteSearch(name), lambda _: self.told.emit(told))

    def _ask_text(
        self,
        title: str,
        words: str,
        text: str,
        verb: str,
        request: Callable[[str], Request[None]],
        then: Callable[[str], None] | None = None,
    ) -> None:
        def go(answer: str) -> None:
            def done(_: None) -> None:
                sheet.close_sheet()
                if then is not None:
                    then(answer)

            self._asker.edit(request(answer), done, sheet.show_refusal)

        sheet = TextSheet(title, words, text, verb, go, self._theme, self._window)
        sheet.open()

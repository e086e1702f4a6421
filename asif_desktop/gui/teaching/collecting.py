"""What can be done with collections, and with the anchors that carried a match."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from asif_desktop import __version__
from asif_desktop.domain.knowledge import Collection
from asif_desktop.domain.requests import (
    CreateCollection,
    DeleteCollection,
    EditAnchor,
    RemoveAnchors,
    RenameCollection,
    Request,
    SwitchCollection,
)
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.information.why import ToldReason
from asif_desktop.gui.look.question_sheets import ConfirmSheet, TextSheet
from asif_desktop.gui.look.text import collection_name, menu_text, number, one_line
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.sidebar.sidebar import Sidebar


class Collecting(QObject):
    """Asks what is needed, and asks the library to do it."""

    told = Signal(str)
    search_wanted = Signal(str)
    carried_wanted = Signal(int, str)
    """An anchor, and its caption, whose photos are to be shown."""
    pair_wanted = Signal(int, str)
    """An anchor that is to be shown in its collection."""

    def __init__(self, asker: Asker, theme: Theme, window: QWidget) -> None:
        super().__init__()
        self._asker = asker
        self._theme = theme
        self._window = window

    def connect_sidebar(self, sidebar: Sidebar) -> None:
        """Does what the sidebar asks for."""
        sidebar.collection_switched.connect(self.switch)
        sidebar.collection_wanted.connect(self.create)
        sidebar.collection_menu.connect(self.menu)

    def switch(self, name: str, enabled: bool) -> None:
        """Switches a collection on or off."""
        self._asker.edit(SwitchCollection(name, enabled), lambda _: None)

    def create(self) -> None:
        """Asks for the name of a new collection."""
        self._ask_text(
            self.tr("New collection"),
            self.tr(
                "What belongs together can be switched on and off together: “My family”, “Garden and birds”."
            ),
            "",
            self.tr("Create"),
            CreateCollection,
        )

    def menu(self, collection: Collection, at: QPoint) -> None:
        """Offers what can be done with a collection."""
        menu = QMenu(self._window)
        menu.addAction(self.tr("Rename…"), lambda: self.rename(collection.name))
        menu.addAction(self.tr("Delete…"), lambda: self.ask_deletion(collection))
        menu.popup(at)

    def rename(self, name: str) -> None:
        """Asks for another name."""
        shown = collection_name(name)
        self._ask_text(
            self.tr("Rename the collection"),
            "",
            shown,
            self.tr("Rename"),
            lambda new: RenameCollection(name, name if new == shown else new),
        )

    def ask_deletion(self, collection: Collection) -> None:
        """Asks whether to forget a collection."""
        one = self.tr("What it knows, 1 pair of picture and caption, is forgotten. Ctrl+Z takes that back.")
        many = self.tr(
            "What it knows, {0} pairs of picture and caption, is forgotten. Ctrl+Z takes that back."
        )
        ConfirmSheet(
            self.tr("Delete “{0}”?").format(one_line(collection_name(collection.name))),
            one if collection.anchors == 1 else many.format(number(collection.anchors)),
            self.tr("Delete"),
            lambda: self._asker.edit(DeleteCollection(collection.name), lambda _: None),
            self._theme,
            self._window,
        ).open()

    def reason_menu(self, told: ToldReason, at: QPoint) -> None:
        """Offers what can be done with an anchor that carried a match."""
        reason = told.reason
        menu = QMenu(self._window)
        caption = reason.caption.split(": ", 1)[0]
        menu.addAction(
            self.tr("Search “{0}”").format(menu_text(caption)[:60]),
            lambda: self.search_wanted.emit(one_line(caption)),
        )
        menu.addAction(
            self.tr("What Else It Describes"),
            lambda: self.carried_wanted.emit(reason.anchor, reason.caption),
        )
        menu.addSeparator()
        menu.addAction(self.tr("Edit the Caption…"), lambda: self.edit_caption(reason.anchor, reason.caption))
        menu.addAction(self.tr("Forget This Pair"), lambda: self.forget(reason.anchor))
        if reason.collection:
            known_as = menu_text(collection_name(reason.collection))
            menu.addSeparator()
            menu.addAction(
                self.tr("Show in “{0}”").format(known_as),
                lambda: self.pair_wanted.emit(reason.anchor, reason.collection),
            )
            menu.addAction(
                self.tr("Switch “{0}” Off").format(known_as),
                lambda: self.switch(reason.collection, False),
            )
        menu.popup(at)

    def edit_caption(self, anchor: int, caption: str) -> None:
        """Asks for another caption."""
        self._ask_text(
            self.tr("Edit the caption"),
            self.tr("Everything you search for follows at once."),
            caption,
            self.tr("Save"),
            lambda new: EditAnchor(anchor, new),
        )

    def forget(self, anchor: int) -> None:
        """Forgets an anchor."""
        self._asker.edit(
            RemoveAnchors([anchor]), lambda _: self.told.emit(self.tr("Forgotten. Ctrl+Z takes it back."))
        )

    def about(self) -> None:
        """Says what the program is."""
        sheet = ConfirmSheet(
            f"ASIF Desktop {__version__}",
            self.tr(
                "A private photo organiser that finds photos by phrases, explains every match, and can "
                "be taught. Free software under the GNU General Public License 3 or later. "
                "Typeface: Inter (OFL)."
            ),
            self.tr("Close"),
            lambda: None,
            self._theme,
            self._window,
        )
        sheet.cancel.hide()
        sheet.open()

    def _ask_text(
        self, title: str, words: str, text: str, verb: str, request: Callable[[str], Request[None]]
    ) -> None:
        def go(answer: str) -> None:
            self._asker.edit(request(answer), lambda _: sheet.close_sheet(), sheet.show_refusal)

        sheet = TextSheet(title, words, text, verb, go, self._theme, self._window)
        sheet.open()

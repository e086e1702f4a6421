"""Small questions about one tag: what it is called, where it lies, what it is one with, whether it stays."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QMenu, QWidget

from asif_desktop.domain.knowledge import Collection
from asif_desktop.domain.requests import CreateTag, DeleteTag, EditTag, ListCollections, MergeTags
from asif_desktop.domain.requests.base import Request
from asif_desktop.domain.tags import NewTag, Tag, TagEdit
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.look.choices import dress
from asif_desktop.gui.look.question_sheets import ConfirmSheet, TextSheet
from asif_desktop.gui.look.text import one_line
from asif_desktop.gui.look.theme import Theme


class TagSheets(QObject):
    """Asks the person about a tag, and the library to change it."""

    def __init__(self, asker: Asker, theme: Theme, window: QWidget) -> None:
        super().__init__()
        self._asker = asker
        self._theme = theme
        self._window = window

    def add_to(self, menu: QMenu, tag: Tag, tags: Sequence[Tag]) -> None:
        """Puts the questions about a tag, one of all tags, into a menu."""
        others = [one.title for one in tags if not _lies_in(one, tag)]
        menu.addAction(self.tr("Key…"), lambda: self.ask_key(tag))
        menu.addAction(self.tr("Move Into…"), lambda: self.ask_parent(tag, others))
        merge = menu.addAction(self.tr("Merge Into…"), lambda: self.ask_merge(tag, others))
        merge.setEnabled(bool(others))
        menu.addAction(self.tr("Keep Examples In…"), lambda: self.ask_collection(tag))

    def ask_new(self, parent: Tag | None = None) -> None:
        """Asks for the name of a new tag, below another or at the top."""
        title = self.tr("New tag")
        words = self.tr("A word of yours, such as “Dog” or “Our garden”. It is suggested where it fits.")
        above = None if parent is None else parent.title
        if above is not None:
            title = self.tr("New tag in “{0}”").format(one_line(above))
        self._ask(title, words, "", self.tr("Create"), lambda name: CreateTag(NewTag(name, parent=above)))

    def ask_name(self, tag: Tag) -> None:
        """Asks for another name."""
        title, verb = self.tr("Rename the tag"), self.tr("Rename")
        self._ask(title, "", tag.name, verb, lambda name: EditTag(tag.id, TagEdit(name=name)))

    def ask_phrases(self, tag: Tag) -> None:
        """Asks for the phrases that photos for the tag are found by."""

        def edit(text: str) -> EditTag:
            phrases = [part.strip() for part in text.split(";") if part.strip()]
            return EditTag(tag.id, TagEdit(phrases=phrases))

        self._ask(
            self.tr("What is “{0}” found by?").format(one_line(tag.name)),
            self.tr("Phrases, with a semicolon between; the best of them counts."),
            "; ".join(tag.phrases),
            self.tr("Save"),
            edit,
            blank=self.tr("its name"),
        )

    def ask_delete(self, tag: Tag) -> None:
        """Asks whether the tag is to go."""
        ConfirmSheet(
            self.tr("Delete the tag “{0}”?").format(one_line(tag.title)),
            self.tr(
                "It is taken off its photos, and the tags inside it go with it. Files stay as they are, "
                "and Ctrl+Z takes that back."
            ),
            self.tr("Delete"),
            lambda: self._asker.edit(DeleteTag(tag.id), lambda _: None),
            self._theme,
            self._window,
        ).open()

    def ask_key(self, tag: Tag) -> None:
        """Asks for the letter or digit that gives the tag to photos."""
        self._ask(
            self.tr("Which key gives “{0}”?").format(one_line(tag.name)),
            self.tr("A letter or digit. With Alt and Shift, it gives the tag to the selected photos."),
            "" if tag.key is None else tag.key.upper(),
            self.tr("Save"),
            lambda text: EditTag(tag.id, TagEdit(key=text or None)),
            blank=self.tr("no key"),
        )

    def ask_parent(self, tag: Tag, others: Sequence[str]) -> None:
        """Asks below which tag it is to lie."""
        self._ask(
            self.tr("Where does “{0}” belong?").format(one_line(tag.name)),
            self.tr("The tag that it is moved into; tags inside it go along."),
            "/".join(tag.path[:-1]),
            self.tr("Move"),
            lambda text: EditTag(tag.id, TagEdit(parent=text or None)),
            others,
            blank=self.tr("at the top"),
        )

    def ask_merge(self, tag: Tag, others: Sequence[str]) -> None:
        """Asks with which tag it is to be one."""
        self._ask(
            self.tr("Which tag is “{0}” merged into?").format(one_line(tag.name)),
            self.tr("Its photos, and the tags inside it, become that one's. Ctrl+Z takes that back."),
            "",
            self.tr("Merge"),
            lambda text: MergeTags(tag.id, text),
            others,
        )

    def ask_collection(self, tag: Tag) -> None:
        """Asks which collection the tag's examples are kept in."""

        def ask(collections: list[Collection]) -> None:
            self._ask(
                self.tr("Where are the examples of “{0}” kept?").format(one_line(tag.name)),
                self.tr("A collection that is there. It can be switched off or deleted as one."),
                tag.collection or "",
                self.tr("Save"),
                lambda text: EditTag(tag.id, TagEdit(collection=text or None)),
                [one.name for one in collections],
                blank=self.tr("where all lessons are kept"),
            )

        self._asker.ask(ListCollections(), ask, lane="tags", channel="collections of a tag")

    def _ask(
        self,
        title: str,
        words: str,
        text: str,
        verb: str,
        request: Callable[[str], Request[Any]],
        known: Sequence[str] = (),
        blank: str = "",
    ) -> None:
        def go(answer: str) -> None:
            self._asker.edit(request(answer), lambda _: sheet.close_sheet(), sheet.show_refusal)

        sheet = TextSheet(title, words, text, verb, go, self._theme, self._window, blank=blank)
        if known:
            complete(sheet.line, known)
        sheet.open()


def complete(line: QLineEdit, known: Iterable[str]) -> None:
    """Offers these texts while one types, however they are capitalised."""
    completer = QCompleter(sorted(known), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    dress(completer)
    line.setCompleter(completer)


def _lies_in(one: Tag, tag: Tag) -> bool:
    return one.path[: len(tag.path)] == tag.path

"""What can be done with tags: in the sidebar, on the selected photos, and by key."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QCursor, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from asif_desktop.domain.library import Library
from asif_desktop.domain.requests import (
    CountSuggestions,
    CreateTag,
    DecideTag,
    DeleteTag,
    EditTag,
    ImportTags,
    LearnFromFiles,
    LearnTag,
    ListTags,
    PhotoRef,
    SuggestTags,
    TagsOfPhotos,
)
from asif_desktop.domain.tags import Decision, NewTag, PhotoTag, Suggested, Suggestion, Tag, TagEdit
from asif_desktop.domain.text_files import list_of_tags_in
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.grid.grid import PhotoGrid
from asif_desktop.gui.information.information import Information
from asif_desktop.gui.information.photo_desk import PhotoDesk
from asif_desktop.gui.information.tag_chips import ShownTag, SuggestedTag, shown_tags
from asif_desktop.gui.information.why import ForTag, explain
from asif_desktop.gui.look.question_sheets import ConfirmSheet, TextSheet
from asif_desktop.gui.look.text import menu_text, number, one_line, photos_text
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.sidebar.sidebar import Sidebar
from asif_desktop.gui.tags.cut_sheet import CutSheet
from asif_desktop.gui.tags.tag_sheets import TagSheets, complete

_PAUSE_MS = 60
_MOST_SHOWN = 500
"""Selected photos whose tags are looked at; more would say nothing more."""
_COLOURS = ("red", "orange", "yellow", "green", "blue", "purple", "grey")


class Tagging(QObject):
    """Asks what tags there are, and asks the library to change them."""

    told = Signal(str)
    listed = Signal(object)
    """The tags, each time that they were asked for: what photos have of them may be other than before."""
    renewed = Signal(object, object)
    """The tags, and for how many photos each is suggested."""
    offered = Signal(str, str, object)
    """A sentence, a word for what could be done next, and what does it."""
    lesson_wanted = Signal(list)
    """Photos of which the person wants to say what they show."""
    search_wanted = Signal(str)
    review_wanted = Signal(object)

    def __init__(
        self,
        asker: Asker,
        grid: PhotoGrid,
        desk: PhotoDesk,
        panel: Information,
        theme: Theme,
        window: QWidget,
        out_of_sight: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._asker = asker
        self._sheets = TagSheets(asker, theme, window)
        self._grid = grid
        self._out_of_sight = out_of_sight
        self._desk = desk
        self._panel = panel
        self._theme = theme
        self._window = window
        self.tags: dict[int, Tag] = {}
        self._counts: dict[int, int] = {}
        self._keys: list[QShortcut] = []
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        grid.picked.connect(self._pause.start)
        chips = panel.tags
        chips.add_wanted.connect(self.add)
        chips.removed.connect(self._remove)
        chips.accepted.connect(self._accept)
        chips.rejected.connect(self._reject)
        chips.why_wanted.connect(self._why)
        chips.chosen.connect(self.show_photos)

    def connect_sidebar(self, sidebar: Sidebar) -> None:
        """Does what the sidebar asks for."""
        sidebar.tag_chosen.connect(self.show_photos)
        sidebar.tag_menu.connect(self.menu)
        sidebar.tag_wanted.connect(self.offer)
        sidebar.tag_dropped.connect(lambda photos, tag: self._decide(tag, photos, "manual"))
        self.renewed.connect(sidebar.show_tags)

    def renew(self) -> None:
        """Asks again for the tags, and for what is shown of the selected photos."""
        self._asker.ask(ListTags(), self._take_tags, lane="tags", channel="tags")
        self._asker.ask(
            CountSuggestions(), self._take_counts, lane="tags", channel="suggestions", sorry=lambda _: None
        )
        self._pause.start()

    def show_photos(self, tag: Tag) -> None:
        """Searches for the photos that have a tag."""
        self.search_wanted.emit(tag.query)

    def offer(self) -> None:
        """Offers the ways that tags come in, and what can be learnt from those that files brought."""
        menu = QMenu(self._window)
        menu.addAction(self.tr("New Tag…"), self.create)
        menu.addAction(self.tr("Import a List…"), self._choose_list)
        menu.addSeparator()
        menu.addAction(self.tr("Learn from My Captions"), partial(self._learn, "captions"))
        menu.addAction(self.tr("Learn from My Keywords"), partial(self._learn, "keywords"))
        menu.popup(QCursor.pos())

    def import_list(self, file: str) -> None:
        """Makes the tags of a text file: a name a line, indented below its parent."""

        def read(library: Library) -> int:
            return library.ask(ImportTags(list_of_tags_in(file)))

        self._asker.do(read, self._say_imported, lane="edit", again=False)

    def create(self, parent: Tag | None = None) -> None:
        """Asks for the name of a new tag."""

        def go(name: str) -> None:
            new = NewTag(name, parent=None if parent is None else parent.title)
            self._asker.edit(CreateTag(new), lambda _: sheet.close_sheet(), sheet.show_refusal)

        title = self.tr("New tag")
        words = self.tr("A word of yours, such as “Dog” or “Our garden”. It is suggested where it fits.")
        if parent is not None:
            title = self.tr("New tag in “{0}”").format(one_line(parent.title))
        sheet = TextSheet(title, words, "", self.tr("Create"), go, self._theme, self._window)
        sheet.open()

    def add(self) -> None:
        """Asks for a tag, known or new, and gives it to the selected photos."""
        photos = self._grid.selected()
        if not photos:
            self.told.emit(self.tr("Select the photos that you want to tag first."))
            return
        known = {tag.title.casefold(): tag for tag in self.tags.values()}

        def go(text: str) -> None:
            tag = known.get(text.casefold())
            refs: list[PhotoRef] = list(photos)
            give = CreateTag(NewTag(text), refs) if tag is None else DecideTag(tag.id, refs, "manual")
            self._asker.edit(give, lambda _: sheet.close_sheet(), sheet.show_refusal)

        many = self.tr("Tag 1 photo") if len(photos) == 1 else self.tr("Tag {0} photos").format(len(photos))
        words = self.tr("A tag that is there, or a new one.")
        sheet = TextSheet(many, words, "", self.tr("Tag"), go, self._theme, self._window)
        complete(sheet.line, (tag.title for tag in self.tags.values()))
        sheet.open()

    def menu(self, tag: Tag, at: QPoint) -> None:
        """Offers what can be done with a tag."""
        menu = QMenu(self._window)
        menu.addAction(self.tr("Show Photos"), lambda: self.show_photos(tag))
        waiting = self._counts.get(tag.id, 0)
        review = menu.addAction(self.tr("Review Suggestions…"), lambda: self.review_wanted.emit(tag))
        review.setEnabled(waiting > 0)
        selected = self._grid.selected()
        learn = menu.addAction(self.tr("Learn from Selected Photos"), lambda: self._learn_from(tag, selected))
        learn.setEnabled(bool(selected))
        menu.addSeparator()
        menu.addAction(self.tr("New Tag Inside…"), lambda: self.create(tag))
        menu.addAction(self.tr("Rename…"), lambda: self._ask_name(tag))
        menu.addAction(self.tr("Phrases…"), lambda: self._ask_phrases(tag))
        colours = menu.addMenu(self.tr("Colour"))
        red, orange, yellow, green = self.tr("Red"), self.tr("Orange"), self.tr("Yellow"), self.tr("Green")
        named = (red, orange, yellow, green, self.tr("Blue"), self.tr("Purple"), self.tr("Grey"))
        for colour, name in ((None, self.tr("None")), *zip(_COLOURS, named, strict=True)):
            colours.addAction(name, partial(self._edit, tag, TagEdit(colour=colour)))
        self._sheets.add_to(menu, tag, list(self.tags.values()))
        menu.addAction(self.tr("Suggest Fewer or More…"), lambda: self.ask_cut(tag))
        menu.addSeparator()
        menu.addAction(self.tr("Delete “{0}”…").format(menu_text(tag.name)), lambda: self._delete(tag))
        menu.popup(at)

    def move_cut(self, tag: Tag, cut: float) -> None:
        """Keeps from which score on a tag is suggested."""
        self._edit(tag, TagEdit(cut=cut))

    def ask_cut(self, tag: Tag) -> None:
        """Lets the person move from which score on a tag is suggested."""
        sheet = CutSheet(tag, self._counts.get(tag.id, 0), self._theme, self._window)
        sheet.moved.connect(lambda cut: self.move_cut(tag, cut))
        self.renewed.connect(sheet.renew)
        sheet.open()

    def _learn_from(self, tag: Tag, photos: Sequence[int]) -> None:
        """Gives the tag to photos, and makes them its examples."""

        def learn(library: Library) -> int:
            library.ask(DecideTag(tag.id, list(photos), "manual"))
            return len(library.ask(LearnTag(tag.id, list(photos))).anchors)

        self._asker.do(learn, self._say_learnt, lane="edit", again=False)

    def _say_learnt(self, photos: int) -> None:
        learnt = self.tr("Learnt from {0}. Ctrl+Z takes it back.")
        self.told.emit(learnt.format(photos_text(photos)))

    def _choose_list(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Choose a list of tags"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.import_list)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _say_imported(self, made: int) -> None:
        many = self.tr("{0} new tags.") if made else self.tr("All of these tags are there already.")
        self.told.emit(self.tr("1 new tag.") if made == 1 else many.format(number(made)))

    def _learn(self, source: Literal["captions", "keywords"]) -> None:
        self._asker.ask(LearnFromFiles(source), self._say_learnt, lane="export", again=False)

    def _ask_name(self, tag: Tag) -> None:
        def go(name: str) -> None:
            edit = EditTag(tag.id, TagEdit(name=name))
            self._asker.edit(edit, lambda _: sheet.close_sheet(), sheet.show_refusal)

        title, verb = self.tr("Rename the tag"), self.tr("Rename")
        sheet = TextSheet(title, "", tag.name, verb, go, self._theme, self._window)
        sheet.open()

    def _ask_phrases(self, tag: Tag) -> None:
        def go(text: str) -> None:
            phrases = [part.strip() for part in text.split(";") if part.strip()]
            edit = EditTag(tag.id, TagEdit(phrases=phrases))
            self._asker.edit(edit, lambda _: sheet.close_sheet(), sheet.show_refusal)

        sheet = TextSheet(
            self.tr("What is “{0}” found by?").format(one_line(tag.name)),
            self.tr("Phrases, with a semicolon between; the best of them counts."),
            "; ".join(tag.phrases),
            self.tr("Save"),
            go,
            self._theme,
            self._window,
            blank=self.tr("its name"),
        )
        sheet.open()

    def _edit(self, tag: Tag, edit: TagEdit) -> None:
        self._asker.edit(EditTag(tag.id, edit), lambda _: None)

    def _delete(self, tag: Tag) -> None:
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

    def _accept(self, one: SuggestedTag) -> None:
        """Says yes to a suggestion, and offers to learn from it."""
        photos: list[PhotoRef] = list(one.photos)

        def learn() -> None:
            self._asker.edit(LearnTag(one.tag.id, photos), lambda _: None)

        words = self.tr("Yes, “{0}”.").format(one_line(one.tag.name))
        self._decide(one.tag, one.photos, "accepted")
        self.offered.emit(words, self.tr("Use as an example"), learn)

    def _reject(self, one: SuggestedTag) -> None:
        """Says no to a suggestion, and offers to say what it is."""
        words = self.tr("Not “{0}”.").format(one_line(one.tag.name))
        self._decide(one.tag, one.photos, "rejected")
        self.offered.emit(words, self.tr("What is it?"), lambda: self.lesson_wanted.emit(list(one.photos)))

    def _remove(self, shown: ShownTag) -> None:
        self._decide(shown.tag, self._grid.selected(), "none")

    def _decide(self, tag: Tag, photos: Sequence[int], decision: Decision) -> None:
        self._asker.edit(DecideTag(tag.id, list(photos), decision), lambda _: None)

    def _why(self, one: SuggestedTag) -> None:
        photo, tag = one.photos[0], ForTag(one.tag.id, one.tag.name)
        ratio = self._panel.devicePixelRatioF()
        self._panel.why.show()
        self._asker.do(
            lambda library: explain(library, photo, tag, ratio),
            self._panel.why.show_told,
            lane="why",
            channel="why",
            sorry=self._panel.why.show_words,
        )

    def _take_tags(self, tags: list[Tag]) -> None:
        self.tags = {tag.id: tag for tag in tags}
        self._set_keys()
        self.listed.emit(tags)
        self.renewed.emit(tags, self._counts)
        self._pause.start()

    def _set_keys(self) -> None:
        """Lets the tags' keys, with Alt and Shift, give them to the selected photos."""
        for old in self._keys:
            old.setEnabled(False)
            old.deleteLater()
        self._keys = []
        for tag in self.tags.values():
            if tag.key is not None:
                key = QShortcut(QKeySequence(f"Alt+Shift+{tag.key.upper()}"), self._window)
                key.activated.connect(partial(self._give, tag))
                self._keys.append(key)

    def _give(self, tag: Tag) -> None:
        if self._grid.selected() and not self._out_of_sight():
            self._decide(tag, self._grid.selected(), "manual")

    def _take_counts(self, counts: list[Suggested]) -> None:
        self._counts = {one.tag: one.photos for one in counts}
        self.renewed.emit(list(self.tags.values()), self._counts)

    def _look(self) -> None:
        photos = self._grid.selected()[:_MOST_SHOWN]
        if not photos:
            self._asker.drop("photo tags")
            return

        def ask(library: Library) -> tuple[list[PhotoTag], list[Suggestion]]:
            return library.ask(TagsOfPhotos(photos)), library.ask(SuggestTags(photos))

        self._asker.do(
            ask,
            lambda found: self._show(len(photos), *found),
            lane="tags",
            channel="photo tags",
            sorry=lambda _: None,
        )

    def _show(self, photos: int, said: Sequence[PhotoTag], suggested: Sequence[Suggestion]) -> None:
        own = shown_tags([(one.photo, one.tag, one.state) for one in said], self.tags)
        best: dict[int, list[Suggestion]] = {}
        for one in suggested:
            if one.tag in self.tags:
                best.setdefault(one.tag, []).append(one)
        chips = [
            SuggestedTag(self.tags[tag], tuple(one.photo for one in those), max(one.score for one in those))
            for tag, those in best.items()
        ]
        self._panel.tags.show_tags(own, sorted(chips, key=lambda chip: -chip.score), photos)

"""The tags that there are: listed in the sidebar, with what can be done with each."""

from collections.abc import Sequence
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from asif_desktop.domain.library import Library
from asif_desktop.domain.requests import (
    AdoptTags,
    CountSuggestions,
    DecideTag,
    EditTag,
    ImportTags,
    LearnFromFiles,
    LearnTag,
    ListTags,
)
from asif_desktop.domain.tags import Decision, Suggested, Tag, TagEdit
from asif_desktop.domain.text_files import list_of_tags_in
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.grid.grid import PhotoGrid
from asif_desktop.gui.look.text import menu_text, number, photos_text
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.sidebar.sidebar import Sidebar
from asif_desktop.gui.tags.cut_sheet import CutSheet
from asif_desktop.gui.tags.tag_sheets import TagSheets

_COLOURS = ("red", "orange", "yellow", "green", "blue", "purple", "grey")


class Tagging(QObject):
    """Asks what tags there are, and asks the library to change them."""

    told = Signal(str)
    asking = Signal()
    """The tags are asked for."""
    listed = Signal(object)
    """The tags, each time that they were asked for: what photos have of them may be other than before."""
    brought = Signal(object)
    """The ids of the tags that files brought and nobody made their own, a set: they are not suggested."""
    renewed = Signal(object, object)
    """The tags, and for how many photos each is suggested."""
    search_wanted = Signal(str)
    review_wanted = Signal(object)

    def __init__(self, asker: Asker, grid: PhotoGrid, theme: Theme, window: QWidget) -> None:
        super().__init__()
        self._asker = asker
        self._sheets = TagSheets(asker, theme, window)
        self._grid = grid
        self._theme = theme
        self._window = window
        self.tags: dict[int, Tag] = {}
        self._counts: dict[int, int] = {}

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
        self.asking.emit()

    def show_photos(self, tag: Tag) -> None:
        """Searches for the photos that have a tag."""
        self.search_wanted.emit(tag.query)

    def offer(self) -> None:
        """Offers the ways that tags come in, and what can be learnt from those that files brought."""
        menu = QMenu(self._window)
        menu.addAction(self.tr("New Tag…"), lambda: self._sheets.ask_new())
        menu.addAction(self.tr("Import a List…"), self._choose_list)
        menu.addSeparator()
        brought = sum(not tag.own and tag.from_file > 0 for tag in self.tags.values())
        one, many = self.tr("Suggest the Tag from My Files"), self.tr("Suggest the {0} Tags from My Files")
        adopt = menu.addAction(one if brought == 1 else many.format(number(brought)), lambda: self.adopt([]))
        adopt.setVisible(brought > 0)
        menu.addAction(self.tr("Learn from My Captions"), partial(self._learn, "captions"))
        menu.addAction(self.tr("Learn from My Keywords"), partial(self._learn, "keywords"))
        menu.popup(QCursor.pos())

    def import_list(self, file: str) -> None:
        """Makes the tags of a text file: a name a line, indented below its parent."""

        def read(library: Library) -> int:
            return library.ask(ImportTags(list_of_tags_in(file)))

        self._asker.do(read, self._say_imported, lane="edit", again=False)

    def adopt(self, tags: Sequence[int]) -> None:
        """Has tags that files brought suggested for other photos; all of them where none is named."""
        self._asker.ask(AdoptTags(list(tags)), self._say_adopted, lane="edit", again=False)

    def menu(self, tag: Tag, at: QPoint) -> None:
        """Offers what can be done with a tag."""
        menu = QMenu(self._window)
        menu.addAction(self.tr("Show Photos"), lambda: self.show_photos(tag))
        waiting = self._counts.get(tag.id, 0)
        review = menu.addAction(self.tr("Review Suggestions…"), lambda: self.review_wanted.emit(tag))
        review.setEnabled(waiting > 0)
        if not tag.own:
            menu.addAction(self.tr("Suggest This Tag"), lambda: self.adopt([tag.id]))
        selected = self._grid.selected()
        learn = menu.addAction(self.tr("Learn from Selected Photos"), lambda: self._learn_from(tag, selected))
        learn.setEnabled(bool(selected))
        menu.addSeparator()
        menu.addAction(self.tr("New Tag Inside…"), lambda: self._sheets.ask_new(tag))
        menu.addAction(self.tr("Rename…"), lambda: self._sheets.ask_name(tag))
        menu.addAction(self.tr("Phrases…"), lambda: self._sheets.ask_phrases(tag))
        colours = menu.addMenu(self.tr("Colour"))
        red, orange, yellow, green = self.tr("Red"), self.tr("Orange"), self.tr("Yellow"), self.tr("Green")
        named = (red, orange, yellow, green, self.tr("Blue"), self.tr("Purple"), self.tr("Grey"))
        for colour, name in ((None, self.tr("None")), *zip(_COLOURS, named, strict=True)):
            colours.addAction(name, partial(self._edit, tag, TagEdit(colour=colour)))
        self._sheets.add_to(menu, tag, list(self.tags.values()))
        menu.addAction(self.tr("Suggest Fewer or More…"), lambda: self.ask_cut(tag))
        menu.addSeparator()
        menu.addAction(
            self.tr("Delete “{0}”…").format(menu_text(tag.name)), lambda: self._sheets.ask_delete(tag)
        )
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
        lesson = LearnTag(tag.id, list(photos), "manual")
        self._asker.edit(lesson, lambda taught: self._say_learnt(len(taught.anchors)))

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

    def _say_adopted(self, tags: int) -> None:
        one = self.tr("1 tag more is suggested. Ctrl+Z takes that back.")
        many = self.tr("{0} tags more are suggested. Ctrl+Z takes that back.")
        self.told.emit(one if tags == 1 else many.format(number(tags)))

    def _learn(self, source: Literal["captions", "keywords"]) -> None:
        self._asker.ask(LearnFromFiles(source), self._say_learnt, lane="export", again=False)

    def _edit(self, tag: Tag, edit: TagEdit) -> None:
        self._asker.edit(EditTag(tag.id, edit), lambda _: None)

    def _decide(self, tag: Tag, photos: Sequence[int], decision: Decision) -> None:
        self._asker.edit(DecideTag(tag.id, list(photos), decision), lambda _: None)

    def _take_tags(self, tags: list[Tag]) -> None:
        self.tags = {tag.id: tag for tag in tags}
        self.listed.emit(tags)
        self.brought.emit({tag.id for tag in tags if not tag.own})
        self.renewed.emit(tags, self._counts)

    def _take_counts(self, counts: list[Suggested]) -> None:
        self._counts = {one.tag: one.photos for one in counts}
        self.renewed.emit(list(self.tags.values()), self._counts)

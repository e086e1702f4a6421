"""The middle of the window: the grid under its header, or what stands in its place."""

import re
from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from asif_desktop.domain.notes import EVERY
from asif_desktop.domain.photos import Failure
from asif_desktop.gui.asking.browser import Browser
from asif_desktop.gui.asking.filtering import filter_text
from asif_desktop.gui.asking.results import AUTOMATIC
from asif_desktop.gui.asking.shown import Shown
from asif_desktop.gui.files.duplicates_page import DuplicatesPage
from asif_desktop.gui.files.failed_page import FailedPage
from asif_desktop.gui.files.missing_page import MissingPage
from asif_desktop.gui.files.trash_page import TrashPage
from asif_desktop.gui.grid.grid import PhotoGrid
from asif_desktop.gui.look.text import collection_name, menu_text, number, one_line, photos_text
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.look.widgets import Button
from asif_desktop.gui.loupe.loupe import Loupe
from asif_desktop.gui.searching.view_header import ViewHeader, little_text
from asif_desktop.gui.stage.pages import Message, Welcome
from asif_desktop.gui.teaching.anchors_page import AnchorsPage

_ONE_TAG = re.compile(r'tag:("(?:[^"\\]|\\.)+"|[^\s"()]+)')
"""A query for the photos of one tag."""


class Stage(QStackedWidget):
    """Decides what to show; knows how to say that there is nothing."""

    folder_wanted = Signal()
    all_wanted = Signal()
    search_wanted = Signal(str)
    suggesting_wanted = Signal(int)
    """A tag that files brought is to be suggested."""
    turned = Signal()
    """Another page is shown: `hides_photos` may tell something else than before."""

    def __init__(
        self,
        grid: PhotoGrid,
        loupe: Loupe,
        anchors: AnchorsPage,
        trash: TrashPage,
        missing: MissingPage,
        browser: Browser,
        theme: Theme,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._browser = browser
        self.grid = grid
        self.loupe = loupe
        self.header = ViewHeader()
        self.header.cut_moved.connect(browser.move_cut)
        self.header.tag_wanted.connect(self.search_wanted)
        browser.leaving.connect(self.header.fewer_more.settle)
        self.message = Message(theme)
        self.anchors = anchors
        anchors.counted.connect(self._count_anchors)
        self.trash = trash
        trash.counted.connect(self._count_trash)
        self.missing = missing
        missing.counted.connect(self._count_missing)
        self._aside: list[QWidget] = []
        self._brought: Collection[int] = ()
        """The tags that files brought, which are not suggested."""
        self.failed = FailedPage(theme)
        self.welcome = Welcome(theme)
        self._review: QWidget | None = None
        self._middle = QStackedWidget()
        for page in (grid, self.message, self.failed, anchors, trash, missing):
            self._middle.addWidget(page)
        self._aside += [self.failed, anchors, trash, missing]
        self._browse = QWidget()
        self._browse.setProperty("role", "content")
        layout = QVBoxLayout(self._browse)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._middle, 1)
        for whole in (self._browse, loupe, self.welcome):
            self.addWidget(whole)
        for pages in (self._middle, self):
            pages.currentChanged.connect(lambda _: self.turned.emit())

    def show_loupe(self) -> None:
        """Shows one photo."""
        self.setCurrentWidget(self.loupe)
        self.loupe.setFocus()

    def is_loupe(self) -> bool:
        """Returns whether one photo is shown."""
        return self.currentWidget() is self.loupe

    def leave_loupe(self) -> None:
        """Goes back to the grid."""
        self.loupe.close_photo()
        self.setCurrentWidget(self._browse)
        self.grid.setFocus()

    def show_review(self, review: QWidget) -> None:
        """Shows what goes through suggestions, until `leave_review`."""
        self._review = review
        self.setCurrentWidget(review)
        review.setFocus()

    def is_review(self) -> bool:
        """Returns whether suggestions are gone through, which new photos do not push away."""
        return self._review is not None and self.currentWidget() is self._review

    def leave_review(self) -> None:
        """Goes back to the grid, if suggestions were gone through."""
        if self.is_review():
            self.setCurrentWidget(self._browse)
            self.grid.setFocus()

    def show_welcome(self) -> None:
        """Shows the first page."""
        if self.currentWidget() is not self.welcome:
            self.setCurrentWidget(self.welcome)
            self.welcome.focus()

    def show_failed(self, count: int) -> None:
        """Shows the files that could not be read."""
        told = self.tr("1 file could not be read") if count == 1 else self.tr("{0} files could not be read")
        self.header.show_title(self.tr("Failed"), told.format(count))
        self._show(self.failed)

    def renew_failed(self, failures: Sequence[Failure]) -> None:
        """Shows these as the files that could not be read, where that is seen."""
        self.failed.show_failures(failures)
        if self._middle.currentWidget() is self.failed:
            self.show_failed(len(failures))

    def show_trash(self) -> None:
        """Shows the photos in the trash."""
        self.header.show_title(self.tr("Trash"), "")
        self._show(self.trash)
        self.trash.open()
        self.trash.list.setFocus()

    def show_missing(self) -> None:
        """Shows the photos whose files are gone."""
        self.header.show_title(self.tr("Missing"), "")
        self._show(self.missing)
        self.missing.renew()
        self.missing.list.setFocus()

    def add_duplicates(self, page: DuplicatesPage) -> None:
        """Takes the page of look-alikes, which asks about what it deletes."""
        self.duplicates = page
        self._middle.addWidget(page)
        self._aside.append(page)
        page.counted.connect(self._count_duplicates)

    def show_duplicates(self) -> None:
        """Shows photos of which one would do."""
        self.header.show_title(self.tr("Duplicates"), "")
        self._show(self.duplicates)
        self.duplicates.open()

    def show_collection(self, name: str) -> None:
        """Shows what a collection knows."""
        self.header.show_title(name, "")
        self.anchors.open(name)
        self._show(self.anchors)

    def is_aside(self) -> bool:
        """Returns whether something else than photos is shown, which new photos do not push away."""
        return self._middle.currentWidget() in self._aside

    def hides_photos(self) -> bool:
        """Returns whether the selected photos are out of sight, so that nothing may be done to them."""
        return not self.is_loupe() and (self.is_aside() or self.is_review())

    def is_collection(self) -> bool:
        """Returns whether a collection is shown."""
        return self._middle.currentWidget() is self.anchors and not self.is_review()

    def show_photos(self) -> None:
        """Leaves the failed files, the trash or the collection; the photos come with the next view."""
        if self.is_aside():
            self._show(self.grid)

    def know_brought(self, tags: Collection[int]) -> None:
        """Knows from now on which tags files brought, so that they are not suggested."""
        self._brought = tags

    def show_view(self, shown: Shown, *, busy: bool) -> None:
        """Shows photos, or says why there are none and what to do next."""
        self.header.show_view(shown)
        if len(shown.ids):
            self._show(self.grid)
            return
        if not shown.total and self._browser.only != EVERY:
            self._say_filtered()
        elif not shown.total and shown.query:
            self._say_nothing_meets(shown)
        elif not shown.total:
            self._say_empty(busy)
        elif shown.results is not None and shown.results.matching:
            self._say_cut_off()
        else:
            self._say_nothing_matches(shown)
        self._show(self.message)

    def say_waiting(self, query: str) -> None:
        """Says that phrases have to wait for the models."""
        self.header.show_title(one_line(query), "")
        self.message.say(
            self.tr("Meaning comes in a moment"),
            self.tr(
                "The models are being loaded. Your phrase is searched as soon as they are there; until then, "
                "you can look around."
            ),
            [self._button(self.tr("Look around"), self.all_wanted)],
            "recent",
        )
        self._show(self.message)

    def say_refused(self, query: str, sentence: str) -> None:
        """Says why a phrase could not be searched."""
        self.header.show_title(one_line(query), "")
        self.message.say(self.tr("That could not be searched"), sentence, [], "failed")
        self._show(self.message)

    def _say_empty(self, busy: bool) -> None:
        if busy:
            self.message.say(
                self.tr("Looking for your photos"),
                self.tr("The first ones appear here in a moment."),
                [],
                "photos",
            )
        else:
            self.message.say(
                self.tr("No photos here"),
                self.tr(
                    "No picture was found in this place. Choose another folder, or press F5 to look again."
                ),
                [self._button(self.tr("Choose a folder…"), self.folder_wanted)],
                "photos",
            )

    def _say_filtered(self) -> None:
        button = self._button(self.tr("Show every photo"), None)
        button.clicked.connect(lambda: self._browser.set_only(EVERY))
        self.message.say(
            self.tr("No photo here passes the filter"),
            self.tr("The view shows only: {0}.").format(filter_text(self._browser.only)),
            [button],
            "filter",
        )

    def _say_nothing_meets(self, shown: Shown) -> None:
        """Says that the query's conditions leave no photo, so that there are no closest ones either."""
        buttons = []
        if shown.place.kind in ("folder", "album"):
            buttons.append(self._button(self.tr("Search all photos"), self.all_wanted))
        tag = _ONE_TAG.fullmatch(shown.query)
        if tag is not None:  # as it is where a tag was just made
            look = self._button(self.tr("Show where it is suggested"), None)
            look.clicked.connect(lambda: self.search_wanted.emit(f"suggested:{tag[1]}"))
            buttons.append(look)
        title = self.tr("Nothing here matches “{0}”").format(one_line(shown.query)[:80])
        words = self.tr("No photo here meets its conditions. A click on the × of a term takes it out.")
        if shown.suggests is not None:
            words = self.tr(
                "The tag is suggested for no photo: none is close enough to what it means. The slider above "
                "lets it be suggested more often; or select a photo of it, press T and teach it."
            )
        if shown.suggests in self._brought and shown.suggests is not None:
            of_files = shown.suggests
            words = self.tr(
                "The tag is there because your files name it; it is suggested for other photos once you "
                "say so."
            )
            suggest = self._button(self.tr("Suggest this tag"), None)
            suggest.clicked.connect(lambda: self.suggesting_wanted.emit(of_files))
            buttons.append(suggest)
        self.message.say(title, words, buttons, "search")

    def _say_cut_off(self) -> None:
        """Says that the slider leaves nothing of what matches."""
        self.message.say(
            self.tr("None of these is close enough for the slider"),
            self.tr("There are photos that match. Move the slider above towards “more” to see them."),
            [button := self._button(self.tr("Show what matches"), None)],
            "search",
        )
        button.clicked.connect(lambda: self.header.fewer_more.move_to(AUTOMATIC))

    def _say_nothing_matches(self, shown: Shown) -> None:
        buttons = [self._button(self.tr("Show the closest"), None)]
        buttons[0].clicked.connect(self._browser.show_closest)
        if shown.place.kind in ("folder", "album"):
            buttons.append(self._button(self.tr("Search all photos"), self.all_wanted))
        words_alone = _words_alone(shown)
        if words_alone:
            named = self._button(self.tr("Look in names and captions"), None)
            written = f'name:"{words_alone}" OR caption:"{words_alone}"'
            named.clicked.connect(lambda: self.search_wanted.emit(written))
            buttons.append(named)
        lead = more = ""
        one = self.tr("I looked at the one photo, and it is not close enough.")
        many = self.tr("I looked at {0} photos, and none is close enough.")
        if shown.example is not None and shown.example.anchor is not None:
            title, name = self.tr("“{0}” describes no photo here"), shown.example.name
            one = self.tr("I looked at the one photo; other pairs say more of it.")
            many = self.tr("I looked at {0} photos; other pairs say more of each of them.")
            buttons = buttons[1:]
        elif shown.example is not None:
            title, name = self.tr("Nothing here is like {0}"), shown.example.name
        elif shown.results is not None and shown.results.little_known:
            title, name = self.tr("Nothing here matches “{0}”"), shown.query
            phrase = shown.results.little_known
            lead = little_text(phrase) + " "
            lesson = self._button(self.tr("Show me one"), None)
            lesson.clicked.connect(lambda: self.header.lesson_wanted.emit(phrase))
            buttons.insert(0, lesson)
        else:
            title, name = self.tr("Nothing here matches “{0}”"), shown.query
            more = " " + self.tr(
                "Phrases are understood in English. If it is a word of your own, select a photo of it, press "
                "T and teach it: one photo is enough."
            )
        tag, of_tag = ("", "") if shown.results is None else shown.results.tagged
        if of_tag:
            has_it = self._button(self.tr("Photos with the tag “{0}”").format(menu_text(tag)[:40]), None)
            has_it.clicked.connect(lambda: self.search_wanted.emit(of_tag))
            buttons.insert(0, has_it)
        words = (one if shown.total == 1 else many).format(number(shown.total))
        self.message.say(
            title.format(one_line(name)[:80]),
            lead + words + more,
            buttons,
            "search",
        )

    def _count_missing(self, count: int) -> None:
        if self._middle.currentWidget() is self.missing:
            self.header.show_title(self.tr("Missing"), photos_text(count))

    def _count_duplicates(self, told: str) -> None:
        if self._middle.currentWidget() is self.duplicates:
            self.header.show_title(self.tr("Duplicates"), told)

    def _count_trash(self, count: int) -> None:
        if self._middle.currentWidget() is self.trash:
            # A RAW and its JPEG are two.
            told = self.tr("1 file") if count == 1 else self.tr("{0} files").format(number(count))
            told = told if count else self.tr("nothing is in it")
            self.header.show_title(self.tr("Trash"), told)

    def _count_anchors(self, collection: str, count: int) -> None:
        if self._middle.currentWidget() is self.anchors:
            one, many = self.tr("1 pair of picture and caption"), self.tr("{0} pairs of picture and caption")
            self.header.show_title(
                collection_name(collection), one if count == 1 else many.format(number(count))
            )

    def _button(self, text: str, signal: SignalInstance | None) -> Button:
        button = Button(text)
        if signal is not None:
            button.clicked.connect(lambda: signal.emit())
        return button

    def _show(self, page: QWidget) -> None:
        self._middle.setCurrentWidget(page)
        if not self.is_loupe() and not self.is_review():
            self.setCurrentWidget(self._browse)


def _words_alone(shown: Shown) -> str:
    """Returns what is searched where that is one phrase and nothing else; empty where it is not."""
    reading = None if shown.results is None else shown.results.reading
    if reading is None or len(reading.parts) != 1:
        return ""
    (part,) = reading.parts
    return part.words if part.kind == "phrase" and not part.negated and '"' not in part.words else ""

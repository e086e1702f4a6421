"""The key screens of the window, light and dark, of a real library that the real program is asked about."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from asif_desktop.domain.library import Library
from asif_desktop.domain.notes import NoteEdit
from asif_desktop.domain.requests import (
    CreateAlbum,
    CreateCollection,
    CreateTag,
    DecideTag,
    NotePhotos,
    SaveSearch,
    Search,
    SuggestPhotos,
    Teach,
)
from asif_desktop.domain.tags import NewTag
from asif_desktop.gui.look.sheet import Sheet
from asif_desktop.gui.look.theme import DARK, LIGHT
from asif_desktop.gui.tour import Guide

_SIZE = (1280, 800)
_INVENTED = "grandma's garden"
_TAGS = {"mountains": "#8a8f98", "sea": "#3b7dd8", "leaves": "#3a9a55"}
"""Tags beside the one that is reviewed, and their colours; suggested photos of each are accepted."""
_ACCEPTED = 3
_OWN = "Our garden"
_SAVED = {"far views": "mountains OR sea", "the best": "rating:>=4"}


def live_in(library: Library, tagged: str) -> None:
    """Does what somebody does with their photos: tags, stars, an album, a lesson, saved searches.

    Args:
        library: New, and indexed.
        tagged: The name of a tag most of whose suggestions nobody decides.
    """
    reviewed = library.ask(CreateTag(NewTag(tagged, colour="#d9a514")))
    for name, colour in _TAGS.items():
        tag = library.ask(CreateTag(NewTag(name, colour=colour)))
        found = [match.photo for match in library.ask(SuggestPhotos(tag, _ACCEPTED)).matches]
        if found:
            library.ask(DecideTag(tag, list(found), "accepted"))
            library.ask(NotePhotos(list(found[:2]), NoteEdit(rating=4)))
    flowers = [match.photo for match in library.ask(Search(tagged, limit=4)).matches]
    library.ask(DecideTag(reviewed, list(flowers[:2]), "manual"))
    library.ask(NotePhotos([flowers[0]], NoteEdit(rating=5, flag="pick")))
    library.ask(NotePhotos([flowers[1]], NoteEdit(label="red")))
    library.ask(CreateCollection(_OWN))
    library.ask(Teach([flowers[1]], "dahlia in our garden", _OWN))
    library.ask(CreateAlbum("For the calendar", list(flowers)))
    for name, query in _SAVED.items():
        library.ask(SaveSearch(name, query))


class Photographer(Guide):
    """Shows one screen after another, and takes each twice."""

    def show_around(self, folder: bytes, phrases: Sequence[str]) -> None:
        """Takes the screens of a library that is new; the first phrase is searched, the second is a tag."""
        window, (searched, tagged, *_) = self._window, phrases
        window.resize(*_SIZE)
        window.show()
        window.start()
        self._wait(lambda: window.stage.currentWidget() is window.stage.welcome, "the first page")
        self._take("first-run")
        self._index(folder)
        self._live_in(tagged)
        self._take("photos")
        self._search(searched)
        self._why()
        self._take("search")
        self._teach_sheet()
        self._sheet("settings", window.actions_.settings.trigger)
        self._sheet("query", window.actions_.build_search.trigger)
        window.search.clear()
        self._wait(lambda: not window.browser.searching and window.browser.query == "", "all photos")
        self._show_one()
        self._side_by_side()
        self._pairs()
        self._review(tagged)

    def _picture(self, name: str) -> None:
        """Leaves out what the tour shows on its way."""

    def _take(self, name: str) -> None:
        self._settle()
        for theme, tokens in (("dark", DARK), ("light", LIGHT)):  # and light it stays
            self._theme.choose(tokens)
            self._settle()
            self._window.grab().save(str(self._out / f"{name}-{theme}.png"))

    def _live_in(self, tagged: str) -> None:
        """Waits until the library has been used a little, so that there is something to see."""
        window = self._window
        done: list[None] = []
        window.asker.do(lambda library: live_in(library, tagged), done.append, lane="edit", again=False)
        self._wait(lambda: bool(done), "the work of somebody's Sunday")
        self._wait(
            lambda: (
                len(window.sidebar.tags) == 1 + len(_TAGS) and len(window.sidebar.searches) == len(_SAVED)
            ),
            "the sidebar",
        )

    def _sheet(self, name: str, opens: Callable[[], None]) -> None:
        opens()
        self._wait(lambda: self._shown_sheet() is not None, f"the sheet of {name}")
        self._take(name)
        sheet = self._shown_sheet()
        if sheet is not None:
            sheet.close_sheet()

    def _shown_sheet(self) -> Sheet | None:
        return next((sheet for sheet in self._window.findChildren(Sheet) if sheet.isVisible()), None)

    def _teach_sheet(self) -> None:
        window = self._window
        self._choose_first()
        QTest.keyClick(window.grid, Qt.Key.Key_T)
        self._wait(lambda: window.teaching.sheet is not None, "the sheet")
        sheet = window.teaching.sheet
        if sheet is not None:
            QTest.keyClicks(sheet.caption, _INVENTED)
            self._wait(sheet.forecast.isVisible, "what the lesson would change")
            self._take("teach")
            sheet.close_sheet()

    def _show_one(self) -> None:
        window = self._window
        self._choose_first()
        self._key(window.grid, Qt.Key.Key_Return)
        self._wait(window.loupe.is_sharp, "the preview")
        self._take("loupe")
        self._key(window.loupe, Qt.Key.Key_Escape)

    def _side_by_side(self) -> None:
        window = self._window
        rows = window.grid.selectionModel()
        rows.clearSelection()
        for row in range(3):
            rows.select(window.grid.photos.index(row), QItemSelectionModel.SelectionFlag.Select)
        window.actions_.compare.trigger()
        self._wait(lambda: all(pane.is_sharp for pane in window.comparing.panes), "the photos side by side")
        self._take("compare")
        self._key(window.comparing.panes[0], Qt.Key.Key_Escape)

    def _pairs(self) -> None:
        window = self._window
        window.sidebar.collections[0].row.click()
        self._wait(lambda: window.anchors.isVisible() and window.anchors.model.rowCount() > 0, "the pairs")
        self._take("collection")
        window.browser.renew()

    def _review(self, phrase: str) -> None:
        window = self._window
        (tag,) = (tag for tag in window.tagging.tags.values() if tag.name == phrase)
        window.tagging.review_wanted.emit(tag)
        self._wait(lambda: window.review.yes.isEnabled(), "a suggestion")
        self._settle()
        self._take("review")

    def _key(self, widget: QWidget, key: Qt.Key) -> None:
        QTest.keyClick(widget, key)

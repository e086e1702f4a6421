"""Which photos the window shows: those of a place, a search or an example; and what is selected of them."""

from functools import partial
from pathlib import Path
from typing import get_args

from msgspec.structs import replace
from PySide6.QtCore import Qt

from asif_desktop.domain.albums import SavedSearch
from asif_desktop.domain.notes import EVERY
from asif_desktop.domain.requests import OfferValues
from asif_desktop.gui.asking.door import OpenLibrary
from asif_desktop.gui.asking.example import Example
from asif_desktop.gui.asking.filtering import filter_text
from asif_desktop.gui.asking.place import Order, Place
from asif_desktop.gui.asking.results import AUTOMATIC
from asif_desktop.gui.asking.shown import Shown
from asif_desktop.gui.look.text import name_of, one_line, spent
from asif_desktop.gui.look.theme import Theme
from asif_desktop.gui.searching.query_sheet import QuerySheet
from asif_desktop.gui.window.frame import Frame
from asif_desktop.gui.window.new_names import NewNames
from asif_desktop.gui.window.rescue import Restore

_LOWEST = 0.01
"""A cut of 0, or of 1, is none."""


class PhotoViews(Frame):
    """Shows the photos that the person asks for."""

    def __init__(
        self, open_library: OpenLibrary, cache: Path, theme: Theme, restore: Restore | None = None
    ) -> None:
        super().__init__(open_library, cache, theme, restore)
        self._suggests: int | None = None
        """The tag whose suggestions are shown."""
        self._names = NewNames()

    def _go(self, place: Place) -> None:
        self.stage.leave_review()
        self.stage.show_photos()
        if self.stage.is_loupe():
            self.stage.leave_loupe()
        self.sidebar.mark(place)
        if self.search.is_mistaken:
            self.search.take("")  # it would be searched nowhere
        self.browser.go(place)

    def _follow_album(self, old: str, new: str) -> None:
        """Shows an album that is shown under its new name; all photos where it is gone."""
        if new:
            self._names.album_was_renamed(old, new)
        if self.browser.place == Place("album", name=old):
            self._go(Place("album", name=new) if new else Place(name=self.tr("All photos")))

    def _follow_names(self) -> None:
        """Follows what is shown to the name it has now, as after an undo; leaves what went."""
        place, aside = self.browser.place, self.stage.is_aside()
        name = self._names.of_album(place.name if place.kind == "album" else "", self.shelves.albums)
        if place.kind == "album" and name != place.name:
            now = Place("album", name=name) if name else Place(name=self.tr("All photos"))
            if aside:  # something else is looked at, which stays
                self.browser.go(now)
            else:
                self._go(now)
        shown = self.anchors.collection or ""
        name = self._names.of_collection(shown, self.shelves.collections)
        if name == shown:
            return
        if name:
            self.anchors.follow(name)
        if aside and self.anchors.isVisible():
            if name:
                self.sidebar.mark(name)
            else:
                self._leave_folder()

    def _run_saved(self, saved: SavedSearch) -> None:
        self._leave_folder()
        self.search.take(saved.query)
        self.browser.follow_saved(saved)
        self._into_grid()

    def _follow_saved(self) -> None:
        """Follows the saved search that is shown to where its cut is now."""
        shown = self.browser.saved
        if shown is None:
            self._take_saved()
            return
        now = next((saved for saved, _ in self.shelves.searches if saved.id == shown.id), None)
        if now is None or now.query != shown.query:
            self.browser.saved = None
        elif now != shown and not self.stage.header.fewer_more.is_moving():
            self.browser.follow_saved(now)

    def _take_saved(self) -> None:
        """Lets what is searched be the saved search that is the same, if there is one."""
        if self.browser.query and not self.stage.header.fewer_more.is_moving():
            same = (self.browser.query, self._kept_cut())
            found = (saved for saved, _ in self.shelves.searches if (saved.query, saved.cut) == same)
            self.browser.saved = next(found, None)

    def _kept_cut(self) -> float | None:
        """Returns the cut of what is shown as a saved search keeps it."""
        cut = min(max(self.browser.cut, _LOWEST), 1 - _LOWEST)
        return None if cut == AUTOMATIC else cut

    def _keep_cut(self, cut: float) -> None:
        """Keeps where the cut of a tag's suggestions, or of a saved search, was left."""
        tag = self.tagging.tags.get(self._suggests) if self._suggests is not None else None
        if tag is not None:
            self.tagging.move_cut(tag, cut)
        elif self.browser.saved is not None and self.browser.results is not None:
            self.browser.saved = replace(self.browser.saved, cut=None if cut == AUTOMATIC else cut)
            self.sorting.keep_cut(self.browser.saved)

    def _show_tag_cut(self) -> None:
        tag = self.tagging.tags.get(self._suggests) if self._suggests is not None else None
        if tag is not None:
            self.stage.header.show_tag_cut(AUTOMATIC if tag.cut is None else tag.cut)

    def _save_search(self) -> None:
        if self.browser.query:
            known = [saved for saved, _ in self.shelves.searches]
            self.sorting.save_search(self.browser.query, self._kept_cut(), known)
        else:
            self.toast.say(self.tr("Search for something first; then it can be saved."))

    def _offer_values(self, field: str) -> None:
        offer = partial(self.search.offer_values, field)
        self.asker.ask(OfferValues(field), offer, lane="shelves", channel="offers", sorry=lambda _: None)

    def _build_search(self) -> None:
        QuerySheet(self.search.parts, self.asker, self._take_built, self.theme, self).open()

    def _take_built(self, query: str) -> None:
        self.search.take(query)
        self._into_grid()

    def _into_album(self) -> None:
        middle = self.grid.mapToGlobal(self.grid.rect().center())
        self.sorting.offer_albums(self.grid.selected(), self.shelves.albums, middle)

    def _out_of_album(self) -> None:
        if self.browser.place.kind == "album":
            self.sorting.take_out(self.grid.selected(), self.browser.place.name)

    def _uncover(self) -> None:
        """Takes away what lies over the grid: the review, or one photo."""
        self.stage.leave_review()
        if self.stage.is_loupe():
            self.stage.leave_loupe()

    def _leave_folder(self) -> None:
        self._go(Place(name=self.tr("All photos")))

    def _reset(self) -> None:
        """Lets the filter go; where there is none, the folder."""
        if self.browser.only != EVERY:
            self.browser.set_only(EVERY)
        else:
            self._leave_folder()

    def _look_around(self) -> None:
        self._search_again("")
        self._leave_folder()

    def _search(self, phrase: str) -> None:
        self.stage.leave_review()
        if self.stage.is_loupe():
            self.stage.leave_loupe()
            self.search.line.setFocus()
        if self.stage.is_aside():
            self._leave_folder()
        self._search_for(phrase)

    def _find_similar(self, photo: int) -> None:
        known = self.book.get(photo)
        name = name_of(known.paths[0]) if known is not None and known.paths else self.tr("this photo")
        self._look_like(Example(photo, name))

    def _look_like(self, example: Example) -> None:
        self._uncover()
        if self.stage.is_aside():
            self._leave_folder()
        self.search.show_example(example.name, carried=example.anchor is not None)
        self.browser.search_like(example)

    def _show_carried(self, anchor: int, caption: str) -> None:
        self._look_like(Example(0, one_line(caption.split(": ", 1)[0]), anchor))

    def _find_similar_to_current(self) -> None:
        photo = self.desk.photo()
        if photo is not None:
            self._find_similar(photo)

    def _leave_example(self) -> None:
        self._search_again(self.browser.before)

    def _search_again(self, phrase: str) -> None:
        self.search.show_example("")
        self.search.take(phrase)
        self._search_for(phrase)

    def _search_for(self, phrase: str) -> None:
        self.browser.search(phrase)
        if self.browser.saved is None:
            self._take_saved()

    def _group_by_day(self, on: bool) -> None:
        self.memory.by_day = on
        self.grid.group_by_day(on)

    def _show_tags(self, on: bool) -> None:
        self.memory.tags_on_photos = on
        self.tile_tags.show(on)

    def _order(self, name: str) -> None:
        self.browser.set_order(next(order for order in get_args(Order) if order == name))

    def _show(self, shown: Shown) -> None:
        if self.stage.is_aside():
            return
        if (
            self.shelves.folders is not None
            and not self.shelves.folders
            and not shown.total
            and shown.results is None
        ):
            self.stage.show_welcome()
            return
        self.deleting.follow(shown.ids)
        self.paths.follow(shown, self.shelves.folders or ())
        self.grid.show_photos(shown.ids, shown.days, from_top=shown.from_top)
        if shown.from_top:
            self.stage.header.fewer_more.forget()
        self._suggests = shown.suggests
        self.stage.show_view(shown, busy=self.work.is_busy() or self.shelves.folders is None)
        self._show_tag_cut()
        self.desk.follow(shown)
        self.teaching.phrase = shown.query
        order, scored = self.browser.order, shown.results is not None and shown.results.scored
        self.top.show_order("taken" if order == "score" and not scored else order, searching=scored)
        if shown.results is not None:
            self.search.tell(spent(shown.results.seconds))
            reading = shown.results.reading
            self.search.show_parts(reading.parts if reading is not None else [])
        self.sidebar.mark_search(shown.query)
        in_folder = shown.place.kind in ("folder", "album")
        place = self.tr("in {0}").format(shown.place.name) if in_folder else ""
        self.status.show_filter(place, filter_text(self.browser.only))
        self._picked()
        title = one_line(shown.asked) or shown.place.name
        self.setWindowTitle(f"{title} – ASIF Desktop" if title else "ASIF Desktop")

    def _refuse(self, sentence: str) -> None:
        if not self.stage.is_aside():
            self.stage.say_refused(self.browser.asked, sentence)

    def _wait(self, waiting: bool) -> None:
        self._tell_of_models(loading=waiting)
        if waiting and self.browser.results is None:
            self.stage.say_waiting(self.browser.query)
        elif waiting and not self.stage.is_aside():
            self.stage.header.say_unconfirmed()  # found before the library was lost

    def _tell_of_models(self, *, loading: bool) -> None:
        """Says in the search field that phrases have to wait, unless what is searched does not."""
        if self.browser.needs_models:
            self.search.tell(self.tr("meaning comes in a moment") if loading else "")

    def _leave_field(self) -> None:
        """Goes on from the search field: to the photos, or to what can be done where none is found."""
        message = self.stage.message
        if message.isVisible() and message.buttons:
            message.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._into_grid()

    def _into_grid(self) -> None:
        self.grid.setFocus()
        shown = self.grid.shown()
        if self.grid.current() is None and shown:
            self.grid.make_current(shown[0])

    def _picked(self) -> None:
        selected = self.grid.count_selected()
        self.pairs.photos_selected = selected
        if not self.stage.hides_photos():
            self.status.show_selection(selected, len(self.grid.shown()))
        self._allow()

    def _turn(self) -> None:
        """Follows the stage to another page; one that can be selected in tells of that itself."""
        if self.stage.hides_photos():
            self.status.show_selection(0, 0)
        self._allow()

    def _allow(self) -> None:
        """Lets the actions work that do something with photos, where the person sees which."""
        known = self.browser.confirmed and not self.stage.hides_photos()
        chosen = self.grid.count_selected() > 0 and known
        # Photos side by side hide the grid; the one in the frame is what is selected then.
        framed = self.stage.currentWidget() is self.comparing and self.grid.count_selected() == 1
        for action in self.actions_.of_photos:
            action.setEnabled(chosen or (framed and action not in self.actions_.of_grid))
        for action in self.actions_.marks.values():
            action.setEnabled(chosen or framed)
        self.actions_.out_of_album.setEnabled(chosen and self.browser.place.kind == "album")
        for action in (self.actions_.select_all, self.actions_.select_none, self.actions_.invert):
            action.setEnabled(not self.stage.hides_photos())  # a list in their place has its own Ctrl+A
        self.desk.attend(not self.stage.hides_photos() or self.stage.is_collection() or framed)

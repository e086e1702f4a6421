"""What the grid shows: a place, a phrase or photos like one, in an order, up to a cut; follows changes."""

from array import array
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from asif_desktop.domain.albums import SavedSearch
from asif_desktop.domain.notes import EVERY, PhotoFilter
from asif_desktop.domain.photos import PhotoList
from asif_desktop.domain.results import QueryMistake, Ranking
from asif_desktop.gui.asking.asker import Asker
from asif_desktop.gui.asking.columns import int32s, int64s
from asif_desktop.gui.asking.days import Days, days_in
from asif_desktop.gui.asking.example import Example, in_words
from asif_desktop.gui.asking.place import Order, Place
from asif_desktop.gui.asking.question import Question
from asif_desktop.gui.asking.results import AUTOMATIC, Results, results_of
from asif_desktop.gui.asking.shown import Shown

_BREATH_MS = 300
"""At least this long between two renewals, so that indexing does not keep the window busy."""
_CLOSEST = 24


class Browser(QObject):
    """Holds the question, asks it, and tells the answer."""

    leaving = Signal()
    """Something else is asked for: what is meant for what is shown now is to be said before it is gone."""
    shown = Signal(object)
    filtered = Signal(object)
    """The `PhotoFilter` from now on."""
    waiting = Signal(bool)
    """Whether a phrase waits for the models."""
    failed = Signal(str)
    """The query was refused, with the reason."""
    mistaken = Signal(str, object)
    """A query, and the `QueryMistake` in it; what was shown before stays."""

    def __init__(self, asker: Asker) -> None:
        super().__init__()
        self._asker = asker
        self.place = Place()
        self.query = ""
        self.example: Example | None = None
        self.before = ""
        """The phrase that was searched before there was an example."""
        self.orders: dict[bool, Order] = {False: "taken", True: "score"}
        self.cut = AUTOMATIC
        self.saved: SavedSearch | None = None
        """The saved search that is shown: where its cut is moved is kept with it."""
        self.only = EVERY
        self._results: Results | None = None
        self.confirmed = True
        """Whether the library has told what is shown, and it is not what was shown the last time."""
        self._models_ready = False
        self._waits = False
        self._asking = False
        self._again = False
        self._hurry = False
        self._asked_new = True
        self._breath = QTimer(self, singleShot=True, interval=_BREATH_MS)
        self._breath.timeout.connect(self._breathed)

    @property
    def results(self) -> Results | None:
        """The answer that is shown; None while browsing or waiting."""
        return self._results

    @property
    def searching(self) -> bool:
        """Whether photos are ranked, and not just listed."""
        return bool(self.query) or self.example is not None

    @property
    def needs_models(self) -> bool:
        """Whether what is typed next, or what is searched, waits for models: not where filters alone are."""
        reading = None if self._results is None else self._results.reading
        return reading is None or reading.meaning

    @property
    def asked(self) -> str:
        """What is searched, in words; empty for nothing."""
        return in_words(self.query, self.example)

    @property
    def order(self) -> Order:
        """The order in use, which searching and browsing each keep for themselves."""
        if self.place.kind == "recent" and not self.searching:
            return "added"
        return self.orders[self.searching]

    def show_unconfirmed(self, photos: PhotoList) -> None:
        """Shows all photos as they were known before, until the library answers."""
        ids, days = int64s(photos.ids), days_in(int32s(photos.days))
        shown = Shown(self.place, "", None, ids, len(ids), None, days, self.cut, self._asked_new, False)
        self._asked_new = self.confirmed = False
        self.shown.emit(shown)

    def go(self, place: Place) -> None:
        """Shows another place; what is searched is then searched there."""
        self.leaving.emit()
        self.place = place
        self._ask_new()

    def search(self, query: str) -> None:
        """Searches a phrase; an empty one shows the whole place."""
        query = query.strip()
        if query != self.query or self.example is not None:
            self.leaving.emit()
            self.query, self.example, self.saved = query, None, None
            self.cut = AUTOMATIC
            self._ask_new()

    def follow_saved(self, saved: SavedSearch) -> None:
        """Shows what is searched as a saved search that is the same, up to its cut."""
        self.saved = saved
        self.set_cut(AUTOMATIC if saved.cut is None else saved.cut)

    def search_like(self, example: Example) -> None:
        """Looks for photos like one of them, instead of those for a phrase."""
        self.leaving.emit()
        if self.example is None:
            self.before = self.query
        self.query, self.example, self.saved = "", example, None
        self.cut = AUTOMATIC
        self._ask_new()

    def set_only(self, only: PhotoFilter) -> None:
        """Shows the photos alone that meet a filter."""
        if only != self.only:
            self.leaving.emit()
            self.only = only
            self.filtered.emit(only)
            self._ask_new()

    def set_order(self, order: Order) -> None:
        """Shows the photos in another order."""
        self.leaving.emit()
        self.orders[self.searching] = order
        self._ask_new()

    def set_cut(self, cut: float) -> None:
        """Shows fewer or more of what was found."""
        self.cut = cut
        if self._results is not None:
            self._show_results(self._results, from_top=False)

    def move_cut(self, cut: float) -> None:
        """Shows fewer or more of what is shown; does nothing while something else is on its way."""
        if self._results is not None:
            self.set_cut(cut)

    def show_closest(self) -> None:
        """Shows the few best, though they do not match."""
        if self._results is not None:
            self.set_cut(self._results.cut_for(_CLOSEST))

    def models_are_ready(self) -> None:
        """Asks what waited for them."""
        self._models_ready = True
        self.waiting.emit(False)
        if self._waits:
            self._ask()

    def models_are_gone(self) -> None:
        """Waits for them again: the library process is another one."""
        self._models_ready = False

    def show_ranking(self, query: str, ranking: Ranking) -> None:
        """Shows an answer that came another way; does nothing where its query is not what is asked now."""
        known, plain = self._results, self.place.kind == "all" and self.only == EVERY
        if self.query == query and known is not None and plain and self.order == "score" and not self._asking:
            self._results = replace(results_of(query, ranking, None, None), reading=known.reading)
            self._show_results(self._results, from_top=False)

    def renew(self, *, at_once: bool = False) -> None:
        """Asks again for what is shown: something has changed. Keeps the scroll place.

        Args:
            at_once: Whether a person waits for it, so that no breath is taken between two renewals.
        """
        if self._asking or (self._breath.isActive() and not at_once):
            self._again = True
            self._hurry = self._hurry or at_once
        else:
            self._ask()

    def _breathed(self) -> None:
        if self._again and not self._asking:
            self._ask()

    def _ask_new(self) -> None:
        self._asked_new = True
        self._results = None
        self._ask()

    def _ask(self) -> None:
        self._again = self._hurry = False
        question = Question(self.place, self.query, self.example, self.order, self.only)
        self._asking, self._waits = True, False
        ready = self._models_ready or not self.query
        if self.searching:
            self._asker.do(
                lambda library: question.rank(library, ready=ready),
                self._ranked,
                lane="search",
                channel="shown",
                sorry=self._refused,
            )
        else:
            self._asker.do(question.list, self._listed, lane="look", channel="shown", sorry=self._refused)

    def _listed(self, listed: tuple["array[int]", Days | None]) -> None:
        self._results = None
        from_top = self._done()
        ids, days = listed
        self.shown.emit(Shown(self.place, "", None, ids, len(ids), None, days, self.cut, from_top))

    def _ranked(self, results: Results | QueryMistake | None) -> None:
        if results is None:
            self._asking, self._waits = False, True
            if self._models_ready:  # they came while the query was read
                self._ask()
            else:
                self.waiting.emit(True)
            return
        if isinstance(results, QueryMistake):
            self._done()
            self._asked_new = True  # what is right in the end is another view, seen from its top
            self.mistaken.emit(self.query, results)
            return
        self._results = results
        from_top = self._done()
        if from_top and self.example is not None and self.example.anchor is None and results.matching <= 1:
            self.cut = results.cut_for(_CLOSEST)  # the photo alone answers nothing
        self._show_results(results, from_top)

    def _show_results(self, results: Results, from_top: bool) -> None:
        ids = results.above(self.cut)
        days = days_in(results.days_above(self.cut) or ())
        total = len(results.ids)
        self.shown.emit(
            Shown(self.place, results.query, self.example, ids, total, results, days, self.cut, from_top)
        )

    def _refused(self, message: str) -> None:
        self._done()
        self.failed.emit(message)

    def _done(self) -> bool:
        from_top, self._asked_new, self._asking = self._asked_new, False, False
        self.confirmed = True
        self._breath.start(0 if self._hurry else _BREATH_MS)
        return from_top

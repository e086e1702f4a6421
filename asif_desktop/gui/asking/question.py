"""What the library is asked for a view: photos ranked for a phrase or an example, or those of a place."""

from array import array
from dataclasses import dataclass, replace

from asif_desktop.domain.library import Library
from asif_desktop.domain.notes import EVERY, PhotoFilter
from asif_desktop.domain.requests import Rank, ReadQuery
from asif_desktop.domain.results import QueryMistake
from asif_desktop.gui.asking.columns import int32s, int64s
from asif_desktop.gui.asking.days import Days, days_in
from asif_desktop.gui.asking.example import Example
from asif_desktop.gui.asking.place import Order, Place
from asif_desktop.gui.asking.results import Results, results_of


@dataclass(frozen=True)
class Question:
    """One question; its methods wait for the library, so they are for worker threads."""

    place: Place
    query: str
    example: Example | None
    order: Order
    only: PhotoFilter

    def rank(self, library: Library, *, ready: bool) -> Results | QueryMistake | None:
        """Returns what is found, or the mistake in the query.

        Args:
            library: The one asked.
            ready: Whether it has its models; if not, a query that needs them is not asked, and None returned.
        """
        query, example, place, only = self.query, self.example, self.place, self.only
        reading = library.ask(ReadQuery(query)) if example is None else None
        if reading is not None and reading.mistake is not None:
            return reading.mistake
        if reading is not None and reading.meaning and not ready:
            return None
        ranking = library.ask(Rank(query, only) if example is None else example.request(only))
        within = None
        carried = example is not None and example.anchor is not None
        if place.kind != "all" or (carried and only != EVERY):
            within = int64s(library.ask(place.photos("taken", only)).ids)
        ordered = None
        if self.order != "score":
            ordered = library.ask(place.photos(self.order, only))
        return replace(results_of(query, ranking, within, ordered), reading=reading)

    def list(self, library: Library) -> tuple["array[int]", Days | None]:
        """Returns the photos of the place, in their order, and their days where that is the order."""
        by = "taken" if self.order == "score" else self.order
        photos = library.ask(self.place.photos(by, self.only))
        return int64s(photos.ids), days_in(int32s(photos.days))

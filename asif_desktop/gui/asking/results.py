"""A ranking as the window shows it: cut on the score, wherever the person puts the cut."""

from array import array
from bisect import bisect_right
from dataclasses import dataclass

from asif_desktop.domain.photos import PhotoList
from asif_desktop.domain.results import QueryReading, Ranking
from asif_desktop.gui.asking.columns import float32s, int32s, int64s

AUTOMATIC = 0.5
"""The score at a phrase's automatic cut."""


@dataclass(frozen=True)
class Results:
    """Photos ranked for a phrase, best first."""

    query: str
    ids: "array[int]"
    scores: "array[float]"
    matching: int
    """How many are above the automatic cut."""
    seconds: float
    order: "array[int] | None" = None
    """All photos in the order to show them in; None for best first."""
    days: "array[int] | None" = None
    """The day of each photo in `order`, where that is the order of days."""
    scored: bool = True
    """Whether scores mean anything; not where the query only filters."""
    little_known: str = ""
    """The first phrase that the collections know little about; empty for none."""
    reading: QueryReading | None = None
    """How the query was understood; None for photos like one."""

    @property
    def tagged(self) -> tuple[str, str]:
        """The tag with photos that the phrase names, and the query for it; empty texts for none."""
        if self.reading is None or self.reading.tagged is None or self.reading.phrase is None:
            return "", ""
        return self.reading.phrase, self.reading.tagged.query

    def count(self, cut: float) -> int:
        """Returns how many photos are above the cut."""
        if cut == AUTOMATIC:
            return self.matching
        return bisect_right(self.scores, -cut, key=lambda score: -score)

    def cut_for(self, count: int) -> float:
        """Returns a cut that shows at least the `count` best."""
        if not self.scores:
            return AUTOMATIC
        return min(AUTOMATIC, self.scores[min(count, len(self.scores)) - 1])

    def above(self, cut: float) -> "array[int]":
        """Returns the photos above the cut, in the order to show them in."""
        best = self.ids[: self.count(cut)]
        if self.order is None:
            return best
        chosen = set(best)
        return array("q", [photo for photo in self.order if photo in chosen])

    def days_above(self, cut: float) -> "array[int] | None":
        """Returns the days of the photos above the cut; None where they are in another order."""
        if self.order is None or not self.days:
            return None
        chosen = set(self.ids[: self.count(cut)])
        return array("i", [day for photo, day in zip(self.order, self.days, strict=True) if photo in chosen])


def results_of(query: str, ranking: Ranking, within: "array[int] | None", order: PhotoList | None) -> Results:
    """Returns the ranking as results; `within` leaves only those photos. Takes milliseconds: for a lane."""
    ids, scores, matching = int64s(ranking.ids), float32s(ranking.scores), ranking.matching
    if within is not None:
        allowed = set(within)
        kept = [(photo, place) for place, photo in enumerate(ids) if photo in allowed]
        matching = sum(place < ranking.matching for _, place in kept)
        scores = array("f", [scores[place] for _, place in kept])
        ids = array("q", [photo for photo, _ in kept])
    ordered = int64s(ranking.order) if ranking.order else None
    days = None
    if order is not None:
        ordered, days = int64s(order.ids), int32s(order.days) or None
    little = next((one.phrase for one in ranking.knowledge if one.little), "")
    return Results(query, ids, scores, matching, ranking.seconds, ordered, days, ranking.scored, little)

"""What the preview of a lesson found, kept for the lesson that may follow."""

from collections.abc import Sequence
from dataclasses import dataclass

from asif_desktop.domain.results import Ranking


@dataclass(frozen=True)
class Foreseen:
    """The answer to a query as it is after a lesson, which holds while nothing else has changed."""

    photos: Sequence[int]
    caption: str
    query: str
    standing: tuple[int, int]
    """The generations of the catalog and of the index that it starts from."""
    ranking: Ranking

    def is_of(self, photos: Sequence[int], caption: str, query: str, standing: tuple[int, int]) -> bool:
        """Returns whether it is of this lesson and this query, given from there."""
        here = (list(photos), caption, query.strip(), standing)
        return here == (list(self.photos), self.caption, self.query, self.standing)

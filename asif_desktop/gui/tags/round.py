"""One going through what is suggested for a tag: which photos, what was said of them, and where one is."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from asif_desktop.domain.results import Ranking
from asif_desktop.domain.tags import Decision, Tag
from asif_desktop.gui.asking.columns import float32s, int64s


@dataclass
class Round:
    """Begins with the best of what is suggested."""

    tag: Tag
    photos: list[int]
    """Those that were decided on, then those that are suggested."""
    scores: dict[int, float]
    said: dict[int, Decision] = field(default_factory=dict)
    at: int = 0
    """The position of the photo that is asked about; past the last one where that was all."""

    @property
    def photo(self) -> int | None:
        """The photo that is asked about; None past the last one."""
        return self.photos[self.at] if self.at < len(self.photos) else None

    def go(self, steps: int) -> None:
        """Goes on, or back."""
        self.at = max(0, min(len(self.photos), self.at + steps))

    def unsaid_above(self) -> list[int]:
        """Returns the photos up to the one asked about of which nothing was said."""
        best = self.photos[: min(self.at, len(self.photos) - 1) + 1]
        return [photo for photo in best if photo not in self.said]

    def go_on(self, ranking: Ranking) -> None:
        """Goes on where one is, among what is suggested now."""
        scores = scores_of(ranking)
        here = self.photo
        done = [photo for photo in self.photos if photo in self.said]
        self.photos = done + [photo for photo in scores if photo not in self.said]
        self.scores |= scores
        self.at = self.photos.index(here) if here in self.photos else len(done)

    def learn_said(self, asked: list[int], states: Mapping[int, Decision]) -> None:
        """Takes what the library has of photos that were asked about it; what was said since stays."""
        since = {photo: said for photo, said in self.said.items() if photo not in asked}
        self.said = since | {photo: states[photo] for photo in asked if photo in states}


def round_of(tag: Tag, ranking: Ranking) -> Round:
    """Returns a round over what is suggested for a tag."""
    scores = scores_of(ranking)
    return Round(tag, list(scores), scores)


def scores_of(ranking: Ranking) -> dict[int, float]:
    """Returns the score of each photo, best first."""
    return dict(zip(int64s(ranking.ids), float32s(ranking.scores), strict=True))

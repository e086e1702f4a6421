"""What photos are compared with instead of a phrase, and how a title says it."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from asif_desktop.domain.notes import EVERY, PhotoFilter
from asif_desktop.domain.requests import PhotoRef, RankCarried, RankSimilar, Request
from asif_desktop.domain.results import Ranking


@dataclass(frozen=True)
class Example:
    """What photos are compared with: one of them or any file, or an anchor that describes them."""

    photo: PhotoRef
    name: str
    anchor: int | None = None
    """Where it is not None, the photos that this anchor describes are meant; `name` is its caption."""

    def request(self, only: PhotoFilter = EVERY) -> Request[Ranking]:
        """Returns what ranks the photos; what an anchor describes is not filtered with it."""
        return RankSimilar(self.photo, only) if self.anchor is None else RankCarried(self.anchor)


def in_words(query: str, example: Example | None) -> str:
    """Returns what is searched, as a title says it: the phrase, or "Photos like NAME"."""
    if example is None:
        return query
    if example.anchor is not None:
        return QCoreApplication.translate("Browser", "What “{0}” describes").format(example.name)
    return QCoreApplication.translate("Browser", "Photos like {0}").format(example.name)

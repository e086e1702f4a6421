"""Finding photos, and why they were found."""

from asif_desktop.domain.notes import EVERY, PhotoFilter
from asif_desktop.domain.requests.base import PhotoRef, Request
from asif_desktop.domain.results import Match, Matches, QueryReading, Ranking


class Search(Request[Matches], frozen=True, tag="search"):
    """The best photos for a query; limit 0 means all of them."""

    query: str
    limit: int = 20
    why: bool = False
    base: bytes = b""
    """The folder that `like:` and its paths are relative to; empty: they are absolute."""
    cut: bool = False
    """Only what is above the cut."""
    line: float = 0.5
    """The score of the cut; 0.5: the automatic one."""
    only: PhotoFilter = EVERY


class Rank(Request[Ranking], frozen=True, tag="rank"):
    """Every photo ranked for a query, without those that its filters leave out."""

    query: str
    only: PhotoFilter = EVERY


class ReadQuery(Request[QueryReading], frozen=True, tag="read-query"):
    """How a query is understood, and what is wrong with it; never refused."""

    query: str


class OfferValues(Request[list[str]], frozen=True, tag="offer-values"):
    """What a field of a query can be given now, such as the tags' names; nothing where that is no list."""

    field: str


class RankSimilar(Request[Ranking], frozen=True, tag="rank-similar"):
    """Every photo ranked by how alike it is to this one, which is among them if the library has it.

    A path may name any file: one that is not in the library is looked at once, and not kept.
    """

    photo: PhotoRef
    only: PhotoFilter = EVERY


class RankCarried(Request[Ranking], frozen=True, tag="rank-carried"):
    """Every photo ranked by how much one anchor says of it; those it describes are the matching ones."""

    anchor: int


class ExplainSimilar(Request[Match], frozen=True, tag="explain-similar"):
    """How alike two photos are, and the anchors that both share; `like` may be any file."""

    photo: PhotoRef
    like: PhotoRef


class Explain(Request[Match], frozen=True, tag="explain"):
    """One photo's match with a query, and the anchors that carried it."""

    photo: PhotoRef
    query: str
    base: bytes = b""
    """As for `Search`."""

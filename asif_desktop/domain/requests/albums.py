"""Albums and saved searches."""

import msgspec

from asif_desktop.domain.albums import Album, SavedSearch
from asif_desktop.domain.photos import (
    Photo,
)
from asif_desktop.domain.requests.base import PhotoRef, Request


class ListAlbums(Request[list[Album]], frozen=True, tag="list-albums"):
    """The albums, by name."""


class CreateAlbum(Request[None], frozen=True, tag="create-album"):
    """Make an album of these photos, which may be none."""

    name: str
    photos: list[PhotoRef] = msgspec.field(default_factory=list)


class RenameAlbum(Request[None], frozen=True, tag="rename-album"):
    """Give an album another name."""

    old: str
    new: str


class DeleteAlbum(Request[None], frozen=True, tag="delete-album"):
    """Forget an album; its photos stay."""

    name: str


class AddToAlbum(Request[int], frozen=True, tag="add-to-album"):
    """Put photos into an album; answers with how many were not in it."""

    name: str
    photos: list[PhotoRef]


class RemoveFromAlbum(Request[int], frozen=True, tag="remove-from-album"):
    """Take photos out of an album; answers with how many were in it."""

    name: str
    photos: list[PhotoRef]


class ListAlbumPhotos(Request[list[Photo]], frozen=True, tag="list-album-photos"):
    """The photos of an album, in the order they were put there."""

    name: str


class ListSearches(Request[list[SavedSearch]], frozen=True, tag="list-searches"):
    """The saved searches, by name."""


class GetSearch(Request[SavedSearch], frozen=True, tag="get-search"):
    """The saved search of this name."""

    name: str


class SaveSearch(Request[None], frozen=True, tag="save-search"):
    """Keep a query under a name; a saved search of that name gets the new query."""

    name: str
    query: str
    base: bytes = b""
    """As for `Search`; what is kept is absolute."""
    cut: float | None = None
    """Where the person moved its cut; None: the automatic one."""


class RenameSearch(Request[None], frozen=True, tag="rename-search"):
    """Give a saved search another name."""

    old: str
    new: str


class DeleteSearch(Request[None], frozen=True, tag="delete-search"):
    """Forget a saved search."""

    name: str


class CountMatches(Request[list[int | None]], frozen=True, tag="count-matches"):
    """How many photos each query finds above its cut; None where it cannot be told now."""

    queries: list[str]
    cuts: list[float | None] = msgspec.field(default_factory=list)
    """Where the cut of each was moved; empty: of none."""

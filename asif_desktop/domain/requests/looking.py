"""Looking at photos."""

from typing import Literal

from asif_desktop.domain.notes import EVERY, PhotoFilter
from asif_desktop.domain.photos import (
    Exported,
    FullSize,
    Photo,
    PhotoList,
)
from asif_desktop.domain.requests.base import PhotoRef, Request


class ListPhotos(Request[PhotoList], frozen=True, tag="list-photos"):
    """The photos of the library or of one folder in it, newest first; RAW and JPEG of one name once."""

    folder: int | None = None
    order: Literal["taken", "added", "name", "size", "rating"] = "taken"
    below: bytes = b""
    """A path relative to the root `folder`: the photos there and below it alone."""
    added_since: str | None = None
    """As `Photo.added` is written: the photos added then or later alone."""
    album: str | None = None
    """An album's name: its photos alone."""
    only: PhotoFilter = EVERY


class CountPhotos(Request[int], frozen=True, tag="count-photos"):
    """How many photos `ListPhotos` would list."""

    added_since: str


class DescribePhotos(Request[list[Photo]], frozen=True, tag="describe-photos"):
    """What is known of these photos; ids that are gone are left out."""

    ids: list[int]


class MakeThumbnails(Request[list[int]], frozen=True, tag="make-thumbnails"):
    """Make the missing thumbnails of these photos; answers with the ids that have one now."""

    ids: list[int]


class MakePreview(Request[str], frozen=True, tag="make-preview"):
    """The file in the cache that holds a photo scaled to the screen, upright, in sRGB."""

    photo: int


class MakeFullSize(Request[FullSize], frozen=True, tag="make-full-size"):
    """All pixels of a photo, in the cache; the photos asked for last are kept there."""

    photo: int


class Export(Request[Exported], frozen=True, tag="export"):
    """Write JPEG copies in sRGB into a folder; no file there or anywhere is replaced or changed."""

    photos: list[PhotoRef]
    to: bytes
    """Absolute; made if it is missing."""
    side: int = 0
    """The longer side in pixels, at most; 0 for the photo's own size."""
    quality: int = 90
    """1 to 95."""
    metadata: bool = True
    """Whether copies tell when, where and with which camera they were taken."""

"""Looking at photos: which there are, what is known of them, and their pixels from the cache."""

import numpy as np

from asif_desktop.domain import requests
from asif_desktop.domain.conditions import InAlbum
from asif_desktop.domain.photos import FullSize, Photo, PhotoList
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.remembered.lists import Listed
from asif_desktop.library.verbs.photo_refs import photo_meant


def list_photos(library: OpenLibrary, request: requests.ListPhotos) -> PhotoList:
    """Returns the photos of the library, of one folder, or of an album."""
    generation = library.catalog.generation
    ids, days = library.lists.photos(
        Listed(request.folder, request.order, request.below, request.added_since)
    )
    if request.album is not None:
        inside = np.isin(ids, library.filters.photos(InAlbum(request.album)))
        ids, days = ids[inside], days[inside] if len(days) else days
    kept = library.filters.kept(ids, request.only)
    ids, days = ids[kept], days[kept] if len(days) else days
    return PhotoList(generation, ids.astype("<i8").tobytes(), days.astype("<i4").tobytes())


def count_photos(library: OpenLibrary, request: requests.CountPhotos) -> int:
    """Returns how many photos were added since then."""
    return library.catalog.count_photos(request.added_since)


def describe_photos(library: OpenLibrary, request: requests.DescribePhotos) -> list[Photo]:
    """Returns what is known of these photos."""
    return library.catalog.photos(request.ids)


def make_thumbnails(library: OpenLibrary, request: requests.MakeThumbnails) -> list[int]:
    """Makes the missing thumbnails of these photos and returns the ids that have one."""
    return [photo.id for photo in library.catalog.photos(request.ids) if library.pixels.thumbnail(photo)]


def make_preview(library: OpenLibrary, request: requests.MakePreview) -> str:
    """Returns the file in the cache that holds a photo scaled to the screen."""
    (photo,) = library.catalog.photos([photo_meant(library.catalog, request.photo)])
    return str(library.pixels.preview(photo))


def make_full_size(library: OpenLibrary, request: requests.MakeFullSize) -> FullSize:
    """Returns where all pixels of a photo are."""
    (photo,) = library.catalog.photos([photo_meant(library.catalog, request.photo)])
    return library.pixels.full_size(photo)

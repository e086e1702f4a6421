"""Albums: looking, making, filling."""

import numpy as np

from asif_desktop.domain import requests
from asif_desktop.domain.albums import Album
from asif_desktop.domain.notes import EVERY
from asif_desktop.domain.photos import Photo
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.photo_refs import both_meant


def list_albums(library: OpenLibrary, _: requests.ListAlbums) -> list[Album]:
    """Returns the albums."""
    return library.catalog.albums()


def create_album(library: OpenLibrary, request: requests.CreateAlbum) -> None:
    """Makes an album of these photos."""
    photos = both_meant(library.catalog, request.photos)[0] if request.photos else []
    library.catalog.create_album(request.name, photos)
    library.changed("albums", "history")


def rename_album(library: OpenLibrary, request: requests.RenameAlbum) -> None:
    """Gives an album another name."""
    library.catalog.rename_album(request.old, request.new)
    library.changed("albums", "history")


def delete_album(library: OpenLibrary, request: requests.DeleteAlbum) -> None:
    """Forgets an album; its photos stay."""
    library.catalog.delete_album(request.name)
    library.changed("albums", "history")


def add_to_album(library: OpenLibrary, request: requests.AddToAlbum) -> int:
    """Puts photos into an album."""
    photos, count = both_meant(library.catalog, request.photos)
    added = library.catalog.add_to_album(request.name, photos, count)
    library.changed("albums", "history")
    return min(added, count)


def remove_from_album(library: OpenLibrary, request: requests.RemoveFromAlbum) -> int:
    """Takes photos out of an album."""
    photos, count = both_meant(library.catalog, request.photos)
    gone = library.catalog.remove_from_album(request.name, photos, count)
    library.changed("albums", "history")
    return min(gone, count)


def list_album_photos(library: OpenLibrary, request: requests.ListAlbumPhotos) -> list[Photo]:
    """Returns the photos of an album."""
    ids = np.array(library.catalog.photos_of_album(request.name), dtype=np.int64)
    return library.catalog.photos(ids[library.filters.kept(ids, EVERY)].tolist())

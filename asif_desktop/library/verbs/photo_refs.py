"""Which photo is meant: by its id, or by the path of one of its files."""

import os
from collections.abc import Sequence

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import display
from asif_desktop.domain.photos import Failure
from asif_desktop.domain.requests import PhotoRef
from asif_desktop.domain.sentences import Sentence, said


def photo_meant(catalog: Catalog, ref: PhotoRef) -> int:
    """Returns the photo's id.

    Raises:
        AsifError: The library has no such photo.
    """
    if isinstance(ref, int):
        if not catalog.paths([ref]):
            raise AsifError(said("The library has no photo {0}.", str(ref)))
        return ref
    photo = photo_known(catalog, ref)
    if photo is None:
        failed = _failed(catalog, ref)
        if failed is not None:
            raise AsifError(said("{0} could not be read: {1}", display(ref), failed.reason))
        raise AsifError(_stranger(ref))
    return photo


def _stranger(path: bytes) -> Sentence:
    """Returns why a path is no photo of the library."""
    if os.path.isdir(path):
        return said("{0} is a folder, not a photo of the library.", display(path))
    if not os.path.lexists(path):
        return said("{0} is not in the library: there is no such file.", display(path))
    return said("{0} is not in the library; index its folder first.", display(path))


def photos_found(catalog: Catalog, refs: Sequence[PhotoRef]) -> tuple[list[int], list[Failure]]:
    """Returns the photos' ids as `photos_meant` does, and the files that are none of the library's photos.

    Raises:
        AsifError: The library has no photo of an id, or a path is none that a file can have.
    """
    paths = dict.fromkeys(ref for ref in refs if not isinstance(ref, int))
    strangers = {path: None for path in paths if photo_known(catalog, path) is None}
    failed = {one.path: one for one in catalog.failures()} if strangers else {}
    failures = [
        failed.get(path) or Failure(path, said("It is not in the library; index its folder first."))
        for path in strangers
    ]
    return photos_meant(catalog, [ref for ref in refs if ref not in strangers]), failures


def _failed(catalog: Catalog, path: bytes) -> Failure | None:
    return next((one for one in catalog.failures([os.path.dirname(path)]) if one.path == path), None)


def photo_known(catalog: Catalog, path: bytes) -> int | None:
    """Returns the photo of a file; None where the library has none of it.

    Raises:
        AsifError: The path is none that a file can have.
    """
    if not os.path.isabs(path) or b"\0" in path:
        raise AsifError(said("“{0}” is not an absolute path.", display(path)))
    photo = catalog.photo_at(path)
    if photo is None:  # it may be named by a way through a link, while the scan came by the other
        photo = catalog.photo_at(os.path.realpath(path))
    return photo


def photos_meant(catalog: Catalog, refs: Sequence[PhotoRef]) -> list[int]:
    """Returns the photos' ids, each once, in the order they were named.

    Raises:
        AsifError: The library lacks one of them.
    """
    there = catalog.paths([ref for ref in refs if isinstance(ref, int)])  # all at once: they may be many
    return list(dict.fromkeys(ref if ref in there else photo_meant(catalog, ref) for ref in refs))


def paths_meant(catalog: Catalog, photos: Sequence[int]) -> dict[int, list[bytes]]:
    """Returns the paths of photos that were in the library a moment ago.

    Raises:
        AsifError: One of them is not any more: its file went meanwhile.
    """
    paths = catalog.paths(photos)
    for photo in photos:
        if photo not in paths:
            raise AsifError(said("Photo {0} is not there any more; nothing was done with it.", str(photo)))
    return paths


def both_meant(catalog: Catalog, refs: Sequence[PhotoRef]) -> tuple[list[int], int]:
    """Returns the photos that are meant, with the other of each pair, and as how many a person sees them.

    Raises:
        AsifError: There are none, or the library lacks one of them.
    """
    if not refs:
        raise AsifError(said("No photo was named; name one at least."))
    named = photos_meant(catalog, refs)
    partners = catalog.partners(named)
    every = dict.fromkeys(named)
    doubles = 0
    for photo in named:
        for other in partners.get(photo, ()):
            doubles += other in every and other < photo
    every.update(dict.fromkeys(other for others in partners.values() for other in others))
    return list(every), len(named) - doubles

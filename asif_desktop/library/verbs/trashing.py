"""Deleting photos: to the system's trash and back, or for good."""

import os
import secrets
from collections.abc import Sequence

from asif_desktop.catalog.steps.moving_files import FilesLostError, PhotoFile, require_online
from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import display
from asif_desktop.domain.photos import Failure, Trashed, TrashedPhoto, TrashPreview
from asif_desktop.domain.requests import PhotoRef
from asif_desktop.domain.sentences import counted, said
from asif_desktop.domain.system_reasons import system_reason
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.trash.companions import sidecars_of, with_partners
from asif_desktop.library.trash.moving import Away
from asif_desktop.library.trash.system_trash import trashed_at
from asif_desktop.library.verbs.photo_refs import photo_meant

_STAGED = b".asif-deleting-"


def preview_trash(library: OpenLibrary, request: requests.PreviewTrash) -> TrashPreview:
    """Returns what would be taken away."""
    files = _files_meant(library, request.photos)
    sidecars = sidecars_of([file.path for file in files])
    beside = sum(map(len, sidecars.values()))
    return TrashPreview(len(set(request.photos)), len(files), beside, library.trash.gives_back)


def trash_photos(library: OpenLibrary, request: requests.TrashPhotos) -> Trashed:
    """Moves photos' files to the trash."""
    files = _files_meant(library, request.photos)
    photos = len(set(request.photos))
    moved, step = library.catalog.trash_files(
        counted("Move {0} photo to the trash", "Move {0} photos to the trash", photos),
        [file.id for file in files],
        library.trash,
    )
    library.changed("photos", "folders", "history")
    stayed = [file for file in files if file.id not in set(moved)]
    refused = [Failure(file.path, said("The system did not move it to the trash.")) for file in stayed]
    return Trashed(photos, len(moved), refused, step)


def delete_photos(library: OpenLibrary, request: requests.DeletePhotos) -> Trashed:
    """Deletes photos' files for good."""
    files = _files_meant(library, request.photos)
    for file in files:
        require_online(file)
    sidecars = sidecars_of([file.path for file in files])
    beside = [path for file in files for path in sidecars.get(file.path, ())]
    aways = [Away(path, _staged(path)) for path in [*(file.path for file in files), *beside]]
    try:
        # First all of them leave their names, which can be taken back; then nothing is in the way any more.
        with library.trash.moves.away(aways):
            library.catalog.forget_files([file.id for file in files])
            for away in aways:
                os.unlink(away.place)
        library.catalog.forget_missing(sorted({file.photo for file in files}))
    except OSError as error:
        library.indexing.start([folder.id for folder in library.catalog.folders()])
        raise AsifError(said("Not everything could be deleted: {0}.", system_reason(error))) from error
    finally:
        library.changed("photos", "folders", "history")
    return Trashed(len(set(request.photos)), len(files), [])


def untrash_photos(library: OpenLibrary, request: requests.UntrashPhotos) -> Trashed:
    """Moves photos' files from the trash to where they were."""
    files = _trashed_files_meant(library, request.photos)
    photos = len({file.photo for file in files})
    try:
        moved = library.catalog.put_files_back(
            counted("Put {0} photo back", "Put {0} photos back", photos),
            [file.id for file in files],
            library.trash,
        )
    except FilesLostError as error:
        raise AsifError(said("That cannot be put back: {0}. Nothing was changed.", error.sentence)) from error
    library.changed("photos", "folders", "history")
    return Trashed(photos, len(moved), [])


def list_trash(library: OpenLibrary, _: requests.ListTrash) -> list[TrashedPhoto]:
    """Returns the photos' files in the trash."""
    files = in_trash(library)
    known = {photo.id: photo for photo in library.catalog.photos(sorted({file.photo for file in files}))}
    rows = [
        TrashedPhoto(
            file.photo,
            file.path,
            trashed_at(file),
            known[file.photo].content,
            known[file.photo].size,
            known[file.photo].rotation,
        )
        for file in files
    ]
    return sorted(rows, key=lambda row: row.at or "", reverse=True)


def in_trash(library: OpenLibrary) -> list[PhotoFile]:
    """Returns the photos' files that went to the trash and are still there."""
    return [file for file in library.catalog.trashed_files() if library.trash.holds(file)]


def _files_meant(library: OpenLibrary, refs: Sequence[PhotoRef]) -> list[PhotoFile]:
    """Returns the files that go with these photos: all of a photo's, or the one that was named.

    Raises:
        AsifError: There are none, or the library lacks one of the photos.
    """
    if not refs:
        raise AsifError(said("No photo was named."))
    numbers = [ref for ref in refs if isinstance(ref, int)]
    files = library.catalog.files_of(numbers)
    for lacking in sorted(set(numbers) - {file.photo for file in files}):
        photo_meant(library.catalog, lacking)  # says so
    files = with_partners(library.catalog, files)
    for ref in refs:
        if isinstance(ref, bytes):
            file = library.catalog.file_at(ref) or library.catalog.file_at(os.path.realpath(ref))
            if file is None:
                photo_meant(library.catalog, ref)
                raise AsifError(said("{0} is not in the library; index its folder first.", display(ref)))
            files.append(file)
    return list({file.id: file for file in files}.values())


def _trashed_files_meant(library: OpenLibrary, refs: Sequence[PhotoRef]) -> list[PhotoFile]:
    """Returns the files in the trash that are meant.

    Raises:
        AsifError: There are none, or one of the photos has none in the trash.
    """
    if not refs:
        raise AsifError(said("No photo was named."))
    there: dict[PhotoRef, list[PhotoFile]] = {}
    for file in in_trash(library):
        there.setdefault(file.photo, []).append(file)
        there.setdefault(file.path, []).append(file)
    files: dict[int, PhotoFile] = {}
    for ref in refs:
        meant = there.get(ref)
        if not meant:
            name = display(ref) if isinstance(ref, bytes) else said("Photo {0}", str(ref))
            raise AsifError(said("{0} is not in the trash, or no longer.", name))
        files.update((file.id, file) for file in meant)
    return list(files.values())


def _staged(path: bytes) -> bytes:
    """Returns a hidden name in the same folder that no file has."""
    return os.path.join(os.path.dirname(path), _STAGED + secrets.token_hex(8).encode())

"""Copies of photos for others: JPEG files in sRGB, in a folder, beside whatever is there."""

import contextlib
import itertools
import os
import secrets
from collections.abc import Iterator

import msgspec

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import display
from asif_desktop.domain.photos import Exported, Failure
from asif_desktop.domain.requests import Export
from asif_desktop.domain.sentences import counted, said
from asif_desktop.domain.system_reasons import system_reason
from asif_desktop.indexing.decoding.tasks import Decoded, JpegSize
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.photo_refs import paths_meant, photos_found

_ANY_SIZE = 65_500
"""The longest side that a JPEG can have."""


def export(library: OpenLibrary, request: Export) -> Exported:
    """Returns the files that were written; a photo that cannot be read or named does not stop the others.

    Raises:
        AsifError: The folder cannot be written, or what is asked for makes no sense.
    """
    size = _size_of(request)
    photos, failed = photos_found(library.catalog, request.photos)
    paths = paths_meant(library.catalog, photos)
    turned = {photo.id: photo.rotation for photo in library.catalog.photos(photos)}
    _make_folder(request.to)
    files: list[bytes] = []
    # Two for each decoder: all are busy, and few copies wait in memory.
    together = 2 * library.pixels.pool.size
    for at in range(0, len(photos), together):
        some = photos[at : at + together]
        coming = [
            (paths[photo], library.pixels.copy_to_come(paths[photo][0], _turned(size, turned.get(photo, 0))))
            for photo in some
        ]
        for known, future in coming:
            answer = future.result()
            if isinstance(answer, Decoded):
                unfinished = _write(request.to, answer.copies[0], len(files))
                try:
                    files.append(_name(request.to, os.path.basename(known[0]), unfinished))
                except OSError as error:
                    failed.append(Failure(known[0], system_reason(error)))
            else:
                failed.append(Failure(known[0], answer.reason))
    return Exported(files, failed)


def _size_of(request: Export) -> JpegSize:
    if not request.photos:
        raise AsifError(said("No photo was named."))
    if request.side < 0 or 0 < request.side < 16:
        raise AsifError(said("The size must be 16 pixels or more, or 0 for the photo's own size."))
    if not 1 <= request.quality <= 95:
        raise AsifError(said("The quality must be from 1 to 95."))
    return JpegSize(
        min(request.side or _ANY_SIZE, _ANY_SIZE), request.quality, profile=True, exif=request.metadata
    )


def _turned(size: JpegSize, rotation: int) -> JpegSize:
    return msgspec.convert(msgspec.structs.asdict(size) | {"rotation": rotation}, JpegSize)


def _make_folder(folder: bytes) -> None:
    if not os.path.isabs(folder):
        raise AsifError(said("{0} is not an absolute path.", display(folder)))
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise AsifError(
            said("The folder {0} cannot be made: {1}.", display(folder), system_reason(error))
        ) from error


def _write(folder: bytes, jpeg: bytes, before: int) -> bytes:
    """Writes a file, whole or not at all, that has no name yet; returns its path.

    Raises:
        AsifError: It cannot be; nor then could the next.
    """
    unfinished = os.path.join(folder, b".%b.part" % secrets.token_hex(8).encode())
    try:
        with open(unfinished, "xb") as file:
            file.write(jpeg)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        with contextlib.suppress(OSError):
            os.unlink(unfinished)
        to, why = display(folder), system_reason(error)
        if not before:
            raise AsifError(said("{0} cannot be written: {1}.", to, why)) from error
        raise AsifError(
            counted(
                "{1} cannot be written: {2}; {0} photo was exported before.",
                "{1} cannot be written: {2}; {0} photos were exported before.",
                before,
                to,
                why,
            )
        ) from error
    return unfinished


def _name(folder: bytes, name: bytes, unfinished: bytes) -> bytes:
    """Gives a file that was written the first name that is free; returns its path.

    Raises:
        OSError: The folder can have no such name; then the file is gone.
    """
    try:
        for path in _names(folder, os.path.splitext(name)[0] or b"photo"):
            if _move_to_new(unfinished, path):
                return path
        raise AssertionError("there are always more names")
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(unfinished)
        raise


def _names(folder: bytes, stem: bytes) -> Iterator[bytes]:
    longest = os.statvfs(folder).f_namemax or 255
    for number in itertools.count(1):
        end = b".jpg" if number == 1 else b" (%d).jpg" % number
        yield os.path.join(folder, _shortened(stem, longest - len(end)) + end)


def _shortened(stem: bytes, limit: int) -> bytes:
    """Returns a name of at most so many bytes; no character of it is cut in two."""
    if len(stem) <= limit:
        return stem
    while limit > 0 and stem[limit] & 0xC0 == 0x80:
        limit -= 1
    return stem[:limit]


def _move_to_new(unfinished: bytes, path: bytes) -> bool:
    """Gives a file its name, unless a file has it already; returns whether it has it now."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        return False
    except OSError:
        # No hard links here, as on FAT: the name is taken first, so that nobody else can have it.
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        except FileExistsError:
            return False
        os.replace(unfinished, path)
        return True
    os.unlink(unfinished)
    return True

"""One file to everything that is wanted of it. A pure function of the file: it keeps and writes nothing.

The file is read once, opened by its content whatever its name says, decoded once at the scale that is
needed, turned upright, converted to sRGB and laid over white.
"""

import codecs
import os
import warnings

from asif_desktop.domain.sentences import said
from asif_desktop.indexing.decoding.content_hash import content_hash, file_hash
from asif_desktop.indexing.decoding.describing import describe
from asif_desktop.indexing.decoding.formats import HEAD, RAW_EXTENSIONS, Kind, extension, is_camera_raw, sniff
from asif_desktop.indexing.decoding.picture import open_picture
from asif_desktop.indexing.decoding.reading import OpenFile, UnreadableError, unreadable
from asif_desktop.indexing.decoding.scaling import encoder_pixels, jpeg_copy, jpeg_tiles, render
from asif_desktop.indexing.decoding.sidecars import stamp_beside
from asif_desktop.indexing.decoding.tasks import Answer, Decoded, DecodeFailure, DecodeTask
from asif_desktop.metadata.descriptions import NOTHING
from asif_desktop.metadata.exif import portable_exif, read_metadata


def decode(task: DecodeTask) -> Answer:
    """Returns what the task wants, or why it cannot be had; raises nothing over a bad file."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's remarks on oddities that it copes with
            return _decode_data(task) if task.data else _decode_file(task)
    except UnreadableError as error:
        return error.failure
    except MemoryError:
        return DecodeFailure(said("There is not enough memory to decode this picture."))


def _decode_file(task: DecodeTask) -> Decoded:
    with OpenFile(task.path) as file:
        head = file.head()
        kind = _kind(head)
        data = file.rest(head)
        info = file.info
    return _decode(data, kind, task, info.st_mtime_ns, info.st_ino)


def _decode_data(task: DecodeTask) -> Decoded:
    return _decode(task.data, _kind(task.data[:HEAD]), task, 0, 0)


def _decode(data: bytes, kind: Kind, task: DecodeTask, mtime_ns: int, inode: int) -> Decoded:
    if kind == "TIFF" and (extension(os.path.basename(task.path)) in RAW_EXTENSIONS or is_camera_raw(data)):
        kind = "RAW"
    picture = open_picture(data, kind)
    metadata = read_metadata(picture.exif)
    image = render(picture, task)
    beside = stamp_beside(task.path) if task.described and task.path else None
    description, remark = describe(data, task.path) if task.described else (NOTHING, None)
    exif = portable_exif(picture.exif) if any(size.exif for size in task.copies) else b""
    return Decoded(
        file_hash=file_hash(data),
        content_hash=content_hash(data, kind, picture.orientation, picture.profile),
        kind=kind,
        size=len(data),
        mtime_ns=mtime_ns,
        inode=inode,
        width=picture.width,
        height=picture.height,
        metadata=metadata,
        description=description,
        remark=remark,
        sidecar=beside,
        pixels=encoder_pixels(image, task.encoder) if task.encoder is not None else b"",
        copies=tuple(jpeg_copy(image, size, exif) for size in task.copies),
        tiles=jpeg_tiles(image, task.tiles) if task.tiles is not None else None,
    )


def _kind(head: bytes) -> Kind:
    kind = sniff(head)
    if kind is not None:
        return kind
    if not head.strip(b"\0"):
        raise unreadable(said("This is not a photo: the file holds nothing but zeros."))
    if b"\0" not in head and _is_text(head):
        raise unreadable(said("This is not a photo: the file holds text."))
    raise unreadable(said("This is not a photo of any kind that is known."))


def _is_text(head: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # the last character may be cut
    except UnicodeDecodeError:
        return False
    return True

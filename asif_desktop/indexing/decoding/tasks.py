"""What a decoder is asked and what it answers: plain data that crosses a process boundary as msgpack."""

from typing import TYPE_CHECKING, Literal

import msgspec

from asif_desktop.domain.joiners import JOINERS
from asif_desktop.domain.notes import MOST_KEYWORDS
from asif_desktop.domain.sentences import Sentence, said
from asif_desktop.indexing.decoding.formats import KINDS
from asif_desktop.metadata.descriptions import MAX_CAPTION, MAX_DEPTH, NOTHING, Description
from asif_desktop.metadata.photo_metadata import Metadata

if TYPE_CHECKING:  # a decoder does without numpy, and starts in half the time
    import numpy as np
    from numpy.typing import NDArray

THUMBNAIL_SIDE = 384
PREVIEW_SIDE = 2048
ANCHOR_SIDE = 640

MAX_MESSAGE = 256 * 2**20
"""Largest message between the library and a decoder, in bytes."""

STOPPED = said("The decoder stopped while reading this file (it may be damaged).")

_HASH = 32
_MAX_TEXT = 1000
_MAX_SENTENCE = 4 * _MAX_TEXT
"""Bytes, as it is sent."""
_MAX_NAME = 200
_MAX_EDGE = 2**31


class EncoderInput(msgspec.Struct, frozen=True):
    """The pixels an encoder wants, as plain numbers (`encoders.Preprocessing` without its room)."""

    side: int
    fit: Literal["squash", "pad"]
    resample: Literal["bicubic", "bilinear", "lanczos"]


class JpegSize(msgspec.Struct, frozen=True):
    """A scaled copy to be made: JPEG, upright, sRGB, never larger than the photo itself."""

    side: int
    """The longer side, in pixels."""
    quality: int
    profile: bool = False
    """Whether it says of itself that it is sRGB, for other programs."""
    exif: bool = False
    """Whether it carries what the photo's EXIF says of when, where and how it was taken."""
    rotation: Literal[0, 90, 180, 270] = 0
    """Degrees clockwise that it is turned, beyond upright."""


THUMBNAIL = JpegSize(THUMBNAIL_SIDE, 82)
PREVIEW = JpegSize(PREVIEW_SIDE, 88)
ANCHOR_PICTURE = JpegSize(ANCHOR_SIDE, 90)


class TileSize(msgspec.Struct, frozen=True):
    """Every pixel of the photo is wanted, upright, in sRGB, as square JPEGs."""

    side: int
    quality: int


FULL = TileSize(1024, 92)


class Tiles(msgspec.Struct, frozen=True):
    """A whole picture in squares, row by row; the last of a row or column may be smaller."""

    width: int
    """Of the whole, in pixels: for some RAW files that of the picture inside."""
    height: int
    jpegs: tuple[bytes, ...]


class DecodeTask(msgspec.Struct, frozen=True):
    """Read one picture once and make everything that is wanted of it."""

    path: bytes = b""
    """Absolute. Empty where `data` is given."""
    data: bytes = b""
    """A picture that is no file, such as an anchor's copy."""
    encoder: EncoderInput | None = None
    copies: tuple[JpegSize, ...] = ()
    described: bool = False
    """Whether to read what people wrote into the file and its sidecar."""
    tiles: TileSize | None = None


class Decoded(msgspec.Struct, frozen=True, tag="decoded"):
    """What came of a task."""

    file_hash: bytes
    """BLAKE3 of the file, 32 bytes."""
    content_hash: bytes
    """BLAKE3 of the picture without its metadata, 32 bytes: see `content_hash`."""
    kind: str
    size: int
    """Bytes of the file that was read."""
    mtime_ns: int
    inode: int
    width: int
    """Of the upright picture, in pixels."""
    height: int
    metadata: Metadata
    pixels: bytes
    """uint8, [side, side, 3], sRGB; empty where no encoder was named."""
    copies: tuple[bytes, ...]
    """JPEGs, in the order they were asked for."""
    tiles: Tiles | None = None

    description: Description = NOTHING
    """What people wrote, the sidecar's word before the file's."""
    remark: Sentence | None = None
    """About a sidecar that could not be read."""
    sidecar: str | None = None
    """The stamp of the sidecar from before it was read; None without one."""

    def array(self) -> "NDArray[np.uint8]":
        """Returns the encoder's pixels uint8 [side, side, 3]."""
        import numpy as np

        side = round((len(self.pixels) // 3) ** 0.5)
        return np.frombuffer(self.pixels, np.uint8).reshape(side, side, 3)


class DecodeFailure(msgspec.Struct, frozen=True, tag="failure"):
    """Why there is no picture."""

    reason: Sentence
    """For people."""
    cause: Literal["unreadable", "withheld", "vanished", "changed", "stopped"] = "unreadable"
    """unreadable: the file is at fault; withheld: it may not be read, or the disk failed; vanished: there is
    no such file now; changed: it was written to while it was read; stopped: the decoder died or took long.
    """


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """A decoder's first message: it has started."""


Answer = Decoded | DecodeFailure
Message = Decoded | DecodeFailure | Ready


def is_sound(answer: Answer, task: DecodeTask) -> bool:
    """Returns whether an answer is what the task can have asked for.

    A decoder reads hostile files and may have been turned by one: nothing it says is taken on trust.
    """
    if isinstance(answer, DecodeFailure):
        return _is_sound_sentence(answer.reason)
    side = task.encoder.side if task.encoder is not None else 0
    return (
        len(answer.file_hash) == len(answer.content_hash) == _HASH
        and answer.kind in KINDS
        and 0 < answer.width < _MAX_EDGE
        and 0 < answer.height < _MAX_EDGE
        and answer.size > 0
        and len(answer.pixels) == side * side * 3
        and len(answer.copies) == len(task.copies)
        and all(map(_is_jpeg, answer.copies))
        and _are_sound_tiles(answer.tiles, task.tiles)
        and _is_sound_metadata(answer.metadata)
        and _is_sound_description(answer.description)
        and (answer.remark is None or _is_sound_sentence(answer.remark))
        and len(answer.sidecar or "") <= _MAX_NAME
    )


def _is_sound_sentence(sentence: Sentence, deep: int = 2) -> bool:
    """Returns whether a sentence is short, however it is filled, and holds others only so deep."""
    inner = [argument for argument in sentence.arguments if isinstance(argument, Sentence)]
    return (
        0 < len(sentence.template) <= _MAX_TEXT
        and len(msgspec.msgpack.encode(sentence)) <= _MAX_SENTENCE
        and (deep > 0 or not inner)
        and all(_is_sound_sentence(one, deep - 1) for one in inner)
    )


def _is_jpeg(data: bytes) -> bool:
    return data[:3] == b"\xff\xd8\xff" and data[-2:] == b"\xff\xd9"


def _are_sound_tiles(tiles: Tiles | None, wanted: TileSize | None) -> bool:
    if tiles is None or wanted is None:
        return tiles is None and wanted is None
    if not (0 < tiles.width < _MAX_EDGE and 0 < tiles.height < _MAX_EDGE):
        return False
    count = -(-tiles.width // wanted.side) * -(-tiles.height // wanted.side)
    return len(tiles.jpegs) == count and all(map(_is_jpeg, tiles.jpegs))


def _is_sound_metadata(metadata: Metadata) -> bool:
    texts = (metadata.taken, metadata.taken_offset, metadata.camera, metadata.lens)
    numbers = (metadata.exposure, metadata.aperture, metadata.focal_length)
    latitude, longitude = metadata.latitude or 0.0, metadata.longitude or 0.0
    return (
        all(text is None or len(text) <= _MAX_TEXT for text in texts)
        and (metadata.iso is None or 0 < metadata.iso < _MAX_EDGE)
        and all(number is None or 0.0 < number < _MAX_EDGE for number in numbers)
        and abs(latitude) <= 90.0
        and abs(longitude) <= 180.0
    )


def _is_one_line(name: str) -> bool:
    return all(c.isprintable() or c in JOINERS for c in name)


def _is_sound_description(description: Description) -> bool:
    names = [name for keyword in description.keywords for name in keyword]
    return (
        len(description.keywords) <= MOST_KEYWORDS
        and all(0 < len(keyword) <= MAX_DEPTH for keyword in description.keywords)
        and all(0 < len(name) <= _MAX_NAME and _is_one_line(name) for name in names)
        and len(description.caption or "") <= MAX_CAPTION
        and (description.rating is None or 0 <= description.rating <= 5)
        and len(description.label or "") <= _MAX_NAME
    )

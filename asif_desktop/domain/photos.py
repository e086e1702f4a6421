"""Photos and the folders they come from."""

from typing import Literal

import msgspec

from asif_desktop.domain.notes import Flag
from asif_desktop.domain.sentences import Sentence


class Folder(msgspec.Struct, frozen=True):
    """A watched root."""

    id: int
    path: bytes
    online: bool
    photos: int
    """In it and below it."""
    nested: bool = False
    """Whether there are photos in folders inside it."""
    excluded: list[str] = []
    """Globs that are left out."""
    watched: Literal["", "events", "polling", "offline"] = ""
    """How changes in it are noticed: at once, by looking now and then, or not at all while its disk is not
    connected. Empty where nobody watches."""


class Subfolder(msgspec.Struct, frozen=True):
    """A folder below a watched root."""

    path: bytes
    """Relative to the root."""
    photos: int
    """In it and below it."""
    nested: bool
    """Whether there are photos in folders inside it."""


class Photo(msgspec.Struct, frozen=True):
    """What the window shows of one photo, which is one content under one or more paths."""

    id: int
    paths: list[bytes]
    """Absolute, online ones first."""
    kind: str
    """The format by content: "JPEG", "PNG", "HEIC", "RAW" …"""
    width: int
    height: int
    size: int
    """Bytes of the file."""
    taken: str | None
    """ISO 8601 local time, with the offset where the file tells it."""
    added: str
    """ISO 8601, UTC."""
    camera: str | None
    content: str
    """Hex of the content hash: the name of its thumbnail in the cache."""
    rating: int = 0
    """0 to 5. What the person says goes before what the file says; so for label and caption."""
    label: str = ""
    """Empty for none."""
    flag: Flag = "none"
    caption: str = ""
    """Empty for none."""
    rotation: int = 0
    """Degrees clockwise that it is shown turned, beyond what its file says: 0, 90, 180 or 270."""
    pair: int | None = None
    """The RAW or JPEG of its name that is shown as one with it."""
    offline: bool = False
    """Whether all its files are on disks that are not connected."""
    file_date: str | None = None
    """The date it stands under where its file tells none: when the oldest of its files was last written, in
    local time without offset. None where `taken` is known, and where the files' times say nothing."""


class FullSize(msgspec.Struct, frozen=True):
    """All pixels of a photo, upright, in sRGB: square JPEGs in the cache, row by row."""

    width: int
    """In pixels, as the squares have them together."""
    height: int
    side: int
    """Of a square; the last of a row or column may be smaller."""
    folder: str
    """Where the squares are: "0.jpg", "1.jpg" …"""


class Exported(msgspec.Struct, frozen=True):
    """What became of photos that were to be exported."""

    files: list[bytes]
    """The files that were written, absolute, in the order of the photos."""
    failed: list["Failure"]
    """Photos that could not be read, and files that are none of the library's photos."""


class PhotoList(msgspec.Struct, frozen=True):
    """Photo ids in the order asked for."""

    generation: int
    ids: bytes
    """int64, little-endian."""
    days: bytes = b""
    """int32, little-endian: the day each photo was taken (or else its file was written) or added, whichever
    orders the list, counted from 1 January 1970; the least int32 where it is unknown. Empty for other
    orders."""


class Failure(msgspec.Struct, frozen=True):
    """A file that could not be read as a photo."""

    path: bytes
    reason: Sentence


class MissingPhoto(msgspec.Struct, frozen=True):
    """A photo whose files are gone, while their disks are there."""

    photo: int
    path: bytes
    """Where it was last; absolute."""
    seen: str
    """When it was found or changed there last: ISO 8601, UTC."""
    content: str
    """As `Photo.content`."""
    size: int
    """Bytes of the file."""
    rotation: int = 0
    """As `Photo.rotation`."""


class TrashedPhoto(msgspec.Struct, frozen=True):
    """A photo's file that lies in the system's trash."""

    photo: int
    path: bytes
    """Where it was, and will be again when it is put back; absolute."""
    at: str | None
    """Local time at which it went there, ISO 8601, where the trash tells it."""
    content: str
    """As `Photo.content`."""
    size: int
    """Bytes of the file."""
    rotation: int = 0
    """As `Photo.rotation`."""


class TrashPreview(msgspec.Struct, frozen=True):
    """What would go to the trash."""

    photos: int
    """Of those that were asked about."""
    files: int
    """Files of photos: one for each copy, two for a RAW and JPEG of one name."""
    sidecars: int
    """Files beside them that belong to them."""
    restorable: bool
    """Whether the system's trash gives files back to programs, so that undo can."""


class Trashed(msgspec.Struct, frozen=True):
    """What was moved or deleted."""

    photos: int
    files: int
    """Files of photos; sidecars are not counted."""
    refused: list[Failure]
    """Files that stayed where they were: there are none where all or nothing is moved."""
    step: int | None = None
    """The step of the history that moved them to the trash."""

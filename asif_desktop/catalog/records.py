"""What the catalog takes and hands out where the nouns of `domain` do not fit: plain frozen rows."""

from typing import Literal, NamedTuple

import msgspec

PathState = Literal["pending", "online", "failed", "missing", "offline", "trashed"]
"""Where one file stands: found but not decoded, readable, unreadable, gone, on an unplugged root, binned."""


READABLE = ("online", "offline")
"""States of a path whose content is known and not gone: its photo counts."""


class Root(msgspec.Struct, frozen=True):
    """A watched root."""

    id: int
    path: bytes
    online: bool
    excluded: tuple[str, ...]
    """Globs."""
    volume: str | None
    """Names the file system it is on."""


class TellingFile(msgspec.Struct, frozen=True):
    """A file by which its folder is known again."""

    path: bytes
    """Relative to the root."""
    size: int
    mtime_ns: int
    file_hash: bytes


class KnownFile(NamedTuple):
    """What the catalog remembers of one file of a folder. A tuple, for there is one for each file."""

    id: int
    """The path's id, which `gone`, `DecodedPhoto.path_id` and failures speak of."""
    size: int
    mtime_ns: int
    inode: int
    state: PathState
    photo: int | None
    """The photo that its content is; of a changed file, the one it was until it is decoded again."""
    sidecar: str | None = None
    """The stamp of the sidecar that was read with it; None without one."""


class FoundFile(msgspec.Struct, frozen=True):
    """A file that a scan found new, changed, or back after it was missing."""

    path: bytes
    """Relative to the folder's root."""
    size: int
    mtime_ns: int
    inode: int


class PendingFile(msgspec.Struct, frozen=True):
    """A file that waits for being decoded."""

    id: int
    """The path's id."""
    path: bytes
    """Absolute."""
    size: int
    mtime_ns: int


class DecodedPhoto(msgspec.Struct, frozen=True):
    """What decoding told about one file."""

    path_id: int
    file_hash: bytes
    """BLAKE3 of the file, 32 bytes."""
    content_hash: bytes
    """BLAKE3 of the picture data with its orientation and colour profile alone, 32 bytes."""
    kind: str
    """The format by content: "JPEG", "PNG", "HEIC", "RAW" …"""
    size: int
    """Bytes of the file."""
    width: int
    height: int
    taken: str | None = None
    """ISO 8601 local time without offset: "2024-05-01T12:34:56"."""
    taken_offset: str | None = None
    """"+02:00", where the file tells it."""
    camera: str | None = None
    lens: str | None = None
    iso: int | None = None
    exposure: float | None = None
    """Seconds."""
    aperture: float | None = None
    """The f-number."""
    focal_length: float | None = None
    """Millimetres."""
    latitude: float | None = None
    """Degrees, north positive."""
    longitude: float | None = None
    """Degrees, east positive."""
    rating: int | None = None
    """0 to 5, as the file or its sidecar says; so the next three."""
    label: str | None = None
    caption: str | None = None
    keywords: tuple[tuple[str, ...], ...] = ()
    """Paths of names from the top down."""
    sidecar: str | None = None
    """The stamp of the sidecar that was read with it; None without one."""
    mtime_ns: int | None = None
    """`PendingFile.mtime_ns` of the file that was decoded: if a scan has seen it change since, the result is
    left aside and the file stays pending. None trusts the result."""


class NewAnchor(msgspec.Struct, frozen=True):
    """A (picture, caption) pair to be kept: its picture is a JPEG, or the class it stands for."""

    caption: str
    picture: bytes | None = None
    """A JPEG of at most 640 px, from which any encoder can embed it again."""
    content: bytes | None = None
    """Content hash of the photo it was taught from, the key of its vector."""
    photo: int | None = None
    class_name: str | None = None
    """WordNet id such as "n02123045"."""


class AnchorRow(msgspec.Struct, frozen=True):
    """An anchor as it is kept."""

    id: int
    collection: str
    caption: str
    class_name: str | None
    content: bytes | None
    photo: int | None
    enabled: bool
    """Whether its collection is switched on."""


class SuggestibleTag(msgspec.Struct, frozen=True):
    """What suggesting needs to know of a tag."""

    id: int
    phrases: tuple[str, ...]
    """One at least."""
    cut: float | None
    """The score from which on it is suggested, where the person moved it."""

"""Photos of which one would do: copies, look-alikes, bursts."""

from typing import Literal

import msgspec

from asif_desktop.domain.notes import Flag

AlikeKind = Literal["exact", "near", "bursts"]
"""Files of one content; photos that look the same; photos taken within seconds that look alike."""


class AlikePhoto(msgspec.Struct, frozen=True):
    """One of a group."""

    photo: int
    path: bytes
    """Absolute; of exact copies, each has its own."""
    width: int
    height: int
    size: int
    """Bytes of the file."""
    taken: str | None
    """As `Photo.taken`."""
    content: str
    """As `Photo.content`."""
    rating: int
    flag: Flag
    rotation: int
    """As `Photo.rotation`."""
    sharpness: float | None
    """How much detail its thumbnail has, for comparing within a group; None where that was not needed."""
    likeness: float
    """To the first of its group: the cosine of their embeddings."""
    file_date: str | None = None
    """As `Photo.file_date`."""


class AlikeGroup(msgspec.Struct, frozen=True):
    """Photos of which one would do, two at least."""

    photos: list[AlikePhoto]
    """The one that is proposed to stay is the first."""

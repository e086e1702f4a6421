"""How a library stands."""

import msgspec

from asif_desktop.domain.knowledge import Collection
from asif_desktop.domain.photos import Failure


class Indexed(msgspec.Struct, frozen=True):
    """What an indexing run came to."""

    photos: int
    """Photos in the library."""
    new: int
    """Encoded in this run."""
    failed: int
    """Files failing in the folders that were asked for."""


class Status(msgspec.Struct, frozen=True):
    """Counts, and what the library runs on."""

    photos: int
    pending: int
    failed: list[Failure]
    anchors: int
    unusable_anchors: int
    collections: list[Collection]
    image_encoder: str
    text_encoder: str
    device: str
    trashed: int = 0
    """Photos with a file in the system's trash."""
    missing: int = 0
    """Photos whose files are gone."""

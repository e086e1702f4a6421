"""What a person says of photos: stars, a colour, a flag, a caption, how they are turned."""

from typing import Literal

import msgspec

Flag = Literal["none", "pick", "reject"]
LABELS = ("red", "yellow", "green", "blue", "purple")
"""The colours that a person can give; files may say anything."""
MOST_STARS = 5
LONGEST_CAPTION = 10_000
"""In characters."""
MOST_KEYWORDS = 500
"""So many are kept of one file: each is a tag, and a file may hold anything."""


class NoteEdit(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is to be different of photos; what is UNSET stays as it is."""

    rating: int | msgspec.UnsetType = msgspec.UNSET
    """0 to 5; 0 takes the stars away, those in the file too."""
    label: str | msgspec.UnsetType = msgspec.UNSET
    """One of `LABELS`; empty for none."""
    flag: Flag | msgspec.UnsetType = msgspec.UNSET
    caption: str | msgspec.UnsetType = msgspec.UNSET
    """Empty for none."""


class PhotoFilter(msgspec.Struct, frozen=True, omit_defaults=True):
    """Which photos of a list are wanted: those that meet all of this. What is empty leaves none out."""

    rating: int = 0
    """At least so many stars."""
    labels: tuple[str, ...] = ()
    """Any of these; an empty one means photos without a label."""
    flags: tuple[Flag, ...] = ()
    """Any of these."""
    kinds: tuple[str, ...] = ()
    """Any of these, as `Photo.kind` has them."""


EVERY = PhotoFilter()
"""Leaves none out."""


class Notes(msgspec.Struct, frozen=True):
    """What is said of several photos; None where they differ."""

    photos: int
    rating: int | None
    label: str | None
    """Empty for none."""
    flag: Flag | None
    caption: str | None
    """Empty for none."""


class PhotoDetails(msgspec.Struct, frozen=True):
    """What the information panel tells beyond `Photo`, mostly as the file has it."""

    photo: int
    lens: str | None
    iso: int | None
    exposure: float | None
    """Seconds."""
    aperture: float | None
    """The f-number."""
    focal_length: float | None
    """Millimetres."""
    latitude: float | None
    """Degrees, north positive."""
    longitude: float | None
    """Degrees, east positive."""
    file_rating: int | None
    """What the file or its sidecar says, whatever the person says; so the next two."""
    file_label: str | None
    file_caption: str | None
    partners: list[int]
    """The RAW or JPEG of its name, whether they are shown as one or apart."""
    file_keywords: int = 0
    """How many keywords are kept of what the file or its sidecar names, at most `MOST_KEYWORDS`."""

    @property
    def full_of_keywords(self) -> bool:
        """Whether as many are kept as may be: the file may name more."""
        return self.file_keywords >= MOST_KEYWORDS

"""What can be asked of a photo beside what is on it: a photo meets a condition or it does not."""

from typing import Literal

import msgspec

Known = Literal["gps", "date", "camera", "lens", "caption", "rating", "label", "tag"]
"""What can be known of a photo or not."""


class Between(msgspec.Struct, frozen=True):
    """A number of the photo lies between two, both of them included; None: no bound."""

    column: Literal["rating", "iso", "size"]
    """"rating" is 0 where there is none; "size" is in bytes."""
    low: int | None
    high: int | None


class Taken(msgspec.Struct, frozen=True):
    """The photo was taken in a time, local where it was taken; None: no bound.

    Where its file does not tell, the time of the file counts.
    """

    first: str | None
    """As `Photo.taken` begins: "2023-05"."""
    before: str | None
    """The first moment that is too late."""


class Worded(msgspec.Struct, frozen=True):
    """What is written about the photo: a part of its camera or lens, the whole of its label or type."""

    column: Literal["camera", "lens", "label", "type"]
    text: str
    """Upper and lower case are one. Empty: nothing is written there."""


class Flagged(msgspec.Struct, frozen=True):
    """The person picked the photo, rejected it, or did neither."""

    flag: Literal["pick", "reject", "none"]


class InFolder(msgspec.Struct, frozen=True):
    """A file of the photo lies in a folder of this name, or at or below this absolute path."""

    folder: str


class Named(msgspec.Struct, frozen=True):
    """The name of a file of the photo holds a text; upper and lower case are one."""

    text: str


class Captioned(msgspec.Struct, frozen=True):
    """The photo's caption holds a text, the person's or else the file's; upper and lower case are one."""

    text: str


class InAlbum(msgspec.Struct, frozen=True):
    """The photo is in an album."""

    name: str


class InCollection(msgspec.Struct, frozen=True):
    """The photo is an example in a collection of anchors."""

    name: str


class Tagged(msgspec.Struct, frozen=True):
    """The photo has a tag or one of its children: by hand, from the file, or accepted."""

    name: str
    """Of any tag of this name, or with these names below each other ("animals/dog"); "/dog" is at the top."""


class Suggested(msgspec.Struct, frozen=True):
    """A tag is suggested for the photo: not decided, and above the tag's cut."""

    name: str


class Untagged(msgspec.Struct, frozen=True):
    """The photo has no tag."""


class Has(msgspec.Struct, frozen=True):
    """Something is known of the photo; "date": one of its own."""

    what: Known


Condition = (
    Between
    | Taken
    | Worded
    | Flagged
    | InFolder
    | Named
    | Captioned
    | InAlbum
    | InCollection
    | Tagged
    | Suggested
    | Untagged
    | Has
)

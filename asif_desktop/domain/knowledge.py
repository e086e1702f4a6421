"""What the program knows: anchors, in collections that can be switched on and off."""

import msgspec

from asif_desktop.domain.results import Ranking
from asif_desktop.domain.sentences import Sentence


class Anchor(msgspec.Struct, frozen=True):
    """A (picture, caption) pair. Its picture is a photograph's copy or the class it stands for."""

    id: int
    collection: str
    caption: str
    photo: bytes | None
    """Absolute path of the photo it was taught from; None for a class, or when the photo is gone."""
    class_name: str | None
    """WordNet id of the class whose prototype is the picture, such as "n02123045"."""
    enabled: bool
    """Whether its collection is switched on."""
    usable: bool
    """Whether it has its vectors in the current encoders."""


class AnchorList(msgspec.Struct, frozen=True):
    """Anchors in a column: for a window that shows many and describes those it shows."""

    generation: int
    ids: bytes
    """int64, little-endian, ascending."""


class Collection(msgspec.Struct, frozen=True):
    """A named set of anchors."""

    name: str
    enabled: bool
    anchors: int


class Taught(msgspec.Struct, frozen=True):
    """The anchors that a lesson made, in the order of its photos."""

    anchors: list[int]
    ranking: Ranking | None = None
    """The answer to `Teach.showing` from now on, where its preview has found it."""


class LessonPreview(msgspec.Struct, frozen=True):
    """What a lesson would change, before it is confirmed. Nothing has been changed."""

    looked_at: int
    """Photos in the library."""
    joining: int
    """Photos that do not match the caption now, and would."""
    joining_photos: list[int]
    """The first of them, best first."""
    leaving: int
    """Photos that match the compared phrase now, and would not any more."""
    leaving_photos: list[int]
    """The first of them."""
    compared: str
    """The phrase that `leaving` speaks of."""
    seconds: float


class Step(msgspec.Struct, frozen=True):
    """One operation in the history of a library."""

    id: int
    description: Sentence
    at: str
    """ISO 8601, UTC."""
    undone: bool

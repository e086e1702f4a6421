"""Tags: the person's own words for photos, and those that their files bring along."""

from typing import Literal

import msgspec

Decision = Literal["manual", "accepted", "rejected", "none"]
"""What a person says of a tag on a photo: it is mine; yes to a suggestion; no; or nothing any more."""


class Tag(msgspec.Struct, frozen=True):
    """A word for photos."""

    id: int
    name: str
    path: list[str]
    """The names from the topmost parent down to its own."""
    phrases: list[str]
    """What is searched for to suggest it, one at least: its name where none was given."""
    parent: int | None
    colour: str | None
    """"#rrggbb"."""
    key: str | None
    """One character."""
    collection: str | None
    """The collection that holds its own examples, if it has one."""
    cut: float | None
    """The score from which on it is suggested, where the person moved it; else 0.5."""
    own: bool
    """Whether it is the person's; else it is there because files name it."""
    manual: int
    """Photos that the person gave it."""
    accepted: int
    rejected: int
    from_file: int
    """Photos whose file or sidecar names it, rejected ones left out."""
    photos: int
    """Photos that have it or a tag below it, in whatever way."""
    namesake: bool = False
    """Whether there is another tag that a search for its title would find too."""

    @property
    def title(self) -> str:
        """The names from the topmost parent down, as people read them: "Animals/Dog"."""
        return "/".join(self.path)

    @property
    def query(self) -> str:
        """What is searched for to see its photos."""
        title = f"/{self.title}" if self.namesake else self.title
        title = title.replace("\\", "\\\\").replace('"', '\\"')
        return f'tag:"{title}"'


class NewTag(msgspec.Struct, frozen=True):
    """A tag as it is asked for."""

    name: str
    phrases: list[str] = []
    parent: str | None = None
    """The name or title of a tag."""
    colour: str | None = None
    key: str | None = None
    cut: float | None = None
    """As of `Tag`."""


class TagEdit(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is to be different of a tag; what is UNSET stays as it is."""

    name: str | msgspec.UnsetType = msgspec.UNSET
    phrases: list[str] | msgspec.UnsetType = msgspec.UNSET
    parent: str | msgspec.UnsetType | None = msgspec.UNSET
    """The name or title of a tag; None: the top."""
    colour: str | msgspec.UnsetType | None = msgspec.UNSET
    key: str | msgspec.UnsetType | None = msgspec.UNSET
    collection: str | msgspec.UnsetType | None = msgspec.UNSET
    cut: float | msgspec.UnsetType | None = msgspec.UNSET


class PhotoTag(msgspec.Struct, frozen=True):
    """One tag on one photo."""

    photo: int
    tag: int
    state: Literal["manual", "accepted", "rejected", "file"]
    """What the person said goes before what the file says."""
    in_file: bool
    """Whether the file or its sidecar names it."""


class Suggestion(msgspec.Struct, frozen=True):
    """A tag that the anchors support for a photo, of which the person has said nothing."""

    photo: int
    tag: int
    score: float
    """In [0, 1], 0.5 at the automatic cut."""


class Suggested(msgspec.Struct, frozen=True):
    """For how many photos a tag is suggested."""

    tag: int
    photos: int


class Vocabulary(msgspec.Struct, frozen=True):
    """One line of a list of tags."""

    name: str
    depth: int
    """How far below the top: its parent is the last line before it with a smaller one."""
    phrases: list[str]
    number: int = 0
    """Which line it is, from 1."""

"""Anchors and collections: what the library knows."""

from typing import Literal

from asif_desktop.domain.knowledge import Anchor, AnchorList, Collection, LessonPreview, Taught
from asif_desktop.domain.requests.base import PhotoRef, Request


class Teach(Request[Taught], frozen=True, tag="teach"):
    """Make each photo an anchor with this caption: all of them or none."""

    photos: list[PhotoRef]
    caption: str
    collection: str | None = None
    showing: str | None = None
    """A query whose answer is shown: where a preview has found what it will be, that comes with the answer,
    which then does not wait for the index; `Changed` tells when that is in step."""


class PreviewLesson(Request[LessonPreview], frozen=True, tag="preview-lesson"):
    """What `Teach` would change in the matches of its caption, and of another phrase if one is given."""

    photos: list[PhotoRef]
    caption: str
    phrase: str | None = None


class LearnFromFiles(Request[int], frozen=True, tag="learn-from-files"):
    """Make anchors of the photos that have captions, or keywords; answers with how many those were."""

    source: Literal["captions", "keywords"]
    collection: str | None = None


class AddAnchors(Request[Taught], frozen=True, tag="add-anchors"):
    """Make each of these picture files an anchor, in the library or not: all of them or none."""

    files: list[bytes]
    """Absolute."""
    caption: str | None = None
    """Of all of them; None: the name of each file, without its ending."""
    collection: str | None = None


class ListAnchors(Request[AnchorList], frozen=True, tag="list-anchors"):
    """The ids of the anchors: of one collection if named, with each of these words in the caption."""

    collection: str | None = None
    words: str = ""


class DescribeAnchors(Request[list[Anchor]], frozen=True, tag="describe-anchors"):
    """What is known of these anchors, by id; those that are gone are left out."""

    ids: list[int]


class AnchorPicture(Request[str | None], frozen=True, tag="anchor-picture"):
    """The file in the cache that holds an anchor's picture; None for a class."""

    anchor: int


class EditAnchor(Request[None], frozen=True, tag="edit-anchor"):
    """Give an anchor another caption."""

    anchor: int
    caption: str


class MoveAnchors(Request[None], frozen=True, tag="move-anchors"):
    """Move these anchors to a collection, which is made if it is not there: all of them or none."""

    anchors: list[int]
    collection: str


class RemoveAnchors(Request[None], frozen=True, tag="remove-anchors"):
    """Forget these anchors: all of them or none."""

    anchors: list[int]


class ListCollections(Request[list[Collection]], frozen=True, tag="list-collections"):
    """The collections, in the order they were made."""


class CreateCollection(Request[None], frozen=True, tag="create-collection"):
    """Make an empty collection, switched on."""

    name: str


class RenameCollection(Request[None], frozen=True, tag="rename-collection"):
    """Give a collection another name."""

    old: str
    new: str


class DeleteCollection(Request[None], frozen=True, tag="delete-collection"):
    """Forget a collection and its anchors."""

    name: str


class SwitchCollection(Request[None], frozen=True, tag="switch-collection"):
    """Switch a collection on or off."""

    name: str
    enabled: bool

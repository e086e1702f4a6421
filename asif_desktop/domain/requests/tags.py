"""Tags, and what is suggested."""

from typing import Literal

import msgspec

from asif_desktop.domain.knowledge import Taught
from asif_desktop.domain.requests.base import PhotoRef, Request, TagRef
from asif_desktop.domain.results import Match, Matches, Ranking
from asif_desktop.domain.tags import Decision, NewTag, PhotoTag, Suggested, Suggestion, Tag, TagEdit


class ListTags(Request[list[Tag]], frozen=True, tag="list-tags"):
    """The tags, by their titles."""


class CreateTag(Request[int], frozen=True, tag="create-tag"):
    """Make a tag the person's own, and give it to photos, in one step; answers with its id."""

    new: NewTag
    photos: list[PhotoRef] = msgspec.field(default_factory=list)


class ImportTags(Request[int], frozen=True, tag="import-tags"):
    """Make the tags of a list, a name a line, indented below its parent; answers with how many are new."""

    text: str


class AdoptTags(Request[int], frozen=True, tag="adopt-tags"):
    """Make tags that files brought the person's own, to be suggested; answers with how many were not."""

    which: list[TagRef] = msgspec.field(default_factory=list)
    """Empty: every tag that a file names."""


class EditTag(Request[None], frozen=True, tag="edit-tag"):
    """Change a tag's name, phrases, parent, colour, key, collection or cut."""

    which: TagRef
    edit: TagEdit


class MergeTags(Request[None], frozen=True, tag="merge-tags"):
    """Make two tags one, the second."""

    which: TagRef
    into: TagRef


class DeleteTag(Request[int], frozen=True, tag="delete-tag"):
    """Forget a tag and those below it; answers with how many they are."""

    which: TagRef


class DecideTag(Request[int], frozen=True, tag="decide-tag"):
    """Say whether photos have a tag: all of them or none; answers with for how many that was new."""

    which: TagRef
    photos: list[PhotoRef]
    decision: Decision


class LearnTag(Request[Taught], frozen=True, tag="learn-tag"):
    """Make each photo an example of a tag, in the tag's own collection if it has one: all of them or none."""

    which: TagRef
    photos: list[PhotoRef]
    decision: Literal["manual", "accepted"] | None = None
    """What is said of the tag on these photos in the same step; None: nothing."""


class SuggestPhotos(Request[Matches], frozen=True, tag="suggest-photos"):
    """The photos that a tag is suggested for, best first; limit 0 means all of them."""

    which: TagRef
    limit: int = 0
    why: bool = False


class ExplainSuggestion(Request[Match], frozen=True, tag="explain-suggestion"):
    """Why a tag is suggested for a photo: the anchors that carried it, and the counter-example against it."""

    which: TagRef
    photo: int


class RankSuggestions(Request[Ranking], frozen=True, tag="rank-suggestions"):
    """The photos that a tag is suggested for, best first, in columns."""

    which: TagRef


class AcceptSuggestions(Request[int], frozen=True, tag="accept-suggestions"):
    """Accept every suggestion of a tag with this score or more; answers with how many those were."""

    which: TagRef
    least: float


class SuggestTags(Request[list[Suggestion]], frozen=True, tag="suggest-tags"):
    """The tags that are suggested for these photos, by photo, best first."""

    photos: list[int]


class CountSuggestions(Request[list[Suggested]], frozen=True, tag="count-suggestions"):
    """For how many photos each tag is suggested, those with none left out."""


class TagsOfPhotos(Request[list[PhotoTag]], frozen=True, tag="tags-of-photos"):
    """What the person and the files say of these photos, by photo and tag."""

    photos: list[int]

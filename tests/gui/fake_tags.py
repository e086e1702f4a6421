"""The tags of a library made for the window's tests."""

from array import array
from collections.abc import Callable, Mapping
from typing import Any, Literal

import msgspec

from asif_desktop.domain import requests as ask
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.knowledge import Taught
from asif_desktop.domain.requests import Request
from asif_desktop.domain.results import Ranking
from asif_desktop.domain.sentences import Sentence
from asif_desktop.domain.tags import PhotoTag, Suggested, Suggestion, Tag

State = Literal["manual", "accepted", "rejected"]


class FakeTags:
    """Tags by id, what was said of photos, and what is suggested, set by the test."""

    def __init__(self, changed: Callable[..., None]) -> None:
        self._changed = changed
        self.tags: dict[int, Tag] = {}
        self.said: dict[tuple[int, int], State] = {}
        self.in_files: set[tuple[int, int]] = set()
        self.suggested: dict[int, dict[int, float]] = {}

    def make(self, name: str, parent: int | None = None, **more: Any) -> int:
        """Makes a tag; returns its id."""
        number = len(self.tags) + 1
        path = [*(self.tags[parent].path if parent is not None else []), name]
        facts: dict[str, Any] = {
            "phrases": [name], "colour": None, "key": None, "collection": None, "cut": None, "own": True,
            "manual": 0, "accepted": 0, "rejected": 0, "from_file": 0, "photos": 0,
        }  # fmt: skip
        self.tags[number] = Tag(id=number, name=name, path=path, parent=parent, **(facts | more))
        return number

    def answers(self) -> Mapping[type[Request[Any]], Callable[[Any], Any]]:
        """Returns what answers each request."""
        return {
            ask.ListTags: lambda _: list(self.tags.values()),
            ask.CountSuggestions: lambda _: [
                Suggested(tag, len(self._open(tag))) for tag in self.tags if self._open(tag)
            ],
            ask.CreateTag: self._create,
            ask.EditTag: self._edit,
            ask.MergeTags: self._merge,
            ask.DeleteTag: self._delete,
            ask.DecideTag: self._decide,
            ask.TagsOfPhotos: self._tags_of,
            ask.SuggestTags: lambda r: [
                Suggestion(photo, tag, self._open(tag)[photo])
                for photo in r.photos
                for tag in self.tags
                if photo in self._open(tag)
            ],
            ask.RankSuggestions: self._rank,
            ask.ImportTags: self._import,
            ask.AdoptTags: self._adopt,
            ask.LearnFromFiles: lambda _: 3,
            ask.LearnTag: self._learn,
        }

    def _learn(self, request: ask.LearnTag) -> Taught:
        if request.decision is not None:
            self._decide(ask.DecideTag(request.which, request.photos, request.decision))
        return Taught(list(range(len(request.photos))))

    def _open(self, tag: int) -> dict[int, float]:
        found, cut = self.suggested.get(tag, {}), self.tags[tag].cut or 0.5
        return {p: score for p, score in found.items() if (p, tag) not in self.said and score >= cut}

    def tag_named(self, name: str) -> int:
        """Returns the tag with this name, small or capital."""
        return next(tag for tag, one in self.tags.items() if one.name.casefold() == name.casefold())

    def open_named(self, name: str) -> dict[int, float]:
        """Returns the photos that the tag with this name is suggested for, with their scores."""
        return self._open(self.tag_named(name))

    def _create(self, request: ask.CreateTag) -> int:
        if any(tag.name.casefold() == request.new.name.casefold() for tag in self.tags.values()):
            raise AsifError(Sentence(f"There is a tag “{request.new.name}” already; choose another name."))
        number = self.make(request.new.name)
        self._decide(ask.DecideTag(number, request.photos, "manual"))
        return number

    def _adopt(self, request: ask.AdoptTags) -> int:
        fresh = [tag for tag in self.tags if tag in (request.which or self.tags) and not self.tags[tag].own]
        self.tags |= {tag: msgspec.structs.replace(self.tags[tag], own=True) for tag in fresh}
        self._changed("tags", "history")
        return len(fresh)

    def _import(self, request: ask.ImportTags) -> int:
        there = {tag.name for tag in self.tags.values()}
        names = [name for name in map(str.strip, request.text.splitlines()) if name not in there]
        for name in names:
            self.make(name)
        self._changed("tags", "history")
        return len(names)

    def _edit(self, request: ask.EditTag) -> None:
        assert isinstance(request.which, int)
        new = {
            name: value
            for name, value in msgspec.structs.asdict(request.edit).items()
            if value is not msgspec.UNSET
        }
        if isinstance(new.get("parent"), str):
            new["parent"] = self._named(new["parent"])
        if new.get("cut") == 0.5:
            new["cut"] = None
        self.tags[request.which] = msgspec.structs.replace(self.tags[request.which], **new)
        self._changed("tags", "history")

    def _named(self, title: str) -> int:
        return next(tag.id for tag in self.tags.values() if tag.title == title)

    def _merge(self, request: ask.MergeTags) -> None:
        assert isinstance(request.which, int)
        assert isinstance(request.into, str)
        into = self._named(request.into)
        self.said = {
            (photo, into if tag == request.which else tag): said for (photo, tag), said in self.said.items()
        }
        del self.tags[request.which]
        self._changed("tags", "history")

    def _delete(self, request: ask.DeleteTag) -> int:
        assert isinstance(request.which, int)
        del self.tags[request.which]
        self._changed("tags", "history")
        return 1

    def _decide(self, request: ask.DecideTag) -> int:
        assert isinstance(request.which, int)
        for photo in request.photos:
            assert isinstance(photo, int)
            if request.decision != "none":
                self.said[photo, request.which] = request.decision
            elif (photo, request.which) in self.in_files:
                self.said[photo, request.which] = "rejected"
            else:
                self.said.pop((photo, request.which), None)
        self._changed("tags", "history")
        return len(request.photos)

    def _tags_of(self, request: ask.TagsOfPhotos) -> list[PhotoTag]:
        pairs = sorted(self.said.keys() | self.in_files)
        return [
            PhotoTag(photo, tag, self.said.get((photo, tag), "file"), (photo, tag) in self.in_files)
            for photo, tag in pairs
            if photo in request.photos
        ]

    def _rank(self, request: ask.RankSuggestions) -> Ranking:
        assert isinstance(request.which, int)
        found = sorted(self._open(request.which).items(), key=lambda one: -one[1])
        ids, scores = array("q", [one[0] for one in found]), array("f", [one[1] for one in found])
        return Ranking(1, ids.tobytes(), scores.tobytes(), len(ids), 0.0)

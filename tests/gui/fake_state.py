"""What a library made for the window's tests holds, tells its listeners, and takes back."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from PySide6.QtGui import QImage

from asif_desktop.domain import requests as ask
from asif_desktop.domain.duplicates import AlikeGroup
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.events import Changed, Event
from asif_desktop.domain.knowledge import Anchor, Step
from asif_desktop.domain.notes import PhotoFilter
from asif_desktop.domain.photos import (
    Failure,
    MissingPhoto,
    Photo,
)
from asif_desktop.domain.requests import Request
from asif_desktop.domain.sentences import Sentence, said
from tests.gui.fake_tags import FakeTags

STARTER = "Everyday things"


@dataclass
class FakePhoto:
    photo: Photo
    folder: int
    words: set[str]
    look: str
    image: QImage | None


@dataclass
class State:
    """What undo takes back and redo brings again."""

    anchors: dict[int, Anchor] = field(default_factory=dict)
    collections: dict[str, bool] = field(default_factory=dict)
    trashed: frozenset[int] = frozenset()
    forgotten: frozenset[int] = frozenset()
    """Those of the missing photos that are no longer listed."""
    albums: dict[str, list[int]] = field(default_factory=dict)
    searches: dict[str, tuple[str, float | None]] = field(default_factory=dict)
    """The query of each, and where its cut was moved."""
    marked: dict[int, Photo] = field(default_factory=dict)


class FakeState:
    """What the others alter; `changed` tells the window."""

    def __init__(self, root: Path) -> None:
        self.cache = root / "cache"
        self.photos: dict[int, FakePhoto] = {}
        self.in_trash: dict[int, FakePhoto] = {}
        self.folders: list[bytes] = []
        self.failures: list[Failure] = []
        self.missing: list[MissingPhoto] = []
        self.album_ids: dict[str, int] = {}
        """Of every name that an album has had."""
        self.alike: dict[str, list[AlikeGroup]] = {}
        """What is found of each kind of duplicates."""
        self.state = State(collections={STARTER: True})
        self.past: list[tuple[str, State]] = []
        self.future: list[tuple[str, State]] = []
        self.asked: list[Request[Any]] = []
        self.refusals: dict[type[Request[Any]], str] = {}
        self.gates: dict[type[Request[Any]], threading.Event] = {}
        self.models_ready = True
        self.settings = {
            "image_encoder": "timm:tf_efficientnet_lite2",
            "text_encoder": "sentence-transformers:all-MiniLM-L6-v2",
            "device": "auto",
            "runtime": "auto",
            "prompt_templates": "{}",
            "excluded": "*.tmp",
            "cache_mb": "2000",
        }
        self.little_known: set[str] = set()
        self.tagged_so: dict[str, int] = {}
        """How many photos have the tag of this name."""
        """Phrases that no collection knows."""
        self.restorable = True
        self.epoch = 0
        self.connections = 0
        self.pending = 0
        self.closed_for: list[str] = []
        """Sentences with which the next openings fail."""
        self.arriving: dict[bytes, list[tuple[bytes, str, str]]] = {}
        """Photos that are found when a folder is added."""
        self.tagging = FakeTags(self.changed)
        self._listeners: list[Callable[[Event], None]] = []
        self._lock = threading.RLock()
        self._generation = 0

    def tell(self, event: Event) -> None:
        thread = threading.Thread(target=lambda: [listener(event) for listener in list(self._listeners)])
        thread.start()
        thread.join()

    def changed(self, *what: str) -> None:
        self._generation += 1
        event = Changed(self._generation, cast(Any, list(what)))
        threading.Timer(0.01, self.tell, [event]).start()

    def listen(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def missing_now(self) -> list[MissingPhoto]:
        return [one for one in self.missing if one.photo not in self.state.forgotten]

    def _step(self, description: str) -> None:
        self.past.append((description, replace(self.state, **self._copies())))
        self.future.clear()

    def _copies(self) -> dict[str, Any]:
        return {
            "anchors": dict(self.state.anchors),
            "collections": dict(self.state.collections),
            "albums": {name: list(photos) for name, photos in self.state.albums.items()},
            "searches": dict(self.state.searches),
            "marked": dict(self.state.marked),
        }

    def _undo(self, request: ask.Undo) -> Step:
        if not self.past:
            raise AsifError(said("There is nothing to undo."))
        if request.only not in (None, len(self.past)):
            raise AsifError(said("Something else was done since; undo that first."))
        description, before = self.past.pop()
        self.future.append((description, self.state))
        self.state = before
        self._settle()
        self.changed("anchors", "collections", "photos", "folders", "albums", "searches", "history")
        return Step(len(self.past) + 1, Sentence(description), "2026-11-01T10:00:00+00:00", True)

    def _redo(self, _: ask.Redo) -> Step:
        description, after = self.future.pop()
        self.past.append((description, self.state))
        self.state = after
        self._settle()
        self.changed("anchors", "collections", "photos", "folders", "albums", "searches", "history")
        return Step(len(self.past), Sentence(description), "2026-11-01T10:00:00+00:00", False)

    def _history(self, request: ask.History) -> list[Step]:
        at = "2026-11-01T10:00:00+00:00"
        undone = [Step(1000 - i, Sentence(d), at, True) for i, (d, _) in enumerate(self.future)]
        done = [Step(i + 1, Sentence(d), at, False) for i, (d, _) in enumerate(self.past)]
        return [*undone, *reversed(done)][: request.limit]

    def _settle(self) -> None:
        """Puts each photo where the state says that it is."""
        everything = dict(sorted((self.photos | self.in_trash).items()))
        self.in_trash = {i: p for i, p in everything.items() if i in self.state.trashed}
        self.photos = {i: p for i, p in everything.items() if i not in self.state.trashed}

    def described(self, photo: int) -> Photo:
        return self.state.marked.get(photo) or (self.photos | self.in_trash)[photo].photo

    def _meets(self, photo: int, only: PhotoFilter) -> bool:
        known = self.described(photo)
        return (
            known.rating >= only.rating
            and (not only.labels or known.label in only.labels)
            and (not only.flags or known.flag in only.flags)
            and (not only.kinds or known.kind in only.kinds)
        )

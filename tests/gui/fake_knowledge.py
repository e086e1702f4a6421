"""The anchors and collections of a library made for the window's tests."""

from array import array
from pathlib import Path
from typing import cast

from msgspec import structs

from asif_desktop.domain import requests as ask
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.knowledge import Anchor, AnchorList, Collection, LessonPreview, Taught
from asif_desktop.domain.sentences import Sentence
from asif_desktop.gui.look.text import name_of
from tests.gui.fake_photos import FakePhotos
from tests.gui.fake_search import FakeSearch
from tests.gui.fake_state import STARTER


class FakeKnowledge(FakeSearch, FakePhotos):
    def __init__(self, root: Path) -> None:
        super().__init__(root)
        for caption in ("daisy: a flower", "seashore, coast: by the sea", "alp: a high mountain"):
            self._add_anchor(caption, STARTER, None)

    def _add_anchor(self, caption: str, collection: str, photo: bytes | None) -> int:
        number = max(self.state.anchors, default=0) + 1
        name = None if photo is not None else f"n{number:08}"
        self.state.anchors[number] = Anchor(number, collection, caption, photo, name, True, True)
        return number

    def _teach(self, request: ask.Teach) -> Taught:
        self._step(f"Teach “{request.caption}”")
        collection = request.collection or "Taught by me"
        self.state.collections.setdefault(collection, True)
        made = [
            self._add_anchor(request.caption, collection, self.photos[cast(int, photo)].photo.paths[0])
            for photo in request.photos
        ]
        self.changed("anchors", "collections", "history")
        return Taught(made, None if request.showing is None else self._rank(ask.Rank(request.showing)))

    def _preview_lesson(self, request: ask.PreviewLesson) -> LessonPreview:
        looks = {self.photos[cast(int, photo)].look for photo in request.photos}
        joining = [
            i for i, p in self.photos.items() if p.look in looks and self._score(p, request.caption) < 0.5
        ]
        others = [i for i, p in self.photos.items() if self._score(p, request.phrase or "-") >= 0.5]
        leaving = [photo for photo in others if photo not in joining]
        return LessonPreview(
            len(self.photos),
            len(joining),
            joining[:6],
            len(leaving),
            leaving[:6],
            request.phrase or "",
            0.007,
        )

    def _list_anchors(self, request: ask.ListAnchors) -> AnchorList:
        inside = [a for a in self.state.anchors.values() if request.collection in (None, a.collection)]
        words = request.words.casefold().split()
        found = [a.id for a in inside if all(word in a.caption.casefold() for word in words)]
        return AnchorList(self._generation, array("q", found).tobytes())

    def _describe_anchors(self, request: ask.DescribeAnchors) -> list[Anchor]:
        return [self.state.anchors[a] for a in request.ids if a in self.state.anchors]

    def _add_anchors(self, request: ask.AddAnchors) -> Taught:
        self._step(f"Add {len(request.files)} pairs")
        collection = request.collection or "Taught by me"
        self.state.collections.setdefault(collection, True)
        made = [
            self._add_anchor(request.caption or name_of(file), collection, file) for file in request.files
        ]
        self.changed("anchors", "collections", "history")
        return Taught(made)

    def _move_anchors(self, request: ask.MoveAnchors) -> None:
        self._step(f"Move {len(request.anchors)} pairs to “{request.collection}”")
        self.state.collections.setdefault(request.collection, True)
        for anchor in request.anchors:
            old = self.state.anchors[anchor]
            self.state.anchors[anchor] = structs.replace(old, collection=request.collection)
        self.changed("anchors", "collections", "history")

    def _anchor_picture(self, request: ask.AnchorPicture) -> str | None:
        path = self.state.anchors[request.anchor].photo
        found = next((i for i, p in self.photos.items() if path in p.photo.paths), None)
        if found is None:
            return None
        self._write_thumbnail(found)
        return str(self._file("thumbnails", found))

    def _edit_anchor(self, request: ask.EditAnchor) -> None:
        self._step(f"Edit “{request.caption}”")
        old = self.state.anchors[request.anchor]
        self.state.anchors[request.anchor] = Anchor(
            old.id, old.collection, request.caption, old.photo, old.class_name, True, True
        )
        self.changed("anchors", "history")

    def _remove_anchors(self, request: ask.RemoveAnchors) -> None:
        self._step("Forget anchors")
        for anchor in request.anchors:
            del self.state.anchors[anchor]
        self.changed("anchors", "collections", "history")

    def _collections(self) -> list[Collection]:
        counts = [a.collection for a in self.state.anchors.values()]
        return [Collection(name, on, counts.count(name)) for name, on in self.state.collections.items()]

    def _create_collection(self, request: ask.CreateCollection) -> None:
        if request.name in self.state.collections:
            raise AsifError(Sentence(f"There is a collection “{request.name}” already."))
        self._step(f"Create “{request.name}”")
        self.state.collections[request.name] = True
        self.changed("collections", "history")

    def _rename_collection(self, request: ask.RenameCollection) -> None:
        self._step(f"Rename “{request.old}”")
        names = self.state.collections.items()
        self.state.collections = {request.new if n == request.old else n: on for n, on in names}
        self.changed("collections", "history")

    def _delete_collection(self, request: ask.DeleteCollection) -> None:
        self._step(f"Delete “{request.name}”")
        del self.state.collections[request.name]
        kept = {i: a for i, a in self.state.anchors.items() if a.collection != request.name}
        self.state.anchors = kept
        self.changed("collections", "anchors", "history")

    def _switch_collection(self, request: ask.SwitchCollection) -> None:
        self._step(f"Switch “{request.name}” {'on' if request.enabled else 'off'}")
        self.state.collections[request.name] = request.enabled
        self.changed("collections", "anchors", "history")

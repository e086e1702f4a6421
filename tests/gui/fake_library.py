"""A library in the test's own process: made photos, honest answers, and switches for what can go wrong."""

import threading
from array import array
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec
import numpy as np
from msgspec import structs
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from asif_desktop.domain import requests as ask
from asif_desktop.domain.albums import Album, SavedSearch
from asif_desktop.domain.errors import AsifError, LibraryLostError
from asif_desktop.domain.events import Changed, Event, ModelsReady
from asif_desktop.domain.knowledge import Anchor, AnchorList, Collection, LessonPreview, Step, Taught
from asif_desktop.domain.notes import Notes, PhotoDetails, PhotoFilter
from asif_desktop.domain.photos import (
    Exported,
    Failure,
    Folder,
    FullSize,
    MissingPhoto,
    Photo,
    PhotoList,
    Subfolder,
    Trashed,
    TrashedPhoto,
    TrashPreview,
)
from asif_desktop.domain.requests import Request
from asif_desktop.domain.results import (
    Match,
    PhraseKnowledge,
    QueryMistake,
    QueryReading,
    Ranking,
    Reason,
    Why,
)
from asif_desktop.domain.status import Status
from asif_desktop.gui.text import name_of
from asif_desktop.search.query import (
    Filter,
    Like,
    Phrase,
    QueryError,
    evaluate,
    is_filter,
    parts_of,
    read,
)
from tests.gui.fake_tags import FakeTags

R = TypeVar("R")
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
    albums: dict[str, list[int]] = field(default_factory=dict)
    searches: dict[str, str] = field(default_factory=dict)
    marked: dict[int, Photo] = field(default_factory=dict)


class FakeLibrary:
    def __init__(self, root: Path) -> None:
        self.cache = root / "cache"
        self.photos: dict[int, FakePhoto] = {}
        self.in_trash: dict[int, FakePhoto] = {}
        self.folders: list[bytes] = []
        self.failures: list[Failure] = []
        self.missing: list[MissingPhoto] = []
        self.state = State(collections={STARTER: True})
        self.past: list[tuple[str, State]] = []
        self.future: list[tuple[str, State]] = []
        self.asked: list[Request[Any]] = []
        self.refusals: dict[type[Request[Any]], str] = {}
        self.gates: dict[type[Request[Any]], threading.Event] = {}
        self.models_ready = True
        self.little_known: set[str] = set()
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
        for caption in ("daisy: a flower", "seashore, coast: by the sea", "alp: a high mountain"):
            self._add_anchor(caption, STARTER, None)

    # Making

    def add_photo(
        self,
        path: bytes,
        words: str = "",
        look: str = "",
        *,
        image: QImage | None = None,
        thumbnail: bool = True,
        taken: str | None = "2025-06-14T09:12:00+02:00",
        camera: str | None = "Nikon Z 6",
        added: str = "",
        root: bytes = b"",
    ) -> int:
        number = len(self.photos) + len(self.in_trash) + 1
        picture = image if image is not None else made_picture(number)
        content = f"{number:064x}"
        folder = root or path.rpartition(b"/")[0]
        if folder not in self.folders:
            self.folders.append(folder)
        photo = Photo(
            id=number,
            paths=[path],
            kind="JPEG",
            width=picture.width() * 8,
            height=picture.height() * 8,
            size=2_400_000 + number,
            taken=taken,
            added=added or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            camera=camera,
            content=content,
        )
        look = look or words
        self.photos[number] = FakePhoto(
            photo, self.folders.index(folder) + 1, set(words.split()), look, picture
        )
        if thumbnail:
            self._write_thumbnail(number)
        return number

    # Switches

    def connect(self) -> "FakeConnection":
        if self.closed_for:
            raise AsifError(self.closed_for.pop(0))
        with self._lock:
            self.connections += 1
        return FakeConnection(self, self.epoch)

    def kill(self) -> None:
        with self._lock:
            self.epoch += 1
            self._listeners.clear()

    def hold(self, kind: type[Request[Any]]) -> None:
        self.gates[kind] = threading.Event()

    def release(self, kind: type[Request[Any]]) -> None:
        self.gates.pop(kind).set()

    def tell(self, event: Event) -> None:
        thread = threading.Thread(target=lambda: [listener(event) for listener in list(self._listeners)])
        thread.start()
        thread.join()

    def lose(self, *photos: int) -> None:
        """Deletes photos as another program does, and finds that out."""
        with self._lock:
            for photo in photos:
                del self.photos[photo]
        self.changed("photos")

    def count(self, kind: type[Request[Any]]) -> int:
        return sum(isinstance(request, kind) for request in list(self.asked))

    # Answering

    def answer(self, request: Request[Any], epoch: int) -> Any:
        self.asked.append(request)
        gate = self.gates.get(type(request))
        if gate is not None:
            gate.wait(20)
        if epoch != self.epoch:
            raise LibraryLostError(
                "The library process stopped before it answered; nothing confirmed is lost."
            )
        if type(request) in self.refusals:
            raise AsifError(self.refusals[type(request)])
        with self._lock:
            return self._answers()[type(request)](request)

    def listen(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _answers(self) -> dict[type[Request[Any]], Callable[[Any], Any]]:
        return {
            ask.AddFolders: self._add_folders,
            ask.RemoveFolder: self._remove_folder,
            ask.Rescan: lambda _: None,
            ask.PauseIndexing: lambda _: None,
            ask.CancelWork: lambda _: True,
            ask.ListFolders: lambda _: self._folders(),
            ask.ListSubfolders: lambda r: self._subfolders(r.folder, r.below),
            ask.CountPhotos: lambda r: sum(p.photo.added >= r.added_since for p in self.photos.values()),
            ask.ListPhotos: self._list_photos,
            ask.DescribePhotos: self._describe,
            ask.PreviewTrash: lambda r: TrashPreview(len(r.photos), len(r.photos), 1, self.restorable),
            ask.TrashPhotos: self._trash,
            ask.DeletePhotos: self._delete,
            ask.UntrashPhotos: self._untrash,
            ask.ListTrash: lambda _: self._list_trash(),
            ask.ListMissing: lambda _: list(self.missing),
            ask.ForgetPhotos: self._forget,
            ask.NotePhotos: self._note_photos,
            ask.RotatePhotos: self._rotate_photos,
            ask.SplitPhotos: self._split_photos,
            ask.NotesOf: self._notes_of,
            ask.DetailPhoto: self._detail_photo,
            ask.MakeThumbnails: self._make_thumbnails,
            ask.MakePreview: self._make_preview,
            ask.MakeFullSize: self._make_full_size,
            ask.Export: self._export,
            ask.Rank: self._rank,
            ask.RankSimilar: self._rank_similar,
            ask.ReadQuery: self._read_query,
            ask.ListAlbums: lambda _: self._albums(),
            ask.CreateAlbum: self._create_album,
            ask.RenameAlbum: self._rename_album,
            ask.DeleteAlbum: self._delete_album,
            ask.AddToAlbum: self._add_to_album,
            ask.RemoveFromAlbum: self._remove_from_album,
            ask.ListSearches: lambda _: [SavedSearch(1, n, q) for n, q in self.state.searches.items()],
            ask.SaveSearch: self._save_search,
            ask.RenameSearch: self._rename_search,
            ask.DeleteSearch: self._delete_search,
            ask.CountMatches: lambda r: [self._rank(ask.Rank(query)).matching for query in r.queries],
            ask.RankCarried: self._rank_carried,
            ask.Explain: self._explain,
            ask.ExplainSimilar: lambda r: self._explain(ask.Explain(r.photo, "")),
            ask.PreviewLesson: self._preview_lesson,
            ask.Teach: self._teach,
            ask.ListAnchors: self._list_anchors,
            ask.DescribeAnchors: self._describe_anchors,
            ask.AddAnchors: self._add_anchors,
            ask.MoveAnchors: self._move_anchors,
            ask.AnchorPicture: self._anchor_picture,
            ask.EditAnchor: self._edit_anchor,
            ask.RemoveAnchors: self._remove_anchors,
            ask.ListCollections: lambda _: self._collections(),
            ask.CreateCollection: self._create_collection,
            ask.RenameCollection: self._rename_collection,
            ask.DeleteCollection: self._delete_collection,
            ask.SwitchCollection: self._switch_collection,
            ask.Undo: self._undo,
            ask.Redo: self._redo,
            ask.History: self._history,
            ask.MakeReport: lambda request: "Catalog: whole\n" + ("/photos/1.jpg\n" if request.names else ""),
            ask.GetStatus: lambda _: self._status(),
            ask.MeasureSpeed: lambda _: 40.0,
            ask.PrepareModels: self._prepare,
            ask.WatchFolders: lambda _: None,
            **self.tagging.answers(),
        }

    def _prepare(self, _: ask.PrepareModels) -> None:
        if self.models_ready:
            self.tell(ModelsReady("cpu"))

    def _add_folders(self, request: ask.AddFolders) -> None:
        for folder in request.folders:
            if folder not in self.folders:
                self.folders.append(folder)
            for path, words, look in self.arriving.pop(folder, []):
                self.add_photo(path, words, look)
        self.changed("folders", "photos")

    def _remove_folder(self, request: ask.RemoveFolder) -> None:
        number = self.folders.index(request.folder) + 1
        self.photos = {i: p for i, p in self.photos.items() if p.folder != number}
        self.folders.remove(request.folder)
        self.changed("folders", "photos")

    def _folders(self) -> list[Folder]:
        return [
            Folder(
                i,
                path,
                True,
                sum(p.folder == i for p in self.photos.values()),
                bool(self._subfolders(i, b"")),
            )
            for i, path in enumerate(self.folders, 1)
        ]

    def _below(self, folder: int, below: bytes) -> list[tuple[int, bytes]]:
        """Returns the photos at or below a place, with their paths relative to it."""
        if folder > len(self.folders):
            return []
        start = self.folders[folder - 1] + b"/" + (below + b"/" if below else b"")
        photos = [(i, p.photo.paths[0]) for i, p in self.photos.items() if p.folder == folder]
        return [(i, path[len(start) :]) for i, path in photos if path.startswith(start)]

    def _subfolders(self, folder: int, below: bytes) -> list[Subfolder]:
        deep = [path.split(b"/") for _, path in self._below(folder, below) if b"/" in path]
        nested = {parts[0] for parts in deep if len(parts) > 2}
        prefix = below + b"/" if below else b""
        counts = Counter(parts[0] for parts in deep)
        return [Subfolder(prefix + name, counts[name], name in nested) for name in sorted(counts)]

    def _list_photos(self, request: ask.ListPhotos) -> PhotoList:
        inside = set(self.photos)
        if request.folder is not None:
            inside = {photo for photo, _ in self._below(request.folder, request.below)}
        if request.album is not None:
            if request.album not in self.state.albums:
                raise AsifError(f"There is no album “{request.album}”.")
            inside = set(self.state.albums[request.album])
        since = request.added_since or ""
        met = {i for i in inside if i in self.photos and self._meets(i, request.only)}
        chosen = [p for i, p in self.photos.items() if i in met and p.photo.added >= since]
        key: Callable[[FakePhoto], Any] = {
            "taken": lambda p: p.photo.id,
            "added": lambda p: -p.photo.id,
            "name": lambda p: p.photo.paths,
            "size": lambda p: -p.photo.size,
            "rating": lambda p: -self.described(p.photo.id).rating,
        }[request.order]
        listed = sorted(chosen, key=key)
        ids, days = array("q", [p.photo.id for p in listed]), array("i")
        if request.order in ("taken", "added"):
            days.extend(_day(p.photo.taken if request.order == "taken" else p.photo.added) for p in listed)
        return PhotoList(self._generation, ids.tobytes(), days.tobytes())

    def _meets(self, photo: int, only: PhotoFilter) -> bool:
        known = self.described(photo)
        return (
            known.rating >= only.rating
            and (not only.labels or known.label in only.labels)
            and (not only.flags or known.flag in only.flags)
            and (not only.kinds or known.kind in only.kinds)
        )

    def _describe(self, request: ask.DescribePhotos) -> list[Photo]:
        known = {i: self.described(i) for i in self.photos}
        known |= {i: structs.replace(p.photo, paths=[]) for i, p in self.in_trash.items()}
        return [known[photo] for photo in request.ids if photo in known]

    def _trash(self, request: ask.TrashPhotos) -> Trashed:
        count = len(request.photos)
        self._step(f"Move {'1 photo' if count == 1 else f'{count} photos'} to the trash")
        self.state.trashed |= {cast(int, photo) for photo in request.photos}
        self._settle()
        self.changed("photos", "folders", "history")
        return Trashed(count, count, [], len(self.past))

    def _delete(self, request: ask.DeletePhotos) -> Trashed:
        for photo in request.photos:
            del self.photos[cast(int, photo)]
        self.changed("photos", "folders")
        return Trashed(len(request.photos), len(request.photos), [])

    def _untrash(self, request: ask.UntrashPhotos) -> Trashed:
        self._step("Put photos back")
        back = {i for i, p in self.in_trash.items() if p.photo.paths[0] in request.photos}
        self.state.trashed -= back
        self._settle()
        self.changed("photos", "folders", "history")
        return Trashed(len(back), len(back), [])

    def _forget(self, request: ask.ForgetPhotos) -> int:
        self.missing = [one for one in self.missing if one.photo not in request.photos]
        self.changed("photos")
        return len(request.photos)

    def _list_trash(self) -> list[TrashedPhoto]:
        return [
            TrashedPhoto(i, p.photo.paths[0], "2026-11-23T07:05:09", p.photo.content, p.photo.size)
            for i, p in self.in_trash.items()
        ]

    def _settle(self) -> None:
        """Puts each photo where the state says that it is."""
        everything = dict(sorted((self.photos | self.in_trash).items()))
        self.in_trash = {i: p for i, p in everything.items() if i in self.state.trashed}
        self.photos = {i: p for i, p in everything.items() if i not in self.state.trashed}

    def _make_thumbnails(self, request: ask.MakeThumbnails) -> list[int]:
        return [photo for photo in request.ids if self._write_thumbnail(photo)]

    def _write_thumbnail(self, photo: int) -> bool:
        known = self.photos[photo]
        if known.image is None or known.image.isNull():
            return False
        path = self._file("thumbnails", photo)
        return known.image.scaled(384, 384, Qt.AspectRatioMode.KeepAspectRatio).save(str(path), quality=90)

    def _make_preview(self, request: ask.MakePreview) -> str:
        if request.photo not in self.photos:
            raise AsifError("This photo is not in the library any more.")
        path = self._file("previews", request.photo)
        image = self.photos[request.photo].image
        if image is None or not image.save(str(path), quality=90):
            raise AsifError("The photo cannot be shown: its disk is not there.")
        return str(path)

    def _make_full_size(self, request: ask.MakeFullSize) -> FullSize:
        if request.photo not in self.photos:
            raise AsifError("This photo is not in the library any more.")
        photo = self.photos[request.photo]
        assert photo.image is not None
        full = FullSize(photo.photo.width, photo.photo.height, 64, str(self.cache / "full" / "x"))
        Path(full.folder).mkdir(parents=True, exist_ok=True)
        whole = photo.image.scaled(full.width, full.height)
        places = [(x, y) for y in range(0, full.height, 64) for x in range(0, full.width, 64)]
        for number, (x, y) in enumerate(places):
            side = QRect(x, y, 64, 64).intersected(whole.rect())
            whole.copy(side).save(f"{full.folder}/{number}.jpg", quality=95)
        return full

    def _export(self, request: ask.Export) -> Exported:
        paths = [self.photos[cast(int, photo)].photo.paths[0] for photo in request.photos]
        good = [request.to + b"/" + path.rpartition(b"/")[2] for path in paths if b"bad" not in path]
        return Exported(good, [Failure(path, "It is damaged.") for path in paths if b"bad" in path])

    def _file(self, folder: str, photo: int) -> Path:
        content = self.photos[photo].photo.content
        path = self.cache / folder / content[:2] / f"{content}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def _score(self, photo: FakePhoto, query: str) -> float:
        words = set(query.lower().split())
        score = 0.9 * len(words & photo.words) / max(1, len(words))
        for anchor in self.state.anchors.values():
            enabled = self.state.collections.get(anchor.collection, False)
            if enabled and anchor.photo is not None and anchor.caption.lower() == query.lower():
                taught = next((p for p in self.photos.values() if anchor.photo in p.photo.paths), None)
                if taught is not None and taught.look == photo.look:
                    score = max(score, 0.95 if taught is photo else 0.8)
        return score if score else 0.2 + 0.1 / (1 + photo.photo.id)

    def _rank(self, request: ask.Rank) -> Ranking:
        if not request.query.strip():
            raise AsifError("The phrase is empty; type a word or two.")
        query = read(request.query).query
        if query.phrase is not None or query.wanted is None:
            ranking = self._ranking(
                [
                    (self._score(p, request.query), p.photo.id)
                    for p in self.photos.values()
                    if self._meets(p.photo.id, request.only)
                ]
            )
            return structs.replace(ranking, knowledge=self._knowledge(request.query))
        photos = list(self.photos.values())

        def scores(term: Phrase | Like) -> NDArray[np.float32]:
            words = term.text if isinstance(term, Phrase) else term.path
            return np.array([self._score(photo, words) for photo in photos], np.float32)

        def members(term: Filter) -> NDArray[np.bool_]:
            inside = self.state.albums.get(term.value, []) if term.field == "album" else list(self.photos)
            return np.array([photo.photo.id in inside for photo in photos], np.bool_)

        standing = evaluate(query.wanted, scores, members)
        kept = np.flatnonzero(~standing.outside)
        found = self._ranking([(float(standing.scores[i]), photos[i].photo.id) for i in kept])
        return structs.replace(found, scored=not is_filter(query.wanted))

    def _read_query(self, request: ask.ReadQuery) -> QueryReading:
        try:
            query = read(request.query).query
        except QueryError as error:
            return QueryReading([], QueryMistake(error.sentence, error.start, error.end), None)
        return QueryReading(parts_of(query), None, query.phrase)

    # Albums and saved searches

    def _albums(self) -> list[Album]:
        return [Album(1, name, len(photos)) for name, photos in self.state.albums.items()]

    def _create_album(self, request: ask.CreateAlbum) -> None:
        if request.name in self.state.albums:
            raise AsifError(f"There is an album “{request.name}” already; choose another name.")
        self._step(f"Create album “{request.name}”")
        self.state.albums[request.name] = [cast(int, photo) for photo in request.photos]
        self.changed("albums", "history")

    def _rename_album(self, request: ask.RenameAlbum) -> None:
        self._step(f"Rename album “{request.old}”")
        self.state.albums[request.new] = self.state.albums.pop(request.old)
        self.changed("albums", "history")

    def _delete_album(self, request: ask.DeleteAlbum) -> None:
        self._step(f"Delete album “{request.name}”")
        del self.state.albums[request.name]
        self.changed("albums", "history")

    def _add_to_album(self, request: ask.AddToAlbum) -> int:
        self._step(f"Add to album “{request.name}”")
        inside = self.state.albums[request.name]
        new = [cast(int, photo) for photo in request.photos if photo not in inside]
        inside.extend(new)
        self.changed("albums", "history")
        return len(new)

    def _remove_from_album(self, request: ask.RemoveFromAlbum) -> int:
        self._step(f"Remove from album “{request.name}”")
        inside = self.state.albums[request.name]
        self.state.albums[request.name] = [photo for photo in inside if photo not in request.photos]
        self.changed("albums", "history")
        return len(inside) - len(self.state.albums[request.name])

    def _save_search(self, request: ask.SaveSearch) -> None:
        self._step(f"Save search “{request.name}”")
        self.state.searches[request.name] = request.query
        self.changed("searches", "history")

    def _rename_search(self, request: ask.RenameSearch) -> None:
        self._step(f"Rename search “{request.old}”")
        self.state.searches[request.new] = self.state.searches.pop(request.old)
        self.changed("searches", "history")

    def _delete_search(self, request: ask.DeleteSearch) -> None:
        self._step(f"Delete search “{request.name}”")
        del self.state.searches[request.name]
        self.changed("searches", "history")

    def _rank_similar(self, request: ask.RankSimilar) -> Ranking:
        scores = {True: 0.8, False: 0.2}
        if isinstance(request.photo, bytes):
            look = request.photo.rpartition(b"/")[2].split(b".")[0].decode()
            return self._ranking([(scores[p.look == look], p.photo.id) for p in self.photos.values()])
        if request.photo not in self.photos:
            raise AsifError(f"The library has no photo {request.photo!r}.")
        one = self.photos[request.photo]
        return self._ranking(
            [(1.0 if p is one else scores[p.look == one.look], p.photo.id) for p in self.photos.values()]
        )

    def _rank_carried(self, request: ask.RankCarried) -> Ranking:
        """An anchor describes the photos that look as its own does."""
        path = self.state.anchors[request.anchor].photo
        look = next((p.look for p in self.photos.values() if path in p.photo.paths), None)
        return self._ranking([(0.8 if p.look == look else 0.0, p.photo.id) for p in self.photos.values()])

    def _knowledge(self, query: str) -> list[PhraseKnowledge]:
        return [PhraseKnowledge(query, 0.1 if query in self.little_known else 0.9)]

    def _ranking(self, scored: list[tuple[float, int]]) -> Ranking:
        scored.sort(key=lambda pair: (-pair[0], pair[1]))
        return Ranking(
            generation=self._generation,
            ids=array("q", [photo for _, photo in scored]).tobytes(),
            scores=array("f", [score for score, _ in scored]).tobytes(),
            matching=sum(score >= 0.5 for score, _ in scored),
            seconds=0.006,
        )

    def _explain(self, request: ask.Explain) -> Match:
        if request.photo not in self.photos:
            raise AsifError("This photo is not in the library any more.")
        photo = self.photos[request.photo]
        reasons: list[Reason] = []
        left = 0.4
        for anchor in sorted(self.state.anchors.values(), key=lambda a: (a.photo is None, -a.id)):
            if self.state.collections.get(anchor.collection, False) and len(reasons) < 5:
                reasons.append(
                    Reason(anchor.id, anchor.caption, request.query, left * 0.45, anchor.collection)
                )
                left *= 0.55
        return Match(
            photo.photo.id, photo.photo.paths, self._score(photo, request.query), 0.4, Why(reasons, left)
        )

    # Marks

    def described(self, photo: int) -> Photo:
        return self.state.marked.get(photo, self.photos[photo].photo)

    def _mark(self, step: str, photos: list[Any], change: Callable[[Photo], Photo]) -> int:
        self._step(step)
        self.state.marked |= {photo: change(self.described(photo)) for photo in photos}
        self.changed("notes", "history")
        return len(photos)

    def _note_photos(self, request: ask.NotePhotos) -> int:
        asked = msgspec.structs.asdict(request.edit).items()
        values = {name: value for name, value in asked if value is not msgspec.UNSET}
        return self._mark("Note", request.photos, lambda p: msgspec.structs.replace(p, **values))

    def _rotate_photos(self, request: ask.RotatePhotos) -> int:
        def turned(photo: Photo) -> Photo:
            return msgspec.structs.replace(photo, rotation=(photo.rotation + request.degrees) % 360)

        return self._mark("Rotate", request.photos, turned)

    def _split_photos(self, request: ask.SplitPhotos) -> int:
        if all(self.described(cast(int, photo)).pair is None for photo in request.photos):
            raise AsifError("None of these photos has both a RAW and a JPEG of one name.")
        return self._mark("Split", request.photos, lambda p: msgspec.structs.replace(p, pair=None))

    def _notes_of(self, request: ask.NotesOf) -> Notes:
        known = [self.described(photo) for photo in request.photos]

        def same(name: str) -> Any:
            values = {getattr(photo, name) for photo in known}
            return values.pop() if len(values) == 1 else None

        return Notes(len(known), same("rating"), same("label"), same("flag"), same("caption"))

    def _detail_photo(self, request: ask.DetailPhoto) -> PhotoDetails:
        return PhotoDetails(
            photo=cast(int, request.photo),
            lens="NIKKOR Z 85mm",
            iso=400,
            exposure=0.004,
            aperture=2.8,
            focal_length=85.0,
            latitude=48.51,
            longitude=-2.25,
            file_rating=None,
            file_label=None,
            file_caption=None,
            partners=[],
        )

    # Knowledge

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
        return Taught(made)

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
            raise AsifError(f"There is a collection “{request.name}” already.")
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

    # Taking back

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
            raise AsifError("There is nothing to undo.")
        if request.only not in (None, len(self.past)):
            raise AsifError("Something else was done since; undo that first.")
        description, before = self.past.pop()
        self.future.append((description, self.state))
        self.state = before
        self._settle()
        self.changed("anchors", "collections", "photos", "folders", "albums", "searches", "history")
        return Step(len(self.past) + 1, description, "2026-11-01T10:00:00+00:00", True)

    def _redo(self, _: ask.Redo) -> Step:
        description, after = self.future.pop()
        self.past.append((description, self.state))
        self.state = after
        self._settle()
        self.changed("anchors", "collections", "photos", "folders", "albums", "searches", "history")
        return Step(len(self.past), description, "2026-11-01T10:00:00+00:00", False)

    def _history(self, request: ask.History) -> list[Step]:
        at = "2026-11-01T10:00:00+00:00"
        undone = [Step(1000 - i, d, at, True) for i, (d, _) in enumerate(self.future)]
        done = [Step(i + 1, d, at, False) for i, (d, _) in enumerate(self.past)]
        return [*undone, *reversed(done)][: request.limit]

    def _status(self) -> Status:
        return Status(
            photos=len(self.photos),
            pending=self.pending,
            failed=list(self.failures),
            anchors=len(self.state.anchors),
            unusable_anchors=0,
            collections=self._collections(),
            image_encoder="timm:tf_efficientnet_lite2",
            text_encoder="sentence-transformers:all-MiniLM-L6-v2",
            device="cpu",
            trashed=len(self.in_trash),
            missing=len(self.missing),
        )

    def changed(self, *what: str) -> None:
        self._generation += 1
        event = Changed(self._generation, cast(Any, list(what)))
        threading.Timer(0.01, self.tell, [event]).start()


class FakeConnection:
    def __init__(self, library: FakeLibrary, epoch: int) -> None:
        self._library = library
        self._epoch = epoch

    def ask(self, request: Request[R]) -> R:
        return cast(R, self._library.answer(request, self._epoch))

    def listen(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        return self._library.listen(listener)

    def close(self) -> None:
        with self._library._lock:
            self._library.connections -= 1


def made_picture(number: int, width: int = 400, height: int = 300) -> QImage:
    """Returns a picture that looks a little like a landscape, another one for each number."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sky = QLinearGradient(0, 0, 0, height)
    hue = (number * 47) % 360
    sky.setColorAt(0, QColor.fromHsv(hue, 140, 230))
    sky.setColorAt(1, QColor.fromHsv((hue + 40) % 360, 80, 250))
    painter.fillRect(image.rect(), sky)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor.fromHsv((hue + 180) % 360, 180, 120))
    painter.drawEllipse(-width // 4 + number * 31 % width, height * 2 // 3, width, height)
    painter.end()
    return image


def _day(moment: str | None) -> int:
    return -(2**31) if moment is None else (date.fromisoformat(moment[:10]) - date(1970, 1, 1)).days

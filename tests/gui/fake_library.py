"""A library in the test's own process: made photos, honest answers, and switches for what can go wrong."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar, cast

from asif_desktop.domain import requests as ask
from asif_desktop.domain.albums import SavedSearch
from asif_desktop.domain.errors import AsifError, LibraryLostError
from asif_desktop.domain.events import Event, ModelsReady
from asif_desktop.domain.photos import (
    TrashPreview,
)
from asif_desktop.domain.requests import Request
from asif_desktop.domain.sentences import Sentence, said
from asif_desktop.domain.status import Status
from tests.gui.fake_albums import FakeAlbums
from tests.gui.fake_knowledge import FakeKnowledge
from tests.gui.fake_notes import FakeNotes

R = TypeVar("R")


class FakeLibrary(FakeAlbums, FakeNotes, FakeKnowledge):
    def connect(self) -> "FakeConnection":
        with suppress(IndexError):  # lanes ask from threads
            raise AsifError(Sentence(self.closed_for.pop(0)))
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

    def count(self, kind: type[Request[Any]]) -> int:
        return sum(isinstance(request, kind) for request in list(self.asked))

    def answer(self, request: Request[Any], epoch: int) -> Any:
        self.asked.append(request)
        gate = self.gates.get(type(request))
        if gate is not None:
            gate.wait(60)
        if epoch != self.epoch:
            raise LibraryLostError(
                said("The library process stopped before it answered; nothing confirmed is lost.")
            )
        if type(request) in self.refusals:
            raise AsifError(Sentence(self.refusals[type(request)]))
        with self._lock:
            return self._answers()[type(request)](request)

    def _answers(self) -> dict[type[Request[Any]], Callable[[Any], Any]]:
        return {
            ask.AddFolders: self._add_folders,
            ask.RemoveFolder: self._remove_folder,
            ask.Rescan: lambda _: None,
            ask.RetryFailed: lambda _: self._retry_failed(),
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
            ask.ListMissing: lambda _: self.missing_now(),
            ask.FindAlike: lambda r: list(self.alike.get(r.kind, [])),
            ask.StopFindingAlike: lambda _: None,
            ask.ForgetPhotos: self._forget,
            ask.NotePhotos: self._note_photos,
            ask.ChooseBest: self._choose_best,
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
            ask.OfferValues: self._offer_values,
            ask.ListAlbums: lambda _: self._albums(),
            ask.CreateAlbum: self._create_album,
            ask.RenameAlbum: self._rename_album,
            ask.DeleteAlbum: self._delete_album,
            ask.AddToAlbum: self._add_to_album,
            ask.RemoveFromAlbum: self._remove_from_album,
            ask.ListSearches: lambda _: [
                SavedSearch(at, name, query, cut)
                for at, (name, (query, cut)) in enumerate(self.state.searches.items())
            ],
            ask.SaveSearch: self._save_search,
            ask.RenameSearch: self._rename_search,
            ask.DeleteSearch: self._delete_search,
            ask.CountMatches: lambda r: [self._rank(ask.Rank(query)).matching for query in r.queries],
            ask.RankCarried: self._rank_carried,
            ask.Explain: self._explain,
            ask.ExplainSuggestion: lambda r: self._explain(ask.Explain(r.photo, "")),
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
            ask.GetSettings: lambda _: dict(self.settings),
            ask.SetSetting: self._set_setting,
            ask.WatchFolders: lambda _: None,
            **self.tagging.answers(),
        }

    def _set_setting(self, request: ask.SetSetting) -> Sentence | None:
        if "far" in request.value and not request.download:
            return Sentence(f"The model {request.value} is not on this computer.")
        if request.name == "prompt_templates" and "{}" not in request.value:
            raise AsifError(Sentence("A prompt template must have {} once."))
        if "broken" in request.value:
            raise AsifError(Sentence(f"The model {request.value} cannot be loaded."))
        self.settings[request.name] = request.value
        return None

    def _prepare(self, _: ask.PrepareModels) -> None:
        if self.models_ready:
            self.tell(ModelsReady("cpu"))

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
            missing=len(self.missing_now()),
        )


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

"""The albums and saved searches of a library made for the window's tests."""

from typing import cast

from asif_desktop.domain import requests as ask
from asif_desktop.domain.albums import Album
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.folding import folded
from asif_desktop.domain.sentences import Sentence
from tests.gui.fake_state import FakeState


class FakeAlbums(FakeState):
    def _albums(self) -> list[Album]:
        ids = self.album_ids
        return [
            Album(ids.setdefault(name, len(ids) + 1), name, len(photos))
            for name, photos in self.state.albums.items()
        ]

    def _create_album(self, request: ask.CreateAlbum) -> None:
        if request.name in self.state.albums:
            raise AsifError(Sentence(f"There is an album “{request.name}” already; choose another name."))
        self._step(f"Create album “{request.name}”")
        self.state.albums[request.name] = [cast(int, photo) for photo in request.photos]
        self.changed("albums", "history")

    def _rename_album(self, request: ask.RenameAlbum) -> None:
        self._step(f"Rename album “{request.old}”")
        self.state.albums[request.new] = self.state.albums.pop(request.old)
        self.album_ids[request.new] = self.album_ids[request.old]
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
        there = (name for name in self.state.searches if folded(name) == folded(request.name))
        self.state.searches[next(there, request.name)] = (request.query, request.cut)
        self.changed("searches", "history")

    def _rename_search(self, request: ask.RenameSearch) -> None:
        self._step(f"Rename search “{request.old}”")
        self.state.searches[request.new] = self.state.searches.pop(request.old)
        self.changed("searches", "history")

    def _delete_search(self, request: ask.DeleteSearch) -> None:
        self._step(f"Delete search “{request.name}”")
        del self.state.searches[request.name]
        self.changed("searches", "history")

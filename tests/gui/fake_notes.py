"""What was noted of the photos of a library made for the window's tests."""

from collections.abc import Callable
from typing import Any, cast

import msgspec

from asif_desktop.domain import requests as ask
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.notes import Notes, PhotoDetails
from asif_desktop.domain.photos import (
    Photo,
)
from asif_desktop.domain.sentences import said
from tests.gui.fake_state import FakeState


class FakeNotes(FakeState):
    file_keywords = 0
    """How many are kept of every photo's file."""

    def _mark(self, step: str, photos: list[Any], change: Callable[[Photo], Photo]) -> int:
        self._step(step)
        self.state.marked |= {photo: change(self.described(photo)) for photo in photos}
        self.changed("notes", "history")
        return len(photos)

    def _note_photos(self, request: ask.NotePhotos) -> int:
        asked = msgspec.structs.asdict(request.edit).items()
        values = {name: value for name, value in asked if value is not msgspec.UNSET}
        return self._mark("Note", request.photos, lambda p: msgspec.structs.replace(p, **values))

    def _choose_best(self, request: ask.ChooseBest) -> int:
        def flagged(photo: Photo) -> Photo:
            return msgspec.structs.replace(photo, flag="pick" if photo.id == request.best else "reject")

        return self._mark("Pick the best", [request.best, *request.others], flagged)

    def _rotate_photos(self, request: ask.RotatePhotos) -> int:
        def turned(photo: Photo) -> Photo:
            return msgspec.structs.replace(photo, rotation=(photo.rotation + request.degrees) % 360)

        return self._mark("Rotate", request.photos, turned)

    def _split_photos(self, request: ask.SplitPhotos) -> int:
        if all(self.described(cast(int, photo)).pair is None for photo in request.photos):
            raise AsifError(said("None of these photos has both a RAW and a JPEG of one name."))
        return self._mark("Split", request.photos, lambda p: msgspec.structs.replace(p, pair=None))

    def _notes_of(self, request: ask.NotesOf) -> Notes:
        everything = self.photos | self.in_trash  # a photo just moved to the trash is still asked after
        known = [self.described(photo) for photo in request.photos if photo in everything]

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
            file_keywords=self.file_keywords,
        )

"""What a person says of photos, kept as steps of the history."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from asif_desktop.catalog.base import AnyRow, among
from asif_desktop.catalog.photos import noted
from asif_desktop.catalog.schema import tables
from asif_desktop.catalog.steps.changes import Recorder
from asif_desktop.catalog.steps.history import History
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.notes import Flag, NoteEdit, Notes
from asif_desktop.domain.sentences import Sentence, said

_NOTES = tables.PhotoNote.__tablename__
_NOTHING: Mapping[str, object] = {
    "rating": 0, "label": "", "caption": "", "flag": "none", "rotation": 0, "split": 0,
}  # fmt: skip
"""What it means where neither the person nor the file says anything."""


class PhotoNotes(History):
    """The notes on the photos of a catalog."""

    def note_photos(self, description: Sentence, photos: Sequence[int], edit: NoteEdit) -> int:
        """Keeps what a person says of photos; returns for how many that was anything new.

        Raises:
            AsifError: A photo is unknown.
        """
        values = {
            name: value for name, value in msgspec.structs.asdict(edit).items() if value is not msgspec.UNSET
        }
        with self._step(description) as recorder:
            rows = _rows(recorder.connection, photos)
            return _keep(recorder, dict.fromkeys(rows, values), rows)

    def flag(self, description: Sentence, flags: Mapping[Flag, Sequence[int]]) -> int:
        """Keeps the flags of photos, several of them in one step; returns for how many that was anything new.

        Raises:
            AsifError: A photo is unknown.
        """
        with self._step(description) as recorder:
            rows = _rows(recorder.connection, [photo for photos in flags.values() for photo in photos])
            wanted = {photo: {"flag": flag} for flag, photos in flags.items() for photo in photos}
            return _keep(recorder, wanted, rows)

    def rotate(self, description: Sentence, photos: Sequence[int], degrees: int) -> int:
        """Turns photos on, as they are shown; returns how many those were.

        Raises:
            AsifError: A photo is unknown.
        """
        with self._step(description) as recorder:
            rows = _rows(recorder.connection, photos)
            turned = {
                photo: {"rotation": ((row.rotation or 0) + degrees) % 360} for photo, row in rows.items()
            }
            return _keep(recorder, turned, rows)

    def split(self, description: Sentence, photos: Sequence[int], apart: bool) -> int:
        """Keeps that photos are shown apart from the other of their name, or not; returns how many changed.

        Raises:
            AsifError: A photo is unknown.
        """
        with self._step(description) as recorder:
            rows = _rows(recorder.connection, photos)
            return _keep(recorder, {photo: {"split": int(apart)} for photo in rows}, rows)

    def notes_of(self, photos: Sequence[int]) -> Notes:
        """Returns what is said of these photos together; those that are unknown are left out."""
        photo, note = tables.Photo, tables.PhotoNote
        told = (noted.RATING, noted.LABEL, noted.FLAG, noted.CAPTION)
        both = [bound(what) for what in told for bound in (func.min, func.max)]
        asked = select(func.count(), *both).select_from(photo).outerjoin(note, note.id == photo.id)
        with self._reading() as connection:
            count, *bounds = connection.execute(asked.where(among(photo.id, photos))).one()
        rating, label, flag, caption = (
            least if least == most else None for least, most in zip(bounds[::2], bounds[1::2], strict=True)
        )
        return Notes(count, rating, label, flag, caption)


def _rows(connection: Connection, photos: Sequence[int]) -> dict[int, AnyRow]:
    """Returns what is noted of photos and what their files say, by id.

    Raises:
        AsifError: A photo is unknown.
    """
    photo, note = tables.Photo, tables.PhotoNote
    columns = (note.id.label("note"), note.rating, note.label, note.caption, note.flag, note.rotation)
    file = (getattr(photo, name).label(f"file_{name}") for name in ("rating", "label", "caption"))
    asked = select(photo.id, *columns, note.split, *file).outerjoin(note, note.id == photo.id)
    rows = {row.id: row for row in connection.execute(asked.where(among(photo.id, photos)))}
    unknown = sorted(set(photos) - set(rows))
    if unknown:
        raise AsifError(said("There is no photo {0} in the library.", str(unknown[0])))
    return rows


def _keep(recorder: Recorder, wanted: Mapping[int, Mapping[str, Any]], rows: Mapping[int, AnyRow]) -> int:
    """Keeps the values wanted of each photo; returns for how many that changed anything."""
    alike: dict[tuple[tuple[str, Any], ...], list[int]] = {}
    for photo, values in wanted.items():
        if any(_is_new(rows[photo], name, value) for name, value in values.items()):
            alike.setdefault(tuple(values.items()), []).append(photo)
    for items, photos in alike.items():
        values = dict(items)
        recorder.update_alike(_NOTES, [photo for photo in photos if rows[photo].note is not None], values)
        fresh = [photo for photo in photos if rows[photo].note is None]
        recorder.insert(_NOTES, [{"id": photo, **values} for photo in fresh])
    return sum(map(len, alike.values()))


def _is_new(row: AnyRow, name: str, value: object) -> bool:
    own = getattr(row, name)
    if own is not None:
        return bool(own != value)
    told = getattr(row, f"file_{name}", None)
    return value != _NOTHING[name] or told not in (None, _NOTHING[name])

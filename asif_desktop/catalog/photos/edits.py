"""Files edited in place: they stay the photos that they were, and what a person said of these stays."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, literal, select, update

from asif_desktop.catalog.base import among
from asif_desktop.catalog.schema import tables

_HOLDING = ("online", "offline", "trashed")
"""States of a path whose content is its photo's, there or where it can be had again."""

_MANUAL = (tables.PhotoTag, tables.AlbumPhoto)


class Edits:
    """What became of photos whose files have another content now."""

    def __init__(self, connection: Connection, decoded: Sequence[tuple[int, int | None, bytes]]) -> None:
        """Gives each photo that was edited everywhere its new content, in the connection's transaction.

        Args:
            connection: To the catalog, writing.
            decoded: Files that were read, as (path id, the photo it was, content hash it has).
        """
        self._connection = connection
        self._split: dict[bytes, int] = {}
        """The photo that each content was, where that photo stays as it is."""
        self._old = self._contents([photo for _, photo, _ in decoded if photo is not None])
        now = {content for _, _, content in decoded}
        known = self._photos(now)
        renewed: set[int] = set()
        for path, photo, content in decoded:
            if photo is None or photo not in self._old or self._old[photo] == content:
                continue
            keeps = photo in renewed or self._old[photo] in now or self._is_held(photo, path)
            other = known.get(content)
            if other is not None:
                if not keeps and self._is_nothing(other, path):
                    self._exchange(photo, other)
                    known[content] = photo
                    renewed.add(photo)
            elif keeps:
                self._split.setdefault(content, photo)
            else:
                self._set(photo, content)
                known[content] = photo
                renewed.add(photo)

    def copy_manual_work(self, new: Mapping[bytes, int]) -> None:
        """Gives photos that came to be the manual work of those that they were, by content hash."""
        for content, photo in new.items():
            before = self._split.get(content)
            if before is None:
                continue
            note = tables.PhotoNote.__table__
            columns = [column for column in note.c if column.name != "id"]
            self._copy(note.c.id, columns, before, photo)
            for model in _MANUAL:
                table = model.__table__
                rest = [column for column in table.c if column.name not in ("id", "photo")]
                self._copy(table.c.photo, rest, before, photo)

    def _copy(self, key: Any, rest: Sequence[Any], before: int, photo: int) -> None:
        rows = select(literal(photo), *rest).where(key == before)
        self._connection.execute(insert(key.table).from_select([key.name, *(c.name for c in rest)], rows))

    def _contents(self, photos: Sequence[int]) -> dict[int, bytes]:
        photo = tables.Photo
        rows = self._connection.execute(select(photo.id, photo.content_hash).where(among(photo.id, photos)))
        return {row.id: row.content_hash for row in rows}

    def _photos(self, contents: Collection[bytes]) -> dict[bytes, int]:
        photo, wanted = tables.Photo, list(contents)
        found: dict[bytes, int] = {}
        for start in range(0, len(wanted), 4096):
            chunk = photo.content_hash.in_(wanted[start : start + 4096])
            rows = self._connection.execute(select(photo.content_hash, photo.id).where(chunk))
            found.update((row.content_hash, row.id) for row in rows)
        return found

    def _is_held(self, photo: int, path: int) -> bool:
        """Returns whether another path holds the content that a photo has."""
        row = tables.PhotoPath
        held = select(row.id).where(row.photo == photo, row.id != path, row.state.in_(_HOLDING)).limit(1)
        return self._connection.execute(held).first() is not None

    def _is_nothing(self, photo: int, path: int) -> bool:
        """Returns whether a photo is at no other path, and nobody said anything of it: an editor's draft."""
        row = tables.PhotoPath
        there = select(row.id).where(row.photo == photo, row.id != path, row.state != "missing")
        said = [select(model.id).where(model.photo == photo) for model in (*_MANUAL, tables.Anchor)]
        said.append(select(tables.PhotoNote.id).where(tables.PhotoNote.id == photo))
        return all(self._connection.execute(one.limit(1)).first() is None for one in (there, *said))

    def _exchange(self, photo: int, other: int) -> None:
        """Gives a photo the content of another, and that one the old content."""
        row, one = tables.PhotoPath, tables.Photo
        new = self._contents([other])[other]
        self._set(other, secrets.token_bytes(32))
        self._set(photo, new)
        self._set(other, self._old[photo])
        file = select(one.file_hash).where(one.id == photo).scalar_subquery()
        self._connection.execute(update(one).where(one.id == other).values(file_hash=file))
        self._connection.execute(update(row).where(row.photo == other).values(photo=photo))

    def _set(self, photo: int, content: bytes) -> None:
        one = tables.Photo
        self._connection.execute(update(one).where(one.id == photo).values(content_hash=content))

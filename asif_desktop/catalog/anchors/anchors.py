"""Anchors: the (picture, caption) pairs that give every phrase its meaning."""

import unicodedata
from collections.abc import Sequence, Set

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Select, func, select

from asif_desktop.catalog.anchors.collections import (
    Collections,
    collection_id,
    find_collection,
    new_collection,
)
from asif_desktop.catalog.base import among
from asif_desktop.catalog.records import AnchorRow, NewAnchor
from asif_desktop.catalog.schema import tables
from asif_desktop.catalog.steps.changes import Recorder
from asif_desktop.catalog.steps.pictures import keep_pictures
from asif_desktop.catalog.text import caption_of, in_sentence, name_of, shortened
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import Sentence, counted, said

_LAST_BYTE = 255
_NAMED = 20


class Anchors(Collections):
    """The anchors of a catalog."""

    def add_anchors(
        self, collection: str, anchors: Sequence[NewAnchor], description: Sentence | None
    ) -> list[int]:
        """Adds anchors: all of them or none. The collection is made in the same step if it is not there.

        Args:
            collection: Its name.
            anchors: With a picture or a class each.
            description: Of the step in the history; None keeps it out of the history.

        Returns:
            Their ids, in order, which are never given to other anchors.

        Raises:
            AsifError: A caption is empty, a photo is unknown, or the collection's name cannot be one.
            ValueError: An anchor has neither picture nor class, so that no other encoder could embed it.
        """
        if not anchors:
            return []
        with self._step(description) as recorder:
            return put_anchors(recorder, collection, anchors)

    def edit_caption(self, anchor: int, caption: str) -> None:
        """Gives an anchor another caption.

        Raises:
            AsifError: There is no such anchor, or the caption is empty.
        """
        caption = caption_of(caption)
        with self._step(said("Change a caption to “{0}”", shortened(caption))) as recorder:
            _check_anchors(recorder, [anchor])
            now = select(tables.Anchor.caption).where(tables.Anchor.id == anchor)
            if recorder.connection.execute(now).scalar() != caption:
                recorder.update("anchor", anchor, {"caption": caption})

    def move_anchors(self, ids: Sequence[int], collection: str) -> None:
        """Moves anchors to a collection: all of them or none. It is made in the same step if it is not there.

        Raises:
            AsifError: Some are unknown, or the collection's name cannot be one.
        """
        name, wanted = name_of(collection), sorted({int(number) for number in ids})
        if not wanted:
            return
        step = counted("Move {0} pair to “{1}”", "Move {0} pairs to “{1}”", len(wanted), in_sentence(name))
        with self._step(step) as recorder:
            _check_anchors(recorder, wanted)
            number = find_collection(recorder.connection, collection)
            if number is None:
                number = new_collection(recorder, name)
            elsewhere = select(tables.Anchor.id).where(
                among(tables.Anchor.id, wanted), tables.Anchor.collection != number
            )
            moving = recorder.connection.execute(elsewhere).scalars().all()
            recorder.update_alike("anchor", moving, {"collection": number})

    def remove_anchors(self, ids: Sequence[int]) -> None:
        """Forgets anchors: all of them or none.

        Raises:
            AsifError: Some are unknown; the message lists them.
        """
        wanted = sorted({int(number) for number in ids})
        if not wanted:
            return
        step = counted("Forget {0} pair", "Forget {0} pairs", len(wanted))
        with self._step(step) as recorder:
            _check_anchors(recorder, wanted)
            recorder.delete("anchor", wanted)

    def anchors(self, collection: str | None = None, enabled_only: bool = False) -> list[AnchorRow]:
        """Returns the anchors by id, of one collection if named.

        Raises:
            AsifError: There is no such collection.
        """
        wanted = _rows()
        if enabled_only:
            wanted = wanted.where(tables.Collection.enabled == 1)
        with self._reading() as connection:
            if collection is not None:
                wanted = wanted.where(tables.Anchor.collection == collection_id(connection, collection))
            return _read(connection, wanted)

    def anchors_among(self, ids: Sequence[int]) -> list[AnchorRow]:
        """Returns these anchors by id; those that are gone are left out."""
        with self._reading() as connection:
            return _read(connection, _rows().where(among(tables.Anchor.id, ids)))

    def anchors_of_classes(self) -> list[AnchorRow]:
        """Returns the anchors that stand for a class and not for a picture, by id."""
        with self._reading() as connection:
            return _read(connection, _rows().where(tables.Anchor.class_name.is_not(None)))

    def captions_of_classes(self) -> dict[int, str]:
        """Returns the caption of each anchor that stands for a class and is switched on, by id, ascending."""
        anchor, row = tables.Anchor, tables.Collection
        wanted = select(anchor.id, anchor.caption).join(row, row.id == anchor.collection)
        wanted = wanted.where(row.enabled == 1, anchor.class_name.is_not(None)).order_by(anchor.id)
        with self._reading() as connection:
            return {found.id: found.caption for found in connection.execute(wanted)}

    def captions_in_use(self) -> dict[int, str]:
        """Returns the caption of each anchor whose collection is switched on, by id."""
        anchor, row = tables.Anchor, tables.Collection
        wanted = select(anchor.id, anchor.caption).join(row, row.id == anchor.collection)
        with self._reading() as connection:
            return {found.id: found.caption for found in connection.execute(wanted.where(row.enabled == 1))}

    def anchor_ids(
        self, collection: str | None = None, words: str = "", without: Set[str] = frozenset()
    ) -> NDArray[np.int64]:
        """Returns the ids of the anchors, int64 [n], ascending.

        Args:
            collection: Of this one only, if named.
            words: Those whose captions hold each of these words, however they are capitalised.
            without: Names of collections whose anchors are left out, unless one is named.

        Raises:
            AsifError: There is no such collection.
        """
        wanted = select(tables.Anchor.id).where(*_holding(words)).order_by(tables.Anchor.id)
        if without and collection is None:
            left_out = select(tables.Collection.id).where(tables.Collection.name.in_(without))
            wanted = wanted.where(tables.Anchor.collection.not_in(left_out))
        with self._reading() as connection:
            if collection is not None:
                wanted = wanted.where(tables.Anchor.collection == collection_id(connection, collection))
            return np.fromiter(connection.execute(wanted).scalars(), np.int64)

    def collections_of(self, anchors: Sequence[int]) -> dict[int, str]:
        """Returns the name of each anchor's collection; anchors that are unknown are left out."""
        anchor, row = tables.Anchor, tables.Collection
        named = select(anchor.id, row.name).join(row, row.id == anchor.collection)
        with self._reading() as connection:
            rows = connection.execute(named.where(among(anchor.id, anchors))).all()
        return {row.id: row.name for row in rows}

    def pictures_beginning(self, first: int) -> list[bytes]:
        """Returns the hashes of anchors' pictures that begin with this byte."""
        digest = tables.Picture.hash
        kept = select(digest).where(digest >= bytes([first]))
        if first < _LAST_BYTE:
            kept = kept.where(digest < bytes([first + 1]))
        with self._reading() as connection:
            return list(connection.execute(kept).scalars())

    def anchor_picture(self, anchor: int) -> bytes | None:
        """Returns an anchor's picture, a JPEG; None for a class.

        Raises:
            AsifError: There is no such anchor.
        """
        picture = (
            select(tables.Picture.jpeg)
            .select_from(tables.Anchor)
            .join(tables.Picture, tables.Picture.hash == tables.Anchor.picture, isouter=True)
            .where(among(tables.Anchor.id, [anchor]))
        )
        with self._reading() as connection:
            row = connection.execute(picture).first()
        if row is None:
            raise AsifError(said("There is no anchor {0}.", str(anchor)))
        jpeg: bytes | None = row.jpeg
        return jpeg


def put_anchors(recorder: Recorder, collection: str, anchors: Sequence[NewAnchor]) -> list[int]:
    """Adds anchors in a step; as `Anchors.add_anchors`, which has the step to itself."""
    name = name_of(collection)
    captions = [caption_of(anchor.caption) for anchor in anchors]
    if any(anchor.picture is None and anchor.class_name is None for anchor in anchors):
        raise ValueError("an anchor needs a picture or a class")
    connection = recorder.connection
    _check_photos(connection, [anchor.photo for anchor in anchors if anchor.photo is not None])
    number = find_collection(connection, collection)
    if number is None:
        number = new_collection(recorder, name)
    pictures = keep_pictures(connection, (anchor.picture for anchor in anchors))
    rows = [
        {
            "collection": number,
            "caption": caption,
            "picture": picture,
            "content": anchor.content,
            "photo": anchor.photo,
            "class_name": anchor.class_name,
        }
        for anchor, caption, picture in zip(anchors, captions, pictures, strict=True)
    ]
    return recorder.insert("anchor", rows)


def _rows() -> Select[int, str, str, str | None, bytes | None, int | None, int]:
    anchor, row = tables.Anchor, tables.Collection
    return (
        select(
            anchor.id, row.name, anchor.caption, anchor.class_name, anchor.content, anchor.photo, row.enabled
        )
        .join(row, row.id == anchor.collection)
        .order_by(anchor.id)
    )


def _read(
    connection: Connection, rows: Select[int, str, str, str | None, bytes | None, int | None, int]
) -> list[AnchorRow]:
    return [
        AnchorRow(number, name, caption, class_name, content, photo, bool(enabled))
        for number, name, caption, class_name, content, photo, enabled in connection.execute(rows).all()
    ]


def _holding(words: str) -> list[ColumnElement[bool]]:
    parts = unicodedata.normalize("NFC", words).casefold().split()
    return [func.instr(func.casefold(tables.Anchor.caption), part) > 0 for part in parts]


def _check_anchors(recorder: Recorder, ids: Sequence[int]) -> None:
    known = recorder.connection.execute(select(tables.Anchor.id).where(among(tables.Anchor.id, ids)))
    unknown = sorted(set(ids).difference(known.scalars()))
    if unknown:
        raise AsifError(said("There is no anchor {0}.", _listed(unknown)))


def _check_photos(connection: Connection, ids: Sequence[int]) -> None:
    known = connection.execute(select(tables.Photo.id).where(among(tables.Photo.id, ids)))
    unknown = sorted(set(ids).difference(known.scalars()))
    if unknown:
        raise AsifError(said("There is no photo {0} in the library.", _listed(unknown)))


def _listed(ids: Sequence[int]) -> Sentence:
    first = ", ".join(str(number) for number in ids[:_NAMED])
    return said("{0} and {1} more", first, len(ids) - _NAMED) if len(ids) > _NAMED else Sentence(first)

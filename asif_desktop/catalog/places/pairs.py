"""RAW and JPEG of one name in one folder: one picture to a person, shown as the JPEG unless it is split."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    LargeBinary,
    Select,
    and_,
    case,
    cast,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from asif_desktop.catalog.base import CatalogPart, among
from asif_desktop.catalog.places import roots
from asif_desktop.catalog.records import READABLE
from asif_desktop.catalog.schema import tables

RAW = "RAW"
DEVELOPED = ("JPEG", "HEIC")
_LONGEST_EXTENSION = 6


class Pairs(CatalogPart):
    """The pairs of a catalog."""

    def pairs(self) -> NDArray[np.int64]:
        """Returns all photos that are shown as one, int64 [n, 2]: the RAW, and what it is shown as.

        A RAW can have two, a JPEG and a HEIC.
        """
        with self._reading() as connection:
            if not connection.execute(select(_any_raw())).scalar_one():
                return np.zeros((0, 2), np.int64)  # without looking at all names
            both = _beside().where(tables.Photo.kind == RAW).distinct()
            rows = connection.execute(both).all()
        return np.array([tuple(row) for row in rows], dtype=np.int64).reshape(len(rows), 2)

    def partners(self, photos: Sequence[int], *, split: bool = False) -> dict[int, list[int]]:
        """Returns the RAW or JPEG of one name of each of these photos that has any.

        Args:
            photos: Ids.
            split: Whether those count that a person wants apart.
        """
        asked = _beside(split=split).where(among(tables.PhotoPath.photo, photos)).distinct()
        found: dict[int, list[int]] = {}
        with self._reading() as connection:
            for photo, other in connection.execute(asked):
                if photo is not None and other is not None:
                    found.setdefault(photo, []).append(other)
        return found


def shown() -> ColumnElement[bool]:
    """Returns the condition on a file that it counts: it is no RAW that is shown as the JPEG beside it."""
    path = tables.PhotoPath
    hidden = _beside().where(tables.Photo.kind == RAW).with_only_columns(path.id)
    return or_(~_any_raw(), path.id.not_in(hidden))  # the second is worked out only where it matters


def _any_raw() -> ColumnElement[bool]:
    photo = aliased(tables.Photo)
    return exists(select(photo.id).where(photo.kind == RAW))


def doubles(connection: Connection, memberships: Select[Any, int]) -> Counter[Any]:
    """Returns how many photos of each group are shown as another of the same group.

    Args:
        connection: A transaction.
        memberships: Asks for the groups and their photos.
    """
    group, photo = memberships.subquery().c
    pairs = shown_as(connection, select(photo))
    twice: Counter[Any] = Counter()
    concerned = {*pairs, *(other for others in pairs.values() for other in others)}
    if concerned:
        asked = select(group, photo).where(among(photo, concerned))
        inside = {(row[0], row[1]) for row in connection.execute(asked)}
        for one, raw in inside:
            twice[one] += any((one, other) in inside for other in pairs.get(raw, ()))
    return twice


def shown_as(connection: Connection, photos: Select[Any] | CompoundSelect[Any]) -> dict[int, set[int]]:
    """Returns what each RAW that is shown as another photo is shown as.

    Args:
        connection: A transaction.
        photos: Asks for the photos among which RAWs are looked for.
    """
    if not connection.execute(select(_any_raw())).scalar_one():
        return {}  # without looking at all names
    both = _beside().where(tables.Photo.kind == RAW, tables.PhotoPath.photo.in_(photos)).distinct()
    found: dict[int, set[int]] = {}
    for raw, other in connection.execute(both):
        if raw is not None and other is not None:
            found.setdefault(raw, set()).add(other)
    return found


def _beside(*, split: bool = False) -> Select[int | None, int | None]:
    """Returns the question for readable files with the other of their pair: the photos of both."""
    path, photo, note = tables.PhotoPath, tables.Photo, tables.PhotoNote
    other, other_photo, other_note = aliased(path), aliased(photo), aliased(note)
    length = case(
        *((func.substr(path.path, -size - 1, 1) == b".", size) for size in range(1, _LONGEST_EXTENSION + 1))
    )
    stem = func.substr(path.path, 1, func.length(path.path) - length)
    # From the dot to before the character after it: what the index finds at once.
    after = cast(func.substr(path.path, 1, func.length(path.path) - length - 1).op("||")(b"/"), LargeBinary)
    rest = func.substr(other.path, func.length(stem) + 1)
    opposite = or_(
        and_(photo.kind == RAW, other_photo.kind.in_(DEVELOPED)),
        and_(photo.kind.in_(DEVELOPED), other_photo.kind == RAW),
    )
    asked = (
        select(path.photo, other.photo)
        .join(photo, photo.id == path.photo)
        .join(
            other,
            and_(
                other.folder == path.folder,
                other.path >= stem,
                other.path < after,
                func.instr(rest, b".") == 0,
                func.instr(rest, roots.SEPARATOR) == 0,
            ),
        )
        .join(other_photo, other_photo.id == other.photo)
        .where(path.state.in_(READABLE), other.state.in_(READABLE), opposite)
    )
    if split:
        return asked
    asked = asked.outerjoin(note, note.id == photo.id).outerjoin(other_note, other_note.id == other_photo.id)
    return asked.where(func.coalesce(note.split, 0) == 0, func.coalesce(other_note.split, 0) == 0)

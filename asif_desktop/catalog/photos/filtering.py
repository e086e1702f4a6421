"""Which photos meet a condition of a query: answered in SQL, as sets of ids."""

import os
from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from asif_desktop.catalog.albums import album_id
from asif_desktop.catalog.anchors.collections import collection_id
from asif_desktop.catalog.base import CatalogPart, among
from asif_desktop.catalog.photos import noted
from asif_desktop.catalog.places import roots
from asif_desktop.catalog.places.below import at_or_below
from asif_desktop.catalog.places.folder_names import ids_of, in_named_folder, names_of_folders, with_name
from asif_desktop.catalog.places.folders import READABLE, folder_roots
from asif_desktop.catalog.schema import tables
from asif_desktop.catalog.steps.tag_rows import SHOWN, Tree, had
from asif_desktop.catalog.text import folded, shortened
from asif_desktop.domain import conditions
from asif_desktop.domain.conditions import Condition
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said

_Text = InstrumentedAttribute[str | None] | InstrumentedAttribute[str]
_PHOTO, _NOTE, _PATH = tables.Photo, tables.PhotoNote, tables.PhotoPath


class Filtering(CatalogPart):
    """The conditions of a catalog's photos."""

    def photos_meeting(self, condition: Condition) -> NDArray[np.int64]:
        """Returns the photos that meet a condition, readable or not: int64 [n], in no order.

        Raises:
            AsifError: It names something that is not there.
            ValueError: It is no question for a catalog: what is suggested is worked out elsewhere.
        """
        with self._reading() as connection:
            if isinstance(condition, conditions.InFolder) and not os.path.isabs(condition.folder):
                return in_named_folder(connection, condition.folder)
            if isinstance(condition, conditions.Named):
                return with_name(connection, condition.text)
            if isinstance(condition, conditions.Captioned):
                return _captioned(connection, condition.text)
            return ids_of(connection, _asked(connection, condition))

    def folder_names(self) -> list[str]:
        """Returns the names of the folders with photos, at any depth."""
        with self._reading() as connection:
            return list(names_of_folders(connection))

    def values_told(self, what: Literal["camera", "lens", "label", "type", "year"]) -> list[str]:
        """Returns the different values that photos have, in no order; labels of the person's and of files."""
        columns: dict[str, list[Any]] = {
            "camera": [_PHOTO.camera],
            "lens": [_PHOTO.lens],
            "label": [_PHOTO.label, _NOTE.label],
            "type": [_PHOTO.kind],
            "year": [func.substr(_PHOTO.dated, 1, 4)],
        }
        told: set[str | None] = set()
        with self._reading() as connection:
            for column in columns[what]:
                told.update(connection.execute(select(column).distinct()).scalars())
        return [value for value in told if value]


def _captioned(connection: Connection, text: str) -> NDArray[np.int64]:
    """Returns the photos whose caption holds a text, int64 [n]: Python folds all letters."""
    wanted, caption = folded(text), noted.CAPTION.label("caption")
    said = select(_PHOTO.id, caption).join(_NOTE, _NOTE.id == _PHOTO.id, isouter=True).where(caption != "")
    found = [row.id for row in connection.execute(said) if wanted in folded(row.caption)]
    return np.array(found, np.int64)


def _asked(connection: Connection, condition: Condition) -> Select[int] | Select[int | None]:
    match condition:
        case conditions.InFolder(folder):
            inside = _at(folder_roots(connection), os.fsencode(folder), folder)
            files = _PATH.state.in_(READABLE), _PATH.photo.is_not(None)
            return select(_PATH.photo).where(*files, inside).distinct()
        case conditions.InAlbum(name):
            held = tables.AlbumPhoto
            return select(held.photo).where(held.album == album_id(connection, name))
        case conditions.InCollection(name):
            anchor = tables.Anchor
            taught = select(anchor.photo).where(anchor.collection == collection_id(connection, name))
            return select(_PHOTO.id).where(_PHOTO.id.in_(taught))
        case conditions.Tagged(name):
            tree = Tree.read(connection)
            tags = {tag for meant in tree.searched(name) for tag in tree.below(meant)}
            return select(had(sorted(tags)).subquery().c.photo)
        case conditions.Suggested():
            raise ValueError("what is suggested is no question for the catalog")
        case conditions.Untagged():
            return select(_PHOTO.id).where(_PHOTO.id.not_in(_tagged(connection)))
        case conditions.Has("tag"):
            return select(_PHOTO.id).where(_PHOTO.id.in_(_tagged(connection)))
        case _:
            noted = select(_PHOTO.id).join(_NOTE, _NOTE.id == _PHOTO.id, isouter=True)
            return noted.where(_met(connection, condition))


def _tagged(connection: Connection) -> Select[int]:
    """Returns what asks for the photos that have any tag."""
    shown = connection.execute(select(tables.Tag.id).where(tables.Tag.state.in_(SHOWN))).scalars().all()
    return select(had(shown).subquery().c.photo)


def _met(connection: Connection, condition: Condition) -> ColumnElement[bool]:
    """Returns a condition on one photo and what the person noted of it."""
    match condition:
        case conditions.Between(column, low, high):
            number = {"rating": noted.RATING, "iso": _PHOTO.iso, "size": _PHOTO.size}[column]
            bounds: list[ColumnElement[bool]] = [number.is_not(None)]
            bounds += [number >= low] if low is not None else []
            bounds += [number <= high] if high is not None else []
            return and_(*bounds)
        case conditions.Taken(first, before):
            bounds = [_PHOTO.dated.is_not(None)]
            bounds += [_PHOTO.dated >= first] if first is not None else []
            bounds += [_PHOTO.dated < before] if before is not None else []
            return and_(*bounds)
        case conditions.Flagged(flag):
            return _NOTE.flag == flag if flag != "none" else or_(_NOTE.id.is_(None), _NOTE.flag == flag)
        case conditions.Worded(column, text):
            return _worded(connection, column, text)
        case conditions.Has(what):
            return _known(what)
    raise ValueError(f"no condition on a photo alone: {condition}")


def _worded(connection: Connection, column: str, text: str) -> ColumnElement[bool]:
    if column == "label":
        if not text:
            return noted.LABEL == ""
        return noted.LABEL.in_(_alike(connection, [_PHOTO.label, _NOTE.label], text, whole=True))
    own, whole = {
        "camera": (_PHOTO.camera, False),
        "lens": (_PHOTO.lens, False),
        "type": (_PHOTO.kind, True),
    }[column]
    return own.in_(_alike(connection, [own], text, whole=whole))


def _alike(
    connection: Connection,
    columns: Sequence[_Text],
    text: str,
    *,
    whole: bool,
) -> list[str]:
    """Returns the values of columns that are or hold a text: they are few, and Python folds all letters."""
    values = {
        value for column in columns for value in connection.execute(select(column).distinct()).scalars()
    }
    wanted = folded(text)
    return sorted(
        value
        for value in values
        if value is not None and (folded(value) == wanted if whole else wanted in folded(value))
    )


def _known(what: conditions.Known) -> ColumnElement[bool]:
    match what:
        case "gps":
            return and_(_PHOTO.latitude.is_not(None), _PHOTO.longitude.is_not(None))
        case "date":
            return _PHOTO.taken.is_not(None)
        case "camera":
            return _PHOTO.camera.is_not(None)
        case "lens":
            return _PHOTO.lens.is_not(None)
        case "caption":
            return noted.CAPTION != ""
        case "rating":
            return noted.RATING > 0
        case "label":
            return noted.LABEL != ""
        case "tag":
            raise ValueError("tags are no matter of one photo's row")


def _at(watched: dict[int, bytes], place: bytes, shown: str) -> ColumnElement[bool]:
    """Returns the condition that a file lies at or below an absolute path."""
    place = roots.normal(place)
    around = roots.owner(place, watched)
    if around is not None:
        return at_or_below(watched, *around)
    inside = roots.inside(place, watched)
    if not inside:
        raise AsifError(said("The folder {0} is not one of the library's.", shortened(shown)))
    return among(_PATH.folder, inside)

"""Folders and files by their names, at any depth, whichever case they are written in."""

import os
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, LargeBinary, Select, and_, case, cast, func, or_, select

from asif_desktop.catalog.places import roots
from asif_desktop.catalog.places.folders import READABLE, folder_roots
from asif_desktop.catalog.schema import tables
from asif_desktop.catalog.text import folded, shortened
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import display
from asif_desktop.domain.sentences import said

_PATH = tables.PhotoPath
_DIRECTORY = func.rtrim(_PATH.display, func.replace(_PATH.display, os.sep, ""))
"""All up to the last separator: what is right of it holds none."""
_FOREIGN = func.length(_PATH.display) != func.length(cast(_PATH.display, LargeBinary))
"""Whether some letter takes several bytes."""


def in_named_folder(connection: Connection, folder: str) -> NDArray[np.int64]:
    """Returns the photos with a file in a folder of this name, at any depth: int64 [n].

    Args:
        connection: Reads the catalog.
        folder: A name, or several of nested folders: "2023/Summer".

    Raises:
        AsifError: No folder is called so.
    """
    watched = folder_roots(connection)
    name = f"{os.sep}{folded(folder).strip(os.sep)}{os.sep}"
    names = {root: folded(f"{os.sep}{_name(path, watched)}{os.sep}") for root, path in watched.items()}
    whole = [root for root, own in names.items() if name in own]
    # SQLite folds the letters of ASCII alone, which is enough for nearly all folders; Python folds the rest.
    inside: list[ColumnElement[bool]] = [_PATH.folder.in_(whole)]
    inside += [
        and_(_PATH.folder == root, func.instr(own + func.lower(_PATH.display), name) > 0)
        for root, own in names.items()
        if root not in whole
    ]
    several, foreign = connection.execute(
        _files(func.group_concat(case((or_(*inside), _PATH.photo))), func.max(_FOREIGN))
    ).one()
    found = _numbers(several)
    if foreign:
        found = np.concatenate([found, *_foreign(connection, name, names)])
    found = np.unique(found)
    if not len(found):
        raise AsifError(said("There is no folder “{0}” with photos among yours.", shortened(folder)))
    return found


def names_of_folders(connection: Connection) -> set[str]:
    """Returns the names of the folders with photos, at any depth: what `in_named_folder` takes."""
    watched = folder_roots(connection)
    names = {part for root in watched.values() for part in _name(root, watched).split(os.sep)}
    for (directory,) in connection.execute(_files(_DIRECTORY).distinct()):
        names.update(directory.split(os.sep))
    return names - {""}


def with_name(connection: Connection, text: str) -> NDArray[np.int64]:
    """Returns the photos with a file whose name, ending included, holds a text: int64 [n], ascending."""
    wanted = folded(text)
    name = func.substr(_PATH.display, func.length(_DIRECTORY) + 1)
    found = ids_of(connection, _files(_PATH.photo).where(func.instr(func.lower(name), wanted) > 0))
    foreign = connection.execute(_files(_PATH.photo, name.label("name")).where(_FOREIGN))
    others = [row.photo for row in foreign if wanted in folded(row.name)]
    return np.unique(np.concatenate([found, np.array(others, dtype=np.int64)]))


def ids_of(connection: Connection, wanted: Select[int] | Select[int | None]) -> NDArray[np.int64]:
    """Returns the numbers that a query of one column finds, int64 [n]."""
    asked = wanted.subquery()
    # One text is read many times as fast as so many rows.
    ids = connection.execute(select(func.group_concat(asked.c[0]))).scalar()
    return _numbers(ids)


def _foreign(connection: Connection, name: str, names: dict[int, str]) -> list[NDArray[np.int64]]:
    """Returns the photos in folders of this name among those whose paths are not all ASCII."""
    folders: dict[int, list[str]] = {}
    for root, directory in connection.execute(_files(_PATH.folder, _DIRECTORY).where(_FOREIGN).distinct()):
        if name in folded(names[root] + directory):
            folders.setdefault(root, []).append(directory)
    return [
        ids_of(connection, _files(_PATH.photo).where(_PATH.folder == root, _FOREIGN, _DIRECTORY.in_(one)))
        for root, one in folders.items()
    ]


def _numbers(text: str | None) -> NDArray[np.int64]:
    return np.fromstring(text, dtype=np.int64, sep=",") if text else np.zeros(0, np.int64)


def _files(*columns: Any) -> Select[Any]:
    """Returns the query for columns of the files that can be read.

    They are nearly all, which SQLite is told: an index would lead to them one by one, eight times as slowly.
    """
    return select(*columns).where(func.likely(_PATH.state.in_(READABLE)), _PATH.photo.is_not(None))


def _name(root: bytes, watched: dict[int, bytes]) -> str:
    """Returns a root's name, behind those of the watched folders that it lies in."""
    outermost = min(
        (one for one in watched.values() if one == root or roots.relative_to(root, one) is not None), key=len
    )
    return display(root[len(os.path.dirname(outermost)) :].strip(roots.SEPARATOR))

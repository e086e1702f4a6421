"""Photos as the window and the search see them: those with at least one readable path."""

from array import array
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Integer, Select, cast, distinct, func, select

from asif_desktop.catalog.base import among
from asif_desktop.catalog.photos import noted
from asif_desktop.catalog.places import roots
from asif_desktop.catalog.places.below import at_or_below
from asif_desktop.catalog.places.folders import READABLE, folder_roots
from asif_desktop.catalog.places.pairs import Pairs, shown
from asif_desktop.catalog.schema import tables
from asif_desktop.catalog.steps.file_tags import count_keywords
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.notes import PhotoDetails
from asif_desktop.domain.paths import display
from asif_desktop.domain.photos import Photo
from asif_desktop.domain.sentences import said

_NEWEST: tuple[ColumnElement[Any], ...] = (
    tables.Photo.dated.desc(),  # to SQLite, nothing is less than anything: photos without a date come last
    tables.Photo.added.desc(),
    tables.Photo.id.desc(),
)
_ORDERS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "taken": _NEWEST,
    "added": (tables.Photo.added.desc(), tables.Photo.id.desc()),
    "size": (tables.Photo.size.desc(), tables.Photo.id.asc()),
    "rating": (noted.RATING.desc(), *_NEWEST),
}

_LAST_BYTE = 255
_BLOCK = 5_000
_EPOCH = 2440587.5
"""The Julian day on which 1970 began."""
UNDATED = -(2**31)
"""The day of a photo that tells none."""
_DAYS: dict[str, ColumnElement[Any]] = {
    # Written as the clock beside it showed it, so the day is the one its owner lived through.
    "taken": func.julianday(func.substr(tables.Photo.dated, 1, 10)) - _EPOCH,
    "added": func.julianday(func.date(tables.Photo.added, "localtime")) - _EPOCH,
}


class Photos(Pairs):
    """The photos of a catalog."""

    _counted: tuple[int, int] | None = None
    """A generation, and how many photos there were."""

    def photo_ids(
        self,
        folder: int | None = None,
        order: str = "taken",
        *,
        below: bytes = b"",
        added_since: str | None = None,
    ) -> NDArray[np.int64]:
        """Returns the photos, of one root or all: int64 [n]; `dated_photo_ids` tells the arguments."""
        return self.dated_photo_ids(folder, order, below=below, added_since=added_since)[0]

    def dated_photo_ids(
        self,
        folder: int | None = None,
        order: str = "taken",
        *,
        below: bytes = b"",
        added_since: str | None = None,
    ) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """Returns the photos, of one root or all, int64 [n], and their days, int32 [n].

        A day is counted from 1 January 1970: when a photo was taken, or else its file was written, or when it
        was added, whichever it is ordered by; UNDATED where that is unknown. Other orders have no days, int32
        [0].

        Args:
            folder: A root's id; photos below it count, whichever root they belong to.
            below: A path relative to that root: photos in this folder and below it alone.
            added_since: A time as photos have it in `added`: photos added then or later alone.
            order: "taken" or "added" (newest first; undated photos last, by when they were added), "name"
                (A to Z, by the name of the first file), "size" (largest first), "rating" (most stars first,
                then as "taken").

        Raises:
            ValueError: The order is not one of these.
        """
        if order != "name" and order not in _ORDERS:
            raise ValueError(f"no such order: {order!r}")
        with self._reading() as connection:
            condition = _readable(connection, folder, below)
            if added_since is not None:
                condition.append(_added_since(added_since))
            if order == "name":
                return _by_name(connection, condition), np.zeros(0, np.int32)
            columns: list[ColumnElement[int]] = [tables.Photo.id.expression]
            if order in _DAYS:
                columns.append(func.coalesce(cast(_DAYS[order], Integer), UNDATED))
            listed, readable = select(*columns), select(tables.PhotoPath.photo).where(*condition)
            if order == "rating":
                listed = listed.outerjoin(tables.PhotoNote, tables.PhotoNote.id == tables.Photo.id)
            everywhere = folder is None and added_since is None
            if not everywhere:
                listed = listed.where(tables.Photo.id.in_(readable))
            rows = _numbers(connection, listed.order_by(*_ORDERS[order]))
            if everywhere:
                # An index holds all photos in order; to ask for the files of each takes SQLite longer.
                rows = rows[np.isin(rows[:, 0], _numbers(connection, readable)[:, 0])]
        return rows[:, 0], rows[:, 1].astype(np.int32) if order in _DAYS else np.zeros(0, np.int32)

    def contents(self) -> tuple[NDArray[np.int64], list[bytes]]:
        """Returns the ids, int64 [n], ascending, and the content hashes of all photos."""
        photo = tables.Photo
        with self._reading() as connection:
            readable = select(tables.PhotoPath.photo).where(*_readable(connection, None))
            wanted = select(photo.id, photo.content_hash).where(photo.id.in_(readable)).order_by(photo.id)
            ids, contents = array("q"), list[bytes]()
            # A block at a time: rows of all photos would leave holes in memory that nothing else fills.
            for block in connection.execute(wanted).partitions(_BLOCK):
                ids.extend(row[0] for row in block)
                contents += [row[1] for row in block]
        return np.array(ids, dtype=np.int64), contents

    def contents_beginning(self, first: int) -> dict[bytes, bool]:
        """Returns the contents that begin with this byte and have a path, readable or not.

        The value tells whether a file of it can be read now.
        """
        photo, path = tables.Photo, tables.PhotoPath
        # Asked photo by photo, so that the few contents of a byte cost no look at all paths.
        there = select(func.max(path.state == "online")).where(path.photo == photo.id).scalar_subquery()
        held = select(photo.content_hash, there).where(photo.content_hash >= bytes([first]))
        if first < _LAST_BYTE:
            held = held.where(photo.content_hash < bytes([first + 1]))
        with self._reading() as connection:
            found = connection.execute(held).all()
        return {content: bool(readable) for content, readable in found if readable is not None}

    def moments(self) -> list[tuple[int, str, str | None]]:
        """Returns (photo, when it was taken by its camera's clock, camera) of all photos that tell when.

        The times of files are none of these: whatever copied them may have written hundreds in a second.
        """
        photo = tables.Photo
        with self._reading() as connection:
            readable = select(tables.PhotoPath.photo).where(*_readable(connection, None))
            rows = connection.execute(
                select(photo.id, photo.taken, photo.camera).where(photo.id.in_(readable))
            ).all()
        return [(row[0], row[1], row[2]) for row in rows if row[1] is not None]

    def photos(self, ids: Sequence[int]) -> list[Photo]:
        """Returns what is known of these photos, in order; ids that are unknown are left out."""
        photo, note = tables.Photo, tables.PhotoNote
        asked = select(
            photo,
            noted.RATING.label("noted_rating"),
            noted.LABEL.label("noted_label"),
            noted.FLAG.label("noted_flag"),
            noted.CAPTION.label("noted_caption"),
            noted.ROTATION.label("noted_rotation"),
        )
        asked = asked.outerjoin(note, note.id == photo.id).where(among(photo.id, ids))
        pairs = self.partners(ids)
        with self._reading() as connection:
            rows = connection.execute(asked).all()
            paths = _paths(connection, ids)
            online = _online(connection, ids)
        known = {
            row.id: Photo(
                id=row.id,
                paths=paths.get(row.id, []),
                kind=row.kind,
                width=row.width,
                height=row.height,
                size=row.size,
                taken=None if row.taken is None else row.taken + (row.taken_offset or ""),
                file_date=row.dated if row.taken is None else None,
                added=row.added,
                camera=row.camera,
                content=row.content_hash.hex(),
                rating=row.noted_rating,
                label=row.noted_label,
                flag=row.noted_flag,
                caption=row.noted_caption,
                rotation=row.noted_rotation,
                pair=min(pairs[row.id]) if row.id in pairs else None,
                offline=row.id in paths and row.id not in online,
            )
            for row in rows
        }
        return [known[number] for number in ids if number in known]

    def details(self, number: int) -> PhotoDetails:
        """Returns what the file of a photo tells.

        Raises:
            AsifError: There is no such photo.
        """
        photo = tables.Photo
        with self._reading() as connection:
            row = connection.execute(select(photo).where(among(photo.id, [number]))).first()
            keywords = count_keywords(connection, number)
        if row is None:
            raise AsifError(said("There is no photo {0} in the library.", str(number)))
        return PhotoDetails(
            photo=row.id,
            lens=row.lens,
            iso=row.iso,
            exposure=row.exposure,
            aperture=row.aperture,
            focal_length=row.focal_length,
            latitude=row.latitude,
            longitude=row.longitude,
            file_rating=row.rating,
            file_label=row.label,
            file_caption=row.caption,
            partners=sorted(self.partners([number], split=True).get(number, [])),
            file_keywords=keywords,
        )

    def paths(self, ids: Sequence[int]) -> dict[int, list[bytes]]:
        """Returns the absolute paths of these photos that are readable or on an unplugged root, online first.

        Photos without any are left out.
        """
        with self._reading() as connection:
            return _paths(connection, ids)

    def photo_at(self, path: bytes) -> int | None:
        """Returns the photo of the file at this absolute path, as its root spells it; None without one."""
        row = tables.PhotoPath
        with self._reading() as connection:
            for folder, root in folder_roots(connection).items():
                relative = roots.relative_to(path, root)
                if relative is None:
                    continue
                photo = connection.execute(
                    select(row.photo).where(
                        row.folder == folder, row.path == relative, row.state.in_(READABLE)
                    )
                ).scalar()
                if photo is not None:
                    return photo
        return None

    def content_of(self, photo: int) -> bytes:
        """Returns a photo's content hash, 32 bytes.

        Raises:
            AsifError: There is no such photo.
        """
        with self._reading() as connection:
            content = connection.execute(
                select(tables.Photo.content_hash).where(among(tables.Photo.id, [photo]))
            ).scalar()
        if content is None:
            raise AsifError(said("There is no photo {0} in the library.", str(photo)))
        return content

    def count_photos(self, added_since: str | None = None) -> int:
        """Returns how many photos there are: contents with at least one readable path, offline included.

        A RAW that is shown as the JPEG of its name does not count.

        Args:
            added_since: As for `photo_ids`.
        """
        generation, known = self.pair_generation, self._counted
        if added_since is None and known is not None and known[0] == generation:
            return known[1]
        path = tables.PhotoPath
        # By the index that has photos in their order, which need not be sorted to be told apart.
        readable = func.likely(path.state.in_(READABLE)), path.photo.is_not(None)
        counted = select(func.count(distinct(path.photo))).where(*readable, shown())
        if added_since is not None:
            counted = counted.where(_added_since(added_since))
        with self._reading() as connection:
            count = connection.execute(counted).scalar_one()
        if added_since is None:
            self._counted = generation, count
        return count


def _readable(connection: Connection, folder: int | None, below: bytes = b"") -> list[ColumnElement[bool]]:
    """Returns the conditions on a path that make its photo count, in a place or anywhere."""
    condition: list[ColumnElement[bool]] = [tables.PhotoPath.state.in_(READABLE)]
    if folder is not None and below:
        condition.append(at_or_below(folder_roots(connection), folder, below))
    elif folder is not None:
        watched = folder_roots(connection)
        inner = roots.inside(watched[folder], watched) if folder in watched else {}
        condition.append(among(tables.PhotoPath.folder, inner))
    return condition


def _numbers(connection: Connection, wanted: Select[*tuple[Any, ...]]) -> NDArray[np.int64]:
    """Returns the rows of a query whose columns are all whole numbers, int64 [n, columns]."""
    with connection.execute(wanted) as result:
        # Past SQLAlchemy, whose rows would cost more time than SQLite takes to find them.
        rows = result.cursor.fetchall()
    return np.array(rows, np.int64).reshape(len(rows), len(wanted.selected_columns))


def _added_since(moment: str) -> ColumnElement[bool]:
    return tables.PhotoPath.photo.in_(select(tables.Photo.id).where(tables.Photo.added >= moment))


def _online(connection: Connection, ids: Sequence[int]) -> set[int | None]:
    """Returns those of the photos that have a file which is there now."""
    path = tables.PhotoPath
    return set(
        connection.execute(
            select(path.photo).where(among(path.photo, ids), path.state == "online").distinct()
        ).scalars()
    )


def _paths(connection: Connection, ids: Sequence[int]) -> dict[int, list[bytes]]:
    path = tables.PhotoPath
    watched = folder_roots(connection)
    rows = connection.execute(
        select(path.photo, path.folder, path.path)
        .where(among(path.photo, ids), path.state.in_(READABLE))
        .order_by(path.state == "offline", path.id)
    )
    paths: dict[int, list[bytes]] = {}
    for photo, folder, relative in rows:
        if photo is not None:
            paths.setdefault(photo, []).append(roots.join(watched[folder], relative))
    return paths


def _by_name(connection: Connection, condition: Sequence[ColumnElement[bool]]) -> NDArray[np.int64]:
    path = tables.PhotoPath
    rows = connection.execute(
        select(path.photo, path.path).where(*condition).order_by(path.state == "offline", path.id)
    )
    names: dict[int, tuple[str, bytes]] = {}
    for photo, relative in rows:
        if photo is not None and photo not in names:
            name = relative.rpartition(roots.SEPARATOR)[2]
            names[photo] = display(name).casefold(), name
    return np.array(sorted(names, key=lambda photo: (*names[photo], photo)), dtype=np.int64)

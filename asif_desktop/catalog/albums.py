"""Albums: photos that a person put together, in the order they were put there."""

from collections.abc import Sequence

from sqlalchemy import Connection, distinct, func, select
from sqlalchemy.exc import IntegrityError

from asif_desktop.catalog.base import among
from asif_desktop.catalog.places.folders import READABLE
from asif_desktop.catalog.places.pairs import doubles
from asif_desktop.catalog.schema import tables
from asif_desktop.catalog.steps.history import History
from asif_desktop.catalog.text import folded, name_of, shortened
from asif_desktop.domain.albums import Album
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import counted, said


class Albums(History):
    """The albums of a catalog."""

    def albums(self) -> list[Album]:
        """Returns the albums by name, each with the count of its photos that are readable."""
        album, inside, path = tables.Album, tables.AlbumPhoto, tables.PhotoPath
        readable = select(path.photo).where(path.state.in_(READABLE))
        counted = (
            select(album.id, album.name, func.count(distinct(inside.photo)).label("photos"))
            .join(inside, (inside.album == album.id) & inside.photo.in_(readable), isouter=True)
            .group_by(album.id)
            .order_by(album.folded)
        )
        with self._reading() as connection:
            twice = doubles(connection, select(inside.album, inside.photo))
            return [
                Album(row.id, row.name, row.photos - twice[row.id]) for row in connection.execute(counted)
            ]

    def create_album(self, name: str, photos: Sequence[int] = ()) -> int:
        """Makes an album of these photos; returns its id.

        Raises:
            AsifError: The name is empty, too long, or taken (upper and lower case are one).
        """
        name = name_of(name, "album")
        with self._step(said("Create album “{0}”", shortened(name))) as recorder:
            try:
                (album,) = recorder.insert("album", [{"name": name, "folded": folded(name)}])
            except IntegrityError as error:
                raise _taken(name) from error
            recorder.insert("album_photo", [{"album": album, "photo": p} for p in dict.fromkeys(photos)])
        return album

    def rename_album(self, old: str, new: str) -> None:
        """Gives an album another name.

        Raises:
            AsifError: There is no such album, or the new name is empty, too long, or taken.
        """
        new = name_of(new, "album")
        with self._step(said("Rename album “{0}” to “{1}”", shortened(old), shortened(new))) as recorder:
            album = album_id(recorder.connection, old)
            try:
                recorder.update_many("album", {album: {"name": new, "folded": folded(new)}})
            except IntegrityError as error:
                raise _taken(new) from error

    def delete_album(self, name: str) -> None:
        """Forgets an album; its photos stay.

        Raises:
            AsifError: There is no such album.
        """
        inside = tables.AlbumPhoto
        with self._step(said("Delete album “{0}”", shortened(name))) as recorder:
            album = album_id(recorder.connection, name)
            rows = select(inside.id).where(inside.album == album).order_by(inside.id)
            recorder.delete("album_photo", recorder.connection.execute(rows).scalars().all())
            recorder.delete("album", [album])

    def add_to_album(self, name: str, photos: Sequence[int], count: int | None = None) -> int:
        """Puts photos into an album; returns how many were not in it before.

        Args:
            name: The album's.
            photos: Ids.
            count: As how many photos a person sees them; as many as there are ids if not given.

        Raises:
            AsifError: There is no such album.
        """
        inside = tables.AlbumPhoto
        with self._step(
            counted(
                "Add {0} photo to album “{1}”",
                "Add {0} photos to album “{1}”",
                _count(photos, count),
                shortened(name),
            )
        ) as recorder:
            album = album_id(recorder.connection, name)
            there = set(
                recorder.connection.execute(select(inside.photo).where(inside.album == album)).scalars()
            )
            new = [photo for photo in dict.fromkeys(photos) if photo not in there]
            recorder.insert("album_photo", [{"album": album, "photo": photo} for photo in new])
        return len(new)

    def remove_from_album(self, name: str, photos: Sequence[int], count: int | None = None) -> int:
        """Takes photos out of an album; returns how many were in it.

        Args:
            name: The album's.
            photos: Ids.
            count: As for `add_to_album`.

        Raises:
            AsifError: There is no such album.
        """
        inside = tables.AlbumPhoto
        with self._step(
            counted(
                "Remove {0} photo from album “{1}”",
                "Remove {0} photos from album “{1}”",
                _count(photos, count),
                shortened(name),
            )
        ) as recorder:
            album = album_id(recorder.connection, name)
            rows = select(inside.id).where(inside.album == album, among(inside.photo, photos))
            gone = recorder.connection.execute(rows.order_by(inside.id)).scalars().all()
            recorder.delete("album_photo", gone)
        return len(gone)

    def photos_of_album(self, name: str) -> list[int]:
        """Returns the readable photos of an album, in the order they were put there.

        Raises:
            AsifError: There is no such album.
        """
        inside, path = tables.AlbumPhoto, tables.PhotoPath
        readable = select(path.photo).where(path.state.in_(READABLE))
        with self._reading() as connection:
            album = album_id(connection, name)
            rows = select(inside.photo).where(inside.album == album, inside.photo.in_(readable))
            return list(connection.execute(rows.order_by(inside.id)).scalars())


def album_id(connection: Connection, name: str) -> int:
    """Returns the id of the album with this name, however it is capitalised.

    Raises:
        AsifError: There is none.
    """
    found = select(tables.Album.id).where(tables.Album.folded == folded(name))
    album = connection.execute(found).scalar()
    if album is None:
        raise AsifError(said("There is no album “{0}”.", shortened(name)))
    return album


def _count(photos: Sequence[int], count: int | None) -> int:
    return len(photos) if count is None else count


def _taken(name: str) -> AsifError:
    return AsifError(said("There is an album “{0}” already; choose another name.", shortened(name)))

"""What waits for being decoded, and what decoding told."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, case, func, insert, select, update

from asif_desktop.catalog.base import DECODED, AnyRow, CatalogPart, among, now, stamp
from asif_desktop.catalog.photos.edits import Edits
from asif_desktop.catalog.places import roots
from asif_desktop.catalog.records import DecodedPhoto, PendingFile
from asif_desktop.catalog.schema import tables
from asif_desktop.catalog.steps.file_tags import keep_file_tags
from asif_desktop.catalog.text import legible
from asif_desktop.catalog.vectors.embeddings import stored_keys
from asif_desktop.domain.photos import Failure
from asif_desktop.domain.sentences import Sentence

_OF_THE_CAMERA = ("camera", "lens", "iso", "exposure", "aperture", "focal_length")
_EXIF = ("taken", "taken_offset", *_OF_THE_CAMERA, "latitude", "longitude")
_OPTIONAL = (*_EXIF, "rating", "label", "caption")
_NOT_THERE = ("trashed", "missing")
_TEXTS = ("kind", "taken", "taken_offset", "camera", "lens", "label", "caption")


class Decoding(CatalogPart):
    """The files on their way to photos."""

    _complete: tuple[int, int] | None = None
    """An encoder and a generation in which all photos had vectors of it, which are never removed."""

    def pending_files(self, limit: int) -> list[PendingFile]:
        """Returns files that wait, newest first; those on an unplugged root wait until it is back."""
        path, folder = tables.PhotoPath, tables.Folder
        waiting = (
            select(path.id, folder.root, path.path, path.size, path.mtime_ns)
            .join(folder, folder.id == path.folder)
            .where(path.state == "pending", folder.online == 1)
            .order_by(path.mtime_ns.desc(), path.id)
            .limit(limit)
        )
        with self._reading() as connection:
            return [_pending(row) for row in connection.execute(waiting).all()]

    def count_pending(self) -> int:
        """Returns how many files wait, those on unplugged roots not counted."""
        path, folder = tables.PhotoPath, tables.Folder
        waiting = (
            select(func.count())
            .select_from(path)
            .join(folder, folder.id == path.folder)
            .where(path.state == "pending", folder.online == 1)
        )
        with self._reading() as connection:
            return connection.execute(waiting).scalar_one()

    def photos_without_vector(self, encoder: int, limit: int) -> list[PendingFile]:
        """Returns one online file of each photo whose content has no vector of this encoder, newest first.

        The vectors are looked up in the `embeddings.sqlite` that lies beside this catalog. Until none is
        lacking, each call compares all photos, so ask for many at a time.
        """
        asked = (encoder, self.pair_generation)
        if self._complete == asked:
            return []
        path, folder, photo = tables.PhotoPath, tables.Folder, tables.Photo
        done = stored_keys(self._database.path.with_name("embeddings.sqlite"), encoder)
        files: list[PendingFile] = []
        with self._reading() as connection:
            with connection.execute(select(photo.id, photo.content_hash)) as result:
                # Past SQLAlchemy, whose rows would cost more time than SQLite takes to find them.
                rows: Sequence[Any] = result.cursor.fetchall()
            lacking = [number for number, content in rows if content not in done]
            there = (
                select(path.id, folder.root, path.path, path.size, path.mtime_ns, photo.content_hash)
                .join(folder, folder.id == path.folder)
                .join(photo, photo.id == path.photo)
                .where(path.state == "online", folder.online == 1, among(photo.id, lacking))
                .order_by(path.mtime_ns.desc(), path.id)
            )
            for row in connection.execute(there) if lacking else ():
                if len(files) == limit:
                    break
                if row.content_hash not in done:
                    done.add(row.content_hash)
                    files.append(_pending(row))
        if not files and limit:
            self._complete = asked
        return files

    def complete_for(self) -> int | None:
        """Returns the encoder of which `photos_without_vector` found none lacking, as the photos are now."""
        known = self._complete
        return known[0] if known is not None and known[1] == self.pair_generation else None

    def take_as_complete(self, encoder: int) -> None:
        """Believes that no photo, as they are now, lacks a vector of this encoder."""
        self._complete = (encoder, self.pair_generation)

    def record_photos(self, photos: Sequence[DecodedPhoto]) -> list[int]:
        """Records decoded files: each becomes one more path of the photo with its content, or a new photo.

        A file that was edited in place stays the photo that it was, with another content; where another path
        still holds the old content, it becomes a photo of its own with a copy of the manual work.

        Returns:
            The photo of each, in order; 0 where the file was forgotten, trashed, gone or changed while it
            was decoded, and so nothing was recorded.
        """
        touched = {"photo", "file_tag", "tag", DECODED}
        with self._writing(durable=False, touched=touched) as connection:
            rows = _path_rows(connection, (photo.path_id for photo in photos))
            if any(photo.sidecar for photo in photos) or any(row.sidecar for row in rows.values()):
                touched.add("photo_path")  # the sidecar that was read is what the next one is compared with
            current = [photo for photo in photos if _is_current(photo.mtime_ns, rows.get(photo.path_id))]
            contents = [photo.content_hash for photo in current]
            links = {row.id: row.photo for row in rows.values()}
            edits = Edits(
                connection, [(one.path_id, links[one.path_id], one.content_hash) for one in current]
            )
            ids = _photos_by_content(connection, contents)
            fresh = [photo for photo in current if links[photo.path_id] == ids.get(photo.content_hash, 0)]
            copies: list[DecodedPhoto] = []
            new: dict[bytes, DecodedPhoto] = {}
            for photo in current:
                if photo.content_hash not in ids and photo.content_hash not in new:
                    new[photo.content_hash] = photo
                elif links[photo.path_id] != ids.get(photo.content_hash, 0):
                    copies.append(photo)
            if new:
                added = stamp(now())
                connection.execute(
                    insert(tables.Photo), [_values(photo) | {"added": added} for photo in new.values()]
                )
                ids |= _photos_by_content(connection, list(new))
            edits.copy_manual_work({content: ids[content] for content in new})
            _update_photos(connection, fresh, copies)
            _link(connection, [(photo, ids[photo.content_hash]) for photo in current], rows)
            _keep_keywords(connection, ids, [*new.values(), *fresh], copies)
        kept = {photo.path_id for photo in current}
        return [ids[photo.content_hash] if photo.path_id in kept else 0 for photo in photos]

    def contents_of_files(self, file_hashes: Sequence[bytes]) -> dict[bytes, bytes]:
        """Returns the content hash of each file that a photo was last read from, by the file's own hash."""
        photo = tables.Photo
        found: dict[bytes, bytes] = {}
        with self._reading() as connection:
            for start in range(0, len(file_hashes), 4096):
                asked = photo.file_hash.in_(file_hashes[start : start + 4096])
                rows = connection.execute(select(photo.file_hash, photo.content_hash).where(asked))
                found.update((row.file_hash, row.content_hash) for row in rows)
        return found

    def record_failures(
        self, failures: Sequence[tuple[int, Sentence]], seen: Mapping[int, int] | None = None
    ) -> None:
        """Records files that could not be read, as (path id, reason): each is not shown until it changes.

        Args:
            failures: Path ids and reasons; what was said of the photos stays theirs.
            seen: `PendingFile.mtime_ns` of the files that were read, by path id: one that a scan has seen
                change since waits still. A file that is not named is trusted.
        """
        path = tables.PhotoPath
        with self._writing(durable=False, touched={DECODED}) as connection:
            rows = _path_rows(connection, (number for number, _ in failures))
            values = [
                {"row": number, "state": "failed", "reason": reason}
                for number, reason in failures
                # One that went to the trash, or away, while it was read stays there.
                if _is_current((seen or {}).get(number), rows.get(number))
            ]
            if values:
                connection.execute(update(path).where(path.id == bindparam("row")), values)

    def retry_failures(self) -> int:
        """Makes every failed file wait again; returns how many."""
        path = tables.PhotoPath
        with self._writing(durable=False) as connection:
            return connection.execute(
                update(path).where(path.state == "failed").values(state="pending", reason=None)
            ).rowcount

    def failures(self, folder_roots: Sequence[bytes] | None = None) -> list[Failure]:
        """Returns the files that could not be read, by path; under these absolute paths alone if given."""
        path, folder = tables.PhotoPath, tables.Folder
        failed = (
            select(folder.root, path.path, path.reason)
            .join(folder, folder.id == path.folder)
            .where(path.state == "failed")
        )
        with self._reading() as connection:
            rows = connection.execute(failed).all()
        failures = [
            Failure(path=roots.join(row.root, row.path), reason=row.reason or Sentence("")) for row in rows
        ]
        if folder_roots is not None:
            tops = [roots.normal(root) for root in folder_roots]
            failures = [
                failure
                for failure in failures
                if any(failure.path == top or roots.relative_to(failure.path, top) for top in tops)
            ]
        return sorted(failures, key=lambda failure: failure.path)


def _pending(row: AnyRow) -> PendingFile:
    return PendingFile(row.id, roots.join(row.root, row.path), row.size, row.mtime_ns)


def _path_rows(connection: Connection, paths: Iterable[int]) -> dict[int, AnyRow]:
    path, folder = tables.PhotoPath, tables.Folder
    rows = connection.execute(
        select(path.id, path.mtime_ns, path.photo, path.state, path.sidecar, folder.online)
        .join(folder, folder.id == path.folder)
        .where(among(path.id, paths))
    )
    return {row.id: row for row in rows}


def _is_current(mtime_ns: int | None, row: AnyRow | None) -> bool:
    return row is not None and row.state not in _NOT_THERE and mtime_ns in (None, row.mtime_ns)


def _photos_by_content(connection: Connection, contents: Sequence[bytes]) -> dict[bytes, int]:
    photo = tables.Photo
    found: dict[bytes, int] = {}
    for start in range(0, len(contents), 4096):
        chunk = contents[start : start + 4096]
        rows = connection.execute(select(photo.content_hash, photo.id).where(photo.content_hash.in_(chunk)))
        found.update((row.content_hash, row.id) for row in rows)
    return found


def _values(photo: DecodedPhoto) -> dict[str, Any]:
    names = ("file_hash", "content_hash", "kind", "size", "width", "height", *_OPTIONAL)
    values = {name: getattr(photo, name) for name in names}
    return values | {name: legible(values[name]) for name in _TEXTS if values[name] is not None}


def _optional(photo: DecodedPhoto) -> dict[str, Any]:
    values = _values(photo)
    return {name: values[name] for name in _OPTIONAL}


def _update_photos(
    connection: Connection, fresh: Sequence[DecodedPhoto], copies: Sequence[DecodedPhoto]
) -> None:
    """Brings photos that were known up to date.

    A file of the photo that was read again tells it as it is now; one more copy of it, which may have lost
    its metadata on the way, only fills what is not known.
    """
    photo = tables.Photo
    this = update(photo).where(photo.content_hash == bindparam("this"))
    if fresh:
        connection.execute(this, [_values(one) | {"this": one.content_hash} for one in fresh])
    if copies:
        pairs = {"taken_offset": photo.taken, "longitude": photo.latitude}
        filled = {
            name: case(
                (pairs.get(name, getattr(photo, name)).is_(None), bindparam(f"new_{name}")),
                else_=getattr(photo, name),
            )
            for name in _OPTIONAL
        }
        rows = [
            {"this": one.content_hash} | {f"new_{name}": value for name, value in _optional(one).items()}
            for one in copies
        ]
        connection.execute(this.values(filled), rows)


def _keep_keywords(
    connection: Connection,
    ids: Mapping[bytes, int],
    told: Sequence[DecodedPhoto],
    copies: Sequence[DecodedPhoto],
) -> None:
    """Keeps what files name; one more copy of a photo counts only where the others name nothing."""
    file, photos = tables.FileTag, [ids[one.content_hash] for one in (*told, *copies)]
    named = select(file.photo).where(among(file.photo, photos)).distinct()
    having = set(connection.execute(named).scalars())
    keywords: dict[int, Sequence[Sequence[str]]] = {}
    for one in copies:
        if one.keywords and ids[one.content_hash] not in having:
            keywords[ids[one.content_hash]] = one.keywords
    for one in told:
        if one.keywords or ids[one.content_hash] in having:
            keywords[ids[one.content_hash]] = one.keywords
    if keywords:
        keep_file_tags(connection, keywords)


def _link(
    connection: Connection, links: Sequence[tuple[DecodedPhoto, int]], rows: Mapping[int, AnyRow]
) -> None:
    path = tables.PhotoPath
    values = [
        {
            "row": one.path_id,
            "photo": photo,
            "state": "online" if rows[one.path_id].online else "offline",
            "reason": None,
            "sidecar": one.sidecar,
        }
        for one, photo in links
    ]
    if values:
        connection.execute(update(path).where(path.id == bindparam("row")), values)

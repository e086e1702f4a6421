"""From decoded files to what is kept: thumbnails, vectors, rows.

In that order, so that nothing recorded lacks what it needs, however the process ends. Only while the encoder
is still loading are rows first, so that people can look around: such a photo lacks its vector, is held until
the encoder is there, and is found again by the next run if this one ends before.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import quantise
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.records import DecodedPhoto, FoundFile, PendingFile
from asif_desktop.catalog.vectors.embeddings import EmbeddingStore
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import Sentence, said
from asif_desktop.encoders import ImageEncoder, Preprocessing
from asif_desktop.indexing.cache.thumbnails import PictureCache
from asif_desktop.indexing.decoding.tasks import Answer, Decoded, DecodeFailure
from asif_desktop.indexing.scanning.scan import found_file
from asif_desktop.indexing.stages.arriving import ArrivingEncoder, Held, HeldPhotos

OnBatch = Callable[[Sequence[int], Sequence[bytes], NDArray[np.int16], int], None]
"""Takes the encoded photos of a batch, the content hash and the vector of each (int16 [n, dim]), and the
encoder. Called for a batch without any, too: its photos can be seen."""


_MOMENT = 0.05
"""Seconds that a batch waits for an encoder that has just been asked for."""
_NO_INODE = 0
"""What no file has for an inode."""


class KnownEncoder(Protocol):
    """An encoder as the store of embeddings counts it, known before it is loaded."""

    @property
    def id(self) -> int:
        """Its number in the store."""

    @property
    def weights_hash(self) -> str:
        """Hex SHA-256 of its weights."""

    @property
    def preprocessing(self) -> Preprocessing | None:
        """The pixels it wants."""


class OtherEncoderError(Exception):
    """The encoder that was loaded is not the one whose vectors were wanted."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file that a decoder is done with."""

    file: PendingFile
    answer: Answer


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a batch."""

    settled: list[PendingFile]
    again: list[PendingFile]
    """Files that were written to while they were read."""
    failed: int
    new: int
    """Photos encoded."""
    later: int = 0
    """Files whose photo is recorded, and encoded later."""
    remarks: Sequence[Sentence] = ()
    """Sentences about sidecars that could not be read; their photos are there all the same."""
    released: Sequence[PendingFile] = ()
    """Files that came later and had no room: to be decoded again, now that the encoder is there."""


class Recorder:
    """Encodes and records batches for one encoder. Used by one thread."""

    def __init__(
        self,
        catalog: Catalog,
        store: EmbeddingStore,
        thumbnails: PictureCache,
        known: KnownEncoder,
        encoder: Callable[[], ImageEncoder],
        on_batch: OnBatch,
    ) -> None:
        """Loads nothing yet.

        Args:
            catalog: Where photos are recorded.
            store: Where vectors are kept.
            thumbnails: Where thumbnails are kept.
            known: The encoder whose vectors are wanted.
            encoder: Returns it; waits while it is loading.
            on_batch: Told of each batch that has been recorded.
        """
        self._catalog = catalog
        self._store = store
        self._thumbnails = thumbnails
        self._known = known
        self._arriving = ArrivingEncoder(encoder)
        self._held = HeldPhotos()
        self._on_batch = on_batch

    def record(self, batch: Sequence[Arrived]) -> Outcome:
        """Keeps everything there is to keep of a batch; returns what became of it.

        Raises:
            AsifError: The catalog or the cache cannot be written, or the encoder does not work.
            OtherEncoderError: Another encoder is in use by now.
        """
        decoded = self._as_known([(one.file, one.answer) for one in batch if isinstance(one.answer, Decoded)])
        failures: dict[PendingFile, Sentence] = {}
        troubled: list[PendingFile] = []
        withheld: list[PendingFile] = []
        for one in batch:
            if isinstance(one.answer, DecodeFailure):
                if one.answer.cause in ("vanished", "changed"):
                    troubled.append(one.file)
                else:
                    failures[one.file] = one.answer.reason
                if one.answer.cause == "withheld":
                    withheld.append(one.file)
        new, refused, lacking = self._keep_vectors([answer for _, answer in decoded])
        failures |= {file: refused[a.content_hash] for file, a in decoded if a.content_hash in refused}
        decoded = [(file, answer) for file, answer in decoded if answer.content_hash not in refused]
        again = self._look_again(troubled, decoded)
        photos = self._catalog.record_photos([_row(file, answer) for file, answer in decoded])
        self._forget_looks(withheld)
        self._catalog.record_failures(
            [(file.id, reason) for file, reason in failures.items()],
            {file.id: file.mtime_ns for file in failures},
        )
        self._tell(photos, [answer.content_hash for _, answer in decoded])
        settled, later = [], 0
        for (file, answer), photo in zip(decoded, photos, strict=True):
            if not photo:
                continue
            if answer.content_hash in lacking:
                later += 1
                self._held.put(Held(file, photo, answer.content_hash, answer.array()))
            else:
                settled.append(file)
        remarks = [answer.remark for _, answer in decoded if answer.remark]
        return Outcome(settled + list(failures), again, len(failures), new, later, remarks)

    def _as_known(self, decoded: Sequence[tuple[PendingFile, Decoded]]) -> list[tuple[PendingFile, Decoded]]:
        """Returns the answers, with the content that is known of files that were read before as they are.

        An earlier version may have told pictures from their metadata in fewer formats.
        """
        known = self._catalog.contents_of_files([answer.file_hash for _, answer in decoded])
        return [
            (
                file,
                msgspec.structs.replace(
                    answer, content_hash=known.get(answer.file_hash, answer.content_hash)
                ),
            )
            for file, answer in decoded
        ]

    def describe(self, batch: Sequence[Arrived]) -> list[Sentence]:
        """Keeps what was written of photos that are as they were; returns sentences about their sidecars.

        What is not as it was is passed over: it waits for being decoded, and is described then.

        Raises:
            AsifError: The catalog cannot be written.
        """
        read = self._as_known([(one.file, one.answer) for one in batch if isinstance(one.answer, Decoded)])
        lacking = set(self._store.missing(self._known.id, [answer.content_hash for _, answer in read]))
        rows = [
            (_row(file, answer), answer.remark)
            for place, (file, answer) in enumerate(read)
            if place not in lacking
            and self._thumbnails.has(answer.content_hash)
            and (file.size, file.mtime_ns) == (answer.size, answer.mtime_ns)
        ]
        self._catalog.record_photos([row for row, _ in rows])
        return [remark for _, remark in rows if remark]

    @property
    def batch(self) -> int:
        """How many pictures at once the encoder wants; 0 as long as it is not there."""
        return self._arriving.batch

    @property
    def holds(self) -> int:
        """How many photos are held until the encoder is there."""
        return len(self._held)

    def encode_held(self, count: int, wait: float) -> Outcome:
        """Encodes a few of the photos that are held, if the encoder is there after `wait` seconds.

        Raises:
            AsifError: As `record`.
            OtherEncoderError: As `record`.
        """
        encoder = self._encoder(wait)
        if encoder is None:
            return Outcome([], [], 0, 0)
        released = self._held.release()
        some = self._held.take(count)
        by_content = {held.content: held.pixels for held in some}
        contents = list(by_content)
        new, refused = self._put_missing(encoder, contents, [by_content[content] for content in contents])
        failures = [(held.file.id, refused[held.content]) for held in some if held.content in refused]
        self._catalog.record_failures(failures, {held.file.id: held.file.mtime_ns for held in some})
        there = self._catalog.paths([held.photo for held in some])  # without those forgotten meanwhile
        kept = [held for held in some if held.photo in there and held.content not in refused]
        self._tell([held.photo for held in kept], [held.content for held in kept])
        settled = [held.file for held in some]
        return Outcome(settled, [], len(failures), new, released=released)

    def _keep_vectors(self, answers: Sequence[Decoded]) -> tuple[int, dict[bytes, Sentence], set[bytes]]:
        """Keeps thumbnails and missing vectors.

        Returns:
            How many vectors were made, why contents cannot be encoded, and contents whose vector comes later.
        """
        by_content = {answer.content_hash: answer for answer in answers}
        contents = list(by_content)
        for content, answer in by_content.items():
            if not self._thumbnails.has(content):
                self._thumbnails.put(content, answer.copies[0])
        missing = [contents[place] for place in self._store.missing(self._known.id, contents)]
        if not missing:
            return 0, {}, set()
        encoder = self._encoder(_MOMENT)
        if encoder is None:
            return 0, {}, set(missing)
        pictures = [by_content[content].array() for content in missing]
        return *self._put(encoder, missing, pictures), set()

    def _put_missing(
        self, encoder: ImageEncoder, contents: Sequence[bytes], pictures: Sequence[NDArray[np.uint8]]
    ) -> tuple[int, dict[bytes, Sentence]]:
        missing = self._store.missing(self._known.id, contents)
        if not len(missing):
            return 0, {}
        return self._put(
            encoder, [contents[place] for place in missing], [pictures[place] for place in missing]
        )

    def _put(
        self, encoder: ImageEncoder, missing: Sequence[bytes], pictures: Sequence[NDArray[np.uint8]]
    ) -> tuple[int, dict[bytes, Sentence]]:
        """Keeps the vectors of contents that have none; returns how many, and why others cannot have one."""
        vectors, refused = self._encode(encoder, pictures)
        kept = [content for place, content in enumerate(missing) if place not in refused]
        self._store.put(self._known.id, kept, vectors)
        return len(kept), {missing[place]: reason for place, reason in refused.items()}

    def _encode(
        self, encoder: ImageEncoder, pictures: Sequence[NDArray[np.uint8]]
    ) -> tuple[NDArray[np.int16], dict[int, Sentence]]:
        """Returns the vectors of all pictures that have one, and why the others have none, by place."""
        try:
            return _embed(encoder, pictures), {}
        except AsifError as error:
            vectors: list[NDArray[np.int16]] = []
            refused: dict[int, Sentence] = {}
            for place, picture in enumerate(pictures):
                try:
                    vectors.append(_embed(encoder, [picture]))
                except AsifError as refusal:
                    refused[place] = refusal.sentence
            if not vectors:
                # Is it the pictures or the encoder? Any encoder that works takes a plain grey one.
                _embed(encoder, [np.full_like(pictures[0], 128)])
                return np.zeros((0, encoder.dim), np.int16), refused
            if not refused:
                raise AsifError(said("The encoder does not work reliably: {0}", error.sentence)) from error
            return np.concatenate(vectors), refused

    def _encoder(self, wait: float) -> ImageEncoder | None:
        """Returns the encoder; None if it is still loading after `wait` seconds."""
        loaded = self._arriving.get(wait)
        known = self._known
        if loaded is not None and (loaded.weights_hash, loaded.preprocessing) != (
            known.weights_hash,
            known.preprocessing,
        ):
            raise OtherEncoderError
        return loaded

    def _look_again(
        self, troubled: Sequence[PendingFile], decoded: Sequence[tuple[PendingFile, Decoded]]
    ) -> list[PendingFile]:
        """Tells the catalog of files that are not as the scan saw them; returns those to be read again."""
        moved = [
            (file, FoundFile(file.path, answer.size, answer.mtime_ns, answer.inode))
            for file, answer in decoded
            if (file.size, file.mtime_ns) != (answer.size, answer.mtime_ns)
        ]
        if not troubled and not moved:
            return []
        folders = {root.id: root.path for root in self._catalog.roots()}  # `folders` counts photos
        again: list[PendingFile] = []
        for file in troubled:
            owner = _owner(file.path, folders)
            if owner is None:
                continue  # its folder was removed meanwhile
            root = folders[owner]
            now = found_file(root, os.path.relpath(file.path, root))
            if now is not None:
                self._catalog.record_scan(owner, [now], [])
                again.append(file)
            elif os.path.isdir(root):
                self._catalog.record_scan(owner, [], [file.id])
            else:
                self._catalog.set_folder_online(owner, False)
        for file, seen in moved:
            owner = _owner(file.path, folders)
            if owner is not None:
                relative = os.path.relpath(file.path, folders[owner])
                self._catalog.record_scan(owner, [msgspec.structs.replace(seen, path=relative)], [])
        return again

    def _forget_looks(self, files: Sequence[PendingFile]) -> None:
        """Makes the next scan take files for changed: nothing else would tell it that they can be read."""
        folders = {root.id: root.path for root in self._catalog.roots()} if files else {}
        for file in files:
            owner = _owner(file.path, folders)
            if owner is not None:
                relative = os.path.relpath(file.path, folders[owner])
                self._catalog.record_scan(
                    owner, [FoundFile(relative, file.size, file.mtime_ns, _NO_INODE)], []
                )

    def _tell(self, photos: Sequence[int], contents: Sequence[bytes]) -> None:
        recorded = {photo: content for photo, content in zip(photos, contents, strict=True) if photo}
        if recorded:
            present, vectors = self._store.get(self._known.id, list(recorded.values()))
            encoded = [photo for photo, there in zip(recorded, present.tolist(), strict=True) if there]
            self._on_batch(encoded, [recorded[photo] for photo in encoded], vectors, self._known.id)


def _embed(encoder: ImageEncoder, pictures: Sequence[NDArray[np.uint8]]) -> NDArray[np.int16]:
    """Returns the quantised embeddings [n, dim].

    Raises:
        AsifError: What the encoder gave are no embeddings.
    """
    embeddings = encoder.encode(np.stack(pictures))
    if embeddings.shape != (len(pictures), encoder.dim) or not np.isfinite(embeddings).all():
        raise AsifError(said("The encoder gave something that is no embedding of this picture."))
    if not np.linalg.norm(embeddings.astype(np.float64), axis=1).all():
        raise AsifError(said("The encoder sees nothing at all in this picture."))
    return quantise(embeddings)


def _row(file: PendingFile, answer: Decoded) -> DecodedPhoto:
    told, written = answer.metadata, answer.description
    return DecodedPhoto(
        path_id=file.id,
        file_hash=answer.file_hash,
        content_hash=answer.content_hash,
        kind=answer.kind,
        size=answer.size,
        width=answer.width,
        height=answer.height,
        taken=told.taken,
        taken_offset=told.taken_offset,
        camera=told.camera,
        lens=told.lens,
        iso=told.iso,
        exposure=told.exposure,
        aperture=told.aperture,
        focal_length=told.focal_length,
        latitude=told.latitude,
        longitude=told.longitude,
        rating=written.rating,
        label=written.label,
        caption=written.caption,
        keywords=written.keywords,
        sidecar=answer.sidecar,
        mtime_ns=answer.mtime_ns,
    )


def _owner(path: bytes, folders: dict[int, bytes]) -> int | None:
    """Returns the innermost watched folder that a file lies in."""
    inside = [number for number, root in folders.items() if path.startswith(os.path.join(root, b""))]
    return max(inside, key=lambda number: len(folders[number]), default=None)

"""From decoded files to what is kept: thumbnails, vectors, rows.

In that order, so that nothing recorded lacks what it needs, however the process ends.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import quantise
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.embeddings import EmbeddingStore
from asif_desktop.catalog.records import DecodedPhoto, FoundFile, PendingFile
from asif_desktop.domain.errors import AsifError
from asif_desktop.encoders import ImageEncoder, Preprocessing
from asif_desktop.indexing.scan import found_file
from asif_desktop.indexing.tasks import Answer, Decoded, DecodeFailure
from asif_desktop.indexing.thumbnails import PictureCache

OnBatch = Callable[[Sequence[int], Sequence[bytes], NDArray[np.int16], int], None]
"""Takes the photos of a batch, the content hash and the vector of each (int16 [n, dim]), and the encoder."""


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
    remarks: list[str]
    """Sentences about sidecars that could not be read; their photos are there all the same."""


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
        self._load = encoder
        self._loaded: ImageEncoder | None = None
        self._on_batch = on_batch

    def record(self, batch: Sequence[Arrived]) -> Outcome:
        """Keeps everything there is to keep of a batch; returns what became of it.

        Raises:
            AsifError: The catalog or the cache cannot be written, or the encoder does not work.
            OtherEncoderError: Another encoder is in use by now.
        """
        decoded = self._as_known([(one.file, one.answer) for one in batch if isinstance(one.answer, Decoded)])
        failures: dict[PendingFile, str] = {}
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
        new, refused = self._keep_vectors([answer for _, answer in decoded])
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
        settled = [file for (file, _), photo in zip(decoded, photos, strict=True) if photo]
        remarks = [answer.remark for _, answer in decoded if answer.remark]
        return Outcome(settled + list(failures), again, len(failures), new, remarks)

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

    def _keep_vectors(self, answers: Sequence[Decoded]) -> tuple[int, dict[bytes, str]]:
        """Keeps thumbnails and missing vectors; returns how many, and contents that cannot be encoded."""
        by_content = {answer.content_hash: answer for answer in answers}
        contents = list(by_content)
        for content, answer in by_content.items():
            if not self._thumbnails.has(content):
                self._thumbnails.put(content, answer.copies[0])
        missing = [contents[place] for place in self._store.missing(self._known.id, contents)]
        if not missing:
            return 0, {}
        vectors, refused = self._encode([by_content[content].array() for content in missing])
        kept = [content for place, content in enumerate(missing) if place not in refused]
        self._store.put(self._known.id, kept, vectors)
        return len(kept), {missing[place]: reason for place, reason in refused.items()}

    def _encode(self, pictures: Sequence[NDArray[np.uint8]]) -> tuple[NDArray[np.int16], dict[int, str]]:
        """Returns the vectors of all pictures that have one, and why the others have none, by place."""
        encoder = self._encoder()
        try:
            return _embed(encoder, pictures), {}
        except AsifError as error:
            vectors: list[NDArray[np.int16]] = []
            refused: dict[int, str] = {}
            for place, picture in enumerate(pictures):
                try:
                    vectors.append(_embed(encoder, [picture]))
                except AsifError as refusal:
                    refused[place] = str(refusal)
            if not vectors:
                # Is it the pictures or the encoder? Any encoder that works takes a plain grey one.
                _embed(encoder, [np.full_like(pictures[0], 128)])
                return np.zeros((0, encoder.dim), np.int16), refused
            if not refused:
                raise AsifError(f"The encoder does not work reliably: {error}") from error
            return np.concatenate(vectors), refused

    def _encoder(self) -> ImageEncoder:
        if self._loaded is None:
            loaded = self._load()
            if (loaded.weights_hash, loaded.preprocessing) != (
                self._known.weights_hash,
                self._known.preprocessing,
            ):
                raise OtherEncoderError
            self._loaded = loaded
        return self._loaded

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
        folders = {folder.id: folder.path for folder in self._catalog.folders()}
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
                self._catalog.record_scan(owner, [replace(seen, path=relative)], [])
        return again

    def _forget_looks(self, files: Sequence[PendingFile]) -> None:
        """Makes the next scan take files for changed: nothing else would tell it that they can be read."""
        folders = {folder.id: folder.path for folder in self._catalog.folders()} if files else {}
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
            _, vectors = self._store.get(self._known.id, list(recorded.values()))
            self._on_batch(list(recorded), list(recorded.values()), vectors, self._known.id)


def _embed(encoder: ImageEncoder, pictures: Sequence[NDArray[np.uint8]]) -> NDArray[np.int16]:
    """Returns the quantised embeddings [n, dim].

    Raises:
        AsifError: What the encoder gave are no embeddings.
    """
    embeddings = encoder.encode(np.stack(pictures))
    if embeddings.shape != (len(pictures), encoder.dim) or not np.isfinite(embeddings).all():
        raise AsifError("The encoder gave something that is no embedding of this picture.")
    if not np.linalg.norm(embeddings.astype(np.float64), axis=1).all():
        raise AsifError("The encoder sees nothing at all in this picture.")
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
        latitude=told.latitude,
        longitude=told.longitude,
        rating=written.rating,
        label=written.label,
        caption=written.caption,
        keywords=written.keywords,
        mtime_ns=answer.mtime_ns,
    )


def _owner(path: bytes, folders: dict[int, bytes]) -> int | None:
    """Returns the innermost watched folder that a file lies in."""
    inside = [number for number, root in folders.items() if path.startswith(os.path.join(root, b""))]
    return max(inside, key=lambda number: len(folders[number]), default=None)

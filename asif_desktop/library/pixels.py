"""Pixels on request: thumbnails, previews and anchors' pictures, through the decoders into the cache."""

import contextlib
import os
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path

import msgspec
import numpy as np
from blake3 import blake3
from numpy.typing import NDArray

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import display
from asif_desktop.domain.photos import FullSize, Photo
from asif_desktop.domain.sentences import said
from asif_desktop.domain.system_reasons import system_reason
from asif_desktop.encoders import Preprocessing
from asif_desktop.indexing.cache.thumbnails import PictureCache
from asif_desktop.indexing.cache.tile_cache import TileCache
from asif_desktop.indexing.decoding.decoder_pool import DecoderPool
from asif_desktop.indexing.decoding.tasks import (
    ANCHOR_PICTURE,
    FULL,
    PREVIEW,
    THUMBNAIL,
    Answer,
    Decoded,
    DecodeTask,
    EncoderInput,
    JpegSize,
)

MOST_EXPECTED = 32
"""Anchors' pictures that are made before it is certain that they are wanted."""


class Pixels:
    """The decoders of a library and its cache of pictures. Requests go before the background work."""

    def __init__(self, cache: Path) -> None:
        self.pool = DecoderPool()
        self.thumbnails = PictureCache(cache / "thumbnails")
        self.full = TileCache(cache / "full")
        self.previews = PictureCache(cache / "previews")
        self.anchors = PictureCache(cache / "anchors")
        self._coming: dict[bytes, Future[Answer]] = {}
        self._coming_lock = threading.Lock()

    def thumbnail(self, photo: Photo) -> bool:
        """Makes a photo's thumbnail if it is missing; returns whether there is one now."""
        content = bytes.fromhex(photo.content)
        if self.thumbnails.has(content):
            self.thumbnails.touch(content)
            return True
        try:
            self.thumbnails.put(content, self._copy(photo.paths, THUMBNAIL))
        except AsifError:
            return False  # the photo is offline or gone: the window shows that it has no picture of it
        return True

    def preview(self, photo: Photo) -> Path:
        """Returns the file with a photo scaled to the screen, making it if need be.

        Raises:
            AsifError: No file of the photo can be read now.
        """
        content = bytes.fromhex(photo.content)
        if self.previews.has(content):
            self.previews.touch(content)
        else:
            self.previews.put(content, self._copy(photo.paths, PREVIEW))
        return self.previews.path(content)

    def full_size(self, photo: Photo) -> FullSize:
        """Returns where all pixels of a photo are, making the files if need be.

        Raises:
            AsifError: No file of the photo can be read now, or the cache cannot be written.
        """
        kept = self.full.get(photo.content)
        if kept is None:
            tiles = self._decoded(photo.paths, DecodeTask(tiles=FULL)).tiles
            assert tiles is not None
            kept = self.full.put(photo.content, tiles, FULL.side)
        return kept

    def copy_to_come(self, path: bytes, size: JpegSize) -> "Future[Answer]":
        """Returns the answer to come with a copy of a file."""
        return self.pool.submit(DecodeTask(path=path, copies=(size,)), urgent=True)

    def expect_anchor_picture(self, content: bytes, paths: Sequence[bytes]) -> None:
        """Begins to make what `anchor_picture` may be asked for soon; a few such are remembered."""
        with self._coming_lock:
            if paths and content not in self._coming:
                self._coming[content] = self.copy_to_come(paths[0], ANCHOR_PICTURE)
            while len(self._coming) > MOST_EXPECTED:
                self._coming.pop(next(iter(self._coming))).cancel()

    def anchor_picture(self, paths: Sequence[bytes], content: bytes = b"") -> bytes:
        """Returns the JPEG of a photo that an anchor keeps for itself.

        Args:
            paths: The photo's files.
            content: Its content hash, where the picture may be expected already.

        Raises:
            AsifError: No file of the photo can be read now.
        """
        with self._coming_lock:
            coming = self._coming.pop(content, None)
        if coming is not None:
            with contextlib.suppress(AsifError):  # it is tried again below, which says what is wrong
                made = coming.result()
                if isinstance(made, Decoded):
                    return made.copies[0]
        return self._copy(paths, ANCHOR_PICTURE)

    def for_anchor(self, path: bytes, wanted: Preprocessing) -> Decoded:
        """Returns a picture file decoded: an encoder's pixels, and the JPEG that an anchor keeps.

        Raises:
            AsifError: It cannot be read, or is no picture.
        """
        encoder = EncoderInput(wanted.side, wanted.fit, wanted.resample)
        task = DecodeTask(path=path, encoder=encoder, copies=(ANCHOR_PICTURE,))
        answer = self.pool.submit(task, urgent=True).result()
        if isinstance(answer, Decoded):
            return answer
        raise AsifError(said("{0} cannot be read: {1}", display(path), answer.reason))

    def keep_anchor_picture(self, picture: bytes) -> Path:
        """Returns a file in the cache with an anchor's own picture."""
        key = blake3(picture).digest()
        if self.anchors.has(key):
            self.anchors.touch(key)
        else:
            self.anchors.put(key, picture)
        return self.anchors.path(key)

    def of_file(self, path: bytes, wanted: Preprocessing) -> NDArray[np.uint8]:
        """Returns the pixels [side, side, 3] an encoder wants of any file.

        Raises:
            AsifError: It is no photo that can be read.
        """
        encoder = EncoderInput(wanted.side, wanted.fit, wanted.resample)
        # With a thumbnail, as indexing asks for it: so the pixels are the same to the last bit.
        return self._decoded([path], DecodeTask(encoder=encoder, copies=(THUMBNAIL,))).array()

    def of_picture(self, picture: bytes, wanted: Preprocessing) -> NDArray[np.uint8] | None:
        """Returns the pixels [side, side, 3] an encoder wants of a kept picture; None: damaged."""
        encoder = EncoderInput(wanted.side, wanted.fit, wanted.resample)
        answer = self.pool.submit(DecodeTask(data=picture, encoder=encoder), urgent=True).result()
        return answer.array() if isinstance(answer, Decoded) else None

    def of_thumbnail(self, content: bytes, side: int) -> NDArray[np.uint8]:
        """Returns the thumbnail of this content squeezed into a square, [side, side, 3].

        Raises:
            AsifError: There is none that can be read.
        """
        try:
            picture = self.thumbnails.path(content).read_bytes()
        except OSError as error:
            raise AsifError(said("The thumbnail cannot be read: {0}.", system_reason(error))) from error
        return self._decoded_data(picture, EncoderInput(side, "squash", "bicubic"))

    def close(self) -> None:
        """Ends the decoders."""
        self.pool.close()

    def _decoded_data(self, picture: bytes, encoder: EncoderInput) -> NDArray[np.uint8]:
        answer = self.pool.submit(DecodeTask(data=picture, encoder=encoder), urgent=True).result()
        if isinstance(answer, Decoded):
            return answer.array()
        raise AsifError(said("The picture cannot be read: {0}", answer.reason))

    def _copy(self, paths: Sequence[bytes], size: JpegSize) -> bytes:
        return self._decoded(paths, DecodeTask(copies=(size,))).copies[0]

    def _decoded(self, paths: Sequence[bytes], task: DecodeTask) -> Decoded:
        """Returns what came of the first file that can be read.

        Raises:
            AsifError: None can.
        """
        reason = said("it has no file any more")
        for path in paths:
            answer = self.pool.decode(msgspec.structs.replace(task, path=path))
            if isinstance(answer, Decoded):
                return answer
            reason = answer.reason
        name = display(os.path.basename(paths[0])) if paths else "The photo"
        raise AsifError(said("{0} cannot be shown: {1}", name, reason))

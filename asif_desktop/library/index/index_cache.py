"""The index between two runs: a cache file, and beside it what the index was made of.

A cache that is older than the catalog is no harm: the difference is applied after loading, as after any edit.
One that is torn, foreign, or made with other encoders or parameters is left aside and the index built anew.
"""

import contextlib
import hashlib
import logging
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from asif_desktop.asif import CacheError
from asif_desktop.library.index.held_photos import HASH, HeldPhotos

if TYPE_CHECKING:  # brings the compiler, which a process is to start without
    from asif_desktop.asif import RelativeIndex

_DIGEST = 32
_logger = logging.getLogger(__name__)


@dataclass
class Held:
    """What an index was made of."""

    anchors: dict[int, str] = field(default_factory=dict)
    """The caption of each anchor in the index."""
    photos: HeldPhotos = field(default_factory=HeldPhotos)


class _Sheet(msgspec.Struct, frozen=True):
    """The file beside the cache, behind its digest. The two belong together where their tokens are equal."""

    token: str
    anchors: dict[int, str]
    photos: bytes
    """int64, little-endian."""
    contents: bytes
    """32 bytes for each photo."""


class IndexCache:
    """Keeps one index in two files of the library's cache folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._index = folder / "index.asif"
        self._sheet = folder / "index.sheet"

    def load(self, key: str, fits: Callable[[int, int], bool]) -> "tuple[RelativeIndex, Held] | None":
        """Returns the index made under this key and what it was made of; None where there is no sound one.

        Args:
            key: Of the index.
            fits: Tells whether so many photos and anchors fit into memory; else anchors are left in a file.
        """
        from asif_desktop.asif import RelativeIndex

        try:
            content = self._sheet.read_bytes()
            body = content[_DIGEST:]
            if content[:_DIGEST] != _digest(body):
                raise CacheError("what the index was made of is torn or altered")
            sheet = msgspec.msgpack.decode(body, type=_Sheet)
            anchors_in = None if fits(len(sheet.photos) // 8, len(sheet.anchors)) else self.folder
            made = f"{key} {sheet.token}"
            index = RelativeIndex.load(self._index, key=made, anchors_in=anchors_in, leave_photos=True)
            if len(index.anchor_ids) != len(sheet.anchors):
                raise CacheError("it holds other anchors than those it was made of")
        except FileNotFoundError:
            return None
        except (OSError, msgspec.DecodeError, CacheError) as error:
            _logger.info("The cached index is not used: %s", error)
            return None
        ids = np.frombuffer(sheet.photos, "<i8").astype(np.int64, copy=False)
        contents = np.frombuffer(sheet.contents, np.uint8).reshape(len(ids), HASH)
        return index, Held(dict(sheet.anchors), HeldPhotos(ids, contents))

    def save(self, index: "RelativeIndex", held: Held, key: str) -> None:
        """Keeps the index; a full disk costs the next start some time and nothing else."""
        sheet = _Sheet(
            token=secrets.token_hex(8),
            anchors=held.anchors,
            photos=held.photos.ids.astype("<i8", copy=False).tobytes(),
            contents=held.photos.contents.tobytes(),
        )
        fresh = self._sheet.with_suffix(".part")
        try:
            self._index.parent.mkdir(parents=True, exist_ok=True)
            index.save(self._index, key=f"{key} {sheet.token}")
            body = msgspec.msgpack.encode(sheet)
            fresh.write_bytes(_digest(body) + body)
            os.replace(fresh, self._sheet)
        except OSError as error:
            _logger.info("The index could not be kept: %s", error)
            with contextlib.suppress(OSError):
                fresh.unlink()


def _digest(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_DIGEST).digest()

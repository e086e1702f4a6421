"""What folders looked like when they were last compared with the catalog, kept for the next process.

Without it the first look of a process reads all files of the catalog, which takes several times as long as to
ask the disk for them. What is kept says of which catalog it tells: of its generation, its schema, and of the
size, time and inode of its files. After any other change of the catalog, by whomever, by a restored backup or
by a power cut that took a change back, it is not trusted, and all is read as before. So it is with what is
kept of the store of embeddings: that every photo has a vector there.
"""

import contextlib
import hashlib
import logging
import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from asif_desktop import __version__
from asif_desktop.catalog.migrations import HEAD
from asif_desktop.domain.first_view import State, state_of
from asif_desktop.indexing.scanning.listings import FORM, Listings

_DIGEST = 32
_STORE = "embeddings.sqlite"
_logger = logging.getLogger(__name__)


class _Kept(msgspec.Struct, frozen=True):
    made_by: str
    """The program, the catalog's schema and the form of digests."""
    state: State
    """Of the catalog's files."""
    generation: int
    """Of the catalog."""
    folders: dict[int, list[tuple[bytes, bytes]]]
    """The digests of folders by their path, for each root by its id."""
    store: State
    """Of the store of embeddings."""
    complete: int | None
    """The encoder of which no photo lacks a vector, if that is known."""


_MADE_BY = f"{__version__} {HEAD} {FORM}"


class KeptListings:
    """A file in the library's cache."""

    def __init__(self, directory: Path) -> None:
        """Reads nothing yet; to be made before the catalog is opened, whose files it looks at.

        Args:
            directory: The library's folder.
        """
        self._directory = directory
        self._file = directory / "cache" / "listings"
        self._before = state_of(directory)
        self._store_before = state_of(directory, _STORE)

    def read(self, generation: int) -> tuple[dict[int, Listings], int | None]:
        """Returns the digests by root, if they tell of the catalog as it was before it was opened.

        And the encoder of which no photo lacks a vector, if the store of embeddings is as it was, too.

        Args:
            generation: Of the catalog, just opened, as the store of embeddings is.
        """
        kept = self._read()
        if kept is None or not kept.state:
            return {}, None
        if (kept.made_by, kept.state, kept.generation) != (_MADE_BY, self._before, generation):
            return {}, None
        # A damaged store is made anew when it is opened.
        same = kept.store == self._store_before == state_of(self._directory, _STORE)
        listings = {root: dict(folders) for root, folders in kept.folders.items()}
        return listings, kept.complete if same else None

    def _read(self) -> _Kept | None:
        try:
            data = self._file.read_bytes()
        except OSError:
            return None
        body = data[_DIGEST:]
        if data[:_DIGEST] != _digest(body):
            return None
        try:
            return msgspec.msgpack.decode(body, type=_Kept)
        except msgspec.DecodeError:
            return None

    def write(self, generation: int, listings: Mapping[int, Listings], complete: int | None) -> None:
        """Keeps the digests by root, in place of those before; a full disk costs the next start some time.

        Args:
            generation: Of the catalog that they agree with; nobody writes to it meanwhile.
            listings: Which may be none.
            complete: The encoder of which no photo lacks a vector, if that is known.
        """
        folders = {root: list(digests.items()) for root, digests in listings.items()}
        states = state_of(self._directory), state_of(self._directory, _STORE)
        body = msgspec.msgpack.encode(_Kept(_MADE_BY, states[0], generation, folders, states[1], complete))
        fresh = self._file.with_suffix(".part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(_digest(body) + body)
            os.replace(fresh, self._file)
        except OSError as error:
            _logger.info("What folders look like could not be kept: %s", error)
            with contextlib.suppress(OSError):
                fresh.unlink()


def _digest(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=_DIGEST).digest()

"""What folders looked like when they were last compared with the catalog, kept for the next process.

Without it the first look of a process reads all files of the catalog, which takes several times as long as to
ask the disk for them. What is kept says of which catalog it tells: of its generation, its schema, and of the
size, time and inode of its files. After any other change of the catalog, by whomever, by a restored backup or
by a power cut that took a change back, it is not trusted, and all is read as before.
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
from asif_desktop.indexing.listings import FORM, Listings

_DIGEST = 32
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

    def read(self, generation: int) -> dict[int, Listings]:
        """Returns the digests by root, if they tell of the catalog as it was before it was opened.

        Args:
            generation: Of the catalog, just opened.
        """
        try:
            data = self._file.read_bytes()
        except OSError:
            return {}
        body = data[_DIGEST:]
        if data[:_DIGEST] != _digest(body):
            return {}
        try:
            kept = msgspec.msgpack.decode(body, type=_Kept)
        except msgspec.DecodeError:
            return {}
        if (kept.made_by, kept.state, kept.generation) != (_MADE_BY, self._before, generation):
            return {}
        return {root: dict(folders) for root, folders in kept.folders.items()} if kept.state else {}

    def write(self, generation: int, listings: Mapping[int, Listings]) -> None:
        """Keeps the digests by root, in place of those before; a full disk costs the next start some time.

        Args:
            generation: Of the catalog that they agree with; nobody writes to it meanwhile.
            listings: Which may be none.
        """
        folders = {root: list(digests.items()) for root, digests in listings.items()}
        body = msgspec.msgpack.encode(_Kept(_MADE_BY, state_of(self._directory), generation, folders))
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

"""The groups of look-alikes that were found before: a cache file, which can be made again."""

import contextlib
import logging
import os
from hashlib import blake2b
from pathlib import Path

import msgspec
import numpy as np

from asif_desktop.search.known_groups import KnownGroups

_logger = logging.getLogger(__name__)
_CHECK = 32


class _Sheet(msgspec.Struct, frozen=True):
    least: int
    digests: bytes
    """uint64, little-endian."""
    groups: bytes
    """int64, little-endian."""


class LookAlikeMemory:
    """Knows what was found; a file that is torn or not there is nothing known."""

    def __init__(self, folder: Path) -> None:
        """Keeps it in a file of the library's cache folder, which is read when it is asked for."""
        self._file = folder / "look-alikes"
        self._known: KnownGroups | None = None
        self._read = False

    @property
    def known(self) -> KnownGroups | None:
        """What was found before."""
        if not self._read:
            self._read = True
            self._known = self._load()
        return self._known

    def keep(self, known: KnownGroups) -> None:
        """Keeps what was found; a full disk costs the next search some time and nothing else."""
        before, self._known, self._read = self.known, known, True
        if before is not None and _same(before, known):
            return
        digests, groups = known.digests.astype("<u8"), known.groups.astype("<i8")
        sheet = _Sheet(known.least, digests.tobytes(), groups.tobytes())
        content = msgspec.msgpack.encode(sheet)
        fresh = self._file.with_suffix(".part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(blake2b(content, digest_size=_CHECK).digest() + content)
            os.replace(fresh, self._file)
        except OSError as error:
            _logger.info("What is known of look-alikes could not be kept: %s", error)
            with contextlib.suppress(OSError):
                fresh.unlink()

    def _load(self) -> KnownGroups | None:
        try:
            content = self._file.read_bytes()
        except OSError:
            return None
        if blake2b(content[_CHECK:], digest_size=_CHECK).digest() != content[:_CHECK]:
            _logger.info("What was known of look-alikes is not used: its file is torn.")
            return None
        try:
            sheet = msgspec.msgpack.decode(content[_CHECK:], type=_Sheet)
        except msgspec.DecodeError as error:
            _logger.info("What was known of look-alikes is not used: %s", error)
            return None
        digests, groups = np.frombuffer(sheet.digests, "<u8"), np.frombuffer(sheet.groups, "<i8")
        return KnownGroups(sheet.least, digests.astype(np.uint64), groups.astype(np.int64))


def _same(one: KnownGroups, other: KnownGroups) -> bool:
    return (
        one.least == other.least
        and np.array_equal(one.digests, other.digests)
        and np.array_equal(one.groups, other.groups)
    )

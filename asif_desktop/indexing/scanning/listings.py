"""How a folder looked when it was last compared with the catalog, in few bytes.

A library of 100,000 photos that nobody touched is looked at again whenever somebody wants to be sure. What
each file was is read from the catalog once; from then on a folder is known by one digest of the names, sizes,
times and inodes of its photos and sidecars, which costs little more than to ask the disk for them.
"""

import hashlib
import os
import stat
from collections.abc import Iterable

import msgspec

FORM = 1
"""Grows with any change of what a digest is made of, or of what a scan compares beyond it."""

_TYPE = 0o170000
_REGULAR = {stat.S_IFREG}

Listings = dict[bytes, bytes]
"""The digests of folders, by path relative to their root."""


def digest_of(photos: Iterable[os.DirEntry[bytes]], sidecars: Iterable[os.DirEntry[bytes]]) -> bytes | None:
    """Returns what tells a folder from itself with anything added, removed, renamed or changed; 16 bytes.

    None where an entry is no regular file, or cannot be looked at: such a folder is to be compared each time.
    """
    # Runs for each file of the library: written for speed.
    try:
        facts = [
            (entry.name, (info := entry.stat()).st_size, info.st_mtime_ns, info.st_ino, info.st_mode)
            for entry in photos
        ]
        beside = [
            (entry.name, (info := entry.stat()).st_size, info.st_mtime_ns, info.st_ino, info.st_mode)
            for entry in sidecars
        ]
    except OSError:
        return None
    if {fact[4] & _TYPE for fact in facts} - _REGULAR:
        return None
    return hashlib.blake2b(msgspec.msgpack.encode((facts, beside)), digest_size=16).digest()

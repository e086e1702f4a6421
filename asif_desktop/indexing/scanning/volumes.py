"""Knowing a folder again when its disk is back at another mount point, or it was renamed."""

import os
from collections.abc import Iterator, Sequence

from blake3 import blake3

from asif_desktop.catalog.records import TellingFile
from asif_desktop.indexing.scanning.mounts import Mount, mount_of, uuid_of
from asif_desktop.indexing.scanning.scan import found_file

_HASHED = 3
"""Files read whole to be sure."""
_LARGEST_READ = 64 * 2**20
_MOST_NEIGHBOURS = 500


def volume_of(root: bytes, mounts: list[Mount]) -> str | None:
    """Returns what names the file system and the place in it of a folder that is there.

    None where the file system has no UUID.
    """
    mount = mount_of(root, mounts)
    uuid = uuid_of(mount.device) if mount is not None else None
    if mount is None or uuid is None:
        return None
    return f"{uuid}:{os.path.relpath(os.path.realpath(root), mount.place).hex()}"


def places_of(root: bytes, volume: str | None, mounts: list[Mount]) -> Iterator[bytes]:
    """Yields folders that exist and where a lost one may be now, the likely ones first.

    Args:
        root: Where it was.
        volume: As `volume_of` named it.
        mounts: What is mounted.
    """
    places: list[bytes] = []
    if volume is not None:
        uuid, _, below = volume.partition(":")
        places += [
            os.path.normpath(os.path.join(mount.place, bytes.fromhex(below)))
            for mount in mounts
            if uuid_of(mount.device) == uuid
        ]
    parts = root.strip(b"/").split(b"/")
    for mount in mounts:
        if mount.device.startswith(b"/"):
            places += [os.path.join(mount.place, *parts[start:]) for start in range(1, len(parts))]
            places.append(mount.place)
    above = os.path.dirname(root)
    try:
        with os.scandir(above) as entries:
            near = [entry.path for entry, _ in zip(entries, range(_MOST_NEIGHBOURS), strict=False)]
    except OSError:
        near = []
    for place in dict.fromkeys([*places, *sorted(near)]):
        if place != root and os.path.isdir(place):
            yield place


def is_same_folder(place: bytes, files: Sequence[TellingFile]) -> bool:
    """Returns whether a folder is the one that these files were in: most are there, and read the same."""
    there = []
    for file in files:
        now = found_file(place, file.path)
        if now is not None and (now.size, now.mtime_ns) == (file.size, file.mtime_ns):
            there.append(file)
    if not there or 2 * len(there) < len(files):
        return False
    readable = [file for file in there if file.size <= _LARGEST_READ] or there
    return any(_reads_as(place, file) for file in readable[-_HASHED:])


def _reads_as(place: bytes, file: TellingFile) -> bool:
    try:
        with open(os.path.join(place, file.path), "rb") as stream:
            hasher = blake3()
            while part := stream.read(2**20):
                hasher.update(part)
    except OSError:
        return False
    return hasher.digest() == file.file_hash

"""Where the sidecars of photos lie, and how one that was read is told from the one that is there now."""

import os
import stat
from collections.abc import Iterator, Mapping

_ENDINGS = (b".xmp", b".XMP")


def places_of(path: bytes) -> Iterator[bytes]:
    """Yields where a photo's sidecar may lie, the one that goes before first: "a.jpg.xmp", then "a.xmp"."""
    stem, _ = os.path.splitext(path)
    for name in (path, stem):
        for ending in _ENDINGS:
            yield name + ending


def is_sidecar_name(name: bytes) -> bool:
    """Returns whether a file of this name or path would be a sidecar."""
    return name[-4:] in _ENDINGS and len(os.path.basename(name)) > len(_ENDINGS[0])


def described_by(sidecar: bytes) -> bytes:
    """Returns the path of the photo that a sidecar lies beside, or that path without its extension."""
    return sidecar[:-4]


def stamp_of(info: os.stat_result) -> str | None:
    """Returns what changes with a sidecar, of its size and time; None of what is no regular file."""
    return f"{info.st_size} {info.st_mtime_ns}" if stat.S_ISREG(info.st_mode) else None


def stamp_beside(path: bytes) -> str | None:
    """Returns the stamp of the sidecar beside a photo, absolute, as it is now; None without one."""
    for sidecar in places_of(path):
        try:
            stamp = stamp_of(os.stat(sidecar))
        except OSError:
            continue
        if stamp is not None:
            return stamp
    return None


def stamp_among(name: bytes, sidecars: Mapping[bytes, os.DirEntry[bytes]]) -> str | None:
    """Returns what `stamp_beside` would of a photo's name, given the sidecars of its folder by name."""
    for sidecar in places_of(name):
        entry = sidecars.get(sidecar)
        try:
            stamp = stamp_of(entry.stat()) if entry is not None else None
        except OSError:
            continue
        if stamp is not None:
            return stamp
    return None

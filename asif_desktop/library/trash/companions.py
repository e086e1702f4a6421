"""Files that belong to photos: sidecars beside them, and the other of a RAW and JPEG of one name."""

import os
from collections.abc import Sequence

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.steps.moving_files import PhotoFile
from asif_desktop.indexing.decoding.formats import extension, is_photo_name

SIDECARS = frozenset((b"aae", b"dop", b"on1", b"pp3", b"thm", b"vrd", b"xmp"))
"""Extensions of files in which programs keep what they did to a photo, or cameras its small picture."""
_DEVELOPED = frozenset(("JPEG", "HEIC"))


def with_partners(catalog: Catalog, files: Sequence[PhotoFile]) -> list[PhotoFile]:
    """Returns the files, each with the RAW or JPEG of its name that is shown as one with it."""
    known = {file.id: file for file in files}
    pairable = [file for file in files if not file.split and file.kind in ("RAW", *_DEVELOPED)]
    alike = catalog.files_named_alike(pairable)
    for file in pairable:
        for other in alike[file.id]:
            pair = {file.kind, other.kind}
            if not other.split and "RAW" in pair and pair & _DEVELOPED:
                known.setdefault(other.id, other)
    return list(known.values())


def sidecars_of(photos: Sequence[bytes]) -> dict[bytes, list[bytes]]:
    """Returns the sidecars of each of these files, every one once, by absolute path.

    `x.jpg.xmp` belongs to `x.jpg`. `x.xmp` belongs to all photos named x: it is told of where all of them are
    given, and belongs to those that stay otherwise.
    """
    by_folder: dict[bytes, list[bytes]] = {}
    for path in photos:
        folder, name = os.path.split(path)
        by_folder.setdefault(folder, []).append(name)
    found: dict[bytes, list[bytes]] = {}
    for folder, names in by_folder.items():
        try:
            beside = sorted(os.listdir(folder))
        except OSError:
            continue  # whoever moves the photos will say so
        given = set(names)
        staying = {_stem(name) for name in beside if is_photo_name(name) and name not in given}
        owners = {_stem(name): name for name in reversed(names)}
        for name in beside:
            if extension(name) not in SIDECARS:
                continue
            stem = _stem(name)
            owner = stem if stem in given else owners.get(stem) if stem not in staying else None
            if owner is not None and os.path.isfile(os.path.join(folder, name)):
                found.setdefault(os.path.join(folder, owner), []).append(os.path.join(folder, name))
    return found


def _stem(name: bytes) -> bytes:
    return name.rpartition(b".")[0]

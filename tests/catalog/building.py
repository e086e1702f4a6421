"""Short ways to fill a catalog."""

import functools
import tempfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from blake3 import blake3

from asif_desktop.catalog import DecodedPhoto, FoundFile, NewAnchor
from asif_desktop.catalog.catalog import Catalog


@functools.cache
def new_catalog() -> bytes:
    """Returns the file of a catalog without anything in it, which is quicker to write than to make."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "catalog.sqlite"
        Catalog.open(path).close()
        return path.read_bytes()


def digest(text: str) -> bytes:
    """Returns 32 bytes that stand for a content."""
    return blake3(text.encode()).digest()


def found(path: bytes, *, size: int = 10, mtime_ns: int = 1, inode: int | None = None) -> FoundFile:
    """Returns a file as a scan finds it; its name makes its inode."""
    return FoundFile(path, size, mtime_ns, zlib.crc32(path) if inode is None else inode)


def decoded(path_id: int, content: str, **more: Any) -> DecodedPhoto:
    """Returns what decoding told about a file with this content."""
    facts: dict[str, Any] = {
        "file_hash": digest("file " + content),
        "kind": "JPEG",
        "size": 10,
        "width": 4,
        "height": 3,
    }
    return DecodedPhoto(path_id=path_id, content_hash=digest(content), **(facts | more))


def index(catalog: Catalog, root: bytes, contents: dict[bytes, str], **more: Any) -> dict[bytes, int]:
    """Adds a root with these files, all decoded; returns the photo of each relative path."""
    folder = catalog.add_folder(root)
    catalog.record_scan(folder, [found(path) for path in contents], [])
    known = catalog.known_files(folder)
    ids = catalog.record_photos(
        [decoded(known[path].id, content, **more) for path, content in contents.items()]
    )
    return dict(zip(contents, ids, strict=True))


def classes(count: int, first: int = 0) -> Sequence[NewAnchor]:
    """Returns anchors that stand for classes."""
    return [
        NewAnchor(caption=f"thing {number}", class_name=f"n{number:08d}")
        for number in range(first, first + count)
    ]


def go_there_and_back(
    catalog: Catalog, look: Callable[[], object], edits: Iterable[Callable[[], object]]
) -> None:
    """Makes edits, a step each; takes all of them back, does all again, and the same once more."""
    seen = [look()]
    for edit in edits:
        edit()
        seen.append(look())
    for _ in range(2):
        for before in seen[-2::-1]:
            catalog.undo()
            assert look() == before
        for after in seen[1:]:
            catalog.redo()
            assert look() == after

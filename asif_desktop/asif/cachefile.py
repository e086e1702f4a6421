"""An index in a file: atomic, versioned, checksummed.

A fixed head (magic, length and BLAKE3 of the header), a JSON header (version, byte order, parameters, key,
and for each array its type, shape, place and BLAKE3), then the arrays, each at a multiple of 4096 bytes. They
are read in one go each, and checked by a second thread while the next is read. The photos' vectors may be
left in the file, which is then read in pieces to be checked. Slots are written as they are, since rows and
postings name them.
"""

import json
import os
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass
from io import BufferedReader, BufferedWriter
from typing import Any

import numpy as np
from blake3 import blake3
from numpy.typing import NDArray

from asif_desktop.asif.errors import CacheError
from asif_desktop.asif.state.mapped import Mapping, mapped_vectors
from asif_desktop.asif.state.postings import ListTables
from asif_desktop.asif.state.state import Parameters, State
from asif_desktop.asif.tables import Directory

Path = str | bytes | os.PathLike[str]
Arrays = dict[str, NDArray[Any]]

VERSION = 1
_MAGIC = b"ASIF index\x00\xff\r\n\x1a\n"
_HEAD = len(_MAGIC) + 8 + 32
_ALIGNMENT = 4096
_LARGEST_HEADER = 1 << 20
_SPARE = 8
"""What grows is read into an array longer by this part: the first change need not copy it."""
_LEFT = "photo_vectors"
_CHECKED = 1 << 22
"""Bytes that are read at once where they are only checked."""
_FIXED = ("anchor_free", "list_starts", "list_lengths", "list_sizes", "photo_free", "photo_dead")


@dataclass(frozen=True)
class _Section:
    name: str
    dtype: str
    shape: list[int]
    offset: int
    digest: str


def write_state(state: State, path: Path, key: str) -> None:
    """Writes the index to a file beside `path` and puts it in its place once it is on disk.

    Raises:
        OSError: It cannot be written; nothing is left behind, what was there before is untouched.
    """
    target = os.fsencode(path)
    temporary = target + b".part"
    try:
        with open(temporary, "wb") as file:
            _write(file, state, key)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, target)
    except BaseException:
        if os.path.exists(temporary):
            os.unlink(temporary)
        raise
    _sync_folder(os.path.dirname(target) or b".")


def read_state(path: Path, key: str, anchors_in: Path | None = None, *, leave_photos: bool = False) -> State:
    """Reads what `write_state` wrote; `leave_photos`: all but the photos' vectors, where files can be mapped.

    Raises:
        CacheError: It is no index that can be used.
        OSError: It cannot be read.
    """
    with open(os.fsencode(path), "rb") as file:
        header = _read_header(file)
        if header["key"] != key:
            raise CacheError("this index was made from something else; make it anew")
        sections = [_Section(**section) for section in header["sections"]]
        # Where it is not POSIX, a file that is mapped cannot be replaced.
        left = _left_in(file, sections) if leave_photos and os.name == "posix" else None
        kept = [section for section in sections if left is None or section.name != _LEFT]
        arrays = _read_arrays(file, kept, anchors_in)
    if left is not None:
        arrays[_LEFT] = left.vectors
    state = _state_from(header, arrays, anchors_in)
    if left is not None:
        state.photos.map_to(left)
    return state


def _sync_folder(folder: bytes) -> None:
    """Makes a rename last through a power cut, where folders can be opened."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _arrays_of(state: State) -> Arrays:
    anchors, photos, postings = state.anchors, state.photos, state.postings
    m, n = anchors.slots.used, photos.slots.used
    return {
        "anchor_codes": anchors.codes[:m],
        "anchor_images": anchors.images[:m],
        "anchor_texts": anchors.texts[:m],
        "anchor_image_scales": anchors.image_scales[:m],
        "anchor_text_scales": anchors.text_scales[:m],
        "anchor_free": anchors.slots.free,
        "list_starts": postings.tables.starts[:m],
        "list_lengths": postings.tables.lengths[:m],
        "list_sizes": postings.tables.sizes[:m],
        "entries": postings.entries[: postings.end],
        "photo_ids": photos.ids[:n],
        "photo_vectors": photos.vectors[:n],
        "photo_rows": photos.rows[:n],
        "photo_counts": photos.counts[:n],
        "photo_bars": photos.bars[:n],
        "photo_taus": photos.taus[:n],
        "photo_norms": photos.norms[:n],
        "photo_free": photos.slots.free,
        "photo_dead": np.concatenate([photos.dead, photos.dying]),
    }


def _write(file: BufferedWriter, state: State, key: str) -> None:
    arrays = {name: np.ascontiguousarray(array) for name, array in _arrays_of(state).items()}
    with ThreadPoolExecutor(1, thread_name_prefix="asif-checksum") as checker:
        digests = {name: checker.submit(_digest, array) for name, array in arrays.items()}
        # The header's own length depends on the digests only through their number, which is fixed.
        blank = _header(state, key, arrays, dict.fromkeys(arrays, "0" * 64), 0)
        start = _aligned(_HEAD + len(blank) + 32 * len(arrays))
        offset = start
        for array in arrays.values():
            file.seek(offset)
            file.write(_bytes_of(array))
            offset = _aligned(offset + array.nbytes)
        file.truncate(offset)
        found = {name: digest.result() for name, digest in digests.items()}
    header = _header(state, key, arrays, found, start)
    file.seek(0)
    file.write(_MAGIC + len(header).to_bytes(8, "little") + blake3(header).digest() + header)


def _header(state: State, key: str, arrays: Arrays, digests: dict[str, str], start: int) -> bytes:
    sections, offset = [], start
    for name, array in arrays.items():
        sections.append(asdict(_Section(name, array.dtype.str, list(array.shape), offset, digests[name])))
        offset = _aligned(offset + array.nbytes)
    return json.dumps(
        {
            "version": VERSION,
            "byteorder": sys.byteorder,
            "parameters": asdict(state.parameters),
            "generation": state.generation,
            "stale": state.postings.stale,
            "key": key,
            "sections": sections,
        }
    ).encode()


def _read_header(file: BufferedReader) -> dict[str, Any]:
    head = file.read(_HEAD)
    if len(head) < _HEAD or not head.startswith(_MAGIC):
        raise CacheError("this file is no index")
    length = int.from_bytes(head[len(_MAGIC) : len(_MAGIC) + 8], "little")
    raw = file.read(length) if length <= _LARGEST_HEADER else b""
    if len(raw) != length or blake3(raw).digest() != head[-32:]:
        raise CacheError("this index is damaged; make it anew")
    header: dict[str, Any] = json.loads(raw)
    if header["version"] != VERSION or header["byteorder"] != sys.byteorder:
        raise CacheError("this index comes from another version or kind of machine; make it anew")
    return header


def _read_arrays(file: BufferedReader, sections: list[_Section], anchors_in: Path | None) -> Arrays:
    arrays: Arrays = {}
    checks: list[tuple[_Section, Future[str]]] = []
    with ThreadPoolExecutor(1, thread_name_prefix="asif-checksum") as checker:
        for section in sections:
            length, *rest = section.shape
            spare = 0 if section.name in _FIXED else length // _SPARE
            if section.name == "anchor_images" and anchors_in is not None:
                whole = mapped_vectors(anchors_in, length + spare, *rest)
            else:
                whole = np.empty((length + spare, *rest), dtype=section.dtype)
            array = whole[:length]
            file.seek(section.offset)
            for part in _parts(_bytes_of(array)):
                if file.readinto(part) != len(part):
                    raise CacheError("this index is cut off; make it anew")
            arrays[section.name] = whole
            checks.append((section, checker.submit(_digest, array)))
        for section, check in checks:
            if check.result() != section.digest:
                raise CacheError("this index is damaged; make it anew")
    return arrays


def _left_in(file: BufferedReader, sections: list[_Section]) -> Mapping | None:
    """Returns the photos' vectors where they lie, once checked; None where there are none.

    What follows in the file is room to grow, as good as any: nothing that is written here reaches the file.
    """
    section = next(section for section in sections if section.name == _LEFT)
    count, dim = section.shape
    if count == 0:
        return None
    checksum, left, buffer = blake3(), 2 * count * dim, memoryview(bytearray(_CHECKED))
    file.seek(section.offset)
    while left:
        part = buffer[: min(left, _CHECKED)]
        if file.readinto(part) != len(part):
            raise CacheError("this index is cut off; make it anew")
        checksum.update(part)
        left -= len(part)
    if checksum.hexdigest() != section.digest:
        raise CacheError("this index is damaged; make it anew")
    room = (os.fstat(file.fileno()).st_size - section.offset) // (2 * dim)
    return Mapping(file, section.offset, min(count + count // _SPARE, room), dim)


def _state_from(header: dict[str, Any], arrays: Arrays, anchors_in: Path | None) -> State:
    state = State(Parameters(**header["parameters"]))
    anchors, photos, postings = state.anchors, state.photos, state.postings
    used = {section["name"]: section["shape"][0] for section in header["sections"]}
    anchors.folder = anchors_in
    anchors.codes, anchors.images, anchors.texts = (
        arrays["anchor_codes"],
        arrays["anchor_images"],
        arrays["anchor_texts"],
    )
    anchors.image_scales, anchors.text_scales = arrays["anchor_image_scales"], arrays["anchor_text_scales"]
    anchors.slots.used, anchors.slots.free = used["anchor_codes"], arrays["anchor_free"]
    anchors.reserve(anchors.slots.used)
    codes = anchors.codes[: anchors.slots.used]
    anchors.directory = _directory("anchor", np.where(codes >= 0, 0xFFFFFFFF - codes, -1))
    postings.tables = ListTables(arrays["list_starts"], arrays["list_lengths"], arrays["list_sizes"])
    postings.take_over(arrays["entries"], used["entries"], int(header["stale"]))
    photos.ids, photos.vectors, photos.rows = (
        arrays["photo_ids"],
        arrays["photo_vectors"],
        arrays["photo_rows"],
    )
    photos.counts, photos.bars = arrays["photo_counts"], arrays["photo_bars"]
    photos.taus, photos.norms = arrays["photo_taus"], arrays["photo_norms"]
    photos.slots.used, photos.slots.free = used["photo_ids"], arrays["photo_free"]
    photos.reserve(photos.slots.used)
    photos.dead = arrays["photo_dead"]
    photos.directory = _directory("photo", photos.ids[: photos.slots.used])
    state.generation = int(header["generation"])
    return state


def _directory(what: str, ids: NDArray[np.int64]) -> Directory:
    slots = np.flatnonzero(ids >= 0).astype(np.int64)
    slots = slots[np.argsort(ids[slots], kind="stable")]
    return Directory(what, ids[slots], slots)


def _aligned(offset: int) -> int:
    return -(-offset // _ALIGNMENT) * _ALIGNMENT


def _bytes_of(array: NDArray[Any]) -> memoryview:
    return array.reshape(-1).view(np.uint8).data


def _parts(view: memoryview) -> Iterator[memoryview]:
    """Yields a buffer in pieces, since one read may stop at 2 GB."""
    for start in range(0, len(view), 1 << 28):
        yield view[start : start + (1 << 28)]


def _digest(array: NDArray[Any]) -> str:
    return blake3(_bytes_of(array)).hexdigest()

"""The parts of a HEIF file (ISO/IEC 23008-12) that decide on its pictures: all items but Exif and XMP."""

import struct
from collections.abc import Iterator

_METADATA = frozenset((b"Exif", b"mime", b"uri "))
_DESCRIBES = b"cdsc"
_MOST_BOXES = 4096
_MOST_PARTS = 100_000

_Parts = list[bytes | memoryview]


def heif_parts(data: bytes) -> _Parts:
    """Returns the properties and the coded data of the pictures in a HEIF file.

    Empty for files with films in them, with data elsewhere, and in disorder.
    """
    try:
        return _parts(memoryview(data))
    except (struct.error, ValueError, KeyError):
        return []


def _parts(data: memoryview) -> _Parts:
    top = _once(data)
    if b"moov" in top or b"moof" in top:
        raise ValueError("a film")
    meta = _once(top[b"meta"][4:])
    kinds = _item_kinds(meta[b"iinf"])
    pictures = sorted(item for item, kind in kinds.items() if kind not in _METADATA)
    if not pictures:
        raise ValueError("no picture")
    places = _item_places(meta[b"iloc"])
    inner = meta.get(b"idat", memoryview(b""))
    parts: _Parts = [meta[b"pitm"], meta[b"iprp"]]
    if b"iref" in meta:
        parts += [box for name, box in _boxes(meta[b"iref"][4:]) if name != _DESCRIBES]
    left = 2 * len(data)
    for item in pictures:
        parts.append(struct.pack("<I4s", item, kinds[item]))
        method, extents = places.get(item, (0, []))
        source = {0: data, 1: inner}[method]
        for start, length in extents:
            end = start + length if length else len(source)
            left -= end - start
            if not 0 <= start <= end <= len(source) or left < 0 or len(parts) > _MOST_PARTS:
                raise ValueError("extent")
            parts += [struct.pack("<Q", end - start), source[start:end]]
    return parts


def _once(data: memoryview) -> dict[bytes, memoryview]:
    """Returns the boxes by name; one of them twice is disorder, but for those that are told by position."""
    found: dict[bytes, memoryview] = {}
    for name, content in _boxes(data):
        if name in found and name not in (b"mdat", b"free", b"skip", b"uuid"):
            raise ValueError("twice")
        found[name] = content
    return found


def _boxes(data: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    """Yields name and content of each box."""
    at, seen = 0, 0
    while at < len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        start = at + 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, start)
            start += 8
        end = at + size if size else len(data)
        seen += 1
        if end < start or end > len(data) or seen > _MOST_BOXES:
            raise ValueError("box")
        yield name, data[start:end]
        at = end


def _item_kinds(box: memoryview) -> dict[int, bytes]:
    wide = box[0] > 0
    kinds: dict[int, bytes] = {}
    for name, entry in _boxes(box[8 if wide else 6 :]):
        version = entry[0]
        if name != b"infe" or version not in (2, 3):
            raise ValueError("item")
        item, _, kind = struct.unpack_from(">IH4s" if version == 3 else ">HH4s", entry, 4)
        if item in kinds:
            raise ValueError("item")
        kinds[item] = kind
    return kinds


def _item_places(box: memoryview) -> dict[int, tuple[int, list[tuple[int, int]]]]:
    """Returns where items' data lie: 0 for the file or 1 for `idat`, and (start, length) of each piece."""
    version, sizes, more = box[0], box[4], box[5]
    if version > 2:
        raise ValueError("iloc")
    offset_size, length_size, base_size = sizes >> 4, sizes & 15, more >> 4
    index_size = more & 15 if version else 0
    reader = _Reader(box, 6)
    places: dict[int, tuple[int, list[tuple[int, int]]]] = {}
    for _ in range(reader.number(4 if version == 2 else 2)):
        item = reader.number(4 if version == 2 else 2)
        method = reader.number(2) & 15 if version else 0
        if reader.number(2) or item in places:
            raise ValueError("data elsewhere")
        base = reader.number(base_size)
        extents = []
        for _ in range(reader.number(2)):
            reader.number(index_size)
            extents.append((base + reader.number(offset_size), reader.number(length_size)))
        places[item] = method, extents
    return places


class _Reader:
    """Big-endian numbers, one after the other."""

    def __init__(self, data: memoryview, at: int) -> None:
        self._data = data
        self._at = at

    def number(self, size: int) -> int:
        """Returns the next number, of so many bytes."""
        if size not in (0, 2, 4, 8) or self._at + size > len(self._data):
            raise ValueError("number")
        value = int.from_bytes(self._data[self._at : self._at + size], "big")
        self._at += size
        return value

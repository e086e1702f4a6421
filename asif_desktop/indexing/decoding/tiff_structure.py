"""The parts of a TIFF file (revision 6.0) that decide on the pixels of its one picture."""

import struct

_LAYOUT = (256, 257, 258, 259, 262, 266, 277, 278, 284, 292, 293, 317, 320, 322, 323)
_COLOURS = (332, 334, 336, 338, 339, 340, 341, 347, 529, 530, 531, 532)
_PICTURE = frozenset((*_LAYOUT, *_COLOURS))
"""Tags that decide on the pixels, beside orientation and profile."""
_ORIENTATION = 274
_STRIPS, _STRIP_COUNTS, _TILES, _TILE_COUNTS = 273, 279, 324, 325
_READ = _PICTURE | {_ORIENTATION, _STRIPS, _STRIP_COUNTS, _TILES, _TILE_COUNTS}
_SUB_DIRECTORIES, _COMPRESSION, _OLD_JPEG = 330, 259, 6
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
_NUMBERS = {3: "H", 4: "I"}
_MOST_ENTRIES = 512
_MOST_VALUE = 2**22


def tiff_parts(data: bytes) -> list[bytes | memoryview]:
    """Returns the tags and the coded data of the picture in a TIFF file.

    Empty for files of several pictures, of kinds that are not in the specification's body, and in disorder.
    """
    try:
        return _parts(data)
    except (struct.error, ValueError, KeyError):
        return []


def _parts(data: bytes) -> list[bytes | memoryview]:
    order = {b"II*\0": "<", b"MM\0*": ">"}[data[:4]]
    (start,) = struct.unpack_from(order + "I", data, 4)
    (count,) = struct.unpack_from(order + "H", data, start)
    if not 0 < count <= _MOST_ENTRIES:
        raise ValueError("directory")
    values: dict[int, tuple[int, memoryview]] = {}
    for entry in range(count):
        at = start + 2 + 12 * entry
        tag, kind, amount = struct.unpack_from(order + "HHI", data, at)
        if tag not in _READ:
            if tag == _SUB_DIRECTORIES:
                raise ValueError("pictures inside")
            continue
        length = _SIZES[kind] * amount
        if length > _MOST_VALUE or tag in values:
            raise ValueError("value")
        place = at + 8 if length <= 4 else struct.unpack_from(order + "I", data, at + 8)[0]
        values[tag] = kind, _piece(data, place, length)
    if struct.unpack_from(order + "I", data, start + 2 + 12 * count) != (0,):
        raise ValueError("several pictures")
    if _numbers(order, values[_COMPRESSION]) == (_OLD_JPEG,):
        raise ValueError("data lie elsewhere")
    # Whoever decodes the file turns it by its own tag.
    turned = _numbers(order, values[_ORIENTATION]) if _ORIENTATION in values else (1,)
    parts: list[bytes | memoryview] = [order.encode(), repr(turned).encode()]
    for tag in sorted(_PICTURE & values.keys()):
        kind, value = values[tag]
        parts += [struct.pack("<HHI", tag, kind, len(value)), value]
    places, lengths = (_TILES, _TILE_COUNTS) if _TILES in values else (_STRIPS, _STRIP_COUNTS)
    left = len(data)
    for place, length in zip(_numbers(order, values[places]), _numbers(order, values[lengths]), strict=True):
        left -= length
        if left < 0:
            raise ValueError("overlapping data")
        parts += [struct.pack("<I", length), _piece(data, place, length)]
    return parts


def _numbers(order: str, value: tuple[int, memoryview]) -> tuple[int, ...]:
    kind, raw = value
    return struct.unpack(f"{order}{len(raw) // _SIZES[kind]}{_NUMBERS[kind]}", raw)


def _piece(data: bytes, place: int, length: int) -> memoryview:
    if place + length > len(data):
        raise ValueError("beyond the end")
    return memoryview(data)[place : place + length]

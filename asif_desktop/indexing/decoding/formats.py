"""Which files are looked at (by extension), and what they really are (by content). Light to import."""

import struct
from typing import Literal, get_args

Kind = Literal["JPEG", "PNG", "WebP", "GIF", "TIFF", "BMP", "AVIF", "HEIC", "RAW"]
KINDS: tuple[str, ...] = get_args(Kind)

HEAD = 4096
"""Bytes of a file's start that `sniff` wants."""

RAW_EXTENSIONS = frozenset(
    b"3fr ari arw bay cap cr2 cr3 crw dcr dcs dng drf erf fff gpr iiq k25 kdc mdc mef mos mrw nef nrw orf "
    b"ori pef ptx pxn raf raw rw2 rwl rwz sr2 srf srw x3f".split()
)
EXTENSIONS = RAW_EXTENSIONS | frozenset(
    b"jpg jpeg jpe jfif jif mpo png apng webp gif tif tiff bmp dib avif avifs "
    b"heic heics heif heifs hif".split()
)

_RAW_HEADS = (
    b"FUJIFILMCCD-RAW",
    b"IIRS\x08",  # Olympus
    b"IIRO\x08",
    b"MMOR\0",
    b"IIU\0",  # Panasonic, Leica
    b"\0MRM",  # Minolta
    b"FOVb",  # Sigma
    b"II\x1a\0\0\0HEAPCCDR",  # Canon CRW
)
_TIFF_HEADS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_HEIF_BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"mif2", b"msf1"))

_DNG_VERSION, _PHOTOMETRIC, _SUB_IFDS = 50706, 262, 330
_SENSOR_DATA = (32803, 34892)
"""Photometric interpretations of a sensor's values: colour filter array and linear raw."""
_MAX_DIRECTORIES = 32


def extension(name: bytes) -> bytes:
    """Returns a file name's extension in lower case, without the dot; empty where there is none."""
    stem, dot, last = name.rpartition(b".")
    return last.lower() if dot and stem else b""


def is_photo_name(name: bytes) -> bool:
    """Returns whether a file of this name is looked at."""
    dot = name.rfind(b".")
    return dot > 0 and name[dot + 1 :].lower() in EXTENSIONS


def sniff(head: bytes) -> Kind | None:
    """Returns what a file is, by its first `HEAD` bytes; None for no picture format we know.

    Most camera RAW files are TIFF files of a kind; those answer "TIFF" here and `is_camera_raw` tells.
    """
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "WebP"
    if head.startswith(_RAW_HEADS):
        return "RAW"
    if head.startswith(_TIFF_HEADS):
        return "TIFF"
    if head.startswith(b"BM"):
        return "BMP"
    if head[4:8] == b"ftyp":
        return _sniff_brands(head)
    return None


def is_camera_raw(data: bytes) -> bool:
    """Returns whether a TIFF file is a camera's RAW: has DNG's version, Canon's mark, or sensor values."""
    if data[8:10] == b"CR" and data[:4] in (b"II*\0", b"MM\0*"):
        return True
    order = "<" if data[:2] == b"II" else ">"
    if data[2:4] not in (b"*\0", b"\0*"):
        return False
    waiting, seen = [_unpack(order + "I", data, 4)], set[int]()
    while waiting and len(seen) < _MAX_DIRECTORIES:
        start = waiting.pop()
        if start is None or start in seen or start == 0:
            continue
        seen.add(start)
        for entry in range(min(_unpack(order + "H", data, start) or 0, 512)):
            at = start + 2 + 12 * entry
            tag, kind = _unpack(order + "H", data, at), _unpack(order + "H", data, at + 2)
            count = _unpack(order + "I", data, at + 4) or 0
            if tag == _DNG_VERSION:
                return True
            if tag == _PHOTOMETRIC and kind == 3 and _unpack(order + "H", data, at + 8) in _SENSOR_DATA:
                return True
            if tag == _SUB_IFDS and count == 1:
                waiting.append(_unpack(order + "I", data, at + 8))
            elif tag == _SUB_IFDS and count <= _MAX_DIRECTORIES:
                first = _unpack(order + "I", data, at + 8) or 0
                waiting.extend(_unpack(order + "I", data, first + 4 * i) for i in range(count))
    return False


def _sniff_brands(head: bytes) -> Kind | None:
    size = min(_unpack(">I", head, 0) or 0, len(head))
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, size, 4))]
    if brands[0] == b"crx ":
        return "RAW"  # Canon CR3
    if any(brand in (b"avif", b"avis") for brand in brands):
        return "AVIF"
    return "HEIC" if any(brand in _HEIF_BRANDS for brand in brands) else None


def _unpack(form: str, data: bytes, at: int) -> int | None:
    try:
        (value,) = struct.unpack_from(form, data, at)
    except struct.error:
        return None
    assert isinstance(value, int)
    return value

"""The hash of a picture without its metadata: rating or renaming a photo does not make it another one.

It covers the coded picture data, the orientation and the colour profile, so everything that decides on the
pixels that are shown; not EXIF, XMP, IPTC, comments or what programs append. It is made of the coded bytes,
not of decoded pixels: no decoder's version has a say, and it costs no decoding.
"""

import struct
from collections.abc import Iterator

from blake3 import blake3

from asif_desktop.indexing.decoding.formats import Kind
from asif_desktop.indexing.decoding.heif_structure import heif_parts
from asif_desktop.indexing.decoding.jpeg_structure import parse_jpeg
from asif_desktop.indexing.decoding.tiff_structure import tiff_parts

_PNG_PICTURE = frozenset(
    (b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"cICP", b"acTL", b"fcTL", b"fdAT", b"IDAT")
)
_WEBP_PICTURE = frozenset((b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF"))


def file_hash(data: bytes) -> bytes:
    """Returns the BLAKE3 of a whole file, 32 bytes."""
    return blake3(data).digest()


def content_hash(data: bytes, kind: Kind, orientation: int, profile: bytes | None) -> bytes:
    """Returns the BLAKE3 of the picture in a file, 32 bytes.

    JPEG, PNG, WebP, TIFF and HEIC are told apart from their metadata; of other kinds, and of files in
    disorder, it is the hash of the whole file.

    Args:
        data: The file.
        kind: What it is by content.
        orientation: 1 to 8, as EXIF counts, from wherever the decoder takes it.
        profile: The ICC profile, as it is used; None without one.
    """
    parts = _picture_parts(data, kind)
    if not parts:
        return file_hash(data)
    hasher = blake3(b"asif-desktop picture 1\0" + kind.encode() + b"\0")
    icc = profile or b""
    hasher.update(struct.pack("<BQ", orientation, len(icc)))
    hasher.update(icc)
    for part in parts:
        hasher.update(part)
    return hasher.digest()


def png_chunks(data: bytes) -> Iterator[tuple[bytes, memoryview, int]]:
    """Yields name, content and checksum of each chunk of a PNG file that is complete, up to IEND."""
    view, at = memoryview(data), 8
    while at + 12 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        end = at + 8 + length
        if end + 4 > len(data):
            return
        yield name, view[at + 8 : end], struct.unpack_from(">I", data, end)[0]
        if name == b"IEND":
            return
        at = end + 4


def _picture_parts(data: bytes, kind: Kind) -> list[bytes | memoryview]:
    if kind == "JPEG":
        structure = parse_jpeg(data)
        view = memoryview(data)
        return [view[start:end] for start, end in structure.picture] if structure else []
    if kind == "PNG":
        return _png_parts(data)
    if kind == "WebP":
        return _webp_parts(data)
    if kind == "TIFF":
        return tiff_parts(data)
    if kind == "HEIC":
        return heif_parts(data)
    return []


def _png_parts(data: bytes) -> list[bytes | memoryview]:
    parts: list[bytes | memoryview] = []
    complete = False
    for name, content, _ in png_chunks(data):
        if name == b"IDAT":
            parts.append(content)  # without name and length: how the stream is cut into chunks means nothing
        elif name in _PNG_PICTURE:
            parts += [name, struct.pack(">I", len(content)), content]
        complete = name == b"IEND"
    return parts if complete else []


def _webp_parts(data: bytes) -> list[bytes | memoryview]:
    parts: list[bytes | memoryview] = []
    view = memoryview(data)
    (size,) = struct.unpack_from("<I", data, 4)
    at, end = 12, min(8 + size, len(data))
    while at + 8 <= end:
        name, length = struct.unpack_from("<4sI", data, at)
        if at + 8 + length > len(data):
            return []
        if name in _WEBP_PICTURE:
            parts += [name, struct.pack("<I", length), view[at + 8 : at + 8 + length]]
        at += 8 + length + length % 2
    return parts

"""The parts of a JPEG file (ITU-T T.81, annex B): which bytes are the picture, and are they complete."""

import re
import struct
from dataclasses import dataclass

_MARKER = re.compile(rb"\xff+[^\x00\xff]")
"""A marker, after any number of fill bytes."""
_MARKER_AFTER_DATA = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""The first marker after entropy-coded data: 0xFF00 is a data byte, 0xFFD0 to 0xFFD7 are restarts."""

_SOI, _EOI, _SOS, _COM = 0xD8, 0xD9, 0xDA, 0xFE
_APP0, _APP15, _ADOBE = 0xE0, 0xEF, 0xEE
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SEQUENTIAL = (0xC0, 0xC1)

_PADDING = b"\xff\x00" * 8
"""Eight data bytes of ones: what libjpeg's Huffman decoder looks ahead, and too few for another row."""


@dataclass(frozen=True, slots=True)
class JpegStructure:
    """Where the picture stands in a JPEG file. Positions are in bytes."""

    picture: tuple[tuple[int, int], ...]
    """Start and end of each part that decides on the pixels, in order; metadata is between them."""
    end: int
    """Position of the end-of-image marker."""
    one_scan: bool
    """Whether the file is sequential and all colours are in one scan, as cameras write it."""


def parse_jpeg(data: bytes) -> JpegStructure | None:
    """Returns the structure of the first picture in a JPEG file; None if it has no proper end or no order."""
    if data[:2] != b"\xff\xd8":
        return None
    picture: list[tuple[int, int]] = []
    at, frame, components, scans, scan_components = 2, None, 0, 0, 0
    while True:
        found = _MARKER.match(data, at)
        if found is None:
            return None
        at, marker = found.end() - 2, data[found.end() - 1]
        if marker == _EOI:
            complete = frame in _SEQUENTIAL and scans == 1 and scan_components == components
            return JpegStructure(tuple(picture), at, complete) if scans else None
        if marker == _SOI or marker < 0xC0 or at + 4 > len(data):
            return None
        (length,) = struct.unpack_from(">H", data, at + 2)
        after = at + 2 + length
        if length < 2 or after > len(data):
            return None
        if marker in _FRAMES and length >= 8:
            frame, components = marker, data[at + 9]
        if marker == _SOS:
            scans, scan_components = scans + 1, data[at + 4]
            found = _MARKER_AFTER_DATA.search(data, after)
            if found is None:
                return None
            after = found.start()
        if not (_APP0 <= marker <= _APP15 or marker == _COM) or _is_adobe(data, at):
            picture.append((at, after))
        at = after


def without_early_end(data: bytes, structure: JpegStructure) -> bytes:
    """Returns a JPEG whose decoding fails if its data end before its picture does.

    libjpeg, told by the end-of-image marker that no more data come, paints the rest of the picture grey and
    only warns, which Pillow does not pass on. So a file that was cut and closed with that marker would be
    shown half. Without the marker libjpeg asks for more data, gets none, and Pillow raises an error. The few
    padding bytes satisfy the look-ahead of complete files. Files of several scans are returned as they are.
    """
    if not structure.one_scan:
        return data
    return data[: structure.end] + _PADDING


def _is_adobe(data: bytes, at: int) -> bool:
    """Adobe's segment tells the colour transform, so it belongs to the picture."""
    return data[at + 1] == _ADOBE and data[at + 4 : at + 9] == b"Adobe"

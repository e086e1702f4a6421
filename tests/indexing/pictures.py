"""Pictures and colour profiles that the tests make, each byte of them known."""

import io
import itertools
import struct
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import Image

RED, GREEN, BLUE, GREY = (200, 30, 30), (30, 160, 40), (20, 40, 190), (128, 128, 128)
QUARTERS = (RED, GREEN, BLUE, GREY)
"""Top left, top right, bottom left, bottom right."""

ADOBE_RGB = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
"""Its primaries as XYZ under D50."""
SRGB = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410))


_Field = tuple[int, int | bytes]
"""Of a TIFF directory: its type and value."""


def quarters(width: int = 640, height: int = 480, colours: Sequence[Any] = QUARTERS) -> NDArray[np.uint8]:
    """Four fields of plain colour."""
    pixels = np.zeros((height, width, 3), np.uint8)
    top, left = slice(0, height // 2), slice(0, width // 2)
    bottom, right = slice(height // 2, None), slice(width // 2, None)
    for (rows, columns), colour in zip(itertools.product((top, bottom), (left, right)), colours, strict=True):
        pixels[rows, columns] = colour
    return pixels


def scenery(width: int = 640, height: int = 480, seed: int = 0) -> Image.Image:
    """Something with structure at every scale, as photographs have it, different for each seed."""
    random = np.random.default_rng(seed)
    image = Image.new("RGB", (width, height))
    for side, share in ((4, 1.0), (16, 0.3), (64, 0.15), (256, 0.07)):
        noise = Image.fromarray(random.integers(0, 256, (side, side, 3), dtype=np.uint8))
        image = Image.blend(image, noise.resize((width, height), Image.Resampling.BICUBIC), share)
    return image


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    """The picture as a file of that kind."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def heic(image: Image.Image, **options: Any) -> bytes:
    """The picture as a HEIC file."""
    file = io.BytesIO()
    pillow_heif.from_pillow(image).save(file, **options)
    return file.getvalue()


def dng(
    preview: Image.Image | None,
    width: int = 640,
    height: int = 480,
    orientation: int = 1,
    exif: bytes = b"",
    colours: bool = True,
) -> bytes:
    """A camera RAW file (Adobe's DNG): mid-grey sensor data, and a JPEG preview where one is given."""
    sensor = np.full((height, width), 8000, "<u2").tobytes()
    matrix = struct.pack("<18i", *(part for i in range(9) for part in (int(i % 4 == 0), 1)))
    raw: dict[int, _Field] = {
        254: (4, 0),
        256: (4, width),
        257: (4, height),
        258: (3, 16),
        259: (3, 1),
        262: (3, 32803 if colours else 34892),
        273: (4, sensor),
        277: (3, 1),
        278: (4, height),
        279: (4, len(sensor)),
        33421: (3, b"\2\0\2\0"),
        33422: (1, b"\0\1\1\2"),
        50714: (3, 0),
        50717: (4, 16383),
    }
    camera: dict[int, _Field] = {
        271: (2, b"Testmaker\0"),
        272: (2, b"Testmaker Raw One\0"),
        274: (3, orientation),
        50706: (1, b"\1\4\0\0"),
        50708: (2, b"Testmaker Raw One\0"),
        50721: (10, matrix),
        50728: (5, struct.pack("<6I", 1, 1, 1, 1, 1, 1)),
        50778: (3, 21),
    }
    if not colours:
        del raw[33421], raw[33422]
        camera[50721] = (10, struct.pack("<6i", 1, 1, 1, 1, 1, 1))
        camera[50728] = (5, struct.pack("<2I", 1, 1))
    if preview is None:
        return _tiff(raw | camera)
    jpeg = encoded(preview, "JPEG", quality=95, exif=exif)
    if exif:
        jpeg = (
            jpeg[:2] + jpeg[20:]
        )  # without JFIF's segment, as cameras do: else LibRaw puts its own EXIF before
    shown: dict[int, _Field] = {
        254: (4, 1),
        256: (4, preview.width),
        257: (4, preview.height),
        258: (3, struct.pack("<3H", 8, 8, 8)),
        259: (3, 7),
        262: (3, 6),
        273: (4, jpeg),
        277: (3, 3),
        278: (4, preview.height),
        279: (4, len(jpeg)),
    }
    return _tiff(shown | camera, raw)


def _tiff(*directories: Mapping[int, _Field]) -> bytes:
    """A little-endian TIFF file: the first directory, with the second one as its SubIFD."""
    sizes = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 10: 8}
    first, *others = directories
    tables = [dict(first) | ({330: (4, 0)} if others else {}), *map(dict, others)]
    starts = list(itertools.accumulate((2 + 12 * len(table) + 4 for table in tables), initial=8))
    if others:
        tables[0][330] = (4, starts[1])
    data, head = b"", b"II*\0" + struct.pack("<I", 8)
    for table in tables:
        head += struct.pack("<H", len(table))
        for tag, (kind, value) in sorted(table.items()):
            if isinstance(value, int):
                count, field = 1, struct.pack("<I", value)
            elif tag == 273:  # the strip itself
                count, field = 1, struct.pack("<I", starts[-1] + len(data))
                data += value + bytes(len(value) % 2)
            elif len(value) <= 4:
                count, field = len(value) // sizes[kind], value.ljust(4, b"\0")
            else:
                count, field = len(value) // sizes[kind], struct.pack("<I", starts[-1] + len(data))
                data += value + bytes(len(value) % 2)
            head += struct.pack("<HHI", tag, kind, count) + field
        head += bytes(4)
    return head + data


def huge_png(width: int, height: int, colour: int = 0) -> bytes:
    """A PNG that announces a size and holds next to nothing."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    head = struct.pack(">2I5B", width, height, 8, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


def corners(pixels: NDArray[np.uint8]) -> list[tuple[int, ...]]:
    """The colours in the middle of the four quarters of a square, in the order of `QUARTERS`."""
    low, high = pixels.shape[0] // 4, pixels.shape[0] * 3 // 4
    return [tuple(int(value) for value in pixels[y, x]) for y, x in itertools.product((low, high), repeat=2)]


def rgb_profile(primaries: Sequence[Sequence[float]] = ADOBE_RGB, gamma: float = 2.19921875) -> bytes:
    """An ICC profile (version 2) of three primaries and a gamma curve."""
    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(gamma * 256))
    tags = {
        b"wtpt": _xyz((0.9642, 1.0, 0.8249)),
        b"cprt": b"text" + bytes(4) + b"free\0",
        b"desc": _description(),
    }
    for name, primary in zip((b"r", b"g", b"b"), primaries, strict=True):
        tags[name + b"XYZ"], tags[name + b"TRC"] = _xyz(primary), curve
    return _profile(b"mntr", b"RGB ", b"XYZ ", tags)


def grey_profile(gamma: float) -> bytes:
    """An ICC profile of a grey scale with a gamma curve."""
    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(gamma * 256))
    tags = {
        b"wtpt": _xyz((0.9642, 1.0, 0.8249)),
        b"cprt": b"text" + bytes(4) + b"free\0",
        b"desc": _description(),
    }
    return _profile(b"mntr", b"GRAY", b"XYZ ", tags | {b"kTRC": curve})


def cmyk_profile(ink: Mapping[tuple[int, ...], tuple[int, int, int]]) -> bytes:
    """An ICC profile of a press: the colour (Lab) of full inks, such as (1, 0, 0, 0) for cyan; else white."""
    table = bytearray()
    for inks in itertools.product((0, 1), repeat=4):
        lightness, a, b = ink.get(inks, (100, 0, 0) if not any(inks) else (0, 0, 0))
        table += bytes((round(lightness * 2.55), a + 128, b + 128))
    identity = struct.pack(">9i", *(65536 if i % 4 == 0 else 0 for i in range(9)))
    ramp = bytes(range(256))
    lut = b"mft1" + bytes(4) + bytes((4, 3, 2, 0)) + identity + ramp * 4 + bytes(table) + ramp * 3
    tags = {b"A2B0": lut, b"wtpt": _xyz((0.9642, 1.0, 0.8249)), b"cprt": b"text" + bytes(4) + b"free\0"}
    return _profile(b"prtr", b"CMYK", b"Lab ", tags | {b"desc": _description()})


def _xyz(values: Sequence[float]) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3i", *(round(value * 65536) for value in values))


def _description() -> bytes:
    return b"desc" + bytes(4) + struct.pack(">I", 5) + b"test\0" + bytes(8 + 3 + 67)


def _profile(device: bytes, space: bytes, connection: bytes, tags: dict[bytes, bytes]) -> bytes:
    at = 128 + 4 + 12 * len(tags)
    table, data = struct.pack(">I", len(tags)), b""
    for name, content in tags.items():
        content += bytes(-len(content) % 4)
        table += name + struct.pack(">II", at + len(data), len(content))
        data += content
    date = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    white = struct.pack(">3i", 63190, 65536, 54061)
    head = b"test" + struct.pack(">I", 0x02400000) + device + space + connection + date + b"acsp"
    head = struct.pack(">I", at + len(data)) + head + bytes(28) + white
    return head + bytes(128 - len(head)) + table + data

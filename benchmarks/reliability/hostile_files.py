"""Files that a photo library should not have to meet, of every sort, each with what must become of it."""

import io
import os
import random
import socket
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pillow_heif
from PIL import Image
from PIL.PngImagePlugin import PngInfo

Fate = Literal["photo", "failed", "either", "ignored"]
"""What must become of a file: a photo, an entry among the failed, one of the two, or neither."""

KINDS = ("JPEG", "progressive", "PNG", "WebP", "lossless", "GIF", "TIFF", "LZW", "BMP", "AVIF", "HEIC")
EXTENSIONS = {"progressive": "jpg", "lossless": "webp", "LZW": "tif", "JPEG": "jpg", "TIFF": "tif"}
_SPARSE = 2 * 2**30
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE bomb [<!ENTITY a "boom boom boom boom">'
    + b"".join(
        b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in range(ord("b"), ord("k"))
    )
    + b"]>"
)
_RDF = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:subject><rdf:Bag>%s</rdf:Bag>'
    b"</dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>"
)
NAMES = (
    b"two\nlines%d.png",
    b"\"double\" and 'single'%d.png",
    b"tab\tand\rreturn%d.png",
    b"not UTF-8 \xff\xfe\x80 %d.png",
    b"half a surrogate \xed\xa0\x80 %d.png",
    b"<b>bold<img src=x onerror=alert(1)>%d.png",
    b"'; DROP TABLE photo; --%d.png",
    b"$(touch owned) `touch owned` %d.png",
    b"-rf %d.png",
    b"%%s%%n%%x {0} %d.png",
    "‮gnp.desrever ‏%d.png".encode(),
    "e\u0301 and \u00e9, \U0001f4f7 %d.png".encode(),
    b"back\\slash%d.png",
    b" spaces before and after %d .png",
    b"GLOB*[a-z]?%d.PNG",
)


@dataclass(frozen=True)
class Corpus:
    """A folder full of them."""

    folder: Path
    fates: Mapping[bytes, Fate]
    """By absolute path."""
    kinds: Mapping[bytes, str]
    """Of which sort each is, for sentences."""


def make_corpus(folder: Path, count: int, seed: int) -> Corpus:
    """Makes so many files, every fifth a good photo; the same seed makes the same."""
    chance = random.Random(seed)
    folder.mkdir(parents=True)
    fates: dict[bytes, Fate] = {}
    kinds: dict[bytes, str] = {}
    sorts = list(SORTS)
    for number in range(count):
        place = folder / f"{number // 200:03}"
        place.mkdir(exist_ok=True)
        sort = "good" if number % 5 == 0 else sorts[(number - number // 5 - 1) % len(sorts)]
        make = _good if sort == "good" else SORTS[sort]
        name, fate = make(place, number, chance)
        path = os.path.join(bytes(place), name)
        fates[path], kinds[path] = fate, sort
    return Corpus(folder, fates, kinds)


_Made = tuple[bytes, Fate]
_Maker = Callable[[Path, int, random.Random], _Made]


def _good(place: Path, number: int, chance: random.Random) -> _Made:
    kind = chance.choice(KINDS)
    return _write(place, f"{number} good.{_extension(kind)}", encoded(picture(number), kind), "photo")


def _cut(place: Path, number: int, chance: random.Random) -> _Made:
    kind = chance.choice(KINDS)
    data = file_of(kind)
    at = chance.choice((chance.randrange(1, len(data)), chance.randrange(len(data) - 64, len(data))))
    fate: Fate = "failed" if at < len(data) * 0.8 else "either"
    return _write(place, f"{number} cut at {at}.{_extension(kind)}", data[:at], fate)


def _flipped(place: Path, number: int, chance: random.Random) -> _Made:
    kind = chance.choice(KINDS)
    data = bytearray(file_of(kind))
    reach = chance.choice((64, 600, len(data)))
    for _ in range(chance.choice((1, 1, 3, 30, 300))):
        data[chance.randrange(min(reach, len(data)))] ^= 1 << chance.randrange(8)
    return _write(place, f"{number} flipped.{_extension(kind)}", bytes(data), "either")


def _spliced(place: Path, number: int, chance: random.Random) -> _Made:
    """Half of one file and half of another, or the end in zeros."""
    first, second = file_of(chance.choice(KINDS)), file_of(chance.choice(KINDS))
    rest = chance.choice((second[len(second) // 2 :], bytes(len(first) // 2), first))
    return _write(place, f"{number} spliced.jpg", first[: len(first) // 2] + rest, "either")


def _wrong_extension(place: Path, number: int, chance: random.Random) -> _Made:
    kind, other = chance.choice(KINDS), chance.choice(("jpg", "png", "heic", "gif", "tiff", "bmp", "JPE"))
    return _write(place, f"{number} is {kind}.{other}", encoded(picture(number), kind), "photo")


def _no_photo(place: Path, number: int, chance: random.Random) -> _Made:
    contents: tuple[bytes, ...] = (
        b"",
        b"\n",
        b"this is a text and no picture\n" * 20,
        b"<html><body>404</body></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7\n" + bytes(200),
        b"PK\3\4" + chance.randbytes(400),
        b"\x7fELF" + chance.randbytes(400),
        b"\0\0\0\x18ftypmp42" + chance.randbytes(400),
        bytes(4096),
        chance.randbytes(1000),
        bytes.fromhex("1f8b08") + chance.randbytes(300),
    )
    name = f"{number} no photo.{chance.choice(('jpg', 'png', 'tif', 'webp', 'dng', 'cr2', 'heic'))}"
    return _write(place, name, chance.choice(contents), "failed")


def _rubbish(place: Path, number: int, chance: random.Random) -> _Made:
    """A good beginning, and then noise."""
    kind = chance.choice(KINDS)
    start = file_of(kind)[: chance.choice((16, 64, 300))]
    return _write(
        place,
        f"{number} rubbish.{_extension(kind)}",
        start + chance.randbytes(chance.randrange(5000)),
        "either",
    )


def _giant(place: Path, number: int, chance: random.Random) -> _Made:
    side = chance.choice((30_000, 65_000))
    if chance.random() < 0.3:
        return _write(place, f"{number} giant.png", _png(side, side, bytes(1000)), "failed")
    kind = chance.choice(("GIF", "BMP", "JPEG", "TIFF"))
    data = bytearray(file_of(kind))
    if kind == "GIF":
        data[6:10] = struct.pack("<2H", side, side)
    elif kind == "BMP":
        data[18:26] = struct.pack("<2i", side, side)
    elif kind == "JPEG":
        frame = data.index(b"\xff\xc0")
        data[frame + 5 : frame + 9] = struct.pack(">2H", side, side)
    else:
        data = bytearray(_tiff([{256: (4, 2**20), 257: (4, 2**20), 258: (3, 8), 262: (3, 1), 277: (3, 1)}]))
    return _write(place, f"{number} giant.{_extension(kind)}", bytes(data), "failed")


def _odd_shape(place: Path, number: int, chance: random.Random) -> _Made:
    width, height = chance.choice(((1, 1), (1, 20_000), (20_000, 1), (3, 5000), (60_000, 2)))
    image = picture(number).resize((width, height))
    return _write(place, f"{number} {width}x{height}.png", encoded(image, "PNG"), "photo")


def _nested_tiff(place: Path, number: int, chance: random.Random) -> _Made:
    """Directories that lead to themselves, to nowhere, or to a thousand others."""
    grey = {256: (4, 8), 257: (4, 8), 258: (3, 8), 259: (3, 1), 262: (3, 1), 277: (3, 1), 279: (4, 64)}
    data = _tiff(
        [grey] * chance.choice((1, 2, 1000)), loop=chance.random() < 0.5, pixels=chance.randbytes(64)
    )
    if chance.random() < 0.4:
        data = data[:4] + struct.pack("<I", chance.choice((4, 0, 2**32 - 1, len(data)))) + data[8:]
    return _write(place, f"{number} nested.{chance.choice(('tif', 'dng', 'nef'))}", data, "either")


def _long_gif(place: Path, number: int, chance: random.Random) -> _Made:
    frames = [Image.new("P", (16, 16), chance.randrange(256)) for _ in range(chance.choice((2, 300)))]
    file = io.BytesIO()
    first = picture(number).resize((64, 64)).convert("P")
    first.save(file, "GIF", save_all=True, append_images=frames, loop=0)
    return _write(place, f"{number} frames.gif", file.getvalue(), "photo")


def _lying_exif(place: Path, number: int, chance: random.Random) -> _Made:
    def entry(tag: int, kind: int, count: int, value: int) -> bytes:
        return struct.pack("<HHII", tag, kind, count & 0xFFFFFFFF, value & 0xFFFFFFFF)

    lies = (
        entry(274, 3, 1, 99),
        entry(274, 2, 2**32 - 1, 8),
        entry(306, 2, 20, chance.choice((0, 8, 2**31, 70_000))),
        entry(271, 2, 2**31 - 1, 26),
        entry(34665, 4, 1, chance.choice((0, 8, 2**32 - 1, 40_000))),
        entry(34853, 4, 1, 8),
        entry(chance.randrange(65536), chance.randrange(65536), chance.randrange(2**32), 8),
        entry(36867, 2, 20, 8),
    )
    chosen = [chance.choice(lies) for _ in range(chance.choice((1, 3, 40)))]
    count = chance.choice((len(chosen), len(chosen), 65535, 0))
    block = b"II*\0\x08\0\0\0" + struct.pack("<H", count) + b"".join(chosen)
    block += struct.pack("<I", chance.choice((0, 8, 2**32 - 1))) + chance.choice(_DATES)
    jpeg = _segment(encoded(picture(number), "JPEG"), b"Exif\0\0" + block)
    return _write(place, f"{number} lies.jpg", jpeg, "photo")


_DATES = (
    b"0000:00:00 00:00:00\0",
    b"9999:99:99 99:99:99\0",
    b"2024:02:30 25:61:61\0",
    b"-024:02:01 10:00:00\0",
    b"\xff\xfe not a date \0\0\0\0",
    b"2" * 4000,
)


def _bomb_inside(place: Path, number: int, chance: random.Random) -> _Made:
    inside = _RDF % (b"<rdf:li>&j;</rdf:li>" if chance.random() < 0.5 else b"<rdf:li>" * 4000)
    jpeg = _segment(encoded(picture(number), "JPEG"), _XMP + (_BOMB + inside)[:65_000])
    return _write(place, f"{number} bomb inside.jpg", jpeg, "photo")


def _bomb_beside(place: Path, number: int, chance: random.Random) -> _Made:
    name = f"{number} bomb beside.jpg"
    outside = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + _RDF % b"<rdf:li>&e;</rdf:li>"
    bombs: tuple[bytes, ...] = (
        _BOMB + _RDF % b"<rdf:li>&j;</rdf:li>",
        outside,
        (_BOMB + _RDF % b"<rdf:li>&j;</rdf:li>").decode().encode("utf-16"),
        (_BOMB + _RDF % b"<rdf:li>&j;</rdf:li>").decode().encode("utf-16-le"),
        _RDF % (b"<rdf:li>" * 50_000),
        _RDF % (b"<rdf:li>x</rdf:li>" * 200_000),
        b"<" * 100_000,
        chance.randbytes(2000),
        b"",
    )
    (place / f"{name}.xmp").write_bytes(chance.choice(bombs))
    return _write(place, name, encoded(picture(number), "JPEG"), "photo")


def _png_bomb(place: Path, number: int, chance: random.Random) -> _Made:
    """A text or colour profile that is small here and large once it is unpacked."""
    file = io.BytesIO()
    info = PngInfo()
    if chance.random() < 0.5:
        info.add_text("Comment", "x" * 20_000_000, zip=True)
    else:
        info.add(b"iCCP", b"profile\0\0" + zlib.compress(bytes(20_000_000)))
    picture(number).save(file, "PNG", pnginfo=info)
    return _write(place, f"{number} unpacks.png", file.getvalue(), "either")


def _odd_name(place: Path, number: int, chance: random.Random) -> _Made:
    name = chance.choice((*NAMES, b"%d"))
    name = name % number
    if not name.lower().endswith(b".png"):
        name = name.ljust(251, b"x") + b".png"  # as long as a name can be
    with open(os.path.join(bytes(place), name), "wb") as file:
        file.write(encoded(picture(number), "PNG"))
    return name, "photo"


def _no_file(place: Path, number: int, chance: random.Random) -> _Made:
    path = place / f"{number} no file.jpg"
    what = chance.choice(("fifo", "loop", "nowhere", "folder", "around", "socket", "device"))
    if what == "fifo":
        os.mkfifo(path)
    elif what == "loop":
        path.symlink_to(path)
    elif what == "nowhere":
        path.symlink_to(place / "nowhere.jpg")
    elif what == "around":
        path.symlink_to(place.parent)
    elif what == "device":
        path.symlink_to("/dev/zero")
    elif what == "socket":
        with socket.socket(socket.AF_UNIX) as door:
            here = os.open(place, os.O_RDONLY)
            door.bind(f"/proc/self/fd/{here}/{path.name}")  # names of sockets are short
            os.close(here)
    else:
        path.mkdir()
    return os.fsencode(path.name), "ignored"


def _sparse(place: Path, number: int, chance: random.Random) -> _Made:
    """A file of two gigabytes that takes no room."""
    made = _write(place, f"{number} sparse.jpg", chance.choice((file_of("JPEG"), b"", b"II*\0")), "failed")
    os.truncate(place / f"{number} sparse.jpg", _SPARSE)
    return made


SORTS: Mapping[str, _Maker] = {
    "cut": _cut,
    "flipped": _flipped,
    "cut again": _cut,
    "flipped again": _flipped,
    "spliced": _spliced,
    "wrong extension": _wrong_extension,
    "no photo": _no_photo,
    "rubbish": _rubbish,
    "giant": _giant,
    "odd shape": _odd_shape,
    "nested TIFF": _nested_tiff,
    "long GIF": _long_gif,
    "lying EXIF": _lying_exif,
    "bomb inside": _bomb_inside,
    "bomb beside": _bomb_beside,
    "unpacking PNG": _png_bomb,
    "odd name": _odd_name,
    "no file": _no_file,
    "sparse": _sparse,
}


def picture(number: int) -> Image.Image:
    """Returns a small picture, another one for each number."""
    colours = np.random.default_rng(number).integers(0, 255, (6, 8, 3)).astype(np.uint8)
    return Image.fromarray(colours).resize((96, 72), Image.Resampling.BICUBIC)


def encoded(image: Image.Image, kind: str) -> bytes:
    """Returns the picture as a file of that kind."""
    file = io.BytesIO()
    if kind == "HEIC":
        pillow_heif.from_pillow(image).save(file)
        return file.getvalue()
    options: dict[str, dict[str, Any]] = {
        "progressive": {"format": "JPEG", "progressive": True},
        "lossless": {"format": "WebP", "lossless": True},
        "LZW": {"format": "TIFF", "compression": "tiff_lzw"},
    }
    image.save(file, **options.get(kind, {"format": kind}))
    return file.getvalue()


@cache
def file_of(kind: str) -> bytes:
    """Returns one good file of that kind."""
    return encoded(picture(0).resize((220, 160)), kind)


def _extension(kind: str) -> str:
    return EXTENSIONS.get(kind, kind.lower())


def _write(place: Path, name: str, data: bytes, fate: Fate) -> _Made:
    (place / name).write_bytes(data)
    return os.fsencode(name), fate


def _segment(jpeg: bytes, content: bytes) -> bytes:
    """Returns the JPEG with one more APP1 segment at its start."""
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(content) + 2) + content + jpeg[2:]


def _png(width: int, height: int, content: bytes) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(content)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _tiff(pages: list[dict[int, tuple[int, int]]], loop: bool = False, pixels: bytes = b"") -> bytes:
    """Returns a TIFF of these directories, one behind the other; the last leads to the first in a loop."""
    data, at = b"II*\0\x08\0\0\0", 8
    for number, page in enumerate(pages):
        size = 2 + 12 * (len(page) + 1) + 4
        entries = {**page, 273: (4, at + size)}
        data += struct.pack("<H", len(entries))
        for tag, (kind, value) in sorted(entries.items()):
            data += struct.pack("<HHII", tag, kind, 1, value)
        last = number == len(pages) - 1
        following = (8 if loop else 0) if last else at + size + len(pixels)
        data += struct.pack("<I", following) + pixels
        at += size + len(pixels)
    return data

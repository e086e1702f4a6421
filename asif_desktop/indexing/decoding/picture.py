"""Opening a picture of any kind: its header first, its pixels only when they are known to fit."""

import io
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageFile,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from asif_desktop.domain.sentences import said
from asif_desktop.indexing.decoding.content_hash import png_chunks
from asif_desktop.indexing.decoding.formats import Kind
from asif_desktop.indexing.decoding.jpeg_structure import parse_jpeg, without_early_end
from asif_desktop.indexing.decoding.reading import unreadable
from asif_desktop.metadata.exif import exif_of, parse_exif, read_orientation

MAX_PIXELS = 400_000_000
"""Largest picture that is decoded. Pillow's own, lower limits are switched off for it."""
Image.MAX_IMAGE_PIXELS = None

_DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    EOFError,
    RuntimeError,
    AttributeError,
    AssertionError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
"""What Pillow and the libraries behind it raise over files that are not what they say."""

_PLUGINS: dict[Kind, Callable[[io.BytesIO], ImageFile.ImageFile]] = {
    "PNG": PngImagePlugin.PngImageFile,
    "WebP": WebPImagePlugin.WebPImageFile,
    "GIF": GifImagePlugin.GifImageFile,
    "TIFF": TiffImagePlugin.TiffImageFile,
    "BMP": BmpImagePlugin.BmpImageFile,
    "AVIF": AvifImagePlugin.AvifImageFile,
}

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture whose header has been read."""

    kind: Kind
    image: Image.Image
    """As the file holds it: not turned, usually not decoded yet."""
    orientation: int
    """How it must be turned, as EXIF counts."""
    profile: bytes | None
    """ICC profile."""
    exif: Image.Exif
    width: int
    """Of the upright photo, in pixels."""
    height: int


@contextmanager
def damage_of(kind: str) -> Iterator[None]:
    """Makes whatever a decoder raises over a bad file one clear sentence.

    Raises:
        UnreadableError: The file is damaged or incomplete.
    """
    try:
        yield
    except _DAMAGE as error:
        detail = " ".join(str(error).split())[:200] or type(error).__name__
        raise unreadable(said("This {0} file is damaged or incomplete ({1}).", kind, detail)) from error


def open_picture(data: bytes, kind: Kind) -> Picture:
    """Returns a picture, its pixels not yet decoded.

    Args:
        data: The file.
        kind: What it is by content.

    Raises:
        UnreadableError: It is damaged, or above `MAX_PIXELS`.
    """
    if kind == "RAW":
        return _open_raw(data)
    with damage_of(kind):
        image = _open(data, kind)
        exif = exif_of(image)
        # Pillow turns TIFF pictures itself while decoding, and libheif HEIC ones.
        orientation = 1 if kind in ("TIFF", "HEIC") else read_orientation(exif)
        width, height = image.size
    _check_size(width, height)
    if orientation >= 5:
        width, height = height, width
    return Picture(kind, image, orientation, _profile(image), exif, width, height)


def upright(image: Image.Image, orientation: int) -> Image.Image:
    """Returns a picture turned as its orientation says."""
    turn = _TURNS.get(orientation)
    return image if turn is None else image.transpose(turn)


def _open(data: bytes, kind: Kind) -> ImageFile.ImageFile:
    if kind == "HEIC":
        from asif_desktop.indexing.decoding.heif import open_heif  # loaded only where there are such files

        return open_heif(data)
    if kind == "JPEG":
        return _open_jpeg(data)
    if kind == "PNG":
        _check_png(data)
    return _PLUGINS[kind](io.BytesIO(data))


def _open_jpeg(data: bytes) -> ImageFile.ImageFile:
    structure = parse_jpeg(data)
    if structure is not None:
        data = without_early_end(data, structure)
    return JpegImagePlugin.JpegImageFile(io.BytesIO(data))


def _check_png(data: bytes) -> None:
    """Pillow does not compare the picture data's checksums, and would show them wrong.

    Raises:
        ValueError: One does not fit.
    """
    if any(
        name == b"IDAT" and zlib.crc32(content, zlib.crc32(name)) != crc
        for name, content, crc in png_chunks(data)
    ):
        raise ValueError("wrong checksum")


def _open_raw(data: bytes) -> Picture:
    from asif_desktop.indexing.decoding.raw import read_raw  # loaded only where there are such files

    raw = read_raw(data, MAX_PIXELS)
    exif, orientation = parse_exif(data), raw.orientation
    if raw.pixels is not None:
        with damage_of("RAW"):
            image: Image.Image = Image.fromarray(raw.pixels)
    else:
        assert raw.jpeg is not None
        with damage_of("RAW"):
            image = _open_jpeg(raw.jpeg)
            inside = exif_of(image)
        if read_orientation(inside) != 1:
            orientation = read_orientation(inside)
        if not exif:
            exif = inside
    _check_size(*image.size)
    width, height = raw.width, raw.height
    lying = (width >= height, image.width >= image.height)
    if orientation >= 5:
        width, height = height, width
        if lying[0] != lying[1]:
            orientation = 1  # the camera has turned the preview already
    return Picture("RAW", image, orientation, _profile(image), exif, width, height)


def _check_size(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        megapixels = width * height / 1e6
        raise unreadable(
            said(
                "The picture has {0} × {1} pixels ({2} megapixels); up to {3} are decoded.",
                str(width),
                str(height),
                round(megapixels),
                MAX_PIXELS // 1_000_000,
            )
        )
    if width <= 0 or height <= 0:
        raise unreadable(said("The picture has no pixels."))


def _profile(image: Image.Image) -> bytes | None:
    profile = image.info.get("icc_profile")
    return profile if isinstance(profile, bytes) and profile else None

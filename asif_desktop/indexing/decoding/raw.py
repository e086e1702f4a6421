"""The picture inside a camera's RAW file, through LibRaw. The only module that imports rawpy."""

import io
from dataclasses import dataclass

import numpy as np
import rawpy
from numpy.typing import NDArray
from PIL import JpegImagePlugin

from asif_desktop.domain.sentences import said
from asif_desktop.indexing.decoding.reading import unreadable

_ORIENTATION_OF_FLIP = (1, 2, 4, 3, 5, 8, 6, 7)
"""EXIF's orientation for each of LibRaw's: bit 0 mirrors, bit 1 turns upside down, bit 2 swaps the axes."""

_LARGE_ENOUGH = 384
"""A preview with a longer side below this, as some old cameras have, is no match for the sensor's data."""


@dataclass(frozen=True, slots=True)
class RawPicture:
    """What a RAW file shows."""

    jpeg: bytes | None
    """The embedded preview, as JPEG …"""
    pixels: NDArray[np.uint8] | None
    """… or pixels uint8, [height, width, 3], or [height, width] from a camera that sees no colours."""
    orientation: int
    """How the picture must be turned, as EXIF counts."""
    width: int
    """Of the photo itself, lying as the sensor does."""
    height: int


def read_raw(data: bytes, max_pixels: int) -> RawPicture:
    """Returns the embedded preview, or the developed picture where there is none worth showing.

    Raises:
        UnreadableError: LibRaw does not know the file, or finds it damaged or too large.
    """
    try:
        with rawpy.imread(io.BytesIO(data)) as raw:
            sizes = raw.sizes
            if sizes.width * sizes.height > max_pixels:
                raise unreadable(
                    said("The picture is too large: {0} × {1} pixels.", str(sizes.width), str(sizes.height))
                )
            orientation = _ORIENTATION_OF_FLIP[sizes.flip & 7]
            jpeg, pixels = _preview(raw)
            if jpeg is None and pixels is None:
                pixels = raw.postprocess(half_size=True, use_camera_wb=True, user_flip=0)
            if pixels is not None and pixels.shape[-1] == 1:
                pixels = pixels[:, :, 0]
            return RawPicture(jpeg, pixels, orientation, sizes.width, sizes.height)
    except (rawpy.LibRawError, rawpy.NotSupportedError, ValueError) as error:
        # LibRaw's words come as bytes, whose looks are not for people.
        words = error.args[0] if error.args else ""
        told = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
        raise unreadable(
            said("This camera RAW file is damaged or of an unknown kind ({0}).", told)
        ) from error


def _preview(raw: rawpy.RawPy) -> tuple[bytes | None, NDArray[np.uint8] | None]:
    try:
        data = raw.extract_thumb().data
        size = JpegImagePlugin.JpegImageFile(io.BytesIO(data)).size if isinstance(data, bytes) else data.shape
    except (rawpy.LibRawNoThumbnailError, rawpy.LibRawUnsupportedThumbnailError, OSError, SyntaxError):
        return None, None
    if max(size) < _LARGE_ENOUGH:
        return None, None
    return (data, None) if isinstance(data, bytes) else (None, data)

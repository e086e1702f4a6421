"""HEIC through libheif. The only module that imports pillow_heif."""

import io
from collections.abc import Callable

import pillow_heif
from PIL import ImageFile

_HeifImageFile: Callable[[io.BytesIO], ImageFile.ImageFile] = pillow_heif.HeifImageFile

pillow_heif.options.DECODE_THREADS = 1  # there is a decoder process for each core already


def open_heif(data: bytes) -> ImageFile.ImageFile:
    """Returns the main picture of a HEIF file, not yet decoded, upright, 8 bits a channel."""
    return _HeifImageFile(io.BytesIO(data))

"""Grey pictures of more than 8 bits, as 8 bits. Of all ordinary files, these alone need numpy."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, TiffImagePlugin

_BITS_PER_SAMPLE, _PHOTOMETRIC, _WHITE_IS_ZERO = 258, 262, 0


def deep_grey(image: Image.Image) -> Image.Image:
    """Returns grey values of 16 bits or more, or fractions, as 8 bits: scaled, not clipped."""
    values = np.asarray(image)
    transparent = image.info.get("transparency")
    alpha = None
    if isinstance(transparent, int):
        alpha = Image.fromarray(np.where(values == transparent, 0, 255).astype(np.uint8))
    sixteen_bits = image.mode.startswith("I;16")
    grey = Image.fromarray(_from_words(image, values) if sixteen_bits else _from_numbers(values))
    if isinstance(image, TiffImagePlugin.TiffImageFile) and image.tag_v2.get(_PHOTOMETRIC) == _WHITE_IS_ZERO:
        grey = ImageChops.invert(grey)
    return Image.merge("LA", (grey, alpha)) if alpha is not None else grey


def _from_words(image: Image.Image, values: NDArray[np.uint16]) -> NDArray[np.uint8]:
    bits = 16
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        (bits, *_) = image.tag_v2.get(_BITS_PER_SAMPLE, (16,))
    white = 2 ** min(max(bits, 9), 16) - 1
    table = np.rint(np.arange(65536) * (255.0 / white)).clip(0, 255).astype(np.uint8)
    grey: NDArray[np.uint8] = table[values]
    return grey


def _from_numbers(values: NDArray[np.generic]) -> NDArray[np.uint8]:
    """32-bit numbers do not say where white is: the first usual scale that holds all is taken."""
    numbers = np.nan_to_num(values.astype(np.float32), posinf=0.0, neginf=0.0)
    highest = float(numbers.max(initial=0.0))
    scales = (1.0, 255.0, 65535.0) if values.dtype.kind == "f" else (255.0, 65535.0)
    white = next((scale for scale in scales if highest <= scale), highest)
    grey: NDArray[np.uint8] = np.rint(numbers * (255.0 / white)).clip(0.0, 255.0).astype(np.uint8)
    return grey

"""From a picture to the sizes wanted of it: decoded once, at the smallest scale that serves them all."""

import io
import math

from PIL import Image, JpegImagePlugin

from asif_desktop.indexing.decoding.colour import srgb_profile, to_plain, to_srgb
from asif_desktop.indexing.decoding.picture import Picture, damage_of, upright
from asif_desktop.indexing.decoding.tasks import DecodeTask, EncoderInput, JpegSize, Tiles, TileSize

OVERSAMPLING = 1.4
"""The encoder's square is made from at least this many times its side in each direction, where the photo
has them: then photos of 4000 x 3000 and of 6000 x 4000 pixels are decoded at an eighth, in two thirds of
the time that a quarter takes. Where a photo has no more than this, embeddings have cosines of 0.9986 on
average to those of the full picture, 0.990 at least, and search finds as well
(benchmarks/scaled_decode.py)."""

_FILTERS = {
    "bicubic": Image.Resampling.BICUBIC,
    "bilinear": Image.Resampling.BILINEAR,
    "lanczos": Image.Resampling.LANCZOS,
}
_WHITE = (255, 255, 255)


def render(picture: Picture, task: DecodeTask) -> Image.Image:
    """Returns the picture upright in sRGB, at a scale from which all that is wanted can be made.

    Raises:
        UnreadableError: Its data are damaged.
    """
    image, full = picture.image, picture.image.size
    scale = _scale(*full, task)
    with damage_of(picture.kind):
        if isinstance(image, JpegImagePlugin.JpegImageFile):
            image.draft(None, (math.ceil(image.width * scale), math.ceil(image.height * scale)))
        image.load()
        image = to_plain(image)
        shrink = math.floor(1.0 / scale * min(image.width / full[0], image.height / full[1]))
        if shrink > 1:
            image = image.reduce(shrink)
        return to_srgb(upright(image, picture.orientation), picture.profile)


def encoder_pixels(image: Image.Image, wanted: EncoderInput) -> bytes:
    """Returns the whole picture as the encoder's square: uint8 [side, side, 3]."""
    side, resample = wanted.side, _FILTERS[wanted.resample]
    if wanted.fit == "squash":
        square = image.resize((side, side), resample)
    else:
        scale = side / max(image.size)
        size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
        square = Image.new("RGB", (side, side), _WHITE)
        square.paste(image.resize(size, resample), ((side - size[0]) // 2, (side - size[1]) // 2))
    return square.tobytes()


_TURNS = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}
"""Pillow counts the other way round."""


def jpeg_copy(image: Image.Image, size: JpegSize, exif: bytes = b"") -> bytes:
    """Returns the picture as a JPEG whose longer side is `size.side` at most; it is never enlarged.

    Args:
        image: Upright, in sRGB.
        size: What is wanted.
        exif: Metadata to be written into it, where the size wants it.
    """
    longer = max(image.size)
    if longer > size.side:
        scale = size.side / longer
        shape = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
        # Half the work of BICUBIC, and as good where pictures only ever get smaller.
        image = image.resize(shape, Image.Resampling.HAMMING)
    if size.rotation:
        image = image.transpose(_TURNS[size.rotation])
    file = io.BytesIO()
    profile = srgb_profile() if size.profile else None
    image.save(file, "JPEG", quality=size.quality, exif=exif if size.exif else b"", icc_profile=profile)
    return file.getvalue()


def jpeg_tiles(image: Image.Image, size: TileSize) -> Tiles:
    """Returns the whole picture as JPEGs of all its pixels."""
    jpegs = []
    for top in range(0, image.height, size.side):
        for left in range(0, image.width, size.side):
            box = (left, top, min(image.width, left + size.side), min(image.height, top + size.side))
            file = io.BytesIO()
            # Colours are kept as sharp as light: this is what people judge sharpness by.
            image.crop(box).save(file, "JPEG", quality=size.quality, subsampling=0)
            jpegs.append(file.getvalue())
    return Tiles(image.width, image.height, tuple(jpegs))


def _scale(width: int, height: int, task: DecodeTask) -> float:
    """Returns the smallest scale, at most 1, that leaves enough pixels for everything wanted."""
    shorter, longer = min(width, height), max(width, height)
    if task.tiles is not None:
        return 1.0
    needed = [copy.side / longer for copy in task.copies]
    if task.encoder is not None:
        edge = shorter if task.encoder.fit == "squash" else longer
        needed.append(OVERSAMPLING * task.encoder.side / edge)
    return min(1.0, max(needed, default=1.0 / longer))

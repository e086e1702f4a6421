"""Any picture that Pillow gives, as 8-bit sRGB over white."""

import io
from functools import lru_cache

from PIL import Image, ImageChops, ImageCms

_PLAIN = ("L", "LA", "RGB", "RGBA", "CMYK", "LAB")
_WHITE = (255, 255, 255)
_PROFILE_SPACES = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK", "LAB": "Lab"}


def to_plain(image: Image.Image) -> Image.Image:
    """Returns the picture in a mode that can be scaled: 8 bits a channel, no palette.

    One of L, LA, RGB, RGBA, CMYK and LAB; a transparent colour has become an alpha channel.
    """
    if image.mode.startswith(("I", "F")):
        from asif_desktop.indexing.decoding.deep_grey import deep_grey  # brings numpy, which few photos need

        return deep_grey(image)
    if image.mode == "CMYK" and image.format == "JPEG" and "adobe" not in image.info:
        # Pillow takes all CMYK JPEGs for Adobe's, which are inverted; this one is as the standard has it.
        return ImageChops.invert(image)
    if image.has_transparency_data and image.mode not in ("LA", "RGBA"):
        return image.convert("RGBA")
    if image.mode in _PLAIN:
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Returns a plain picture as RGB in sRGB, over white where it is transparent.

    Args:
        image: In one of the modes of `to_plain`.
        profile: The ICC profile embedded beside it; one that is broken or meant for other modes is ignored.
    """
    alpha = image.getchannel("A") if image.mode in ("LA", "RGBA") else None
    if alpha is not None:
        image = image.convert("L" if image.mode == "LA" else "RGB")
    converted = _converted(image, profile)
    if alpha is None:
        return converted
    white = Image.new("RGB", converted.size, _WHITE)
    white.paste(converted, mask=alpha)
    return white


def srgb_profile() -> bytes:
    """Returns the ICC profile that says sRGB."""
    return _srgb().tobytes()


def _converted(image: Image.Image, profile: bytes | None) -> Image.Image:
    transform = _transform(profile, image.mode) if profile is not None else None
    if transform is None and image.mode == "L" and profile is not None:
        image = image.convert("RGB")  # grey pixels described by a profile for colours
        transform = _transform(profile, "RGB")
    if transform is None and image.mode == "LAB":
        transform = _lab_transform()
    if transform is not None:
        result = ImageCms.applyTransform(image, transform)
        assert result is not None
        return result
    return image.convert("RGB")


@lru_cache(maxsize=16)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """Returns the way from a profile to sRGB; None if it is broken or describes another mode."""
    try:
        source = ImageCms.getOpenProfile(io.BytesIO(profile))
        if source.profile.xcolor_space.strip() != _PROFILE_SPACES[mode]:
            return None
        return ImageCms.buildTransform(source, _srgb(), mode, "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


@lru_cache(maxsize=1)
def _lab_transform() -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(ImageCms.createProfile("LAB"), _srgb(), "LAB", "RGB")


@lru_cache(maxsize=1)
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))

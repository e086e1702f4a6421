"""What the encoder sees is what the picture shows, whatever the file keeps it as."""

import struct
import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageChops

from asif_desktop.indexing.decoding.decode import decode
from asif_desktop.indexing.decoding.tasks import THUMBNAIL, Decoded, DecodeTask, EncoderInput
from tests.indexing import pictures
from tests.indexing.pictures import QUARTERS, corners, encoded, heic, quarters

SQUARE = EncoderInput(side=64, fit="squash", resample="bicubic")


def colours(data: bytes) -> list[tuple[int, ...]]:
    """The colours of the four quarters of a file's picture."""
    answer = decode(DecodeTask(data=data, encoder=SQUARE))
    assert isinstance(answer, Decoded), answer
    return corners(answer.array())


def assert_close(
    seen: Sequence[Sequence[int]], expected: Sequence[Sequence[int]], tolerance: int = 4
) -> None:
    assert np.abs(np.array(seen, int) - np.array(expected, int)).max() <= tolerance, (seen, expected)


RGB = Image.fromarray(quarters())
WITHOUT_CHROMA_LOSS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 95, "subsampling": 0},
    "PNG": {},
    "WebP": {"lossless": True},
    "TIFF": {},
    "BMP": {},
    "AVIF": {"quality": 95, "subsampling": "4:4:4"},
}


@pytest.mark.parametrize("kind", WITHOUT_CHROMA_LOSS)
def test_plain_colours_in_every_format(kind: str) -> None:
    assert_close(colours(encoded(RGB, kind, **WITHOUT_CHROMA_LOSS[kind])), QUARTERS)


def test_heic() -> None:
    assert_close(colours(heic(RGB, quality=95, chroma=444)), QUARTERS, 8)


def test_the_first_frame_of_an_animation() -> None:
    frames = [RGB.quantize(8), Image.new("RGB", RGB.size, (255, 255, 0)).quantize(8)]
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)
    assert_close(colours(data), QUARTERS)
    second = Image.new("RGB", RGB.size, (255, 255, 0))
    for kind in ("WebP", "PNG"):
        data = encoded(RGB, kind, save_all=True, append_images=[second], duration=100, lossless=True)
        assert_close(colours(data), QUARTERS)


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "GIF", "BMP"])
def test_a_palette(kind: str) -> None:
    assert_close(colours(encoded(RGB.quantize(16), kind)), QUARTERS)


def test_black_and_white() -> None:
    pattern = Image.fromarray(quarters(colours=((0,) * 3, (255,) * 3, (255,) * 3, (0,) * 3))).convert("1")
    for kind in ("PNG", "TIFF", "BMP"):
        assert_close(colours(encoded(pattern, kind)), [(0,) * 3, (255,) * 3, (255,) * 3, (0,) * 3], 1)


def grey_ramp(dtype: Any, top: float) -> NDArray[Any]:
    """Quarters of 0, a third, two thirds and all of white."""
    steps = [0, top / 3, top * 2 / 3, top]
    values = np.zeros((480, 640), np.float64)
    values[:240, :320], values[:240, 320:], values[240:, :320], values[240:, 320:] = steps
    return values.astype(dtype)


GREY_STEPS = [(0,) * 3, (85,) * 3, (170,) * 3, (255,) * 3]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "BMP", "AVIF"])
def test_greyscale(kind: str) -> None:
    assert_close(colours(encoded(Image.fromarray(grey_ramp(np.uint8, 255)), kind)), GREY_STEPS)


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_sixteen_bits_of_grey_are_scaled_not_clipped(kind: str) -> None:
    assert_close(colours(encoded(Image.fromarray(grey_ramp(np.uint16, 65535)), kind)), GREY_STEPS, 1)


def test_sixteen_bits_of_grey_where_white_is_zero() -> None:
    image = Image.fromarray(grey_ramp(np.uint16, 65535))
    data = encoded(image, "TIFF", tiffinfo={262: 0})
    assert_close(colours(data), GREY_STEPS[::-1], 1)


@pytest.mark.parametrize(("dtype", "top"), [(np.float32, 1.0), (np.float32, 255.0), (np.int32, 65535)])
def test_numbers_of_thirty_two_bits(dtype: Any, top: float) -> None:
    assert_close(colours(encoded(Image.fromarray(grey_ramp(dtype, top)), "TIFF")), GREY_STEPS, 1)


def test_fractions_that_are_no_numbers_are_black() -> None:
    values = grey_ramp(np.float32, 1.0)
    values[:240, :320] = np.nan
    values[0, 600] = np.inf
    assert_close(colours(encoded(Image.fromarray(values), "TIFF")), GREY_STEPS, 1)


def sixteen_bit_png(pixels: NDArray[np.uint16]) -> bytes:
    height, width, channels = pixels.shape
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in pixels)

    def chunk(name: bytes, content: bytes) -> bytes:
        checksum = zlib.crc32(name + content)
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)

    head = struct.pack(">2I5B", width, height, 16, {3: 2, 4: 6}[channels], 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def test_sixteen_bits_of_colour() -> None:
    deep = quarters().astype(np.uint16) * 257
    assert_close(colours(sixteen_bit_png(deep)), QUARTERS, 1)
    alpha = np.full((*deep.shape[:2], 1), 65535, np.uint16)
    alpha[:240, :320] = 0
    expected = [(255, 255, 255), *QUARTERS[1:]]
    assert_close(colours(sixteen_bit_png(np.concatenate([deep, alpha], axis=2))), expected, 1)


CMYK_QUARTERS = [(0, 255, 255, 0), (255, 0, 255, 0), (255, 255, 0, 0), (0, 0, 0, 128)]
CMYK_SHOWN = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (127, 127, 127)]


def cmyk() -> Image.Image:
    pixels = np.zeros((480, 640, 4), np.uint8)
    pixels[:240, :320], pixels[:240, 320:], pixels[240:, :320], pixels[240:, 320:] = CMYK_QUARTERS
    return Image.fromarray(pixels, "CMYK")


def test_cmyk_red_is_red() -> None:
    assert_close(colours(encoded(cmyk(), "JPEG", quality=95, subsampling=0)), CMYK_SHOWN)
    assert_close(colours(encoded(cmyk(), "TIFF")), CMYK_SHOWN)
    assert_close(colours(encoded(cmyk(), "TIFF", compression="tiff_lzw")), CMYK_SHOWN)


def test_cmyk_without_adobes_mark_is_not_inverted() -> None:
    data = encoded(ImageChops.invert(cmyk()), "JPEG", quality=95, subsampling=0)
    start = data.index(b"\xff\xee")
    length = int.from_bytes(data[start + 2 : start + 4], "big")
    assert_close(colours(data[:start] + data[start + 2 + length :]), CMYK_SHOWN)


def test_a_cmyk_profile_says_what_the_inks_look_like() -> None:
    inks: dict[tuple[int, ...], tuple[int, int, int]] = {
        (0, 1, 1, 0): (80, 0, 0),
        (1, 0, 1, 0): (60, 0, 0),
        (1, 1, 0, 0): (40, 0, 0),
    }
    profile = pictures.cmyk_profile(inks)
    seen = colours(encoded(cmyk(), "JPEG", quality=95, subsampling=0, icc_profile=profile))
    # CIE L* of 80, 60 and 40 in sRGB
    assert_close(seen[:3], [(198,) * 3, (145,) * 3, (94,) * 3], 3)


def adobe_in_srgb(colour: Sequence[int]) -> list[int]:
    """By the definitions: through linear light and XYZ under D50."""
    linear = (np.array(colour) / 255.0) ** 2.19921875
    linear = np.linalg.inv(np.array(pictures.SRGB).T) @ (np.array(pictures.ADOBE_RGB).T @ linear)
    linear = linear.clip(0.0, 1.0)
    encoded_light = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return [round(value) for value in encoded_light * 255.0]


@pytest.mark.parametrize("kind", sorted(WITHOUT_CHROMA_LOSS.keys() - {"BMP"}))
def test_adobe_rgb_becomes_srgb(kind: str) -> None:
    tones = [(180, 100, 60), (90, 150, 110), (60, 80, 160), (128, 128, 128)]
    image = Image.fromarray(quarters(colours=tones))
    data = encoded(image, kind, icc_profile=pictures.rgb_profile(), **WITHOUT_CHROMA_LOSS[kind])
    assert_close(colours(data), [adobe_in_srgb(tone) for tone in tones], 4)
    assert max(abs(a - b) for a, b in zip(adobe_in_srgb(tones[0]), tones[0], strict=True)) > 15


SWAPPED = pictures.rgb_profile((pictures.SRGB[1], pictures.SRGB[0], pictures.SRGB[2]), 2.2)
"""A profile that calls red green, and green red."""
PURE = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255))
PURE_SWAPPED = ((0, 255, 0), (255, 0, 0), (0, 0, 255), (255, 255, 255))


def test_a_profile_counts_for_palettes_transparency_and_thumbnails() -> None:
    pure = Image.fromarray(quarters(colours=PURE))
    assert_close(colours(encoded(pure.quantize(4), "PNG", icc_profile=SWAPPED)), PURE_SWAPPED, 6)
    assert_close(colours(encoded(pure.convert("RGBA"), "PNG", icc_profile=SWAPPED)), PURE_SWAPPED, 6)
    answer = decode(DecodeTask(data=encoded(pure, "PNG", icc_profile=SWAPPED), copies=(THUMBNAIL,)))
    assert isinstance(answer, Decoded)
    assert_close(colours(answer.copies[0]), PURE_SWAPPED, 8)


def test_a_grey_profile() -> None:
    image = Image.fromarray(grey_ramp(np.uint8, 255))
    linear = [(0,) * 3, (156,) * 3, (213,) * 3, (255,) * 3]  # sRGB of 0, 1/3, 2/3 and 1 in linear light
    for kind in ("PNG", "JPEG", "TIFF"):
        assert_close(colours(encoded(image, kind, icc_profile=pictures.grey_profile(1.0))), linear, 4)


def test_a_colour_profile_of_a_grey_picture() -> None:
    image = Image.fromarray(grey_ramp(np.uint8, 255))
    profile = pictures.rgb_profile(pictures.SRGB, 1.0)
    assert_close(
        colours(encoded(image, "PNG", icc_profile=profile)), [(0,) * 3, (156,) * 3, (213,) * 3, (255,) * 3]
    )


@pytest.mark.parametrize(
    "profile",
    [
        b"rubbish",
        pictures.rgb_profile()[:200],
        pictures.cmyk_profile({}),
        pictures.grey_profile(1.0),
        bytes(4096),
    ],
    ids=["no profile", "cut", "of inks", "of grey", "zeros"],
)
def test_a_profile_that_does_not_fit_is_ignored(profile: bytes) -> None:
    assert_close(colours(encoded(RGB, "PNG", icc_profile=profile)), QUARTERS, 1)


@pytest.mark.parametrize("kind", ["PNG", "WebP", "TIFF"])
def test_transparency_shows_white(kind: str) -> None:
    image = RGB.convert("RGBA")
    alpha = Image.new("L", image.size, 255)
    alpha.paste(0, (0, 0, 320, 240))
    alpha.paste(128, (320, 0, 640, 240))
    image.putalpha(alpha)
    half = tuple((value * 128 + 255 * 127) // 255 for value in QUARTERS[1])
    options = {"lossless": True} if kind == "WebP" else {}
    assert_close(colours(encoded(image, kind, **options)), [(255, 255, 255), half, *QUARTERS[2:]], 3)


def test_what_is_hidden_by_transparency_does_not_bleed() -> None:
    pixels = np.zeros((400, 400, 4), np.uint8)
    pixels[::2] = (0, 0, 255, 255)
    pixels[1::2] = (255, 0, 0, 0)  # invisible red lines
    assert_close(colours(encoded(Image.fromarray(pixels), "PNG")), [(127, 127, 255)] * 4, 3)


def test_one_transparent_colour() -> None:
    for image in (RGB, RGB.quantize(8)):
        transparent = image.getpixel((0, 0))
        data = encoded(image, "PNG", transparency=transparent)
        assert_close(colours(data), [(255, 255, 255), *QUARTERS[1:]], 2)
    grey = Image.fromarray(grey_ramp(np.uint16, 65535))
    data = encoded(grey, "PNG", transparency=0)
    assert_close(colours(data), [(255,) * 3, *GREY_STEPS[1:]], 1)
    data = encoded(RGB.quantize(8), "GIF", transparency=RGB.quantize(8).getpixel((0, 0)))
    assert_close(colours(data), [(255, 255, 255), *QUARTERS[1:]], 2)


def test_grey_with_transparency() -> None:
    image = Image.fromarray(grey_ramp(np.uint8, 255)).convert("LA")
    image.putalpha(
        Image.fromarray(np.where(np.arange(640) < 320, 0, 255).astype(np.uint8)[None].repeat(480, 0))
    )
    assert_close(colours(encoded(image, "PNG")), [(255,) * 3, GREY_STEPS[1], (255,) * 3, GREY_STEPS[3]], 1)


def test_lab() -> None:
    lab = Image.new("LAB", (640, 480), (round(80 * 2.55), 128, 128))
    assert_close(colours(encoded(lab, "TIFF")), [(198, 198, 198)] * 4, 3)


def test_thumbnails_are_srgb_and_carry_no_metadata() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Secret maker"
    data = encoded(RGB, "JPEG", exif=exif, icc_profile=pictures.rgb_profile())
    answer = decode(DecodeTask(data=data, copies=(THUMBNAIL,)))
    assert isinstance(answer, Decoded)
    assert b"Secret" not in answer.copies[0]
    assert b"ICC_PROFILE" not in answer.copies[0]

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from blake3 import blake3
from PIL import Image
from PIL.ExifTags import IFD, Base

from asif_desktop.indexing.decoding.decode import decode
from asif_desktop.indexing.decoding.tasks import (
    ANCHOR_PICTURE,
    PREVIEW,
    THUMBNAIL,
    Decoded,
    DecodeTask,
    EncoderInput,
    is_sound,
)
from tests.indexing.pictures import QUARTERS, corners, dng, encoded, heic, quarters, scenery

SQUARE = EncoderInput(side=64, fit="squash", resample="bicubic")
UPRIGHT = Image.fromarray(quarters())

TURNED_BY = {
    1: lambda image: image,
    2: lambda image: image.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
    3: lambda image: image.transpose(Image.Transpose.ROTATE_180),
    4: lambda image: image.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
    5: lambda image: image.transpose(Image.Transpose.TRANSPOSE),
    6: lambda image: image.transpose(Image.Transpose.ROTATE_90),
    7: lambda image: image.transpose(Image.Transpose.TRANSVERSE),
    8: lambda image: image.transpose(Image.Transpose.ROTATE_270),
}
"""How a camera held that way records an upright scene."""


def decoded(data: bytes | None = None, task: DecodeTask | None = None) -> Decoded:
    answer = decode(task or DecodeTask(data=data or b"", encoder=SQUARE, copies=(THUMBNAIL,)))
    assert isinstance(answer, Decoded), answer
    return answer


def assert_upright(answer: Decoded, tolerance: int = 8) -> None:
    assert np.abs(np.array(corners(answer.array())) - np.array(QUARTERS)).max() <= tolerance


def size_of(jpeg: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(jpeg)) as image:
        return image.size


@pytest.mark.parametrize("orientation", TURNED_BY)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WebP", "TIFF"])
def test_orientation(kind: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    lying = TURNED_BY[orientation](UPRIGHT)
    options = {"lossless": True} if kind == "WebP" else {"quality": 95} if kind == "JPEG" else {}
    answer = decoded(encoded(lying, kind, exif=exif, **options))
    assert_upright(answer)
    assert (answer.width, answer.height) == (640, 480)
    assert size_of(answer.copies[0]) == (384, 288)


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_orientation_where_the_container_tells_it(orientation: int) -> None:
    exif = Image.Exif()
    exif[Base.Orientation] = orientation
    lying = TURNED_BY[orientation](UPRIGHT)
    for data in (heic(lying, quality=95, exif=exif.tobytes()), encoded(lying, "AVIF", quality=95, exif=exif)):
        answer = decoded(data)
        assert_upright(answer, 12)
        assert (answer.width, answer.height) == (640, 480)


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_camera_raw_shows_its_preview(orientation: int) -> None:
    shape = (1280, 960) if orientation in (1, 3) else (960, 1280)
    lying = TURNED_BY[orientation](Image.fromarray(quarters()))
    answer = decoded(dng(lying, *shape, orientation=orientation))
    if orientation in (1, 3):
        assert answer.kind == "RAW"
        assert_upright(answer)
        assert (answer.width, answer.height) == (1280, 960)


@pytest.mark.parametrize("orientation", [6, 8])
def test_a_camera_raw_taken_upright(orientation: int) -> None:
    scene = Image.fromarray(quarters(480, 640))
    answer = decoded(dng(TURNED_BY[orientation](scene), 1280, 960, orientation=orientation))
    assert_upright(answer)
    assert (answer.width, answer.height) == (960, 1280)
    assert answer.metadata.camera == "Testmaker Raw One"


def test_a_preview_that_the_camera_has_turned_already() -> None:
    answer = decoded(dng(Image.fromarray(quarters(480, 640)), 1280, 960, orientation=6))
    assert_upright(answer)
    assert (answer.width, answer.height) == (960, 1280)


def test_a_preview_that_tells_its_own_orientation() -> None:
    exif = Image.Exif()
    exif[Base.Orientation] = 3
    data = dng(TURNED_BY[3](UPRIGHT), 1280, 960, orientation=1, exif=exif.tobytes())
    assert_upright(decoded(data))


@pytest.mark.parametrize("preview", [None, UPRIGHT.resize((160, 120))], ids=["none", "tiny"])
def test_a_camera_raw_without_a_preview_worth_showing_is_developed(preview: Image.Image | None) -> None:
    answer = decoded(dng(preview, 1280, 960))
    assert size_of(answer.copies[0]) == (384, 288)
    spread = answer.array().reshape(-1, 3).astype(int)
    assert np.ptp(spread, axis=0).max() <= 2  # grey sensor data, not the coloured preview
    assert (answer.kind, answer.width, answer.height) == ("RAW", 1280, 960)


def test_a_camera_that_sees_no_colours() -> None:
    answer = decoded(dng(None, 1280, 960, colours=False))
    assert (answer.kind, answer.width, answer.height) == ("RAW", 1280, 960)
    assert np.ptp(answer.array()) <= 2


MAKERS: dict[str, Callable[[], bytes]] = {
    "JPEG": lambda: encoded(UPRIGHT, "JPEG", quality=95),
    "PNG": lambda: encoded(UPRIGHT, "PNG"),
    "WebP": lambda: encoded(UPRIGHT, "WebP", quality=95),
    "GIF": lambda: encoded(UPRIGHT, "GIF"),
    "TIFF": lambda: encoded(UPRIGHT, "TIFF"),
    "BMP": lambda: encoded(UPRIGHT, "BMP"),
    "AVIF": lambda: encoded(UPRIGHT, "AVIF", quality=95),
    "HEIC": lambda: heic(UPRIGHT, quality=95),
    "RAW": lambda: dng(UPRIGHT, 1280, 960),
}


@pytest.mark.parametrize("kind", MAKERS)
def test_a_file_is_what_its_content_says_whatever_its_name(kind: str, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff not utf-8.jpg"
    data = MAKERS[kind]()
    with open(path, "wb") as file:
        file.write(data)
    os.utime(path, ns=(1, 123456789))
    task = DecodeTask(path=path, encoder=SQUARE, copies=(THUMBNAIL,))
    answer = decoded(task=task)
    info = os.stat(path)
    assert is_sound(answer, task)
    assert answer.kind == kind
    assert answer.file_hash == blake3(data).digest()
    assert (answer.size, answer.mtime_ns, answer.inode) == (len(data), 123456789, info.st_ino)
    assert_upright(answer, 12)


def test_metadata() -> None:
    exif = Image.Exif()
    exif[Base.Model] = "Camera One"
    exif.get_ifd(IFD.Exif)[Base.DateTimeOriginal] = "2024:05:01 12:34:56"
    for data in (
        *(encoded(UPRIGHT, kind, exif=exif) for kind in ("JPEG", "PNG", "WebP", "AVIF")),
        heic(UPRIGHT, exif=exif.tobytes()),
    ):
        metadata = decoded(data).metadata
        assert (metadata.camera, metadata.taken) == ("Camera One", "2024-05-01T12:34:56")


def test_the_whole_picture_is_squashed_or_padded() -> None:
    wide = encoded(Image.fromarray(quarters(800, 200)), "PNG")
    assert_upright(decoded(wide), 1)
    task = DecodeTask(data=wide, encoder=EncoderInput(side=64, fit="pad", resample="lanczos"))
    padded = decoded(task=task).array()
    assert (padded[:20] == 255).all()
    assert (padded[-20:] == 255).all()
    np.testing.assert_allclose(padded[28, [8, 56]], QUARTERS[:2], atol=1)
    np.testing.assert_allclose(padded[35, [8, 56]], QUARTERS[2:], atol=1)


def test_copies_are_never_larger_than_the_photo() -> None:
    sizes = (THUMBNAIL, PREVIEW, ANCHOR_PICTURE)
    for width, height in ((2500, 1250), (500, 1000), (20, 10), (1, 1), (5000, 3)):
        data = encoded(scenery(width, height), "PNG")
        answer = decoded(task=DecodeTask(data=data, copies=sizes))
        for size, copy in zip(sizes, answer.copies, strict=True):
            longer = min(size.side, max(width, height))
            scale = longer / max(width, height)
            assert max(size_of(copy)) == longer
            assert min(size_of(copy)) == pytest.approx(min(width, height) * scale, abs=1)


def test_small_pictures_fill_the_encoders_square() -> None:
    for width, height in ((1, 1), (3, 2), (63, 65)):
        image = Image.new("RGB", (width, height), QUARTERS[0])
        pixels = decoded(encoded(image, "PNG")).array()
        assert pixels.shape == (64, 64, 3)
        assert (pixels == QUARTERS[0]).all()


@pytest.mark.parametrize("size", [(2400, 1800), (3001, 1999), (1030, 777), (257, 8000)])
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_scaled_decoding_gives_the_picture_of_full_decoding(kind: str, size: tuple[int, int]) -> None:
    options = {"quality": 92} if kind == "JPEG" else {"compress_level": 1}
    data = encoded(scenery(*size), kind, **options)
    answer = decoded(data)
    whole = Image.open(io.BytesIO(data))
    full = np.asarray(whole.resize((64, 64), Image.Resampling.BICUBIC)).astype(float)
    assert np.abs(answer.array() - full).mean() < 1.5
    thumbnail = Image.open(io.BytesIO(answer.copies[0]))
    if min(thumbnail.size) < 100:
        return  # JPEG's own loss would be all there is to see
    expected = np.asarray(whole.resize(thumbnail.size, Image.Resampling.LANCZOS)).astype(float)
    assert np.abs(np.asarray(thumbnail) - expected).mean() < 5.0


def test_decoding_is_a_function_of_the_file() -> None:
    data = encoded(scenery(1500, 1000), "JPEG")
    assert decoded(data) == decoded(data)


def test_decoding_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(encoded(UPRIGHT, "JPEG"))
    os.utime(path, ns=(5, 5))
    path.chmod(0o400)
    decoded(task=DecodeTask(path=os.fsencode(path), encoder=SQUARE))
    assert path.stat().st_mtime_ns == 5
    assert sys.platform == "win32" or path.stat().st_mode & 0o777 == 0o400

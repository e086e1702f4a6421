"""Files that are not what they should be: a reason or the whole picture, never half of one or an error."""

import io
import os
import random
import struct
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from asif_desktop.indexing.decoding.decode import decode
from asif_desktop.indexing.decoding.tasks import (
    THUMBNAIL,
    Decoded,
    DecodeFailure,
    DecodeTask,
    EncoderInput,
    is_sound,
)
from tests.indexing.pictures import dng, encoded, heic, huge_png, scenery

SQUARE = EncoderInput(side=32, fit="squash", resample="bilinear")
KINDS = (
    "JPEG",
    "progressive",
    "restarts",
    "PNG",
    "WebP",
    "lossless",
    "GIF",
    "TIFF",
    "LZW",
    "BMP",
    "AVIF",
    "HEIC",
    "RAW",
)


@cache
def file_of(kind: str) -> bytes:
    image = scenery(220, 160)
    if kind == "progressive":
        return encoded(image, "JPEG", progressive=True)
    if kind == "restarts":
        return encoded(image, "JPEG", restart_marker_blocks=4)
    if kind == "lossless":
        return encoded(image, "WebP", lossless=True)
    if kind == "LZW":
        return encoded(image, "TIFF", compression="tiff_lzw")
    if kind == "HEIC":
        return heic(image)
    if kind == "RAW":
        return dng(image.resize((440, 320)), 440, 320)
    return encoded(image, kind)


@cache
def whole(kind: str) -> Decoded:
    answer = decode(task_of(file_of(kind)))
    assert isinstance(answer, Decoded), answer
    return answer


def task_of(data: bytes) -> DecodeTask:
    return DecodeTask(data=data, encoder=SQUARE, copies=(THUMBNAIL,))


def reason(data: bytes) -> str:
    answer = decode(task_of(data))
    assert isinstance(answer, DecodeFailure), answer
    assert answer.cause == "unreadable"
    return str(answer.reason)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_cut_file_fails_or_shows_everything(kind: str, data: st.DataObject) -> None:
    file = file_of(kind)
    cut = data.draw(st.integers(1, len(file) - 1) | st.integers(len(file) - 64, len(file) - 1))
    answer = decode(task_of(file[:cut]))
    if isinstance(answer, Decoded):
        assert is_sound(answer, task_of(b""))
        if kind == "RAW":
            return  # its preview comes first, so sensor data may be missing
        assert answer.pixels == whole(kind).pixels
    else:
        assert str(answer.reason).endswith(".")


@pytest.mark.parametrize("kind", ["JPEG", "restarts"])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_cut_jpeg_closed_as_if_it_were_complete_is_not_shown_half(kind: str, data: st.DataObject) -> None:
    file = file_of(kind)
    cut = data.draw(st.integers(1, len(file) - 3))
    answer = decode(task_of(file[:cut] + b"\xff\xd9"))
    if isinstance(answer, Decoded):  # so little is missing that it cannot be seen
        difference = answer.array().astype(int) - whole(kind).array()
        assert np.abs(difference).mean() < 0.5
        assert len(file) - cut < 32


@pytest.mark.parametrize("kind", ["JPEG", "restarts", "progressive"])
def test_a_jpeg_that_ends_in_zeros_is_not_shown(kind: str) -> None:
    file = file_of(kind)
    for kept in (0.2, 0.5, 0.9):
        part = file[: int(len(file) * kept)]
        assert "damaged or incomplete" in reason(part + bytes(len(file) - len(part)))


@pytest.mark.parametrize("kind", KINDS)
def test_flipped_bits_are_never_an_error(kind: str) -> None:
    chance = random.Random(kind)
    for _ in range(40):
        file = bytearray(file_of(kind))
        for _ in range(chance.choice((1, 3, 30))):
            file[chance.randrange(len(file))] ^= 1 << chance.randrange(8)
        task = task_of(bytes(file))
        answer = decode(task)
        assert is_sound(answer, task), answer


@settings(max_examples=200, deadline=None)
@given(st.sampled_from([file_of(kind)[:32] for kind in KINDS]) | st.just(b""), st.binary(max_size=300))
def test_rubbish_behind_a_good_start_is_never_an_error(start: bytes, rest: bytes) -> None:
    assert isinstance(
        decode(DecodeTask(data=start + rest + b".", copies=(THUMBNAIL,))), DecodeFailure | Decoded
    )


def test_png_with_a_wrong_checksum_of_its_pixels_is_not_shown() -> None:
    file = bytearray(file_of("PNG"))
    file[-20] ^= 1  # in the last IDAT's checksum or data
    assert "damaged" in reason(bytes(file))


def test_a_picture_that_is_too_large_is_refused_by_its_size() -> None:
    said = reason(huge_png(30_000, 30_000))
    assert "30000 × 30000" in said
    assert "900 megapixels" in said


def test_the_other_kinds_are_refused_by_size_too() -> None:
    gif = bytearray(file_of("GIF"))
    gif[6:10] = struct.pack("<2H", 65535, 65535)
    bmp = bytearray(file_of("BMP"))
    bmp[18:26] = struct.pack("<2i", 60_000, 60_000)
    tiff = encoded(Image.new("1", (8, 8)), "TIFF").replace(
        struct.pack("<HHII", 256, 4, 1, 8), struct.pack("<HHII", 256, 4, 1, 2**20)
    )
    tiff = tiff.replace(struct.pack("<HHII", 257, 4, 1, 8), struct.pack("<HHII", 257, 4, 1, 2**20))
    jpeg = bytearray(file_of("JPEG"))
    frame = jpeg.index(b"\xff\xc0")
    jpeg[frame + 5 : frame + 9] = struct.pack(">2H", 65_000, 65_000)
    for file in (gif, bmp, tiff, jpeg):
        assert "megapixels" in reason(bytes(file))


def test_what_is_just_small_enough_is_decoded() -> None:
    image = Image.new("1", (15_000, 8_000), 1)
    answer = decode(DecodeTask(data=encoded(image, "PNG"), encoder=SQUARE))
    assert isinstance(answer, Decoded)
    assert (answer.width, answer.height) == (15_000, 8_000)
    assert (answer.array() == 255).all()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty (0 bytes)"),
        (b"this is no picture, it only says so\n" * 200, "holds text"),
        ("naïve café ".encode() * 1000, "holds text"),
        (bytes(10_000), "nothing but zeros"),
        (b"PK\3\4" + bytes(100) + b"\xff" * 100, "not a photo of any kind that is known"),
        (b"\xff\xd8\xff", "damaged or incomplete"),
        (b"\x89PNG\r\n\x1a\n", "damaged or incomplete"),
        (b"GIF89a", "damaged or incomplete"),
        (b"RIFF\x04\0\0\0WEBP", "damaged or incomplete"),
        (b"BM", "damaged or incomplete"),
        (b"II*\0\x08\0\0\0", "damaged or incomplete"),
        (b"\0\0\0\x18ftypheic", "damaged or incomplete"),
        (b"\0\0\0\x18ftypavif", "damaged or incomplete"),
        (b"FUJIFILMCCD-RAW 0201", "camera RAW file is damaged"),
    ],
)
def test_a_lying_name(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(content)
    answer = decode(DecodeTask(path=os.fsencode(path), encoder=SQUARE))
    assert isinstance(answer, DecodeFailure)
    assert said in str(answer.reason)


def failure_of(path: Path) -> DecodeFailure:
    answer = decode(DecodeTask(path=os.fsencode(path), encoder=SQUARE))
    assert isinstance(answer, DecodeFailure)
    return answer


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert failure_of(tmp_path / "gone.jpg").cause == "vanished"
    (tmp_path / "loop.jpg").symlink_to(tmp_path / "loop.jpg")
    assert failure_of(tmp_path / "loop.jpg").cause == "vanished"
    assert failure_of(tmp_path).cause == "vanished"
    os.mkfifo(tmp_path / "fifo.jpg")
    assert failure_of(tmp_path / "fifo.jpg").cause == "vanished"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("asif_desktop.indexing.decoding.reading.os.open", refuse)
    assert "may not be read" in str(failure_of(tmp_path).reason)


def test_a_disk_that_cannot_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(file_of("JPEG"))

    def fail(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("asif_desktop.indexing.decoding.reading.os.read", fail)
    assert str(failure_of(path).reason) == "The disk could not read the file: Input/output error."


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(file_of("JPEG"))
    read = os.read

    def read_while_written(number: int, count: int) -> bytes:
        with open(path, "ab") as file:
            file.write(b"more")
        return read(number, count)

    monkeypatch.setattr("asif_desktop.indexing.decoding.reading.os.read", read_while_written)
    assert failure_of(path).cause == "changed"


def test_a_giant_that_is_mostly_a_hole_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "sparse.jpg"
    path.write_bytes(file_of("JPEG"))
    os.truncate(path, 2 * 2**30)
    assert "2.0 GiB" in str(failure_of(path).reason)


def test_too_little_memory_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhaust(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("asif_desktop.indexing.decoding.decode.render", exhaust)
    assert reason(file_of("PNG")) == "There is not enough memory to decode this picture."


def test_a_text_bomb_beside_the_picture_costs_nothing() -> None:
    info = PngInfo()
    info.add_text("Comment", "x" * 50_000_000, zip=True)
    file = io.BytesIO()
    scenery(64, 64).save(file, "PNG", pnginfo=info)
    answer = decode(task_of(file.getvalue()))
    assert isinstance(answer, DecodeFailure | Decoded)

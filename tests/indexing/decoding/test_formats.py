import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from asif_desktop.indexing.decoding.formats import extension, is_camera_raw, is_photo_name, sniff
from tests.indexing.pictures import dng, encoded


@pytest.mark.parametrize(
    "name",
    [
        b"a.jpg",
        b"A.JPEG",
        b"b.Png",
        b"x.tif",
        b"x.webp",
        b"x.avif",
        b"x.HEIC",
        b"x.CR2",
        b"\xff.nef",
        b"a.b.c.gif",
        b"new\nline.bmp",
    ],
)
def test_photo_names(name: bytes) -> None:
    assert is_photo_name(name)


@pytest.mark.parametrize("name", [b"a.txt", b"jpg", b".jpg", b"a.jpg.part", b"a.", b"", b"a.mp4", b"a.xmp"])
def test_other_names(name: bytes) -> None:
    assert not is_photo_name(name)


def test_extension() -> None:
    assert extension(b"a.b.JPG") == b"jpg"
    assert extension(b".jpg") == b""
    assert extension(b"jpg") == b""


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xff\xd8\xff\xe1", "JPEG"),
        (b"II*\0" + bytes(60), "TIFF"),
        (b"MM\0*" + bytes(60), "TIFF"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf", "AVIF"),
        (b"\0\0\0\x18ftypcrx \0\0\0\1crx isom", "RAW"),
        (b"\0\0\0\x18ftypisom\0\0\0\1isommp42", None),
        (b"FUJIFILMCCD-RAW 0201FF", "RAW"),
        (b"IIU\0" + bytes(20), "RAW"),
        (b"%PDF-1.7", None),
        (b"", None),
    ],
)
def test_sniff(head: bytes, kind: str | None) -> None:
    assert sniff(head) == kind


def test_a_camera_raw_is_told_from_a_tiff() -> None:
    image = Image.new("RGB", (40, 30))
    assert is_camera_raw(dng(image))
    assert is_camera_raw(dng(None))
    assert is_camera_raw(b"II*\0\x10\0\0\0CR\2\0" + bytes(100))
    assert not is_camera_raw(encoded(image, "TIFF"))
    assert not is_camera_raw(encoded(image, "TIFF", compression="tiff_lzw"))


def test_directories_that_point_at_themselves_end() -> None:
    entry = struct.pack("<HHII", 330, 4, 1, 8)
    assert not is_camera_raw(b"II*\0\x08\0\0\0" + struct.pack("<H", 1) + entry + bytes(4))


@given(st.binary(max_size=200))
def test_rubbish(data: bytes) -> None:
    sniff(data)
    for head in (b"II*\0", b"MM\0*"):
        assert is_camera_raw(head + data) in (True, False)

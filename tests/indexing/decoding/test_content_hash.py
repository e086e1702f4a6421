"""What a picture shows decides on its content hash; what is written beside it does not."""

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image
from PIL.ExifTags import Base
from PIL.PngImagePlugin import PngInfo

from asif_desktop.indexing.decoding.decode import decode
from asif_desktop.indexing.decoding.tasks import Decoded, DecodeTask
from tests.indexing.pictures import SRGB, encoded, rgb_profile, scenery

SCENE = scenery(200, 150)
OPTIONS: dict[str, dict[str, Any]] = {"JPEG": {"quality": 90}, "PNG": {}, "WebP": {"quality": 90}}
KINDS = list(OPTIONS)


def content(data: bytes) -> bytes:
    answer = decode(DecodeTask(data=data))
    assert isinstance(answer, Decoded), answer
    assert len(answer.content_hash) == 32
    return answer.content_hash


def file_hash(data: bytes) -> bytes:
    answer = decode(DecodeTask(data=data))
    assert isinstance(answer, Decoded), answer
    return answer.file_hash


def exif(orientation: int = 1, **tags: str) -> Image.Exif:
    made = Image.Exif()
    made[Base.Orientation] = orientation
    for name, value in tags.items():
        made[Base[name]] = value
    return made


def saved(kind: str, image: Image.Image = SCENE, **options: Any) -> bytes:
    return encoded(image, kind, **OPTIONS[kind], **options)


@pytest.mark.parametrize("kind", KINDS)
def test_metadata_has_no_say(kind: str) -> None:
    plain = saved(kind)
    described = saved(kind, exif=exif(Artist="Somebody", ImageDescription="x" * 5000))
    assert file_hash(plain) != file_hash(described)
    assert content(plain) == content(described)
    assert content(described) == content(saved(kind, exif=exif(Artist="Another")))


@pytest.mark.parametrize("kind", ["JPEG", "WebP"])
def test_xmp_has_no_say(kind: str) -> None:
    assert content(saved(kind)) == content(saved(kind, xmp=b"<x:xmpmeta>rating 5</x:xmpmeta>"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_orientation_counts(kind: str) -> None:
    hashes = {content(saved(kind, exif=exif(orientation))) for orientation in range(1, 9)}
    assert len(hashes) == 8
    assert content(saved(kind)) in hashes


@pytest.mark.parametrize("kind", KINDS)
def test_the_colour_profile_counts(kind: str) -> None:
    profiles = [rgb_profile(), rgb_profile(SRGB, 2.2)]
    hashes = {content(saved(kind)), *(content(saved(kind, icc_profile=profile)) for profile in profiles)}
    assert len(hashes) == 3


@pytest.mark.parametrize("kind", KINDS)
def test_every_pixel_counts(kind: str) -> None:
    other = SCENE.copy()
    other.paste((255, 0, 255), (96, 96, 104, 104))
    assert content(saved(kind)) != content(saved(kind, other))


def test_kinds_are_told_apart_and_depths_too() -> None:
    grey = SCENE.convert("L")
    assert len({content(saved(kind)) for kind in KINDS} | {content(saved(kind, grey)) for kind in KINDS}) == 6


def test_jpeg_comments_and_what_is_appended_have_no_say() -> None:
    plain = saved("JPEG")
    assert content(plain) == content(saved("JPEG", comment=b"a word"))
    assert content(plain) == content(plain + b"a film that a telephone keeps behind its photo" * 1000)
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\0"
    segment = b"\xff\xed" + struct.pack(">H", 2 + len(iptc)) + iptc
    assert content(plain) == content(plain[:2] + segment + plain[2:])


def test_a_thumbnail_inside_the_metadata_is_not_taken_for_the_picture() -> None:
    inner = saved("JPEG", SCENE.resize((40, 30)))
    block = b"Exif\0\0" + inner
    plain = saved("JPEG")
    assert content(
        plain[:2] + b"\xff\xe1" + struct.pack(">H", 2 + len(block)) + block + plain[2:]
    ) == content(plain)


def test_a_second_picture_in_the_file_has_no_say() -> None:
    two = io.BytesIO()
    SCENE.save(two, "MPO", save_all=True, append_images=[SCENE.rotate(180)], quality=90)
    assert content(two.getvalue()) == content(saved("JPEG"))


def test_jpegs_of_several_scans_and_restarts() -> None:
    for options in ({"progressive": True}, {"restart_marker_blocks": 3}, {"optimize": True}):
        plain, described = saved("JPEG", **options), saved("JPEG", exif=exif(Artist="x"), **options)
        assert content(plain) == content(described)
        assert content(plain) != file_hash(plain)


def png_chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    chunks, at = [], 8
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        chunks.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += 12 + length
    return chunks


def png_file(chunks: list[tuple[bytes, bytes]]) -> bytes:
    parts = [
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def test_png_text_and_the_cut_of_its_chunks_have_no_say() -> None:
    plain = saved("PNG")
    info = PngInfo()
    info.add_text("Comment", "a word")
    info.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>rating 5</x:xmpmeta>")
    assert content(plain) == content(saved("PNG", pnginfo=info))
    cut: list[tuple[bytes, bytes]] = []
    for name, part in png_chunks(plain):
        if name == b"IDAT":
            cut += [(name, part[at : at + 1000]) for at in range(0, len(part), 1000)]
        else:
            cut.append((name, part))
    assert len(cut) > len(png_chunks(plain))
    assert content(png_file(cut)) == content(plain)


def test_png_transparency_counts() -> None:
    palette = SCENE.quantize(16)
    assert content(saved("PNG", palette)) != content(saved("PNG", palette, transparency=3))


@pytest.mark.parametrize("kind", ["GIF", "BMP", "AVIF"])
def test_of_other_kinds_it_is_the_files_own_hash(kind: str) -> None:
    data = encoded(SCENE, kind)
    assert content(data) == file_hash(data)

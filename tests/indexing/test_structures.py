"""TIFF and HEIC: the picture is told from its metadata, and disorder is the whole file."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from asif_desktop.indexing.decoding.content_hash import file_hash
from asif_desktop.indexing.decoding.heif_structure import heif_parts
from asif_desktop.indexing.decoding.tiff_structure import tiff_parts
from tests.indexing.decoding.test_content_hash import content, exif
from tests.indexing.pictures import encoded, heic, scenery

SCENE = scenery(200, 150)


def tiff(image: Image.Image = SCENE, **options: Any) -> bytes:
    return encoded(image, "TIFF", **options)


def heif(image: Image.Image = SCENE, **options: Any) -> bytes:
    return heic(image, quality=90, **options)


@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "tiff_adobe_deflate", "jpeg"])
def test_metadata_of_a_tiff_have_no_say(compression: str) -> None:
    plain = tiff(compression=compression)
    assert tiff_parts(plain)
    for tags in ({270: "a caption" * 500, 315: "Somebody"}, {700: b"<x:xmpmeta>rating 5</x:xmpmeta>"}):
        described = tiff(compression=compression, tiffinfo=tags)
        assert described != plain
        assert content(described) == content(plain)
    assert content(tiff(scenery(200, 150, 3), compression=compression)) != content(plain)


def test_what_decides_on_the_pixels_of_a_tiff_has_a_say() -> None:
    grey = SCENE.convert("L")
    plain = tiff(grey, compression="raw")
    white_is_zero = plain.replace(b"\x06\x01\x03\0\x01\0\0\0\x01\0", b"\x06\x01\x03\0\x01\0\0\0\0\0")
    assert white_is_zero != plain
    turned = tiff(tiffinfo={274: 6})
    assert len({content(one) for one in (plain, white_is_zero, tiff(), turned)}) == 4


def test_odd_tiffs_are_their_files() -> None:
    several = tiff(save_all=True, append_images=[scenery(200, 150, 4)])
    assert content(several) == file_hash(several)
    plain = tiff(compression="raw")
    assert not tiff_parts(plain[: len(plain) // 2])
    assert not tiff_parts(b"II+\0" + plain[4:])
    assert not tiff_parts(plain[:4])


def test_metadata_of_a_heic_have_no_say() -> None:
    plain = heif()
    assert heif_parts(plain)
    written: list[dict[str, Any]] = [
        {"exif": exif(Artist="Somebody" * 50).tobytes()},
        {"xmp": b"<x:xmpmeta>rating 5</x:xmpmeta>"},
    ]
    for options in written:
        described = heif(**options)
        assert described != plain
        assert content(described) == content(plain)
    assert content(heif(scenery(200, 150, 3))) != content(plain)


def test_odd_heics_are_their_files() -> None:
    plain = heif()
    for place in range(0, len(plain) - 1, 997):
        assert not heif_parts(plain[:place])
    twice = plain + plain[plain.index(b"meta") - 4 :]
    assert not heif_parts(twice)


WHOLE = {
    "tiff": (tiff(compression="tiff_lzw"), tiff_parts),
    "heic": (heif(exif=exif().tobytes()), heif_parts),
}


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(sorted(WHOLE)),
    st.lists(st.tuples(st.integers(0, 1500), st.integers(0, 255)), min_size=1, max_size=6),
    st.integers(0, 3),
)
def test_damage_is_never_an_error_nor_more_work_than_the_file(
    kind: str, changes: list[tuple[int, int]], cut: int
) -> None:
    whole, parts_of = WHOLE[kind]
    data = bytearray(whole)
    for place, value in changes:
        data[place % len(data)] = value
        data[-1 - place % len(data)] = value
    parts = parts_of(bytes(data[: len(data) - cut * 100]))
    assert sum(map(len, parts)) <= 4 * len(whole)


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=300), st.sampled_from([b"II*\0", b"MM\0*", b"\0\0\0\x18ftypheic", b""]))
def test_anything_at_all_is_no_error(data: bytes, head: bytes) -> None:
    for parts_of in (tiff_parts, heif_parts):
        assert isinstance(parts_of(head + data), list)

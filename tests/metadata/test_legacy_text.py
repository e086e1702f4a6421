"""Keywords from before everything was UTF-8."""

import io

import pytest
from PIL import Image

from asif_desktop.metadata.descriptions import SidecarError, read_description, read_sidecar
from asif_desktop.metadata.legacy_text import as_utf8, legible
from tests.indexing.described import bag, sidecar

NAMED = sidecar(bag("dc:subject", "Münzen", "Sea"))
_PLAIN = NAMED[NAMED.index("<x:") : NAMED.index("<?xpacket end")]


def picture_with_iptc(*records: tuple[int, bytes]) -> bytes:
    """Returns a JPEG file with these records of IPTC's second dataset, as they were written once."""
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8)).save(drawn, "JPEG")
    data = b"".join(b"\x1c\x02" + bytes([kind]) + len(text).to_bytes(2) + text for kind, text in records)
    block = b"8BIM\x04\x04\x00\x00" + len(data).to_bytes(4) + data + b"\0" * (len(data) % 2)
    segment = b"Photoshop 3.0\0" + block
    jpeg = drawn.getvalue()
    return jpeg[:2] + b"\xff\xed" + (len(segment) + 2).to_bytes(2) + segment + jpeg[2:]


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "cp1252"])
def test_iptc_keywords_and_captions_keep_their_letters(encoding: str) -> None:
    told = read_description(
        picture_with_iptc((25, "München".encode(encoding)), (25, b"Sea"), (120, "Straße".encode(encoding)))
    )
    assert told.keywords == (("München",), ("Sea",))
    assert told.caption == "Straße"


@pytest.mark.parametrize(
    "data",
    [
        NAMED.encode(),
        NAMED.encode("utf-8").replace("ü".encode(), b"\xfc"),
        NAMED.encode("utf-16"),
        b"\n<?xml version='1.0' encoding='ISO-8859-1'?>\n" + _PLAIN.encode("latin-1"),
        b'<?xml version="1.0" encoding="klingon"?>' + _PLAIN.encode(),
        b'<?xml version="1.0" encoding="unicode_escape"?>' + _PLAIN.encode(),
        NAMED.encode() + b"\0" * 100,
    ],
)
def test_a_sidecar_is_read_whatever_it_is_written_in(data: bytes) -> None:
    assert read_sidecar(data).keywords == (("Münzen",), ("Sea",))


def test_a_sidecar_that_ends_too_early_is_told_and_an_empty_one_is_none_the_worse() -> None:
    with pytest.raises(SidecarError, match="not XML"):
        read_sidecar(NAMED.encode()[:-80])
    assert read_sidecar(sidecar().encode()).keywords == ()


def test_entities_are_refused_in_any_encoding() -> None:
    with pytest.raises(SidecarError, match="entities"):
        read_sidecar(('<!DOCTYPE x [<!ENTITY a "b">]>' + _PLAIN).encode("utf-16"))


def test_any_bytes_become_text() -> None:
    assert legible("M\udcfcnchen") == "München"
    assert legible("\ud83d") == "\ud83d"
    assert as_utf8(bytes(range(256))).decode()

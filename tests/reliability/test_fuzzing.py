"""What comes from outside as text or bytes: an answer or one sentence, whatever it is. A bounded run."""

import contextlib
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from asif_desktop.metadata.descriptions import Description, SidecarError, read_description, read_sidecar
from asif_desktop.metadata.exif import parse_exif, portable_exif, read_metadata, read_orientation
from benchmarks.reliability.pictures import make_pictures
from benchmarks.tiny_encoders import TinyMakers
from tests.indexing.described import bag, sidecar

_ASKED = [
    *("dog", "(", ")", '"', "-", "AND", "OR", " ", "^", "^2", "^-1", "^nan", "^1e999", "\\", "\0", "\udcff"),
    *(
        "tag:",
        "rating:",
        ">=3",
        "..",
        "taken:",
        "2024-13",
        "iso:",
        "like:",
        "/etc/passwd",
        "folder:",
        "%",
        "_",
    ),
    *("sort:", "label:", "text:", "camera:", "';--", "width:", "9" * 400, "ext:", "album:", "in:", "f:", "١"),
]
_SIDECAR = sidecar(
    bag("dc:subject", "Rex", "Sea") + bag("lr:hierarchicalSubject", "Places|Baltic"), 'xmp:Rating="4"'
).encode()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenLibrary]:
    folder = tmp_path_factory.mktemp("fuzzed")
    opened = OpenLibrary(folder / "library", TinyMakers())
    answer(opened, requests.IndexFolders([bytes(make_pictures(folder / "photos", 4))]))
    yield opened
    opened.close()


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.sampled_from(_ASKED), max_size=12).map("".join) | st.text(max_size=60))
def test_any_query_is_answered_or_refused_in_a_sentence(library: OpenLibrary, text: str) -> None:
    said = "an answer"
    try:
        answer(library, requests.Search(text))
    except AsifError as error:
        said = str(error)
    assert 0 < len(said.strip()) < 2000


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_sidecar_with_flaws_is_read_or_refused(data: st.DataObject) -> None:
    flawed = bytearray(_SIDECAR)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(flawed) - 1))
        reach = data.draw(st.integers(0, 40))
        flawed[at : at + reach] = data.draw(
            st.binary(max_size=8) | st.sampled_from([b"<", b"&#0;", b"&x;", b"]]>", b"<!--", b'"', b"rdf:"])
        )
    with contextlib.suppress(SidecarError):
        assert isinstance(read_sidecar(bytes(flawed)), Description)
    assert isinstance(read_description(bytes(flawed)), Description)


_ENTRIES = st.tuples(
    st.sampled_from([271, 274, 306, 33434, 34665, 34853, 36867, 37510, 37500, 1, 2, 3, 4])
    | st.integers(0, 65535),
    st.integers(0, 14),
    st.sampled_from([0, 1, 2, 3, 8, 20, 2**31, 2**32 - 1]),
    st.sampled_from([0, 8, 10, 26, 2**31, 2**32 - 1]) | st.integers(0, 2**32 - 1),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_ENTRIES, max_size=30), st.sampled_from(["<", ">"]), st.binary(max_size=60))
def test_exif_that_lies_tells_nothing_impossible(
    entries: list[tuple[int, int, int, int]], order: str, rest: bytes
) -> None:
    block = (b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, 8)
    block += struct.pack(order + "H", len(entries))
    block += b"".join(struct.pack(order + "HHII", *entry) for entry in entries) + bytes(4) + rest
    exif = parse_exif(block)
    told = read_metadata(exif)
    assert read_orientation(exif) in range(1, 9)
    assert told.latitude is None or -90 <= told.latitude <= 90
    assert told.iso is None or told.iso > 0
    assert isinstance(portable_exif(exif), bytes)


def test_paths_in_requests_lead_nowhere(library: OpenLibrary, tmp_path: Path) -> None:
    for path in (b"", b"/", b"../../etc/passwd", b"/etc/passwd\0.jpg", b"\xff" * 5000, bytes(tmp_path)):
        with pytest.raises(AsifError):
            answer(library, requests.Teach([path], "a word"))
        with pytest.raises(AsifError):
            answer(library, requests.RankSimilar(path))
    with pytest.raises(AsifError):
        answer(library, requests.IndexFolders([b"/tmp\0/photos"]))

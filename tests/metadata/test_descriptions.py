"""What people wrote into files: read as they meant it, and never a way in for an attacker."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asif_desktop.domain.notes import MOST_KEYWORDS
from asif_desktop.metadata.descriptions import (
    MAX_DEPTH,
    NOTHING,
    Description,
    SidecarError,
    read_description,
    read_sidecar,
    tidy,
    together,
)
from tests.indexing.described import bag, sidecar


def test_a_sidecar_tells_keywords_caption_rating_and_label() -> None:
    inner = (
        bag("dc:subject", "Rex", "Sea")
        + bag("digiKam:TagsList", "Animals/Dog/Rex")
        + bag("lr:hierarchicalSubject", "Places|Baltic")
        + '<dc:description><rdf:Alt><rdf:li xml:lang="de">Mein Hund</rdf:li>'
        + '<rdf:li xml:lang="x-default">My dog</rdf:li></rdf:Alt></dc:description>'
    )
    text = sidecar(inner, 'xmp:Rating="4" xmp:Label="Red"')
    told = Description((("Animals", "Dog", "Rex"), ("Places", "Baltic"), ("Sea",)), "My dog", 4, "Red")
    for form in (text, "\ufeff" + text, "\n" + text, text[text.index("<x:xmpmeta") :]):
        assert read_sidecar(form.encode()) == told


@pytest.mark.parametrize("rating", ["-1", "6", "many", "nan", "1e99"])
def test_a_rating_that_cannot_be_is_none(rating: str) -> None:
    assert read_sidecar(sidecar("", f'xmp:Rating="{rating}"').encode()).rating is None


@pytest.mark.parametrize(
    "data",
    [b"", b"plain text", b"\0\1\2", b"<a", b"<html></html>", b"<x:xmpmeta><broken", b"\xff\xfe<\0x\0"],
)
def test_what_is_no_sidecar_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(SidecarError):
        read_sidecar(data)


def test_entities_are_refused() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "boom">{levels}]>' + sidecar(
        "", 'xmp:Label="&e11;"'
    )
    with pytest.raises(SidecarError, match="entities"):
        read_sidecar(bomb.encode())


@given(st.binary(max_size=300))
def test_rubbish_tells_nothing(data: bytes) -> None:
    assert read_description(data) == NOTHING


words = st.text(max_size=8)


@given(st.lists(st.lists(words, max_size=MAX_DEPTH + 3), max_size=30))
def test_keywords_come_out_clean_and_once(keywords: list[list[str]]) -> None:
    kept = tidy(keywords)
    assert all(0 < len(path) <= MAX_DEPTH for path in kept)
    names = [name for path in kept for name in path]
    assert all(name.replace("\u200c", "").replace("\u200d", "").isprintable() for name in names)
    assert all(name == name.strip() != "" for name in names)
    assert tidy(kept) == kept
    assert len({tuple(name.casefold() for name in path) for path in kept}) == len(kept)


def test_no_more_keywords_are_kept_than_fit_and_it_is_told_that_there_are_more() -> None:
    """Of a file and its sidecar together, too."""
    file = Description(tuple((f"file {n}",) for n in range(MOST_KEYWORDS)), None, None, None)
    kept = together(Description((("one more",),), None, None, None), file)
    assert kept.keywords == (("one more",), *file.keywords[:-1])
    assert kept.more_keywords
    assert not together(NOTHING, file).more_keywords


def test_the_sidecar_goes_before_the_file() -> None:
    file = Description((("Dog",),), "old", 1, "Blue")
    assert together(Description((("dog",), ("Cat",)), None, 5, None), file) == Description(
        (("dog",), ("Cat",)), "old", 5, "Blue"
    )


def test_a_flat_keyword_that_spells_out_a_path_is_that_path() -> None:
    """Or there would be two tags of one title, which nobody could tell apart."""
    deep = ("Animals", "Dog")
    for flat in ("Animals/Dog", "animals|dog"):
        assert tidy([deep, (flat,)]) == (deep,)
    assert tidy([deep, ("Animals/Cat",)]) == (deep, ("Animals/Cat",))

"""Keywords and captions that people gave their photos before: shown, learnt from, never written."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.events import Event, Notice
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs import learning
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers
from tests.indexing.decoding.test_describing import picture
from tests.indexing.described import bag, sidecar, write_into
from tests.library.conftest import anchors_of


@pytest.fixture
def described(tmp_path: Path, makers: TinyMakers) -> Iterator[tuple[OpenLibrary, Path, list[Event]]]:
    folder = tmp_path / "photos"
    folder.mkdir()
    for name, colour in (("a.jpg", "red"), ("b.jpg", "green"), ("c.jpg", "blue")):
        picture(folder / name, colour)
    write_into(folder / "a.jpg", {"Xmp.digiKam.TagsList": "Animals/Dog", "Xmp.xmp.Rating": "3"}, {})
    caption = (
        '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">the sea</rdf:li></rdf:Alt></dc:description>'
    )
    (folder / "b.xmp").write_text(sidecar(bag("dc:subject", "Animals", "Sea") + caption), "utf-8")
    (folder / "c.xmp").write_text("this is no XML")
    library, heard = OpenLibrary(tmp_path / "library", makers), list[Event]()
    library.listen(heard.append)
    yield library, folder, heard
    library.close()


def test_keywords_become_tags_from_the_file(described: tuple[OpenLibrary, Path, list[Event]]) -> None:
    library, folder, heard = described
    before = {path: hashlib.sha256(path.read_bytes()).digest() for path in folder.iterdir()}
    done = answer(library, requests.IndexFolders([bytes(folder)]))
    assert (done.photos, done.failed) == (3, 0)
    tags = {tag.title: tag for tag in answer(library, requests.ListTags())}
    assert {title: (tag.own, tag.from_file, tag.photos) for title, tag in tags.items()} == {
        "Animals": (False, 1, 2),
        "Animals/Dog": (False, 1, 1),
        "Sea": (False, 1, 1),
    }
    remarks = [str(event.message) for event in heard if isinstance(event, Notice)]
    assert [("c.xmp" in remark, "not XML" in remark) for remark in remarks] == [(True, True)]
    assert {path: hashlib.sha256(path.read_bytes()).digest() for path in folder.iterdir()} == before


def test_a_photo_of_too_many_keywords_is_said_to_have_them(
    described: tuple[OpenLibrary, Path, list[Event]], caplog: pytest.LogCaptureFixture
) -> None:
    library, folder, heard = described
    (folder / "c.xmp").write_text(sidecar(bag("dc:subject", *(f"word {n}" for n in range(10_000)))), "utf-8")
    answer(library, requests.IndexFolders([bytes(folder)]))
    sentence = f"{folder / 'c.jpg'} names more than 500 keywords; the first 500 are kept."
    assert sentence in [str(event.message) for event in heard if isinstance(event, Notice)]
    assert sentence in caplog.messages
    details = [
        answer(library, requests.DetailPhoto(bytes(folder / name))) for name in ("a.jpg", "b.jpg", "c.jpg")
    ]
    assert [(one.file_keywords, one.full_of_keywords) for one in details] == [
        (1, False),
        (2, False),
        (500, True),
    ]


def test_captions_and_keywords_become_examples_in_one_step(
    described: tuple[OpenLibrary, Path, list[Event]],
) -> None:
    library, folder, _ = described
    answer(library, requests.IndexFolders([bytes(folder)]))
    assert answer(library, requests.LearnFromFiles("keywords", "Mine")) == 2
    assert answer(library, requests.LearnFromFiles("captions")) == 1
    taught = [a for a in anchors_of(library) if a.photo is not None]
    assert {(anchor.collection, anchor.caption, anchor.usable) for anchor in taught} == {
        ("Mine", "Dog", True),
        ("Mine", "Animals, Sea", True),
        ("From my captions", "the sea", True),
    }
    with pytest.raises(AsifError, match="has been learnt from"):
        answer(library, requests.LearnFromFiles("keywords", "Mine"))
    assert str(answer(library, requests.Undo()).description) == "Learn from the caption of 1 photo"
    assert str(answer(library, requests.Undo()).description) == "Learn from the keywords of 2 photos"
    assert [a for a in anchors_of(library) if a.photo is not None] == []


def test_there_may_be_nothing_to_learn_from(library: OpenLibrary) -> None:
    with pytest.raises(AsifError, match="No photo has a caption"):
        answer(library, requests.LearnFromFiles("captions"))


def test_a_collection_is_known_however_it_is_capitalised(
    described: tuple[OpenLibrary, Path, list[Event]],
) -> None:
    library, folder, _ = described
    answer(library, requests.IndexFolders([bytes(folder)]))
    assert answer(library, requests.LearnFromFiles("keywords", "Mine")) == 2
    with pytest.raises(AsifError, match="has been learnt from"):
        answer(library, requests.LearnFromFiles("keywords", "mine"))


def test_photos_that_wait_for_another_encoder_are_not_told_to_be_unreadable(
    described: tuple[OpenLibrary, Path, list[Event]],
) -> None:
    library, folder, _ = described
    answer(library, requests.IndexFolders([bytes(folder)]))
    answer(library, requests.PauseIndexing(True))
    answer(library, requests.SetSetting("image_encoder", "tiny:other"))
    with pytest.raises(AsifError, match=r"\.jpg waits to be encoded for the model tiny:other"):
        answer(library, requests.LearnFromFiles("captions"))


def test_photos_that_cannot_be_read_do_not_bar_the_way_to_others(
    described: tuple[OpenLibrary, Path, list[Event]], monkeypatch: pytest.MonkeyPatch
) -> None:
    library, folder, _ = described
    monkeypatch.setattr(learning, "MOST_AT_ONCE", 1)
    answer(library, requests.IndexFolders([bytes(folder)]))
    first = min(library.catalog.keywords())
    for path in library.catalog.paths([first])[first]:
        os.unlink(path)
    assert answer(library, requests.LearnFromFiles("keywords", "Mine")) == 1
    with pytest.raises(AsifError, match="can be read now"):
        answer(library, requests.LearnFromFiles("keywords", "Mine"))


def test_keywords_of_years_are_suggested_once_a_person_says_so(
    described: tuple[OpenLibrary, Path, list[Event]],
) -> None:
    library, folder, _ = described
    answer(library, requests.IndexFolders([bytes(folder)]))

    def own() -> list[str]:
        return [tag.title for tag in answer(library, requests.ListTags()) if tag.own]

    assert library.catalog.suggestible() == []
    assert own() == []
    assert answer(library, requests.AdoptTags(["sea"])) == 1
    assert own() == ["Sea"]
    assert answer(library, requests.AdoptTags()) == 2
    assert own() == ["Animals", "Animals/Dog", "Sea"]
    assert sorted(one.phrases for one in library.catalog.suggestible()) == [("Animals",), ("Dog",), ("Sea",)]
    assert answer(library, requests.AdoptTags()) == 0
    answer(library, requests.Undo())
    assert own() == ["Sea"]
    with pytest.raises(AsifError, match="no tag"):
        answer(library, requests.AdoptTags(["Fox"]))

"""What the collections know about the phrases of a query."""

from pathlib import Path

from asif_desktop.domain import requests
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers


def test_knowledge_follows_what_is_taught_and_switched(library: OpenLibrary, photos: Path) -> None:
    def known(phrase: str) -> float:
        (one,) = answer(library, requests.Search(phrase, 1)).knowledge
        assert (one.phrase, one.little) == (phrase, one.known < 0.5)
        return one.known

    answer(library, requests.Teach([bytes(photos / "00.png")], "an ordinary thing", "Ordinary"))
    before = known("zorblax quimp")
    assert before < 0.5
    answer(library, requests.Teach([bytes(photos / "01.png")], "zorblax quimp", "Odd"))
    assert known("zorblax quimp") > 0.5
    answer(library, requests.SwitchCollection("Odd", False))
    assert known("zorblax quimp") == before
    both = answer(library, requests.Rank('"zorblax quimp" -"an ordinary thing" folder:photos')).knowledge
    assert [one.phrase for one in both] == ["zorblax quimp", "an ordinary thing"]
    assert answer(library, requests.Rank("folder:photos")).knowledge == []


def test_what_is_known_of_a_word_follows_the_classes_that_can_be_used(tmp_path: Path, photos: Path) -> None:
    opened = OpenLibrary(tmp_path / "other", TinyMakers())
    try:
        answer(opened, requests.IndexFolders([bytes(photos)]))
        answer(opened, requests.Teach([bytes(photos / "00.png")], "an ordinary thing"))
        assert len(opened.anchor_vectors.words().names) == 0
        answer(opened, requests.SetSetting("image_encoder", "tiny with classes"))
        opened.knowledge.index()
        words = opened.anchor_vectors.words()
        assert len(words.names) == 3  # one of the starter's, and two beyond
        assert opened.anchor_vectors.words() is words
        answer(opened, requests.SwitchCollection("Everyday things", False))
        assert len(opened.anchor_vectors.words().names) == 2
        answer(opened, requests.Undo())
        assert len(opened.anchor_vectors.words().names) == 3
    finally:
        opened.close()

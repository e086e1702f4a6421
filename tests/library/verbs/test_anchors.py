"""Anchors from files, moved between collections, found by words."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers
from tests.library.conftest import anchors_of


def ranking(library: OpenLibrary, phrase: str) -> list[tuple[int, float | None]]:
    return [(m.photo, m.similarity) for m in answer(library, requests.Search(phrase, 0)).matches]


def add(
    library: OpenLibrary, *files: Path, caption: str | None = None, collection: str = "Mine"
) -> list[int]:
    return answer(library, requests.AddAnchors([bytes(f) for f in files], caption, collection)).anchors


def test_a_file_outside_the_library_becomes_an_anchor_that_outlives_it(
    library: OpenLibrary, photos: Path, tmp_path: Path, makers: TinyMakers
) -> None:
    outside = tmp_path / "red_barn-2.png"
    shutil.copy(photos / "03.png", outside)
    add(library, *(photos / f"{n:02}.png" for n in (0, 1, 2, 4, 5, 6)), collection="Others")
    add(library, outside)
    (pair,) = anchors_of(library, "Mine")
    assert (pair.caption, pair.photo, pair.usable) == ("red barn 2", None, True)
    assert str(answer(library, requests.History())[0].description) == "Add “red barn 2” to “Mine”"
    first = ranking(library, "red barn 2")
    best = library.catalog.photo_at(bytes(photos / "03.png"))
    assert first[0][0] == best
    outside.unlink()
    picture = answer(library, requests.AnchorPicture(pair.id))
    assert picture is not None
    assert Path(picture).read_bytes()[:3] == b"\xff\xd8\xff"

    answer(library, requests.SetSetting("image_encoder", "tiny:other"))
    assert anchors_of(library, "Mine")[0].usable
    answer(library, requests.Undo())
    assert "Mine" not in {anchor.collection for anchor in anchors_of(library)}


def test_a_photo_of_the_library_keeps_its_vector(
    library: OpenLibrary, photos: Path, makers: TinyMakers
) -> None:
    """So that adding its file is the same lesson, to the bit, as teaching it."""
    answer(library, requests.Teach([bytes(photos / "05.png")], "moon"))
    taught = ranking(library, "moon")
    answer(library, requests.Undo())
    encoded = makers.images[-1].encoded
    add(library, photos / "05.png", caption="moon")
    assert makers.images[-1].encoded == encoded
    assert ranking(library, "moon") == taught
    assert anchors_of(library, "Mine")[0].photo == bytes(photos / "05.png")


def test_all_files_or_none(library: OpenLibrary, photos: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(b"no picture")
    for wrong, sentence in (
        (bad, r"bad\.jpg cannot be read"),
        (tmp_path / "gone.jpg", r"gone\.jpg cannot be read"),
        (tmp_path, "is a folder"),
        (Path("a.jpg"), "not an absolute path"),
    ):
        with pytest.raises(AsifError, match=sentence):
            add(library, photos / "00.png", wrong)
    with pytest.raises(AsifError, match="No file was named"):
        add(library)
    with pytest.raises(AsifError, match="caption is empty"):
        add(library, photos / "00.png", caption="  ")
    assert answer(library, requests.History()) == []
    assert [collection.name for collection in answer(library, requests.ListCollections())] == [
        "Everyday things"
    ]


def test_moving_pairs_into_a_collection_that_is_off_takes_them_out_of_every_search(
    library: OpenLibrary, photos: Path
) -> None:
    ids = add(library, *(photos / f"{n:02}.png" for n in range(4)), caption="barn")
    add(library, photos / "07.png", caption="barn", collection="Rest")
    before = ranking(library, "barn")
    answer(library, requests.CreateCollection("Off"))
    answer(library, requests.SwitchCollection("Off", False))
    answer(library, requests.MoveAnchors(ids, "Off"))
    assert ranking(library, "barn") != before
    assert len(anchors_of(library, "Off", "BARN")) == 4
    assert not any(anchor.enabled for anchor in anchors_of(library, "Off"))
    answer(library, requests.Undo())
    assert ranking(library, "barn") == before


def test_words_find_pairs(library: OpenLibrary) -> None:
    found = anchors_of(library, "Everyday things", "TABBY cat")
    assert found
    assert all("tabby" in anchor.caption.lower() for anchor in found)
    assert answer(library, requests.DescribeAnchors([1, 99999])) == anchors_of(library)[:1]


def test_an_anchor_tells_what_it_carries(library: OpenLibrary, photos: Path) -> None:
    """With as much as it says of each photo in the photo's own explanation."""
    answer(library, requests.SetSetting("k", "2"))
    ids = add(library, *(photos / f"{n:02}.png" for n in range(6)))
    carried = answer(library, requests.RankCarried(ids[3]))
    found = np.frombuffer(carried.ids, "<i8").tolist()
    assert len(found) == 12
    assert library.catalog.photo_at(bytes(photos / "03.png")) in found[: carried.matching]
    assert 0 < carried.matching < 12, "with two anchors a photo, most photos are described by others"
    for place, photo in enumerate(found):
        why = answer(library, requests.ExplainSimilar(photo, photo)).why
        assert why is not None
        assert (ids[3] in {reason.anchor for reason in why.reasons}) == (place < carried.matching)
    answer(library, requests.SwitchCollection("Mine", False))
    answer(library, requests.Teach([bytes(photos / "00.png")], "barn"))
    with pytest.raises(AsifError, match="“Mine” is switched off"):
        answer(library, requests.RankCarried(ids[3]))
    with pytest.raises(AsifError, match="no anchor 99999"):
        answer(library, requests.RankCarried(99999))


def test_a_corrected_caption_leaves_the_pictures_alone_and_is_as_if_taught_so(
    library: OpenLibrary, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moon = answer(library, requests.Teach([bytes(photos / "05.png")], "moon")).anchors
    sun = answer(library, requests.Teach([bytes(photos / "06.png")], "sun")).anchors
    before = ranking(library, "moon"), ranking(library, "sun")

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the pictures are looked at")

    with monkeypatch.context() as patched:
        for name in ("add_anchors", "remove_anchors"):
            patched.setattr(library.knowledge.index(), name, refuse)
        answer(library, requests.EditAnchor(moon[0], "sun"))
        answer(library, requests.EditAnchor(sun[0], "moon"))
        swapped = ranking(library, "moon"), ranking(library, "sun")
        answer(library, requests.Undo())
        answer(library, requests.Undo())
        assert (ranking(library, "moon"), ranking(library, "sun")) == before
    answer(library, requests.RemoveAnchors([*moon, *sun]))
    answer(library, requests.Teach([bytes(photos / "05.png")], "sun"))
    answer(library, requests.Teach([bytes(photos / "06.png")], "moon"))
    assert (ranking(library, "moon"), ranking(library, "sun")) == swapped
    assert swapped != before

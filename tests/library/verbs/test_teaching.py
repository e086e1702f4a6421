import shutil
from concurrent.futures import Future
from pathlib import Path

import pytest

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.events import Changed
from asif_desktop.domain.tags import NewTag
from asif_desktop.indexing.decoding.tasks import Answer, DecodeTask
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers


def similarities(library: OpenLibrary, phrase: str) -> list[tuple[int, float, float | None]]:
    found = answer(library, requests.Search(phrase, 0))
    return [(match.photo, match.score, match.similarity) for match in found.matches]


def teach(library: OpenLibrary, photo: Path, caption: str, collection: str | None = None) -> int:
    (anchor,) = answer(library, requests.Teach([bytes(photo)], caption, collection)).anchors
    return anchor


@pytest.fixture
def taught(library: OpenLibrary, photos: Path) -> OpenLibrary:
    """With a lesson a photo, so that phrases mean something to an encoder without a classifier."""
    for number, caption in enumerate(["red barn", "green field", "blue lake", *"abcdefghi"]):
        teach(library, photos / f"{number:02}.png", caption)
    return library


def test_without_a_usable_anchor_search_says_what_to_do(library: OpenLibrary) -> None:
    with pytest.raises(AsifError, match="teach one of your photos"):
        answer(library, requests.Search("red barn"))
    assert answer(library, requests.GetStatus()).unusable_anchors == 1000


def test_a_lesson_finds_its_photo(taught: OpenLibrary, photos: Path) -> None:
    found = answer(taught, requests.Search("red barn", 1, why=True)).matches[0]
    assert found.paths == [bytes(photos / "00.png")]
    assert found.why is not None
    assert found.why.reasons[0].caption == "red barn"
    assert {reason.collection for reason in found.why.reasons} == {"Taught by me"}
    assert found.similarity == pytest.approx(
        sum(r.weight for r in found.why.reasons) + found.why.rest, abs=1e-6
    )


def test_every_way_of_taking_back_is_exact(taught: OpenLibrary, photos: Path) -> None:
    before = similarities(taught, "red barn")

    anchor = teach(taught, photos / "05.png", "red barn")
    after = similarities(taught, "red barn")
    assert after != before
    answer(taught, requests.RemoveAnchors([anchor]))
    assert similarities(taught, "red barn") == before
    answer(taught, requests.Undo())
    assert similarities(taught, "red barn") == after
    answer(taught, requests.Undo())
    assert similarities(taught, "red barn") == before
    answer(taught, requests.Redo())
    assert similarities(taught, "red barn") == after

    answer(taught, requests.EditAnchor(anchor, "yellow moon"))
    assert similarities(taught, "red barn") != after
    answer(taught, requests.EditAnchor(anchor, "red barn"))
    assert similarities(taught, "red barn") == after
    answer(taught, requests.Undo())
    answer(taught, requests.Undo())
    assert similarities(taught, "red barn") == after


def test_switching_a_collection_is_exact(taught: OpenLibrary, photos: Path) -> None:
    before = similarities(taught, "red barn")
    teach(taught, photos / "07.png", "red barn", "Farm")
    after = similarities(taught, "red barn")
    answer(taught, requests.SwitchCollection("Farm", False))
    assert similarities(taught, "red barn") == before
    answer(taught, requests.SwitchCollection("Farm", True))
    assert similarities(taught, "red barn") == after
    answer(taught, requests.DeleteCollection("Farm"))
    assert similarities(taught, "red barn") == before


def test_the_index_that_followed_equals_one_built_anew(
    taught: OpenLibrary, photos: Path, makers: TinyMakers
) -> None:
    anchor = teach(taught, photos / "03.png", "grey cat")
    teach(taught, photos / "04.png", "grey cat")
    answer(taught, requests.RemoveAnchors([anchor]))
    (photos / "11.png").unlink()
    answer(taught, requests.IndexFolders([bytes(photos)]))
    followed = similarities(taught, "grey cat")
    assert len(followed) == 11
    taught.close()

    again = OpenLibrary(taught.directory, makers)
    assert similarities(again, "grey cat") == followed
    again.close()


def test_a_lesson_encodes_no_photo(taught: OpenLibrary, photos: Path, makers: TinyMakers) -> None:
    encoded = makers.images[-1].encoded
    teach(taught, photos / "09.png", "a photo that is encoded already")
    assert makers.images[-1].encoded == encoded


def test_a_kept_picture_outlives_its_photo_and_its_encoder(taught: OpenLibrary, photos: Path) -> None:
    for file in photos.glob("0[0-2].png"):
        file.unlink()
    answer(taught, requests.IndexFolders([bytes(photos)]))
    answer(taught, requests.SetSetting("image_encoder", "tiny:other"))
    answer(taught, requests.IndexFolders([bytes(photos)]))
    status = answer(taught, requests.GetStatus())
    assert status.unusable_anchors == 1000
    assert len(similarities(taught, "red barn")) == 9


def _choose_other_encoder(library: OpenLibrary) -> None:
    """Chooses another encoder, which sees no photo before the work goes on."""
    answer(library, requests.PauseIndexing(True))
    answer(library, requests.SetSetting("image_encoder", "tiny:other"))


def test_photos_that_wait_for_another_encoder_are_encoded_for_their_lesson(
    library: OpenLibrary, photos: Path
) -> None:
    _choose_other_encoder(library)
    some: list[requests.PhotoRef] = [bytes(photos / "00.png"), bytes(photos / "01.png")]
    foreseen = answer(library, requests.PreviewLesson(some, "red barn"))
    lesson = answer(library, requests.Teach(some, "red barn"))
    found = similarities(library, "red barn")
    assert len(lesson.anchors) == len(found) == len(foreseen.joining_photos) == 2
    answer(library, requests.PauseIndexing(False))
    answer(library, requests.IndexFolders([bytes(photos)]))
    everything = similarities(library, "red barn")
    assert len(everything) == 12
    assert set(found) <= set(everything)


def test_more_photos_than_can_be_waited_for_are_told_to_wait(library: OpenLibrary, photos: Path) -> None:
    first, *others = sorted(photos.iterdir())
    teach(library, first, "red barn")
    _choose_other_encoder(library)
    waiting: list[requests.PhotoRef] = [bytes(photo) for photo in others]
    told = r"01\.png waits to be encoded for the model tiny:other; try again in a while"
    with pytest.raises(AsifError, match=told):
        answer(library, requests.Teach(waiting, "green field"))
    with pytest.raises(AsifError, match=told):
        answer(library, requests.RankSimilar(waiting[0]))


def test_a_photo_whose_disk_is_away_is_not_said_to_be_encoded_soon(
    library: OpenLibrary, photos: Path
) -> None:
    _choose_other_encoder(library)
    (folder,) = answer(library, requests.ListFolders())
    library.catalog.set_folder_online(folder.id, False)
    with pytest.raises(AsifError, match=r"00\.png is not encoded .*; connect its disk first"):
        teach(library, photos / "00.png", "red barn")


def test_a_photo_that_is_another_by_now_is_not_encoded_for_a_lesson(
    library: OpenLibrary, photos: Path
) -> None:
    _choose_other_encoder(library)
    shutil.copy(photos / "01.png", photos / "00.png")
    with pytest.raises(AsifError, match=r"00\.png has changed since it was indexed"):
        teach(library, photos / "00.png", "red barn")
    assert answer(library, requests.History()) == []


@pytest.mark.parametrize("caption", ["", "  \n ", "\u3000"])
def test_an_empty_caption_is_refused(library: OpenLibrary, photos: Path, caption: str) -> None:
    with pytest.raises(AsifError, match="caption is empty"):
        teach(library, photos / "00.png", caption)


def test_all_photos_or_none(library: OpenLibrary, photos: Path) -> None:
    with pytest.raises(AsifError, match=r"nowhere\.png is not in the library"):
        answer(library, requests.Teach([bytes(photos / "00.png"), bytes(photos / "nowhere.png")], "red barn"))
    assert answer(library, requests.GetStatus()).anchors == 1000
    assert answer(library, requests.History()) == []


def test_an_encoder_that_does_not_load_changes_nothing(taught: OpenLibrary) -> None:
    before = similarities(taught, "red barn")
    with pytest.raises(AsifError, match="cannot be loaded"):
        answer(taught, requests.SetSetting("image_encoder", "tiny:broken"))
    assert similarities(taught, "red barn") == before
    assert answer(taught, requests.GetSettings())["image_encoder"] == "timm:tf_efficientnet_lite2"


def test_a_lesson_takes_the_picture_that_its_preview_made_ready(
    library: OpenLibrary, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(library, requests.PreviewLesson([bytes(photos / "01.png")], "barn"))
    submitted: list[DecodeTask] = []
    submit = library.pixels.pool.submit

    def watched(task: DecodeTask, urgent: bool = False) -> "Future[Answer]":
        submitted.append(task)
        return submit(task, urgent)

    monkeypatch.setattr(library.pixels.pool, "submit", watched)
    anchor = teach(library, photos / "01.png", "barn")
    assert submitted == []
    ready = library.catalog.anchor_picture(anchor)
    again = teach(library, photos / "01.png", "barn")
    assert len(submitted) == 1
    assert library.catalog.anchor_picture(again) == ready


def test_undoing_says_what_is_different(library: OpenLibrary, photos: Path) -> None:
    told: list[list[str]] = []
    library.listen(lambda event: told.append(list(event.what)) if isinstance(event, Changed) else None)
    teach(library, photos / "00.png", "red barn")
    answer(library, requests.Undo())
    assert told[-1] == ["anchors", "collections", "history"], "no photo has to be asked for again"
    answer(library, requests.Redo())
    assert told[-1] == ["anchors", "collections", "history"]
    answer(library, requests.CreateTag(NewTag("Barn")))
    answer(library, requests.Undo())
    assert {"tags", "photos"} <= set(told[-1])

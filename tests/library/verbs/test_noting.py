"""Stars, labels, flags, captions, turning, and pairs, through the library's one door."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from asif_desktop.domain import requests as ask
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.events import Changed, Event
from asif_desktop.domain.notes import NoteEdit, PhotoFilter
from asif_desktop.domain.photos import Photo
from asif_desktop.domain.tags import NewTag, TagEdit
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers
from tests.indexing.pictures import dng


def numbers(ids: bytes) -> list[int]:
    return [int(number) for number in np.frombuffer(ids, "<i8")]


def listed(library: OpenLibrary, **more: object) -> list[int]:
    return numbers(answer(library, ask.ListPhotos(**more)).ids)  # type: ignore[arg-type]


def described(library: OpenLibrary, path: Path) -> Photo:
    number = answer(library, ask.DetailPhoto(bytes(path))).photo
    (photo,) = answer(library, ask.DescribePhotos([number]))
    return photo


def steps(library: OpenLibrary) -> list[str]:
    return [str(step.description) for step in answer(library, ask.History())]


@pytest.mark.parametrize(
    ("edit", "name"),
    [
        (NoteEdit(rating=3), "Rate 2 photos ★★★"),
        (NoteEdit(label="Red"), "Label 2 photos red"),
        (NoteEdit(flag="pick"), "Pick 2 photos"),
        (NoteEdit(flag="reject"), "Reject 2 photos"),
        (NoteEdit(caption="At\nsea"), "Caption 2 photos “At sea”"),
        (NoteEdit(rating=1, flag="pick"), "Note 2 photos"),
    ],
)
def test_each_edit_is_a_step_with_its_name(
    library: OpenLibrary, photos: Path, edit: NoteEdit, name: str
) -> None:
    two = [bytes(photos / "00.png"), bytes(photos / "01.png")]
    assert answer(library, ask.NotePhotos([*two, two[0]], edit)) == 2
    assert steps(library)[0] == name
    assert answer(library, ask.NotePhotos(list(two), edit)) == 0
    answer(library, ask.Undo())
    (first,) = answer(library, ask.DescribePhotos([1]))
    assert (first.rating, first.label, first.flag, first.caption) == (0, "", "none", "")


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (NoteEdit(rating=9), "from 0 to 5, not 9"),
        (NoteEdit(rating=-1), "from 0 to 5"),
        (NoteEdit(label="pink"), "one of red, yellow, green, blue, purple"),
        (NoteEdit(caption="x" * 10_001), "at most 10,000"),
        (NoteEdit(), "Say what"),
    ],
)
def test_what_cannot_be_said_is_refused(
    library: OpenLibrary, photos: Path, edit: NoteEdit, sentence: str
) -> None:
    before = steps(library)
    with pytest.raises(AsifError, match=sentence):
        answer(library, ask.NotePhotos([bytes(photos / "00.png")], edit))
    with pytest.raises(AsifError, match="No photo was named"):
        answer(library, ask.NotePhotos([], NoteEdit(rating=1)))
    with pytest.raises(AsifError, match="not in the library"):
        answer(library, ask.NotePhotos([bytes(photos / "00.png"), b"/no"], NoteEdit(rating=1)))
    assert steps(library) == before


def test_whoever_listens_hears_of_notes(library: OpenLibrary, photos: Path) -> None:
    heard: list[Event] = []
    stop = library.listen(heard.append)
    answer(library, ask.NotePhotos([bytes(photos / "00.png")], NoteEdit(rating=1)))
    answer(library, ask.NotePhotos([bytes(photos / "00.png")], NoteEdit(rating=1)))
    stop()
    (event,) = heard
    assert isinstance(event, Changed)
    assert event.what == ["notes", "history"]


def test_turning_leaves_the_file_as_it_is(library: OpenLibrary, photos: Path) -> None:
    file = photos / "00.png"
    before = file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino
    assert answer(library, ask.RotatePhotos([bytes(file)], -90)) == 1
    assert described(library, file).rotation == 270
    assert steps(library)[0] == "Rotate 1 photo left"
    assert answer(library, ask.RotatePhotos([bytes(file)], 360)) == 0
    with pytest.raises(AsifError, match="multiple of 90"):
        answer(library, ask.RotatePhotos([bytes(file)], 45))
    assert before == (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino)


def test_lists_and_searches_are_filtered_by_the_library(library: OpenLibrary, photos: Path) -> None:
    first, second, third = (bytes(photos / f"0{number}.png") for number in range(3))
    answer(library, ask.NotePhotos([first, second], NoteEdit(rating=4)))
    answer(library, ask.NotePhotos([second, third], NoteEdit(label="red", flag="reject")))
    one, two, three = (described(library, photos / f"0{number}.png").id for number in range(3))
    assert set(listed(library, only=PhotoFilter(rating=3))) == {one, two}
    assert listed(library, only=PhotoFilter(rating=3, labels=("red", "blue"))) == [two]
    assert set(listed(library, only=PhotoFilter(flags=("reject", "pick")))) == {two, three}
    assert len(listed(library, only=PhotoFilter(flags=("none",), kinds=("PNG",)))) == 10
    assert listed(library, only=PhotoFilter(kinds=("RAW",))) == []
    assert set(listed(library, order="rating")[:2]) == {one, two}
    only = PhotoFilter(rating=3)
    answer(library, ask.Teach([first], "a stone"))
    ranking = answer(library, ask.Rank("a stone", only))
    assert set(numbers(ranking.ids)) == {one, two}
    assert set(numbers(answer(library, ask.RankSimilar(three, only)).ids)) == {one, two}
    found = answer(library, ask.Search("a stone", 1, only=only)).matches
    assert len(found) == 1
    assert found[0].photo in (one, two)


@pytest.fixture
def paired(tmp_path: Path, photos: Path, makers: TinyMakers) -> Iterator[tuple[OpenLibrary, Path]]:
    """A library in which 00 is a RAW and a JPEG, as cameras write them."""
    picture = Image.open(photos / "00.png").convert("RGB")
    picture.save(photos / "00.jpg")
    (photos / "00.DNG").write_bytes(dng(picture.resize((640, 480))))
    for name in ("00.png", "01.png"):
        (photos / name).unlink()
    opened = OpenLibrary(tmp_path / "paired", makers)
    answer(opened, ask.IndexFolders([bytes(photos)]))
    yield opened, photos
    opened.close()


def test_a_raw_and_its_jpeg_are_one_photo(paired: tuple[OpenLibrary, Path]) -> None:
    library, photos = paired
    jpeg, raw = described(library, photos / "00.jpg"), described(library, photos / "00.DNG")
    assert (jpeg.pair, raw.pair) == (raw.id, jpeg.id)
    assert len(listed(library)) == 11 == answer(library, ask.GetStatus()).photos
    assert raw.id not in listed(library)
    assert raw.id in listed(library, only=PhotoFilter(kinds=("RAW",)))
    answer(library, ask.Teach([jpeg.id], "a stone"))
    every = numbers(answer(library, ask.Rank("a stone")).ids)
    assert (len(every), raw.id in every) == (11, False)
    assert raw.id not in [match.photo for match in answer(library, ask.Search("a stone", 0)).matches]
    assert len(answer(library, ask.Search("a stone", 11)).matches) == 11


def test_what_is_said_of_one_is_said_of_both(paired: tuple[OpenLibrary, Path]) -> None:
    library, photos = paired
    both = [photos / "00.jpg", photos / "00.DNG"]
    assert answer(library, ask.NotePhotos([bytes(both[0])], NoteEdit(rating=5))) == 1
    assert [described(library, path).rating for path in both] == [5, 5]
    assert answer(library, ask.RotatePhotos([bytes(path) for path in both], 90)) == 1
    assert [described(library, path).rotation for path in both] == [90, 90]
    assert steps(library)[:2] == ["Rotate 1 photo right", "Rate 1 photo ★★★★★"]


def test_a_pair_can_be_shown_apart_and_as_one_again(paired: tuple[OpenLibrary, Path]) -> None:
    library, photos = paired
    raw = bytes(photos / "00.DNG")
    answer(library, ask.SplitPhotos([raw], True))
    assert len(listed(library)) == 12
    answer(library, ask.NotePhotos([raw], NoteEdit(rating=5)))
    assert described(library, photos / "00.jpg").rating == 0
    answer(library, ask.SplitPhotos([raw], False))
    assert len(listed(library)) == 11
    assert steps(library)[0] == "Show RAW and JPEG as one"
    answer(library, ask.Undo())
    assert len(listed(library)) == 12
    with pytest.raises(AsifError, match="both a RAW and a JPEG"):
        answer(library, ask.SplitPhotos([bytes(photos / "05.png")], True))


def test_the_best_is_picked_and_the_others_rejected_in_one_step(library: OpenLibrary, photos: Path) -> None:
    best, *others = (photos / f"0{number}.png" for number in range(3))
    assert answer(library, ask.ChooseBest(bytes(best), [bytes(other) for other in others])) == 3
    assert [described(library, photo).flag for photo in (best, *others)] == ["pick", "reject", "reject"]
    assert steps(library)[0] == "Pick the best of 3 photos"
    answer(library, ask.Undo())
    assert [described(library, photo).flag for photo in (best, *others)] == ["none"] * 3


def test_the_best_cannot_be_rejected_too(library: OpenLibrary, photos: Path) -> None:
    best = bytes(photos / "00.png")
    with pytest.raises(AsifError, match="name it once"):
        answer(library, ask.ChooseBest(best, [best]))


def test_tags_and_albums_take_both_files_of_a_pair(paired: tuple[OpenLibrary, Path]) -> None:
    library, photos = paired
    jpeg, raw = described(library, photos / "00.jpg").id, described(library, photos / "00.DNG").id
    answer(library, ask.CreateTag(NewTag("Sea")))
    assert answer(library, ask.DecideTag("Sea", [jpeg], "manual")) == 1
    assert {one.photo for one in answer(library, ask.TagsOfPhotos([jpeg, raw]))} == {jpeg, raw}
    assert "1 photo" in steps(library)[0]
    (tag,) = answer(library, ask.ListTags())
    assert (tag.photos, tag.manual) == (1, 1)
    answer(library, ask.CreateAlbum("Best", []))
    assert answer(library, ask.AddToAlbum("Best", [raw])) == 1
    assert steps(library)[0] == "Add 1 photo to album “Best”"
    assert [one.photos for one in answer(library, ask.ListAlbums())] == [1]
    assert [one.id for one in answer(library, ask.ListAlbumPhotos("Best"))] == [jpeg]
    assert answer(library, ask.RemoveFromAlbum("Best", [jpeg])) == 1
    assert answer(library, ask.ListAlbumPhotos("Best")) == []


def test_a_pair_is_suggested_once_and_accepted_as_one(paired: tuple[OpenLibrary, Path]) -> None:
    library, photos = paired
    jpeg, raw = described(library, photos / "00.jpg").id, described(library, photos / "00.DNG").id
    answer(library, ask.CreateTag(NewTag("Stone", ["a stone"])))
    answer(library, ask.Teach([jpeg], "a stone"))
    answer(library, ask.EditTag("Stone", TagEdit(cut=0.05)))
    found = [match.photo for match in answer(library, ask.SuggestPhotos("Stone")).matches]
    assert (jpeg in found, raw in found) == (True, False)
    assert answer(library, ask.AcceptSuggestions("Stone", 0.0)) == len(found)
    assert answer(library, ask.SuggestPhotos("Stone")).matches == []
    assert raw in {one.photo for one in answer(library, ask.TagsOfPhotos([raw]))}


def test_a_lesson_foretells_a_pair_as_the_one_photo_that_is_shown(
    paired: tuple[OpenLibrary, Path],
) -> None:
    library, photos = paired
    jpeg, raw = described(library, photos / "00.jpg").id, described(library, photos / "00.DNG").id
    foretold = answer(library, ask.PreviewLesson([jpeg], "a stone"))
    assert foretold.looked_at == 11
    assert jpeg in foretold.joining_photos
    assert raw not in foretold.joining_photos
    answer(library, ask.Teach([jpeg], "a stone"))
    assert foretold.joining == answer(library, ask.Rank("a stone")).matching
    away = answer(library, ask.PreviewLesson([described(library, photos / "05.png").id], "moss", "a stone"))
    assert raw not in away.leaving_photos

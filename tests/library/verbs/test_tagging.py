"""Tags through the library's one door."""

from pathlib import Path
from typing import Literal

import pytest

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.events import Changed, Event
from asif_desktop.domain.tags import NewTag, TagEdit
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.photo_refs import photos_meant
from asif_desktop.library.verbs.table import answer
from asif_desktop.library.verbs.vocabulary import read_vocabulary


def titles(library: OpenLibrary) -> list[str]:
    return [tag.title for tag in answer(library, requests.ListTags())]


def test_tags_are_named_by_name_title_or_id(library: OpenLibrary, photos: Path) -> None:
    animals = answer(library, requests.CreateTag(NewTag("Animals")))
    answer(library, requests.CreateTag(NewTag("Dog", parent="animals")))
    photo = bytes(photos / "03.png")
    assert answer(library, requests.DecideTag(animals, [photo], "manual")) == 1
    assert answer(library, requests.DecideTag("ANIMALS", [photo], "manual")) == 0
    assert answer(library, requests.DecideTag("animals/dog", [photo], "manual")) == 1
    (first, second) = answer(library, requests.ListTags())
    assert (first.manual, second.manual, first.photos) == (1, 1, 1)


def test_whoever_listens_hears_of_tags(library: OpenLibrary, photos: Path) -> None:
    heard: list[Event] = []
    stop = library.listen(heard.append)
    answer(library, requests.CreateTag(NewTag("Dog")))
    answer(library, requests.DecideTag("Dog", [bytes(photos / "03.png")], "manual"))
    answer(library, requests.DecideTag("Dog", [bytes(photos / "03.png")], "manual"))
    answer(library, requests.Undo())
    stop()
    assert [isinstance(event, Changed) and "tags" in event.what for event in heard] == [True] * 3


def test_a_tag_is_given_to_all_photos_or_none(library: OpenLibrary, photos: Path) -> None:
    answer(library, requests.CreateTag(NewTag("Dog")))
    with pytest.raises(AsifError, match="not in the library"):
        answer(library, requests.DecideTag("Dog", [bytes(photos / "03.png"), b"/no"], "manual"))
    with pytest.raises(AsifError, match="No photo was named"):
        answer(library, requests.DecideTag("Dog", [], "manual"))
    assert answer(library, requests.ListTags())[0].manual == 0


def test_a_new_tag_and_the_photos_it_is_made_for_are_one_step(library: OpenLibrary, photos: Path) -> None:
    some: list[requests.PhotoRef] = [bytes(photos / "03.png"), bytes(photos / "04.png")]
    answer(library, requests.CreateTag(NewTag("Dog"), some))
    assert [tag.manual for tag in answer(library, requests.ListTags())] == [2]
    assert str(answer(library, requests.Undo()).description) == "Create tag “Dog” for 2 photos"
    assert titles(library) == []
    answer(library, requests.Redo())
    assert [tag.manual for tag in answer(library, requests.ListTags())] == [2]


def test_a_tag_is_not_made_for_a_photo_that_is_none(library: OpenLibrary, photos: Path) -> None:
    with pytest.raises(AsifError, match="not in the library"):
        answer(library, requests.CreateTag(NewTag("Dog"), [bytes(photos / "03.png"), b"/no"]))
    assert titles(library) == []


def test_a_list_of_tags_with_its_children_comes_in(library: OpenLibrary) -> None:
    text = "\ufeffAnimals\n\tDog\n\t\t{hound}\n\tCat\n\n[Places]\n    Sea\n"
    assert answer(library, requests.ImportTags(text)) == 5
    assert titles(library) == ["Animals", "Animals/Cat", "Animals/Dog", "Places", "Places/Sea"]
    dog = answer(library, requests.ListTags())[2]
    assert dog.phrases == ["Dog", "hound"]


@pytest.mark.parametrize("text", ["", "\n \n", "a\0b\n"])
def test_what_is_no_list_of_tags_is_refused(text: str) -> None:
    with pytest.raises(AsifError):
        read_vocabulary(text)


def test_edits_speak_of_the_tag_that_is_meant(library: OpenLibrary) -> None:
    answer(library, requests.CreateTag(NewTag("Dog")))
    answer(library, requests.EditTag("dog", TagEdit(name="Hound", phrases=["a hound"])))
    answer(library, requests.CreateTag(NewTag("Cat")))
    answer(library, requests.MergeTags("Cat", "hound"))
    assert titles(library) == ["Hound"]
    assert answer(library, requests.DeleteTag("Hound")) == 1
    assert titles(library) == []


@pytest.mark.parametrize("decision", ["manual", "accepted"])
def test_a_tag_is_given_and_learnt_in_one_step(
    library: OpenLibrary, photos: Path, decision: Literal["manual", "accepted"]
) -> None:
    tag = answer(library, requests.CreateTag(NewTag("Dog", ["a brown dog"])))
    (photo,) = photos_meant(library.catalog, [bytes(photos / "03.png")])
    taught = answer(library, requests.LearnTag(tag, [photo], decision))

    def stands() -> bool:
        states = [one.state for one in answer(library, requests.TagsOfPhotos([photo]))]
        anchors = answer(library, requests.DescribeAnchors(taught.anchors))
        assert states == [decision] * len(anchors)
        return bool(anchors)

    assert stands()
    answer(library, requests.Undo())
    assert not stands()
    answer(library, requests.Redo())
    assert stands()


def test_photos_become_examples_of_a_tag(library: OpenLibrary, photos: Path) -> None:
    tag = answer(library, requests.CreateTag(NewTag("Dog", ["a brown dog", "a hound"])))
    answer(library, requests.CreateCollection("Dogs"))
    answer(library, requests.EditTag(tag, TagEdit(collection="Dogs")))
    (anchor,) = answer(library, requests.LearnTag("dog", [bytes(photos / "03.png")])).anchors
    (made,) = answer(library, requests.DescribeAnchors([anchor]))
    assert (made.caption, made.collection) == ("a brown dog", "Dogs")
    with pytest.raises(AsifError, match="no tag"):
        answer(library, requests.LearnTag("cat", [bytes(photos / "03.png")]))

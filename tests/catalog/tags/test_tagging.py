"""Tags on photos: a person's word goes before a file's, and nothing of either is lost."""

import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.steps import file_tags
from asif_desktop.catalog.steps.changes import Recorder
from asif_desktop.domain.conditions import Untagged
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import Sentence
from asif_desktop.domain.tags import Decision, NewTag, TagEdit
from tests.catalog.building import decoded, found, go_there_and_back, index, new_catalog


@pytest.fixture
def photos(catalog: Catalog) -> list[int]:
    return list(index(catalog, b"/photos", {b"%d.jpg" % n: f"content {n}" for n in range(4)}).values())


def untagged(catalog: Catalog) -> list[int]:
    return [int(photo) for photo in catalog.photos_meeting(Untagged())]


def named_in_files(catalog: Catalog, keywords: dict[int, list[list[str]]]) -> None:
    with catalog._writing(durable=False) as connection:
        file_tags.keep_file_tags(connection, keywords)


def states(catalog: Catalog) -> dict[int, str]:
    ids = range(1, 10)
    return {one.photo: one.state for one in catalog.tags_of(list(ids))}


def test_children_belong_to_their_parents(catalog: Catalog, photos: list[int]) -> None:
    animals = catalog.create_tag(NewTag("Animals"))
    dog = catalog.create_tag(NewTag("Dog", parent="Animals"))
    catalog.decide(dog, photos[:2], "manual")
    catalog.decide(animals, photos[1:3], "accepted")
    named_in_files(catalog, {photos[3]: [["animals", "cat"]]})
    assert catalog.tagged(dog).tolist() == photos[:2]
    assert catalog.tagged(animals).tolist() == photos
    counts = {tag.title: (tag.manual, tag.accepted, tag.from_file, tag.photos) for tag in catalog.tags()}
    assert counts == {"Animals": (0, 2, 0, 4), "Animals/cat": (0, 0, 1, 1), "Animals/Dog": (2, 0, 0, 2)}
    assert untagged(catalog) == []


@pytest.mark.parametrize(
    ("before", "decision", "after"),
    [
        (None, "manual", "manual"),
        (None, "accepted", "accepted"),
        (None, "rejected", "rejected"),
        (None, "none", None),
        ("manual", "accepted", "manual"),
        ("manual", "rejected", "rejected"),
        ("manual", "none", None),
        ("accepted", "manual", "accepted"),
        ("accepted", "none", None),
        ("rejected", "manual", "manual"),
        ("rejected", "accepted", "accepted"),
        ("rejected", "none", "rejected"),
    ],
)
def test_the_last_word_counts(
    catalog: Catalog, photos: list[int], before: Decision | None, decision: Decision, after: str | None
) -> None:
    dog = catalog.create_tag(NewTag("Dog"))
    if before is not None:
        catalog.decide(dog, photos[:1], before)
    new = catalog.decide(dog, photos[:1], decision)
    assert states(catalog).get(photos[0]) == after
    assert new == int(before != after)
    assert catalog.tagged(dog).tolist() == (photos[:1] if after in ("manual", "accepted") else [])


def test_what_a_file_names_is_taken_off_without_touching_the_file(
    catalog: Catalog, photos: list[int]
) -> None:
    named_in_files(catalog, {photos[0]: [["Dog"]], photos[1]: [["dog"]]})
    dog = catalog.tag_named("Dog")
    assert not catalog.tags()[0].own
    assert catalog.tagged(dog).tolist() == photos[:2]
    assert catalog.decide(dog, photos[:1], "none") == 1
    assert catalog.tagged(dog).tolist() == photos[1:2]
    (said,) = catalog.tags_of(photos[:1])
    assert (said.state, said.in_file) == ("rejected", True)
    catalog.undo()
    assert catalog.tagged(dog).tolist() == photos[:2]


def test_a_file_read_again_changes_its_own_tags_alone(catalog: Catalog, photos: list[int]) -> None:
    named_in_files(catalog, {photos[0]: [["Dog"], ["Sea", "Baltic"]], photos[1]: [["Dog"]]})
    catalog.decide(catalog.tag_named("Dog"), photos[2:3], "manual")
    named_in_files(catalog, {photos[0]: [["Baltic"]]})
    assert catalog.tagged(catalog.tag_named("dog")).tolist() == photos[1:3]
    assert catalog.tagged(catalog.tag_named("sea")).tolist() == []
    assert catalog.tagged(catalog.tag_named("baltic")).tolist() == photos[:1]


def test_a_renamed_tag_is_still_the_one_that_files_name(catalog: Catalog, photos: list[int]) -> None:
    named_in_files(catalog, {photos[0]: [["Hund", "Rex"]]})
    catalog.edit_tag(catalog.tag_named("Hund"), TagEdit(name="Dog"))
    named_in_files(
        catalog, {photos[0]: [["Hund", "Rex"]], photos[1]: [["hund"]], photos[2]: [["Hund", "Bo"]]}
    )
    assert [tag.title for tag in catalog.tags()] == ["Dog", "Dog/Bo", "Dog/Rex"]
    assert catalog.tagged(catalog.tag_named("Dog")).tolist() == photos[:3]


def test_a_deleted_tag_stays_away_though_files_name_it(catalog: Catalog, photos: list[int]) -> None:
    named_in_files(catalog, {photos[0]: [["Dog"]]})
    catalog.decide(catalog.tag_named("Dog"), photos[1:2], "manual")
    assert catalog.delete_tag(catalog.tag_named("Dog")) == 1
    named_in_files(catalog, {photos[2]: [["dog"], ["Dog", "Puppy"]]})
    assert catalog.tags() == []
    assert catalog.tags_of(photos) == []
    assert untagged(catalog) == photos
    dog = catalog.create_tag(NewTag("Dog"))
    assert catalog.tagged(dog).tolist() == [photos[0], photos[2]]


def test_a_merged_tag_brings_everything_along(catalog: Catalog, photos: list[int]) -> None:
    named_in_files(catalog, {photos[0]: [["Hund"]]})
    hund, dog = catalog.tag_named("Hund"), catalog.create_tag(NewTag("Dog"))
    catalog.decide(hund, photos[1:3], "accepted")
    catalog.decide(dog, photos[2:3], "rejected")
    catalog.merge_tags(hund, dog)
    assert [tag.title for tag in catalog.tags()] == ["Dog"]
    assert catalog.tagged(dog).tolist() == photos[:2]
    named_in_files(catalog, {photos[3]: [["hund"]]})
    assert catalog.tagged(dog).tolist() == [photos[0], photos[1], photos[3]]
    catalog.undo()
    assert catalog.tagged(hund).tolist() == photos


def test_decided_photos_are_not_suggested_again(catalog: Catalog, photos: list[int]) -> None:
    dog, cat = (catalog.create_tag(NewTag(name)) for name in ("Dog", "Cat"))
    named_in_files(catalog, {photos[0]: [["dog"]]})
    catalog.decide(dog, photos[1:2], "rejected")
    catalog.decide(dog, photos[2:3], "manual")
    assert catalog.decided(dog).tolist() == photos[:3]
    assert catalog.decided(cat).tolist() == []
    puppy = catalog.create_tag(NewTag("Puppy", parent="Dog"))
    catalog.decide(puppy, photos[3:], "manual")
    assert catalog.decided(dog).tolist() == photos


def test_a_refusal_of_one_tag_takes_no_photo_that_the_other_has_by_its_file(
    catalog: Catalog, photos: list[int]
) -> None:
    hound = catalog.create_tag(NewTag("Hound"))
    catalog.decide(hound, photos[:2], "rejected")
    named_in_files(catalog, {photos[0]: [["Dog"]]})
    dog = catalog.tag_named("Dog")
    before = catalog.tags_of(photos)
    catalog.merge_tags(hound, dog)
    assert catalog.tagged(dog).tolist() == photos[:1]
    assert states(catalog)[photos[1]] == "rejected"
    catalog.undo()
    assert catalog.tags_of(photos) == before
    catalog.redo()
    assert catalog.tagged(dog).tolist() == photos[:1]


def test_a_refusal_goes_along_with_the_keyword_that_it_is_of(catalog: Catalog, photos: list[int]) -> None:
    named_in_files(catalog, {photos[0]: [["Hound"]], photos[1]: [["Hound"], ["Dog"]]})
    hound, dog = catalog.tag_named("Hound"), catalog.tag_named("Dog")
    catalog.decide(hound, photos[:1], "rejected")
    catalog.decide(dog, photos[1:2], "rejected")
    catalog.merge_tags(hound, dog)
    assert catalog.tagged(dog).tolist() == []


def test_unknown_photos_are_refused_all_together(catalog: Catalog, photos: list[int]) -> None:
    dog = catalog.create_tag(NewTag("Dog"))
    with pytest.raises(AsifError, match="no photo 99"):
        catalog.decide(dog, [photos[0], 99], "manual")
    assert catalog.tags_of(photos) == []


def test_a_tag_of_very_many_photos_is_deleted_in_one_step(catalog: Catalog) -> None:
    ids = list(index(catalog, b"/photos", {b"%d.jpg" % n: f"content {n}" for n in range(3000)}).values())
    dog = catalog.create_tag(NewTag("Dog"))
    assert catalog.decide(dog, ids, "manual") == 3000
    catalog.delete_tag(dog)
    assert catalog.tags() == []
    assert str(catalog.undo().description) == "Delete tag “Dog”"
    assert len(catalog.tagged(dog)) == 3000
    catalog.decide(dog, ids, "rejected")
    assert len(catalog.tagged(dog)) == 0
    catalog.undo()
    assert len(catalog.tagged(dog)) == 3000


names = st.lists(st.sampled_from(["Dog", "dog", "Cat", "ﬁsh", "fish", "Sea"]), min_size=1, max_size=3)


@settings(deadline=None, max_examples=20)
@given(st.lists(st.lists(names, max_size=3), min_size=1, max_size=4))
def test_reading_files_again_makes_the_same_tags(readings: list[list[list[str]]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "catalog.sqlite"
        path.write_bytes(new_catalog())
        catalog = Catalog.open(path)
        try:
            ids = list(index(catalog, b"/p", {b"%d.jpg" % n: str(n) for n in range(len(readings))}).values())
            keywords = dict(zip(ids, readings, strict=True))
            named_in_files(catalog, keywords)
            once = catalog.tags(), catalog.tags_of(ids)
            named_in_files(catalog, keywords)
            assert (catalog.tags(), catalog.tags_of(ids)) == once
        finally:
            catalog.close()


def test_a_parent_counts_a_raw_and_jpeg_of_one_name_once(catalog: Catalog) -> None:
    folder = catalog.add_folder(b"/pairs")
    kinds = {b"a.nef": "RAW", b"a.jpg": "JPEG", b"b.nef": "RAW"}
    catalog.record_scan(folder, [found(path) for path in kinds], [])
    known = catalog.known_files(folder)
    rows = [decoded(known[path].id, f"{path!r}", kind=kind) for path, kind in kinds.items()]
    photos = catalog.record_photos(rows)
    animals = catalog.create_tag(NewTag("Animals"))
    dog = catalog.create_tag(NewTag("Dog", parent="Animals"))
    catalog.decide(animals, photos[:2], "manual")
    catalog.decide(dog, photos[2:], "manual")
    assert [(tag.name, tag.photos) for tag in catalog.tags()] == [("Animals", 2), ("Dog", 1)]


def test_what_files_name_counts_where_the_tag_went_and_not_where_it_was(
    catalog: Catalog, photos: list[int]
) -> None:
    named_in_files(catalog, {photos[0]: [["Pets", "Cat"]], photos[1]: [["Pets"]]})
    catalog.create_tag(NewTag("Animals"))
    catalog.edit_tag(catalog.tag_named("cat"), TagEdit(parent="Animals"))
    named_in_files(catalog, {photos[2]: [["pets", "cat"]]})
    assert {tag.title: tag.photos for tag in catalog.tags()} == {"Animals": 2, "Animals/Cat": 2, "Pets": 1}
    assert catalog.tagged(catalog.tag_named("pets")).tolist() == photos[1:2]
    assert catalog.tagged(catalog.tag_named("animals")).tolist() == [photos[0], photos[2]]


@pytest.mark.parametrize("decision", ["manual", "accepted", "rejected", "none"])
def test_nothing_is_said_by_a_tag_that_was_given_up(
    catalog: Catalog, photos: list[int], decision: Decision
) -> None:
    """Another window may still show it."""
    named_in_files(catalog, {photos[0]: [["Dog"], ["Cat"]]})
    dog, cat = catalog.tag_named("dog"), catalog.tag_named("cat")
    catalog.merge_tags(dog, catalog.create_tag(NewTag("Hound")))
    catalog.delete_tag(cat)
    before = catalog.tags()
    for given_up in (dog, cat):
        with pytest.raises(AsifError, match="This tag is gone"):
            catalog.decide(given_up, photos, decision)
        with pytest.raises(AsifError, match="This tag is gone"):
            catalog.edit_tag(given_up, TagEdit(name="again"))
        with pytest.raises(AsifError, match="This tag is gone"):
            catalog.delete_tag(given_up)
    assert catalog.tags() == before


def test_what_became_of_a_tag_that_files_name_is_taken_back_and_done_again(
    catalog: Catalog, photos: list[int]
) -> None:
    """The alias takes the name that the tag had: in the other order the name is taken."""
    named_in_files(catalog, {photos[0]: [["Dog"]]})
    dog = catalog.tag_named("dog")
    edits = (
        lambda: catalog.edit_tag(dog, TagEdit(name="Hound")),
        lambda: catalog.delete_tag(dog),
    )
    go_there_and_back(catalog, catalog.tags, edits)


@pytest.mark.parametrize("edit", ["decide", "rename", "merge", "delete"])
def test_a_tag_that_goes_between_two_looks_is_refused(
    catalog: Catalog, photos: list[int], edit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another client may delete it while the step waits for its turn."""
    dog, cat = catalog.create_tag(NewTag("Dog")), catalog.create_tag(NewTag("Cat"))
    begin = catalog._step

    def too_late(description: Sentence | None) -> AbstractContextManager[Recorder]:
        monkeypatch.undo()
        catalog.delete_tag(dog)
        return begin(description)

    monkeypatch.setattr(catalog, "_step", too_late)
    edits: dict[str, Callable[[], object]] = {
        "decide": lambda: catalog.decide(dog, photos, "manual"),
        "rename": lambda: catalog.edit_tag(dog, TagEdit(name="Hound")),
        "merge": lambda: catalog.merge_tags(cat, dog),
        "delete": lambda: catalog.delete_tag(dog),
    }
    with pytest.raises(AsifError, match="This tag is gone"):
        edits[edit]()
    assert [tag.name for tag in catalog.tags()] == ["Cat"]

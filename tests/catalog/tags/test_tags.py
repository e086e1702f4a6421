import unicodedata

import pytest

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.steps import file_tags
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.tags import NewTag, TagEdit, Vocabulary
from tests.catalog.building import go_there_and_back, index


def name_in_files(catalog: Catalog, keywords: dict[int, list[list[str]]]) -> None:
    with catalog._writing(durable=False) as connection:
        file_tags.keep_file_tags(connection, keywords)


def from_files(catalog: Catalog) -> dict[str, tuple[bool, int]]:
    """Each tag by its title: whether it is the person's, and how many files name it."""
    return {tag.title: (tag.own, tag.from_file) for tag in catalog.tags()}


def titles(catalog: Catalog) -> list[str]:
    return [tag.title for tag in catalog.tags()]


def create(catalog: Catalog, name: str, parent: str | None = None) -> int:
    return catalog.create_tag(NewTag(name, parent=parent))


def test_a_tag_is_found_by_its_name_where_it_has_no_phrases(catalog: Catalog) -> None:
    create(catalog, "Dog")
    catalog.create_tag(NewTag("Sea", ["the sea", "waves", "the sea"]))
    assert [(tag.name, tag.phrases) for tag in catalog.tags()] == [
        ("Dog", ["Dog"]),
        ("Sea", ["the sea", "waves"]),
    ]


@pytest.mark.parametrize("same", ["CAFÉ", "cafe\u0301", " café ", "Ｃafé", "\u202acaf\u200bé\ufeff"])
def test_one_name_in_two_forms_is_one_name(catalog: Catalog, same: str) -> None:
    create(catalog, "Café")
    create(catalog, "other")
    with pytest.raises(AsifError, match="already; choose another name"):
        create(catalog, same)
    with pytest.raises(AsifError, match="already; choose another name"):
        catalog.edit_tag(catalog.tag_named("other"), TagEdit(name=same))
    assert titles(catalog) == ["Café", "other"]
    assert len(catalog.history()) == 2


@pytest.mark.parametrize(
    "name", ["", " \n", "x" * 201, "two\nlines", "a\0b", "lone \udcff", "\u200b", " \u200d "]
)
def test_names_that_cannot_be(catalog: Catalog, name: str) -> None:
    create(catalog, "fine")
    with pytest.raises(AsifError):
        create(catalog, name)
    with pytest.raises(AsifError):
        catalog.edit_tag(1, TagEdit(name=name))
    assert titles(catalog) == ["fine"]


def test_an_emoji_of_several_parts_stays_whole(catalog: Catalog) -> None:
    create(catalog, "👨\u200d👩\u200d👧")
    assert titles(catalog) == ["👨\u200d👩\u200d👧"]


def test_an_empty_phrase_is_refused_as_one(catalog: Catalog) -> None:
    with pytest.raises(AsifError, match="The phrase is empty"):
        catalog.create_tag(NewTag("Sea", ["waves", " "]))
    assert titles(catalog) == []


def test_the_same_name_below_two_parents_is_told_apart_by_the_title(catalog: Catalog) -> None:
    create(catalog, "Family")
    create(catalog, "Friends")
    create(catalog, "Anna", "family")
    friend = create(catalog, "Anna", "Friends")
    with pytest.raises(AsifError, match="Family/Anna, Friends/Anna; say which"):
        catalog.tag_named("anna")
    assert catalog.tag_named("friends/ANNA") == friend


def test_a_title_as_a_name_makes_the_tags_on_its_way(catalog: Catalog) -> None:
    """A name with a stroke in it could not be told from a title."""
    create(catalog, "animals")
    dog = create(catalog, "Animals/Dog")
    create(catalog, "Dog/Puppy", "animals")
    assert titles(catalog) == ["animals", "animals/Dog", "animals/Dog/Puppy"]
    assert catalog.tag_named("animals/dog") == dog
    with pytest.raises(AsifError, match="already"):
        create(catalog, "ANIMALS/dog")
    with pytest.raises(AsifError, match="stands between a tag and its parent"):
        catalog.edit_tag(dog, TagEdit(name="Cats/Tom"))
    for name in ("/", "a//b", "Animals/"):
        with pytest.raises(AsifError, match="needs a name"):
            create(catalog, name)
    lines = [Vocabulary("Places", 0, []), Vocabulary("Italy/Rome", 1, ["the Forum"])]
    assert catalog.import_tags(lines) == 3
    assert titles(catalog)[-3:] == ["Places", "Places/Italy", "Places/Italy/Rome"]
    assert catalog.tags()[-1].phrases == ["the Forum"]
    with pytest.raises(AsifError, match="at most 50 deep"):
        create(catalog, "/".join("x" * 51))
    steps = len(catalog.history())
    catalog.undo()
    assert len(titles(catalog)) == 3
    assert steps == 4


def test_a_tag_cannot_lie_below_itself(catalog: Catalog) -> None:
    create(catalog, "a")
    create(catalog, "b", "a")
    create(catalog, "c", "b")
    for parent in ("a", "b", "c"):
        with pytest.raises(AsifError, match="cannot lie below itself"):
            catalog.edit_tag(1, TagEdit(parent=parent))
    catalog.edit_tag(3, TagEdit(parent=None))
    assert titles(catalog) == ["a", "a/b", "c"]


def test_what_is_unknown_is_said(catalog: Catalog) -> None:
    with pytest.raises(AsifError, match="There is no tag “nothing”"):
        catalog.tag_named("nothing")
    for wrong in (lambda: catalog.delete_tag(7), lambda: catalog.edit_tag(7, TagEdit(name="x"))):
        with pytest.raises(AsifError, match="This tag is gone"):
            wrong()
    with pytest.raises(AsifError, match="There is no tag “nothing”"):
        create(catalog, "child", "nothing")
    assert titles(catalog) == []


def test_colours_and_keys_are_checked(catalog: Catalog) -> None:
    catalog.create_tag(NewTag("Dog", colour="Red", key="D"))
    assert (catalog.tags()[0].colour, catalog.tags()[0].key) == ("#d64541", "d")
    with pytest.raises(AsifError, match="has the key “d” already"):
        catalog.create_tag(NewTag("Door", key="d"))
    with pytest.raises(AsifError, match="colour is one of"):
        catalog.create_tag(NewTag("Door", colour="reddish"))
    with pytest.raises(AsifError, match="one letter or digit"):
        catalog.create_tag(NewTag("Door", key="F1"))
    with pytest.raises(AsifError, match="between 0 and 1"):
        catalog.edit_tag(1, TagEdit(cut=1.5))
    assert titles(catalog) == ["Dog"]


def test_every_edit_can_be_taken_back(catalog: Catalog) -> None:
    create(catalog, "Dog")
    create(catalog, "Puppy", "Dog")
    edits = (
        lambda: catalog.edit_tag(1, TagEdit(name="Hound", phrases=["a hound"], colour="blue", cut=0.7)),
        lambda: catalog.edit_tag(2, TagEdit(parent=None)),
        lambda: catalog.merge_tags(2, 1),
        lambda: catalog.import_tags([Vocabulary("Sea", 0, []), Vocabulary("Wave", 2, ["waves"])]),
        lambda: catalog.delete_tag(1),
    )
    go_there_and_back(catalog, catalog.tags, edits)


def test_an_import_makes_what_is_missing_and_leaves_what_is_there(catalog: Catalog) -> None:
    catalog.create_tag(NewTag("Animals", colour="green"))
    lines = [
        Vocabulary("animals", 0, []),
        Vocabulary("Dog", 4, []),
        Vocabulary("Cat", 4, ["cat", "kitten"]),
        Vocabulary("Places", 0, []),
        Vocabulary("Dog", 8, []),
    ]
    assert catalog.import_tags(lines) == 4
    assert titles(catalog) == ["Animals", "Animals/Cat", "Animals/Dog", "Places", "Places/Dog"]
    assert catalog.tags()[0].colour == "#3f9d5a"
    assert catalog.import_tags(lines) == 0
    assert str(catalog.undo().description) == "Import a list of tags"
    assert titles(catalog) == ["Animals"]


def test_an_import_with_one_impossible_name_makes_nothing(catalog: Catalog) -> None:
    with pytest.raises(AsifError, match="Line 7: A name has at most 200 characters"):
        catalog.import_tags([Vocabulary("fine", 0, [], 4), Vocabulary("x" * 201, 0, [], 7)])
    assert titles(catalog) == []
    assert catalog.history() == []


def test_a_merge_that_moves_the_tags_below_is_done_again(catalog: Catalog) -> None:
    create(catalog, "Cars")
    create(catalog, "Lorry", "Cars")
    create(catalog, "Vehicles")
    catalog.merge_tags(catalog.tag_named("Cars"), catalog.tag_named("Vehicles"))
    for _ in range(2):
        assert titles(catalog) == ["Vehicles", "Vehicles/Lorry"]
        catalog.undo()
        assert titles(catalog) == ["Cars", "Cars/Lorry", "Vehicles"]
        catalog.redo()


def test_a_tag_that_files_name_since_is_left_to_them_when_its_making_is_undone(catalog: Catalog) -> None:
    photos = list(index(catalog, b"/photos", {b"1.jpg": "1"}).values())
    catalog.create_tag(NewTag("Pets", key="p"))
    name_in_files(catalog, {photos[0]: [["Pets", "Cats"]]})
    before = {tag.name: (tag.key, tag.from_file) for tag in catalog.tags()}
    catalog.undo()
    assert {tag.name: (tag.key, tag.from_file) for tag in catalog.tags()} == before | {"Pets": (None, 0)}
    catalog.redo()
    assert {tag.name: (tag.key, tag.from_file) for tag in catalog.tags()} == before


@pytest.mark.parametrize("word", ["Pets", "PETS", "\ufb01sh", "Café"])
def test_a_renaming_is_undone_though_files_have_the_old_name_since(catalog: Catalog, word: str) -> None:
    """What they say is found under the name that they say, and so is what says the new one."""
    photos = list(index(catalog, b"/photos", {b"1.jpg": "1", b"2.jpg": "2"}).values())
    old = {"PETS": "Pets", "\ufb01sh": "Fish", "Café": "Cafe\u0301"}.get(word, word)
    tag = catalog.create_tag(NewTag(old, key="p"))
    catalog.edit_tag(tag, TagEdit(name="Animals"))
    name_in_files(catalog, {photos[0]: [[word, "Cats"]], photos[1]: [["Animals", "Dogs"], ["Animals"]]})
    kept = unicodedata.normalize("NFC", old)
    before = from_files(catalog)
    assert before == {
        "Animals": (True, 1), "Animals/Dogs": (False, 1), word: (False, 0), f"{word}/Cats": (False, 1)
    }  # fmt: skip
    catalog.undo()
    assert from_files(catalog) == {
        kept: (True, 0), f"{kept}/Cats": (False, 1), "Animals": (False, 1), "Animals/Dogs": (False, 1)
    }  # fmt: skip
    assert {one.name: one.key for one in catalog.tags()}[kept] == "p"
    catalog.undo()
    catalog.redo()
    catalog.redo()
    assert from_files(catalog) == before


def test_a_merge_is_undone_though_files_name_what_was_merged_since(catalog: Catalog) -> None:
    photos = list(index(catalog, b"/photos", {b"1.jpg": "1", b"2.jpg": "2"}).values())
    cats, pets = catalog.create_tag(NewTag("Cats")), catalog.create_tag(NewTag("Pets"))
    catalog.decide(cats, photos[:1], "manual")
    catalog.merge_tags(cats, pets)
    name_in_files(catalog, {photos[1]: [["CATS"], ["Pets"]]})
    before = from_files(catalog), catalog.tags_of(photos)
    catalog.undo()
    assert from_files(catalog) == {"Cats": (True, 1), "Pets": (True, 1)}
    assert catalog.tagged(cats).tolist() == photos
    for _ in range(3):
        catalog.undo()
    assert from_files(catalog) == {"CATS": (False, 1), "Pets": (False, 1)}
    for _ in range(4):
        catalog.redo()
    assert (from_files(catalog), catalog.tags_of(photos)) == before


def test_what_files_name_below_a_tag_that_was_given_up_is_seen_once_that_is_undone(catalog: Catalog) -> None:
    photos = list(index(catalog, b"/photos", {b"1.jpg": "1", b"2.jpg": "2"}).values())
    name_in_files(catalog, {photos[0]: [["Pets"]]})
    catalog.delete_tag(catalog.tag_named("Pets"))
    name_in_files(catalog, {photos[1]: [["Pets", "Cats"]]})
    assert titles(catalog) == []
    catalog.undo()
    assert from_files(catalog) == {"Pets": (False, 1), "Pets/Cats": (False, 1)}
    catalog.redo()
    assert titles(catalog) == []
    catalog.undo()
    assert titles(catalog) == ["Pets", "Pets/Cats"]


def test_what_files_name_below_a_tag_that_was_given_up_is_there_once_that_is_made_again(
    catalog: Catalog,
) -> None:
    contents = {f"{number}.jpg".encode(): str(number) for number in range(3)}
    photos = list(index(catalog, b"/photos", contents).values())
    name_in_files(catalog, {photos[0]: [["Pets"]]})
    catalog.delete_tag(catalog.tag_named("Pets"))
    name_in_files(catalog, {photos[1]: [["Pets"], ["Pets", "Cats"]]})
    assert titles(catalog) == []
    create(catalog, "Pets")
    made = from_files(catalog)
    assert made == {"Pets": (True, 2), "Pets/Cats": (False, 1)}
    catalog.undo()
    assert titles(catalog) == []
    catalog.redo()
    assert from_files(catalog) == made
    catalog.undo()
    name_in_files(catalog, {photos[2]: [["Pets", "Cats", "Tom"], ["Pets", "Dogs"]]})
    assert titles(catalog) == []
    catalog.redo()
    later = {"Pets/Cats/Tom": (False, 1), "Pets/Dogs": (False, 1)}
    assert from_files(catalog) == made | later
    catalog.undo()
    assert titles(catalog) == []
    catalog.undo()
    assert from_files(catalog) == made | later | {"Pets": (False, 2)}


def test_a_tag_that_no_file_names_any_more_is_gone_and_in_nobody_s_way(catalog: Catalog) -> None:
    photos = list(index(catalog, b"/photos", {b"1.jpg": "1", b"2.jpg": "2"}).values())
    name_in_files(catalog, {photos[0]: [["Sea", "Baltic"], ["Lakes"]]})
    sea = catalog.tag_named("Sea")
    catalog.decide(catalog.tag_named("Lakes"), photos[1:], "accepted")
    catalog.decide(catalog.tag_named("Baltic"), photos[:1], "none")
    name_in_files(catalog, {photos[0]: []})
    assert titles(catalog) == ["Lakes"]
    for _ in range(2):
        catalog.undo()
    assert titles(catalog) == []
    for _ in range(2):
        catalog.redo()
    create(catalog, "Water/Baltic")
    catalog.edit_tag(catalog.tag_named("Water"), TagEdit(name="Sea"))
    assert titles(catalog) == ["Lakes", "Sea", "Sea/Baltic"]
    for _ in range(4):
        catalog.undo()
    assert titles(catalog) == []
    catalog.decide(sea, photos[:1], "manual")
    assert titles(catalog) == ["Sea"]


def test_a_merge_is_not_barred_by_tags_that_no_file_names_any_more(catalog: Catalog) -> None:
    photos = list(index(catalog, b"/photos", {b"1.jpg": "1"}).values())
    create(catalog, "Pets/Cats")
    create(catalog, "Animals/Dogs")
    name_in_files(catalog, {photos[0]: [["Pets", "Dogs"], ["Animals", "Cats"]]})
    name_in_files(catalog, {photos[0]: []})
    pets, animals = catalog.tag_named("Pets"), catalog.tag_named("Animals")
    go_there_and_back(catalog, lambda: titles(catalog), [lambda: catalog.merge_tags(pets, animals)])
    assert titles(catalog) == ["Animals", "Animals/Cats", "Animals/Dogs"]


def test_a_merge_takes_two_tags_the_second_not_below_the_first(catalog: Catalog) -> None:
    cat = create(catalog, "Pets/Cat")
    with pytest.raises(AsifError, match="is one tag already"):
        catalog.merge_tags(cat, cat)
    with pytest.raises(AsifError, match="“Cat” lies below “Pets”; merge the other way"):
        catalog.merge_tags(catalog.tag_named("Pets"), cat)
    assert titles(catalog) == ["Pets", "Pets/Cat"]


def test_a_tag_from_files_that_every_photo_was_refused_is_not_listed_and_nothing_is_lost(
    catalog: Catalog,
) -> None:
    photos = list(index(catalog, b"/photos", {b"1.jpg": "1", b"2.jpg": "2"}).values())
    name_in_files(catalog, {photos[0]: [["Sea", "Baltic"]], photos[1]: [["Sea", "Baltic"], ["Lakes"]]})
    baltic, lakes = catalog.tag_named("Baltic"), catalog.tag_named("Lakes")

    def refuse_both() -> None:
        catalog.decide(baltic, photos[:1], "rejected")
        assert titles(catalog) == ["Lakes", "Sea", "Sea/Baltic"]
        catalog.decide(baltic, photos[1:], "none")
        assert titles(catalog) == ["Lakes"]

    refuse_both()
    for _ in range(2):
        catalog.undo()
    assert titles(catalog) == ["Lakes", "Sea", "Sea/Baltic"]
    for _ in range(2):
        catalog.redo()
    assert titles(catalog) == ["Lakes"]
    assert catalog.tag_named("Sea/Baltic") == baltic
    assert [(one.tag, one.state) for one in catalog.tags_of(photos[:1])] == [(baltic, "rejected")]
    name_in_files(catalog, {photos[1]: [["Sea", "Baltic"], ["Lakes"]]})  # read again
    assert titles(catalog) == ["Lakes"]
    with pytest.raises(AsifError, match="Files still name a tag"):
        catalog.edit_tag(lakes, TagEdit(name="Sea"))
    assert create(catalog, "Sea/Baltic") == baltic
    (own,) = (tag for tag in catalog.tags() if tag.id == baltic)
    assert (own.own, own.rejected, own.from_file) == (True, 2, 0)
    catalog.undo()
    assert titles(catalog) == ["Lakes"]
    catalog.decide(baltic, photos[:1], "accepted")
    assert titles(catalog) == ["Lakes", "Sea", "Sea/Baltic"]


def test_a_tag_that_was_refused_is_listed_for_what_else_there_is_to_it(catalog: Catalog) -> None:
    photos = list(index(catalog, b"/photos", {b"1.jpg": "1", b"2.jpg": "2"}).values())
    name_in_files(catalog, {photos[0]: [["Sea"], ["Hound"]], photos[1]: [["Dog"]]})
    sea, dog = catalog.tag_named("Sea"), catalog.tag_named("Dog")
    create(catalog, "Sea/Baltic")
    catalog.decide(sea, photos[:1], "rejected")
    assert titles(catalog) == ["Dog", "Hound", "Sea", "Sea/Baltic"]
    catalog.merge_tags(catalog.tag_named("Hound"), dog)
    catalog.decide(dog, photos[1:], "rejected")
    assert titles(catalog) == ["Dog", "Sea", "Sea/Baltic"]
    catalog.decide(dog, photos[:1], "rejected")
    assert titles(catalog) == ["Sea", "Sea/Baltic"]
    catalog.delete_tag(catalog.tag_named("Baltic"))
    assert titles(catalog) == []


def test_of_two_tags_of_one_name_the_one_that_is_listed_is_meant(catalog: Catalog) -> None:
    photos = list(index(catalog, b"/photos", {b"1.jpg": "1"}).values())
    name_in_files(catalog, {photos[0]: [["Sea", "Baltic"]]})
    create(catalog, "Water/Baltic")
    catalog.decide(catalog.tag_named("Sea/Baltic"), photos, "rejected")
    assert catalog.tag_named("Baltic") == catalog.tag_named("Water/Baltic")

import pytest

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.knowledge import Collection
from asif_desktop.domain.sentences import Sentence, said
from asif_desktop.domain.tags import NewTag, TagEdit
from tests.catalog.building import classes


def names(catalog: Catalog) -> list[str]:
    return [collection.name for collection in catalog.collections()]


def test_collections_are_in_the_order_they_were_made(catalog: Catalog) -> None:
    catalog.create_collection("Zoo")
    catalog.add_anchors("Birds", classes(2), said("Add"))
    catalog.switch_collection("Zoo", False)
    assert catalog.collections() == [
        Collection(name="Zoo", enabled=False, anchors=0),
        Collection(name="Birds", enabled=True, anchors=2),
    ]


def test_a_name_is_kept_trimmed_and_composed(catalog: Catalog) -> None:
    catalog.create_collection("  Cafe\u0301\n")
    assert names(catalog) == ["Caf\u00e9"]


def test_a_name_kept_with_what_nobody_sees_is_still_found(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr("asif_desktop.catalog.anchors.collections.name_of", str)
        catalog.create_collection("\u05d2\u05df\u200f")
    (kept,) = names(catalog)
    assert kept.endswith("\u200f")
    catalog.switch_collection(kept, False)
    catalog.add_anchors(kept, classes(2), said("Add"))
    assert catalog.collections() == [Collection(name=kept, enabled=False, anchors=2)]
    catalog.rename_collection(kept, kept)
    assert names(catalog) == ["\u05d2\u05df"]


@pytest.mark.parametrize("same", ["straße", "STRASSE", " Straße ", "Stra\u00dfe"])
def test_a_name_is_taken_however_it_is_capitalised(catalog: Catalog, same: str) -> None:
    catalog.create_collection("Straße")
    catalog.create_collection("other")
    generation = catalog.generation
    with pytest.raises(AsifError, match="already; choose another name"):
        catalog.create_collection(same)
    with pytest.raises(AsifError, match="already; choose another name"):
        catalog.rename_collection("other", same)
    assert names(catalog) == ["Straße", "other"]
    assert catalog.generation == generation
    assert len(catalog.history()) == 2


@pytest.mark.parametrize("name", ["", "  \t\n", "x" * 201, "two\nlines", "a\0b", "lone \udcff"])
def test_names_that_cannot_be(catalog: Catalog, name: str) -> None:
    catalog.create_collection("fine")
    with pytest.raises(AsifError):
        catalog.create_collection(name)
    with pytest.raises(AsifError):
        catalog.rename_collection("fine", name)
    with pytest.raises(AsifError):
        catalog.add_anchors(name, classes(1), None)
    with pytest.raises(AsifError):
        catalog.delete_collection(name)
    assert names(catalog) == ["fine"]
    assert catalog.anchors() == []


def test_a_name_of_200_characters_is_fine(catalog: Catalog) -> None:
    catalog.create_collection("💡" * 200)
    assert names(catalog) == ["💡" * 200]


def test_renaming(catalog: Catalog) -> None:
    catalog.add_anchors("Cats", classes(2), said("Add"))
    catalog.rename_collection("CATS", "Dogs")
    assert [row.collection for row in catalog.anchors("dogs")] == ["Dogs", "Dogs"]
    catalog.rename_collection("Dogs", "DOGS")
    assert names(catalog) == ["DOGS"]
    steps = len(catalog.history())
    catalog.rename_collection("DOGS", " DOGS ")
    assert len(catalog.history()) == steps


def test_what_is_not_there_is_refused(catalog: Catalog) -> None:
    for edit in (
        lambda: catalog.rename_collection("no", "yes"),
        lambda: catalog.delete_collection("no"),
        lambda: catalog.switch_collection("no", True),
        lambda: catalog.anchors("no"),
    ):
        with pytest.raises(AsifError, match="There is no collection “no”"):
            edit()
    assert catalog.history() == []
    assert catalog.generation == 0


def test_switching_to_what_it_is_changes_nothing(catalog: Catalog) -> None:
    catalog.create_collection("x")
    generation = catalog.generation
    catalog.switch_collection("x", True)
    assert catalog.generation == generation
    assert len(catalog.history()) == 1


def test_deleting_forgets_the_anchors_of_that_collection_alone(catalog: Catalog) -> None:
    catalog.add_anchors("a", classes(2), said("Add"))
    kept = catalog.add_anchors("b", classes(2), said("Add"))
    catalog.delete_collection("A")
    assert [row.id for row in catalog.anchors()] == kept
    assert names(catalog) == ["b"]


def test_a_tag_whose_own_collection_goes_stays(catalog: Catalog) -> None:
    catalog.create_collection("Dogs")
    dog = catalog.create_tag(NewTag("Dog"))
    catalog.edit_tag(dog, TagEdit(collection="Dogs"))
    catalog.delete_collection("Dogs")
    assert [tag.collection for tag in catalog.tags()] == [None]
    catalog.undo()
    assert [tag.collection for tag in catalog.tags()] == ["Dogs"]
    catalog.redo()
    assert [tag.collection for tag in catalog.tags()] == [None]
    assert catalog.collections() == []


def test_what_came_with_the_program_goes_by_every_name_it_is_shown_with(catalog: Catalog) -> None:
    catalog.add_anchors("Everyday things", classes(2), None)
    assert len(catalog.anchors("dinge des ALLTAGS")) == 2
    taught = catalog.add_anchors("Dinge des Alltags", classes(1), said("Add"))
    catalog.move_anchors(taught, "Dinge des Alltags")
    assert names(catalog) == ["Everyday things"]
    with pytest.raises(AsifError, match="already; choose another name"):
        catalog.create_collection("Dinge des Alltags")
    catalog.create_collection("Garden")
    with pytest.raises(AsifError, match="already; choose another name"):
        catalog.rename_collection("Garden", "Dinge des Alltags")
    catalog.switch_collection("Everyday things", False)
    assert catalog.history()[0].description.arguments == (Sentence("Everyday things"),)
    catalog.rename_collection("Everyday things", "What I know")
    with pytest.raises(AsifError, match="There is no collection"):
        catalog.anchors("Dinge des Alltags")
    catalog.create_collection("Dinge des Alltags")
    assert catalog.anchors("Dinge des Alltags") == []


def test_a_person_may_give_the_shipped_collection_the_name_it_is_shown_with(catalog: Catalog) -> None:
    catalog.add_anchors("Everyday things", classes(2), None)
    catalog.rename_collection("Everyday things", "Dinge des Alltags")
    assert names(catalog) == ["Dinge des Alltags"]

import pytest

from asif_desktop.catalog import AnchorRow, NewAnchor
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from asif_desktop.domain.tags import NewTag
from tests.catalog.building import classes, digest, index


def test_anchors_are_kept_whole(catalog: Catalog) -> None:
    (photo,) = index(catalog, b"/a", {b"x.jpg": "one"}).values()
    catalog.add_anchors("Starter", classes(1), None)
    taught = NewAnchor("  my  cafe\u0301 ", b"jpeg", digest("one"), photo)
    ids = catalog.add_anchors("Mine", [taught, taught], said("Teach"))
    catalog.switch_collection("starter", False)
    mine = [AnchorRow(number, "Mine", "my  caf\u00e9", None, digest("one"), photo, True) for number in ids]
    starter = AnchorRow(1, "Starter", "thing 0", "n00000000", None, None, False)
    assert catalog.anchors() == [starter, *mine]
    assert catalog.anchors(enabled_only=True) == mine
    assert catalog.anchors("STARTER") == [starter]
    assert catalog.anchors("starter", enabled_only=True) == []
    assert catalog.anchor_picture(ids[0]) == b"jpeg"
    assert catalog.anchor_picture(1) is None


def test_ids_are_never_used_again(catalog: Catalog) -> None:
    first = catalog.add_anchors("x", classes(3), said("Add"))
    catalog.remove_anchors(first)
    second = catalog.add_anchors("x", classes(3), said("Add"))
    catalog.undo()
    third = catalog.add_anchors("x", classes(3), None)
    assert len({*first, *second, *third}) == 9
    assert sorted(first + second + third) == first + second + third


def test_a_collection_is_made_with_its_first_anchors(catalog: Catalog) -> None:
    assert catalog.add_anchors("x", [], said("Add")) == []
    assert catalog.collections() == []
    catalog.add_anchors("x", classes(2), said("Teach two"))
    assert [str(step.description) for step in catalog.history()] == ["Teach two"]
    catalog.undo()
    assert catalog.collections() == []
    assert catalog.anchors() == []


def test_all_or_none(catalog: Catalog) -> None:
    catalog.add_anchors("x", classes(1), said("Add"))
    generation = catalog.generation
    with pytest.raises(AsifError, match="caption is empty"):
        catalog.add_anchors("y", [*classes(2), NewAnchor(" ", b"jpeg")], said("Teach"))
    with pytest.raises(AsifError, match=r"no photo 7, 8 in the library"):
        catalog.add_anchors(
            "y", [*classes(2), NewAnchor("w", b"j", None, 8), NewAnchor("w", b"j", None, 7)], said("T")
        )
    with pytest.raises(ValueError, match="needs a picture or a class"):
        catalog.add_anchors("y", [*classes(2), NewAnchor("w", None, digest("x"))], said("Teach"))
    with pytest.raises(AsifError, match=r"There is no anchor 5, 99\."):
        catalog.remove_anchors([1, 99, 5, 1])
    with pytest.raises(AsifError, match=r"There is no anchor 2, .*, 21 and 2,979 more\."):
        catalog.remove_anchors(range(1, 3001))
    assert [row.id for row in catalog.anchors()] == [1]
    assert [collection.name for collection in catalog.collections()] == ["x"]
    assert catalog.generation == generation


@pytest.mark.parametrize("number", [0, -1, 7, 2**63, 2**80])
def test_unknown_anchors_are_refused(catalog: Catalog, number: int) -> None:
    sentence = f"There is no anchor {number}"
    with pytest.raises(AsifError, match=sentence):
        catalog.edit_caption(number, "word")
    with pytest.raises(AsifError, match=sentence):
        catalog.remove_anchors([number])
    with pytest.raises(AsifError, match=sentence):
        catalog.anchor_picture(number)


def test_captions_are_data(catalog: Catalog) -> None:
    (anchor,) = catalog.add_anchors("x", classes(1), said("Add"))
    for caption in ("<b>x</b>", "'; DROP TABLE anchor; --", "%s {0} \\", "x" * 10_000, "👩‍👩‍👧", "a\0b"):
        catalog.edit_caption(anchor, caption)
        assert catalog.anchors()[0].caption == caption
        catalog.undo()
        assert catalog.anchors()[0].caption == "thing 0"
    for caption in ("", " \n", "\udcff"):
        with pytest.raises(AsifError):
            catalog.edit_caption(anchor, caption)


def test_the_same_caption_is_no_step(catalog: Catalog) -> None:
    (anchor,) = catalog.add_anchors("x", classes(1), said("Add"))
    catalog.edit_caption(anchor, " thing 0 ")
    assert len(catalog.history()) == 1


def test_removing_the_photo_s_folder_keeps_its_anchor_and_picture(catalog: Catalog) -> None:
    (photo,) = index(catalog, b"/a", {b"x.jpg": "one"}).values()
    (anchor,) = catalog.add_anchors("x", [NewAnchor("word", b"jpeg", digest("one"), photo)], said("Teach"))
    catalog.remove_folder(b"/a")
    assert catalog.anchor_picture(anchor) == b"jpeg"
    assert catalog.anchors()[0].photo == photo


def test_words_find_captions_however_they_are_capitalised(catalog: Catalog) -> None:
    captions = ["Grüße aus Köln", "a dog, DOG: 100 % barks_", "İstanbul", "dogfish, a fish"]
    ids = catalog.add_anchors("x", [NewAnchor(c, class_name=f"n{i}") for i, c in enumerate(captions)], None)
    (other,) = catalog.add_anchors("y", [NewAnchor("a dog of another collection", class_name="n9")], None)

    def found(words: str, collection: str | None = "x") -> list[int]:
        return [int(number) for number in catalog.anchor_ids(collection, words)]

    assert found("") == ids
    assert found("grüSSE KÖLN") == [ids[0]]
    assert found("ko\u0308ln") == [ids[0]], "the same letters in another form of Unicode"
    assert found("  dog ") == [ids[1], ids[3]]
    assert found("fish dog") == [ids[3]]
    assert found("% s_") == [ids[1]], "a per cent sign and an underscore mean themselves"
    assert found("dog", None) == [ids[1], ids[3], other]
    assert found("cat") == []
    with pytest.raises(AsifError, match="no collection"):
        found("dog", "z")


def test_anchors_move_in_one_step_that_can_be_taken_back(catalog: Catalog) -> None:
    ids = catalog.add_anchors("x", classes(3), said("Add"))
    before = catalog.anchors()
    catalog.move_anchors(ids[1:], "New")
    assert [row.collection for row in catalog.anchors()] == ["x", "New", "New"]
    assert str(catalog.history()[0].description) == "Move 2 pairs to “New”"
    catalog.undo()
    assert catalog.anchors() == before
    assert [collection.name for collection in catalog.collections()] == ["x"]
    catalog.redo()
    assert [row.id for row in catalog.anchors("new")] == ids[1:]
    steps = len(catalog.history())
    catalog.move_anchors(ids[1:], "NEW")
    assert len(catalog.history()) == steps, "they are there already"
    generation = catalog.generation
    with pytest.raises(AsifError, match="no anchor 99"):
        catalog.move_anchors([*ids, 99], "Elsewhere")
    assert catalog.generation == generation


def test_captions_in_use_are_those_of_collections_that_are_on(catalog: Catalog) -> None:
    (one,) = catalog.add_anchors("x", classes(1), None)
    catalog.add_anchors("y", classes(2), None)
    catalog.switch_collection("y", False)
    assert catalog.captions_in_use() == {one: "thing 0"}
    assert [row.id for row in catalog.anchors_among([3, one, 99])] == [one, 3]


def test_a_lesson_leaves_the_photos_as_they_are(catalog: Catalog) -> None:
    """So that what was worked out of them stays true, and need not be worked out anew."""
    (photo,) = index(catalog, b"/a", {b"x.jpg": "one"}).values()
    before = catalog.photo_generation
    assert before == catalog.generation
    (anchor,) = catalog.add_anchors("x", [NewAnchor("cat", b"jpeg", digest("one"), photo)], said("Teach"))
    catalog.edit_caption(anchor, "dog")
    catalog.switch_collection("x", False)
    catalog.undo()
    catalog.redo()
    assert catalog.photo_generation == before < catalog.generation
    index(catalog, b"/b", {b"y.jpg": "two"})
    assert catalog.photo_generation == catalog.generation
    before = catalog.photo_generation
    catalog.create_tag(NewTag("Cat"))
    assert before < catalog.photo_generation == catalog.generation
    catalog.undo()
    assert catalog.photo_generation == catalog.generation


def test_the_anchors_of_classes_are_told_from_those_of_pictures(catalog: Catalog) -> None:
    assert catalog.captions_of_classes() == {}
    made = [
        NewAnchor(caption="abacus", class_name="n02666196"),
        NewAnchor(caption="a thing", picture=b"x", content=b"c"),
    ]
    ids = catalog.add_anchors("Mixed", made, None)
    assert catalog.captions_of_classes() == {ids[0]: "abacus"}
    assert [row.id for row in catalog.anchors_of_classes()] == ids[:1]
    catalog.switch_collection("mixed", False)
    assert catalog.captions_of_classes() == {}

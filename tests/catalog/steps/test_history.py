import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from asif_desktop.catalog import NewAnchor
from asif_desktop.catalog.catalog import Catalog
from asif_desktop.catalog.steps import history
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import Sentence, said
from tests.catalog.building import classes


def pictures(catalog: Catalog) -> set[bytes]:
    with catalog._reading() as connection:
        return set(connection.exec_driver_sql("SELECT jpeg FROM picture").scalars())


def test_nothing_to_undo(catalog: Catalog) -> None:
    for call, sentence in ((catalog.undo, "nothing to undo"), (catalog.redo, "nothing to redo")):
        with pytest.raises(AsifError, match=f"There is {sentence}"):
            call()
    catalog.set_setting("x", "y")
    catalog.add_folder(b"/a")
    catalog.add_anchors("Starter", classes(2), None)
    assert catalog.history() == []
    assert catalog.generation == 3


def test_every_edit_can_be_taken_back_and_done_again(catalog: Catalog) -> None:
    def state() -> object:
        return (
            catalog.collections(),
            catalog.anchors(),
            [catalog.anchor_picture(row.id) for row in catalog.anchors()],
        )

    edits = (
        lambda: catalog.create_collection("Cats"),
        lambda: catalog.add_anchors(
            "cats", [NewAnchor("tabby", b"jpeg", b"\0\xff" * 16)], said("Teach “tabby”")
        ),
        lambda: catalog.add_anchors("New", classes(3), said("Add three")),
        lambda: catalog.edit_caption(1, "lion"),
        lambda: catalog.rename_collection("Cats", "CATS"),
        lambda: catalog.switch_collection("New", False),
        lambda: catalog.remove_anchors([2, 1]),
        lambda: catalog.delete_collection("new"),
    )
    states = [state()]
    for edit in edits:
        edit()
        states.append(state())
    descriptions = [str(step.description) for step in catalog.history()]
    assert descriptions == [
        "Delete collection “new”",
        "Forget 2 pairs",
        "Switch collection “New” off",
        "Rename collection “Cats” to “CATS”",
        "Change a caption to “lion”",
        "Add three",
        "Teach “tabby”",
        "Create collection “Cats”",
    ]
    for _ in range(2):
        for number, description in enumerate(descriptions):
            generation = catalog.generation
            step = catalog.undo()
            assert (str(step.description), step.undone) == (description, True)
            assert state() == states[-2 - number]
            assert catalog.generation == generation + 1
        for number, description in enumerate(reversed(descriptions)):
            step = catalog.redo()
            assert (str(step.description), step.undone) == (description, False)
            assert state() == states[number + 1]


def test_a_new_edit_ends_what_could_be_redone(catalog: Catalog) -> None:
    catalog.create_collection("a")
    catalog.create_collection("b")
    catalog.undo()
    assert [step.undone for step in catalog.history()] == [True, False]
    catalog.create_collection("c")
    assert [str(step.description) for step in catalog.history()] == [
        "Create collection “c”",
        "Create collection “a”",
    ]
    with pytest.raises(AsifError, match="nothing to redo"):
        catalog.redo()


def test_what_is_not_in_the_history_leaves_redo_alone(catalog: Catalog) -> None:
    catalog.create_collection("a")
    catalog.undo()
    catalog.add_anchors("Starter", classes(1), None)
    catalog.switch_collection("Starter", True)
    catalog.redo()
    assert [collection.name for collection in catalog.collections()] == ["a", "Starter"]


def test_undo_refuses_when_the_world_has_moved_on(catalog: Catalog) -> None:
    catalog.create_collection("a")
    catalog.add_anchors("A", classes(1), None)
    with pytest.raises(AsifError, match="“Create collection “a”” cannot be undone"):
        catalog.undo()
    catalog.delete_collection("a")
    catalog.add_anchors("a", classes(1), None)
    before = catalog.collections(), catalog.anchors(), catalog.history(), catalog.generation
    with pytest.raises(AsifError, match="cannot be undone"):
        catalog.undo()
    assert (catalog.collections(), catalog.anchors(), catalog.history(), catalog.generation) == before


@pytest.mark.parametrize(
    "statement",
    ["UPDATE anchor SET caption = 'tiger' WHERE id = 1", "DELETE FROM anchor WHERE id = 1"],
    ids=["other", "gone"],
)
def test_undo_refuses_when_a_row_is_not_as_the_step_left_it(
    catalog: Catalog, tmp_path: Path, statement: str
) -> None:
    catalog.add_anchors("a", classes(2), said("Add"))
    catalog.edit_caption(1, "lion")
    with closing(sqlite3.connect(tmp_path / "library" / "catalog.sqlite")) as driver:
        driver.execute(statement)
        driver.commit()
    before = catalog.anchors(), catalog.history(), catalog.generation
    with pytest.raises(AsifError, match="different now; nothing was changed"):
        catalog.undo()
    assert (catalog.anchors(), catalog.history(), catalog.generation) == before


def test_redo_refuses_when_the_world_has_moved_on(catalog: Catalog) -> None:
    catalog.create_collection("a")
    catalog.undo()
    catalog.add_anchors("A", classes(1), None)
    with pytest.raises(AsifError, match="cannot be done again"):
        catalog.redo()
    assert len(catalog.collections()) == 1


def test_the_history_is_of_a_thousand_steps(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_STEPS", 5)
    for number in range(8):
        catalog.add_anchors("x", [NewAnchor("word", b"jpeg %d" % number)], Sentence(f"Teach {number}"))
    assert [str(step.description) for step in catalog.history()] == [
        f"Teach {number}" for number in (7, 6, 5, 4, 3)
    ]
    assert len(catalog.history(2)) == 2
    for _ in range(5):
        catalog.undo()
    with pytest.raises(AsifError, match="nothing to undo"):
        catalog.undo()
    assert len(catalog.anchors()) == 3


def test_the_history_is_of_ninety_days(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    start = datetime(2026, 1, 1, 12, tzinfo=UTC)
    monkeypatch.setattr(history, "now", lambda: start)
    catalog.create_collection("old")
    monkeypatch.setattr(history, "now", lambda: start + timedelta(days=60))
    catalog.create_collection("newer")
    monkeypatch.setattr(history, "now", lambda: start + timedelta(days=90))
    assert [step.at for step in catalog.history()] == ["2026-03-02T12:00:00Z", "2026-01-01T12:00:00Z"]
    monkeypatch.setattr(history, "now", lambda: start + timedelta(days=90, seconds=1))
    assert [str(step.description) for step in catalog.history()] == ["Create collection “newer”"]
    catalog.undo()
    with pytest.raises(AsifError, match="nothing to undo"):
        catalog.undo()


def test_pictures_stay_while_the_history_needs_them(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MOST_STEPS", 2)
    (anchor, _) = catalog.add_anchors("x", [NewAnchor("a", b"one"), NewAnchor("b", b"two")], said("Teach"))
    catalog.remove_anchors([anchor])
    assert pictures(catalog) == {b"one", b"two"}
    catalog.create_collection("y")
    assert pictures(catalog) == {b"one", b"two"}, "the removal can be undone still"
    catalog.create_collection("z")
    assert pictures(catalog) == {b"two"}


def test_pictures_of_lessons_that_cannot_be_redone_go(catalog: Catalog) -> None:
    catalog.add_anchors("x", [NewAnchor("a", b"one"), NewAnchor("a", b"two")], said("Teach"))
    catalog.undo()
    assert pictures(catalog) == {b"one", b"two"}
    catalog.add_anchors("x", [NewAnchor("b", b"two"), NewAnchor("c", b"two")], said("Teach again"))
    assert pictures(catalog) == {b"two"}
    assert [catalog.anchor_picture(row.id) for row in catalog.anchors()] == [b"two", b"two"]


def test_the_history_outlives_the_program(tmp_path: Path) -> None:
    catalog = Catalog.open(tmp_path / "catalog.sqlite")
    catalog.add_anchors("x", [NewAnchor("word", b"jpeg")], said("Teach"))
    catalog.remove_anchors([1])
    catalog.close()
    catalog = Catalog.open(tmp_path / "catalog.sqlite")
    assert str(catalog.undo().description) == "Forget 1 pair"
    assert catalog.anchor_picture(1) == b"jpeg"
    catalog.close()

"""What people say of photos, in the catalog."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.notes import NoteEdit, Notes
from asif_desktop.domain.photos import Photo
from asif_desktop.domain.sentences import said
from tests.catalog.building import index


def one(catalog: Catalog, photo: int) -> Photo:
    (known,) = catalog.photos([photo])
    return known


def files_say(catalog: Catalog, photo: int, **values: object) -> None:
    with catalog._writing(durable=False) as connection:
        for name, value in values.items():
            connection.execute(text(f"UPDATE photo SET {name} = :v WHERE id = :p"), {"v": value, "p": photo})


def test_what_the_person_says_goes_before_what_the_file_says(catalog: Catalog) -> None:
    (photo,) = index(catalog, b"/p", {b"a.jpg": "a"}).values()
    files_say(catalog, photo, rating=3, label="Blue", caption="from the file")
    noted = one(catalog, photo)
    assert (noted.rating, noted.label, noted.caption, noted.flag) == (3, "Blue", "from the file", "none")
    assert catalog.note_photos(said("Rate"), [photo], NoteEdit(rating=5)) == 1
    noted = one(catalog, photo)
    assert (noted.rating, noted.label, noted.caption) == (5, "Blue", "from the file")
    assert catalog.note_photos(said("Clear"), [photo], NoteEdit(rating=0, label="", caption="")) == 1
    noted = one(catalog, photo)
    assert (noted.rating, noted.label, noted.caption) == (0, "", "")
    assert catalog.details(photo).file_rating == 3


def test_a_step_is_kept_where_something_changed_and_only_there(catalog: Catalog) -> None:
    photos = list(index(catalog, b"/p", {b"a.jpg": "a", b"b.jpg": "b"}).values())
    assert (
        catalog.note_photos(said("Nothing"), photos, NoteEdit(rating=0, label="", flag="none", caption=""))
        == 0
    )
    assert catalog.history() == []
    assert catalog.note_photos(said("Rate 2 photos"), photos, NoteEdit(rating=2)) == 2
    assert catalog.note_photos(said("Rate 2 photos"), photos, NoteEdit(rating=2)) == 0
    assert [str(step.description) for step in catalog.history()] == ["Rate 2 photos"]


def test_noting_an_unknown_photo_changes_none(catalog: Catalog) -> None:
    (photo,) = index(catalog, b"/p", {b"a.jpg": "a"}).values()
    with pytest.raises(AsifError, match="no photo 99"):
        catalog.note_photos(said("Rate"), [photo, 99], NoteEdit(rating=2))
    assert one(catalog, photo).rating == 0


def test_turning_adds_up_and_undo_takes_back_each_turn(catalog: Catalog) -> None:
    first, second = index(catalog, b"/p", {b"a.jpg": "a", b"b.jpg": "b"}).values()
    catalog.rotate(said("Rotate"), [first], 270)
    catalog.rotate(said("Rotate"), [first, second], 180)
    assert (one(catalog, first).rotation, one(catalog, second).rotation) == (90, 180)
    catalog.undo()
    assert (one(catalog, first).rotation, one(catalog, second).rotation) == (270, 0)
    catalog.undo()
    assert one(catalog, first).rotation == 0


def test_notes_of_several_photos_are_told_where_they_agree(catalog: Catalog) -> None:
    first, second = index(catalog, b"/p", {b"a.jpg": "a", b"b.jpg": "b"}).values()
    catalog.note_photos(said("Rate"), [first], NoteEdit(rating=2, label="red"))
    catalog.note_photos(said("Rate"), [second], NoteEdit(rating=3, label="red"))
    assert catalog.notes_of([first, second]) == Notes(2, None, "red", "none", "")
    assert catalog.notes_of([first]) == Notes(1, 2, "red", "none", "")
    assert catalog.notes_of([]) == Notes(0, None, None, None, None)


def test_photos_are_listed_by_their_stars_then_newest_first(catalog: Catalog) -> None:
    old, new, best = index(
        catalog, b"/p", {b"a.jpg": "a", b"b.jpg": "b", b"c.jpg": "c"}, taken="2024-01-01T00:00:00"
    ).values()
    files_say(catalog, best, rating=1)
    files_say(catalog, new, taken="2025-01-01T00:00:00")
    assert catalog.photo_ids(order="rating").tolist() == [best, new, old]
    catalog.note_photos(said("Rate"), [best], NoteEdit(rating=0))
    catalog.note_photos(said("Rate"), [old], NoteEdit(rating=4))
    assert catalog.photo_ids(order="rating").tolist()[0] == old


_EDITS: st.SearchStrategy[list[tuple[set[int], NoteEdit | int]]] = st.lists(
    st.tuples(
        st.sets(st.integers(0, 3), min_size=1),
        st.one_of(
            st.builds(NoteEdit, rating=st.integers(0, 5)),
            st.builds(NoteEdit, label=st.sampled_from(["", "red", "blue"]), flag=st.sampled_from(["pick"])),
            st.builds(NoteEdit, caption=st.text(max_size=3)),
            st.sampled_from([90, 180, 270]),
        ),
    ),
    max_size=6,
)


@settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
@given(edits=_EDITS)
def test_undoing_everything_leaves_what_was_there_before(
    catalog: Catalog, edits: list[tuple[set[int], NoteEdit | int]]
) -> None:
    photos = list(index(catalog, b"/p", {b"%d.jpg" % n: str(n) for n in range(4)}).values())
    before, steps = catalog.photos(photos), len([s for s in catalog.history() if not s.undone])
    states = [before]
    for which, edit in edits:
        chosen = [photos[number] for number in which]
        if isinstance(edit, int):
            catalog.rotate(said("Rotate"), chosen, edit)
        else:
            catalog.note_photos(said("Note"), chosen, edit)
        if catalog.photos(photos) != states[-1]:
            states.append(catalog.photos(photos))
    for state in reversed(states[:-1]):
        catalog.undo()
        assert catalog.photos(photos) == state
    assert len([s for s in catalog.history() if not s.undone]) == steps

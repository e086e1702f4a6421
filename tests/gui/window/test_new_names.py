"""What is on show is followed to its new name."""

from asif_desktop.domain.albums import Album
from asif_desktop.domain.knowledge import Collection
from asif_desktop.gui.window.new_names import NewNames


def collections(*names: str) -> list[Collection]:
    return [Collection(name, enabled=True, anchors=1) for name in names]


def test_a_collection_keeps_its_place_under_a_new_name() -> None:
    names = NewNames()
    assert names.of_collection("Birds", collections("Words", "Birds", "Family")) == "Birds"
    assert names.of_collection("Birds", collections("Words", "Owls", "Family")) == "Owls"
    assert names.of_collection("Owls", collections("Words", "Owls", "Family", "New")) == "Owls"
    assert names.of_collection("Owls", collections("Words", "Family", "New")) == ""


def test_a_collection_that_went_as_another_came_is_not_taken_for_its_neighbour() -> None:
    names = NewNames()
    names.of_collection("Birds", collections("Words", "Birds", "Family"))
    assert names.of_collection("Birds", collections("Words", "Family", "New")) == ""


def test_an_album_is_known_by_its_number() -> None:
    names = NewNames()
    assert names.of_album("Old", [Album(7, "Old", 2)]) == "Old"
    names.album_was_renamed("Old", "New")
    assert names.of_album("New", [Album(7, "Old", 2)]) == "Old", "it was taken back at once"
    assert names.of_album("Old", [Album(8, "Other", 2)]) == ""
    assert names.of_album("Never heard of", []) == "Never heard of"

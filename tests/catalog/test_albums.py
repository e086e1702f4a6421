"""Albums and saved searches, each edit a step that can be taken back."""

import pytest

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.domain.errors import AsifError
from tests.catalog.building import index


def contents(catalog: Catalog) -> list[tuple[str, int]]:
    return [(album.name, album.photos) for album in catalog.albums()]


def test_an_album_is_filled_emptied_renamed_and_deleted_and_all_is_undone(catalog: Catalog) -> None:
    photos = list(index(catalog, b"/photos", {b"a.jpg": "a", b"b.jpg": "b", b"c.jpg": "c"}).values())
    catalog.create_album("Summer")
    assert catalog.add_to_album("summer", photos[:2]) == 2
    assert catalog.add_to_album("SUMMER", [photos[1], photos[2], photos[2]]) == 1
    assert catalog.photos_of_album("Summer") == photos
    assert catalog.remove_from_album("Summer", [photos[0], 999]) == 1
    catalog.rename_album("summer", "Autumn")
    catalog.delete_album("autumn")
    assert contents(catalog) == []
    states = []
    for _ in range(6):
        catalog.undo()
        states.append(contents(catalog))
    assert states == [[("Autumn", 2)], [("Summer", 2)], [("Summer", 3)], [("Summer", 2)], [("Summer", 0)], []]
    for _ in range(6):
        catalog.redo()
    assert contents(catalog) == []
    assert str(catalog.history()[0].description) == "Delete album “autumn”"


def test_names_of_albums_are_compared_folded(catalog: Catalog) -> None:
    catalog.create_album("Straße")
    for name in ("STRASSE", "straße", "  Straße "):
        with pytest.raises(AsifError, match="already"):
            catalog.create_album(name)
    catalog.create_album("Other")
    with pytest.raises(AsifError, match="already"):
        catalog.rename_album("Other", "strasse")
    with pytest.raises(AsifError, match="no album “nothing”"):
        catalog.add_to_album("nothing", [])
    with pytest.raises(AsifError, match="An album needs a name"):
        catalog.create_album(" ")
    assert contents(catalog) == [("Other", 0), ("Straße", 0)]


def test_saved_searches_replace_one_of_their_name(catalog: Catalog) -> None:
    catalog.save_search("Dogs", "dog")
    catalog.save_search("dogs", "dog -cat")
    assert [(one.name, one.query) for one in catalog.saved_searches()] == [("Dogs", "dog -cat")]
    catalog.rename_search("DOGS", "Hounds")
    catalog.save_search("Cats", "cat")
    with pytest.raises(AsifError, match="already"):
        catalog.rename_search("cats", "hounds")
    catalog.delete_search("hounds")
    with pytest.raises(AsifError, match="no saved search"):
        catalog.delete_search("hounds")
    for _ in range(4):
        catalog.undo()
    assert [(one.name, one.query) for one in catalog.saved_searches()] == [("Dogs", "dog")]

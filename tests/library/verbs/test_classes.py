from asif_desktop.domain import requests
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from tests.library.conftest import anchors_of

CLASSES = "Classes of classes"


def collections(library: OpenLibrary) -> dict[str, int]:
    return {found.name: found.anchors for found in answer(library, requests.ListCollections())}


def test_a_model_brings_the_classes_that_are_not_there_yet(library: OpenLibrary) -> None:
    answer(library, requests.SetSetting("image_encoder", "tiny:classes"))
    assert collections(library) == {"Everyday things": 1000, CLASSES: 2}
    brought = anchors_of(library, CLASSES)
    assert [anchor.class_name for anchor in brought] == ["n02084071", "n00007846"]
    assert "dog" in brought[0].caption
    answer(library, requests.IndexFolders([library.catalog.folders()[0].path]))
    why = answer(library, requests.Search(brought[0].caption, 1, why=True)).matches[0].why
    assert why is not None
    assert {reason.anchor for reason in why.reasons} <= {anchor.id for anchor in brought} | set(range(1001))
    assert answer(library, requests.GetStatus()).unusable_anchors == 999


def test_classes_that_were_removed_stay_removed(library: OpenLibrary) -> None:
    answer(library, requests.SetSetting("image_encoder", "tiny:classes"))
    answer(library, requests.DeleteCollection(CLASSES))
    answer(library, requests.SetSetting("image_encoder", "tiny:other"))
    answer(library, requests.SetSetting("image_encoder", "tiny:classes"))
    assert CLASSES not in collections(library)

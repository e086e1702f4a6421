from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from asif_desktop.catalog import AnchorRow
from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.events import Notice
from asif_desktop.domain.sentences import Sentence
from asif_desktop.library.index.anchor_vectors import mark_of
from asif_desktop.library.models import EncoderRow
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers
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


STARTER = {"Everyday things": 1000}
BOTH = {**STARTER, CLASSES: 2}


def test_a_models_classes_are_offered_only_while_it_is_in_use(library: OpenLibrary) -> None:
    answer(library, requests.SetSetting("image_encoder", "tiny:classes"))
    answer(library, requests.SetSetting("image_encoder", "tiny:other classes"))
    assert collections(library) == BOTH
    answer(library, requests.SetSetting("image_encoder", "tiny:headless"))
    status = answer(library, requests.GetStatus())
    assert (collections(library), [known.name for known in status.collections]) == (STARTER, list(STARTER))
    assert (status.anchors, status.unusable_anchors) == (1000, 1000)
    assert len(anchors_of(library)) == 1000
    answer(library, requests.SetSetting("image_encoder", "tiny:classes"))
    assert (collections(library), len(anchors_of(library))) == (BOTH, 1002)


def test_whose_classes_are_offered_is_known_before_the_index_and_the_next_time(
    library: OpenLibrary, makers: TinyMakers, tmp_path: Path
) -> None:
    answer(library, requests.SetSetting("image_encoder", "tiny:classes"))
    assert answer(library, requests.GetStatus()).unusable_anchors == 999
    answer(library, requests.SetSetting("image_encoder", "tiny:headless"))
    library.close()
    makers.images.clear()
    with closing(OpenLibrary(tmp_path / "library", makers)) as again:
        assert collections(again) == STARTER
        assert makers.images == []  # no model is loaded for it
        answer(again, requests.SetSetting("image_encoder", "tiny:classes"))
    makers.images.clear()
    with closing(OpenLibrary(tmp_path / "library", makers)) as again:
        assert collections(again) == BOTH
        assert makers.images == []
    (tmp_path / "library" / "embeddings.sqlite").unlink()
    with closing(OpenLibrary(tmp_path / "library", makers)) as again:
        assert collections(again) == BOTH


def test_a_model_that_brought_nothing_new_in_an_earlier_version_is_not_taken_for_one_that_knows_none(
    library: OpenLibrary, makers: TinyMakers, tmp_path: Path
) -> None:
    answer(library, requests.SetSetting("image_encoder", "tiny:classes"))
    answer(library, requests.SetSetting("image_encoder", "tiny:other classes"))
    library.catalog.set_setting(mark_of(library.models.image_row()), "0")  # how many were new, as it was kept
    library.close()
    (tmp_path / "library" / "embeddings.sqlite").unlink()
    with closing(OpenLibrary(tmp_path / "library", makers)) as again:
        assert collections(again) == BOTH


def test_a_lesson_among_a_models_classes_stays_in_use_with_any_model(
    library: OpenLibrary, photos: Path
) -> None:
    answer(library, requests.SetSetting("image_encoder", "tiny:classes"))
    answer(library, requests.IndexFolders([bytes(photos)]))
    answer(library, requests.Teach([1], "shrek", CLASSES))
    answer(library, requests.SetSetting("image_encoder", "tiny:headless"))
    assert collections(library) == {**STARTER, CLASSES: 3}
    assert [(a.caption, a.usable) for a in anchors_of(library, CLASSES)][2] == ("shrek", True)
    answer(library, requests.IndexFolders([bytes(photos)]))
    assert answer(library, requests.Search("shrek", 1)).matches[0].photo == 1


def test_what_is_put_by_with_a_model_is_told(library: OpenLibrary) -> None:
    answer(library, requests.SetSetting("image_encoder", "tiny:classes"))
    told: list[str] = []
    library.listen(lambda event: told.append(str(event.message)) if isinstance(event, Notice) else None)
    answer(library, requests.SetSetting("image_encoder", "tiny:headless"))
    assert told == [
        "“Classes of classes” is put by while tiny:headless is in use, which knows none of its classes."
    ]
    told.clear()
    answer(library, requests.SetSetting("image_encoder", "tiny:nothing"))
    assert told == []


def test_a_model_that_cannot_be_loaded_any_more_hides_nothing(
    library: OpenLibrary, makers: TinyMakers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answer(library, requests.SetSetting("image_encoder", "tiny:classes"))
    answer(library, requests.SetSetting("image_encoder", "tiny:headless"))
    library.catalog.forget_setting(mark_of(library.models.image_row()))
    library.close()

    def gone(*_: object) -> None:
        raise AsifError(Sentence("The model is gone."))

    monkeypatch.setattr(makers, "image", gone)
    with closing(OpenLibrary(tmp_path / "library", makers)) as again:
        assert collections(again) == BOTH


def test_the_collection_goes_by_the_last_part_of_the_models_name(library: OpenLibrary) -> None:
    answer(library, requests.SetSetting("image_encoder", "tiny:local-dir:/models/classes/"))
    answer(library, requests.RenameCollection(CLASSES, "mine"))
    answer(library, requests.CreateCollection(CLASSES))
    answer(library, requests.RemoveAnchors([anchor.id for anchor in anchors_of(library, "mine")]))
    answer(library, requests.SetSetting("image_encoder", "tiny:local-dir:/other/classes"))
    assert "Classes of local-dir:/other/classes" in collections(library)


def test_a_lesson_does_not_look_again_at_classes_that_the_model_does_not_know(
    library: OpenLibrary, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(library, requests.SetSetting("image_encoder", "tiny:headless"))
    answer(library, requests.IndexFolders([bytes(photos)]))
    answer(library, requests.Teach([1], "shrek"))
    assert answer(library, requests.Search("shrek", 1)).matches[0].photo == 1
    looked_at: list[str | None] = []
    of = library.anchor_vectors.of

    def watched(
        anchors: Sequence[AnchorRow], image: EncoderRow, text: EncoderRow
    ) -> tuple[list[AnchorRow], NDArray[np.int16], NDArray[np.int16]]:
        looked_at.extend(row.class_name for row in anchors)
        return of(anchors, image, text)

    monkeypatch.setattr(library.anchor_vectors, "of", watched)
    answer(library, requests.Teach([2], "donkey"))
    assert looked_at == [None]
    assert answer(library, requests.GetStatus()).unusable_anchors == 1000

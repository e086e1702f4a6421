"""Which photo is meant."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from asif_desktop.catalog.catalog import Catalog
from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.photos import Failure
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs import exporting, likeness, photo_refs, searching, teaching
from asif_desktop.library.verbs.photo_refs import photo_meant
from asif_desktop.library.verbs.table import answer


def test_a_photo_named_by_a_way_through_a_link(library: OpenLibrary, photos: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(photos)
    meant = photo_meant(library.catalog, bytes(tmp_path / "link" / "03.png"))
    assert meant == photo_meant(library.catalog, bytes(photos / "03.png"))


def test_a_file_that_failed_is_refused_with_its_reason(library: OpenLibrary, photos: Path) -> None:
    (photos / "empty.png").write_bytes(b"")
    answer(library, requests.IndexFolders([bytes(photos)]))
    with pytest.raises(AsifError, match=r"empty\.png could not be read: .*empty"):
        photo_meant(library.catalog, bytes(photos / "empty.png"))
    with pytest.raises(AsifError, match=r"other\.png is not in the library: there is no such file"):
        photo_meant(library.catalog, bytes(photos / "other.png"))
    with pytest.raises(AsifError, match=r"photos is a folder, not a photo of the library"):
        photo_meant(library.catalog, bytes(photos))
    os.mkfifo(photos / "pipe.png")
    with pytest.raises(AsifError, match=r"pipe\.png is not in the library; index its folder first"):
        photo_meant(library.catalog, bytes(photos / "pipe.png"))


@pytest.mark.parametrize(
    "ask",
    [
        lambda refs: requests.Teach(refs, "a word"),
        lambda refs: requests.Export(refs, b"/nowhere/at/all"),
        lambda refs: requests.Explain(refs[0], "a word"),
        lambda refs: requests.ExplainSimilar(refs[0], refs[1]),
    ],
)
def test_a_file_that_goes_while_its_photo_is_asked_about_is_told_in_a_sentence(
    library: OpenLibrary,
    photos: Path,
    monkeypatch: pytest.MonkeyPatch,
    ask: Callable[[list[int | bytes]], requests.Request[object]],
) -> None:
    """Between the look at whether it is there and the look at where: no bug, and nothing half done."""
    answer(library, requests.Teach([bytes(photos / "01.png")], "a word"))
    refs: list[int | bytes] = list(library.catalog.photo_ids().tolist()[:2])
    anchors = len(library.catalog.anchors())
    (gone,) = library.catalog.paths([int(refs[0])])[int(refs[0])]

    def go() -> None:
        Path(gone.decode()).unlink(missing_ok=True)
        library.indexing.start([folder.id for folder in library.catalog.folders()]).result(60)

    def then_it_goes(real: Callable[[Catalog, object], object], catalog: Catalog, meant: object) -> object:
        found = real(catalog, meant)
        go()
        return found

    for module in (teaching, exporting, searching, likeness):
        for name in ("photo_meant", "photos_meant", "photos_found"):
            if hasattr(module, name):
                monkeypatch.setattr(module, name, partial(then_it_goes, getattr(photo_refs, name)))
    with pytest.raises(AsifError, match=r"\."):
        answer(library, ask(refs))
    assert len(library.catalog.anchors()) == anchors


def test_many_strangers_are_told_from_photos_with_one_look_at_the_failures(
    library: OpenLibrary, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (photos / "empty.png").write_bytes(b"")
    answer(library, requests.IndexFolders([bytes(photos)]))
    looks: list[None] = []
    failures = library.catalog.failures

    def counted(*arguments: object) -> list[Failure]:
        looks.append(None)
        return failures()

    monkeypatch.setattr(library.catalog, "failures", counted)
    strangers = [bytes(photos / f"stranger {number}.png") for number in range(20)]
    known = [bytes(photos / "03.png"), bytes(photos / "04.png")]
    found, failed = photo_refs.photos_found(
        library.catalog, [known[0], *strangers, bytes(photos / "empty.png"), known[1], strangers[0]]
    )
    assert found == [photo_meant(library.catalog, path) for path in known]
    assert [one.path for one in failed] == [*strangers, bytes(photos / "empty.png")]
    assert "empty" in str(failed[-1].reason)
    assert len(looks) == 1

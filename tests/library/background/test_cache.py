"""The cache of an open library: kept to the setting at once, and made again where something is missing."""

import os
import time
from pathlib import Path

import pytest
from blake3 import blake3

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.requests import AnchorPicture, MakeThumbnails, RemoveFolder, SetSetting, Teach
from asif_desktop.indexing.cache import cache_budget
from asif_desktop.library import settings
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer


def _thumbnails(library: OpenLibrary) -> list[Path]:
    return sorted((library.directory / "cache" / "thumbnails").glob("*/*.jpg"))


def _wait_for(library: OpenLibrary, count: int) -> None:
    end = time.monotonic() + 100
    while len(_thumbnails(library)) != count:
        assert time.monotonic() < end, "the cache was not brought to its budget"
        time.sleep(0.02)


@pytest.fixture
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("asif_desktop.library.background.indexing._IDLE_SECONDS", 0.05)
    monkeypatch.setattr("asif_desktop.library.background.indexing._SLICE_SECONDS", 0.0)


@pytest.mark.usefixtures("fast")
def test_a_smaller_budget_counts_at_once_and_what_is_wanted_then_is_made_again(
    library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = _thumbnails(library)
    assert len(files) == 12
    sizes = {file: file.stat().st_size for file in files}
    room = sum(sizes[file] for file in files[6:])
    monkeypatch.setattr(
        settings, "cache_bytes_in", lambda values: room if values["cache_mb"] == "100" else 10**9
    )
    for number, file in enumerate(files):
        moment = time.time() - cache_budget.GRACE * (30 - number)
        os.utime(file, (moment, moment))
    answer(library, SetSetting("cache_mb", "100"))
    end = time.monotonic() + 100
    while sum(sizes[file] for file in _thumbnails(library)) > room:
        assert time.monotonic() < end, "the cache was not brought to its budget"
        time.sleep(0.02)
    left = _thumbnails(library)
    assert left
    assert left == files[-len(left) :]
    photos = library.catalog.photo_ids().tolist()
    assert answer(library, MakeThumbnails(photos)) == photos
    assert _thumbnails(library) == files


@pytest.mark.usefixtures("fast")
def test_thumbnails_of_a_removed_folder_go_though_there_is_room(library: OpenLibrary, photos: Path) -> None:
    for file in _thumbnails(library):
        moment = time.time() - 2 * cache_budget.GRACE
        os.utime(file, (moment, moment))
    answer(library, RemoveFolder(bytes(photos)))
    library.cache_budget.look_again()
    _wait_for(library, 0)


@pytest.mark.parametrize("size", ["", "99", "-5", "2 GB", "1000001", "1e3"])
def test_a_size_that_is_none_is_refused(library: OpenLibrary, size: str) -> None:
    with pytest.raises(AsifError, match="cache_mb takes a whole number from 100 to 1,000,000"):
        answer(library, SetSetting("cache_mb", size))


@pytest.mark.usefixtures("fast")
def test_copies_of_examples_pictures_count_too_and_come_back_from_the_catalog(
    library: OpenLibrary, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("05.png", "07.png"):
        answer(library, Teach([bytes(photos / name)], "moon"))
    first, second = (row.id for row in library.catalog.anchors() if row.class_name is None)
    shown = {anchor: Path(str(answer(library, AnchorPicture(anchor)))) for anchor in (first, second)}
    pictures = {anchor: file.read_bytes() for anchor, file in shown.items()}
    for picture in pictures.values():  # else they would go as what nobody has any more
        assert library._cached_beginning(blake3(picture).digest()[0])[blake3(picture).digest()]
    moment = time.time() - 2 * cache_budget.GRACE
    os.utime(shown[first], (moment, moment))
    room = sum(file.stat().st_size for file in (*_thumbnails(library), *shown.values())) - 1
    monkeypatch.setattr(settings, "cache_bytes_in", lambda _: room)
    answer(library, SetSetting("cache_mb", "100"))
    end = time.monotonic() + 100
    while shown[first].exists():
        assert time.monotonic() < end, "the cache was not brought to its budget"
        time.sleep(0.02)
    assert shown[second].read_bytes() == pictures[second]
    assert Path(str(answer(library, AnchorPicture(first)))).read_bytes() == pictures[first]

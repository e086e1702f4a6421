"""The cache of an open library: kept to the setting at once, and made again where something is missing."""

import os
import time
from pathlib import Path

import pytest

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.requests import MakeThumbnails, RemoveFolder, SetSetting
from asif_desktop.indexing import cache_budget
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

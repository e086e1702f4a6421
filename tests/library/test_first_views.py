"""The library keeps the first view true."""

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from asif_desktop.domain import first_view
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.requests import CreateCollection, GetStatus, IndexFolders, ListPhotos
from asif_desktop.domain.sentences import said
from asif_desktop.library.first_views import FirstViews
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers

_NEVER = 1000.0


@pytest.fixture
def filled(tmp_path: Path, photos: Path, makers: TinyMakers) -> OpenLibrary:
    """A library that each test closes through its first view."""
    opened = OpenLibrary(tmp_path / "library", makers)
    answer(opened, IndexFolders([bytes(photos)]))
    return opened


def _until(ready: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not ready():
        assert time.monotonic() < end, "it never came to be"
        time.sleep(0.01)


def test_a_library_that_ends_leaves_what_it_would_answer(filled: OpenLibrary) -> None:
    views = FirstViews(filled, _NEVER)
    photos, status = answer(filled, ListPhotos()), answer(filled, GetStatus())
    views.end()
    kept = first_view.read(filled.directory)
    assert kept is not None
    assert (kept.photos, kept.status) == (photos, status)
    assert [photo.id for photo in kept.described] == np.frombuffer(photos.ids, "<i8").tolist()
    assert [folder.photos for folder in kept.folders] == [12]


def test_it_is_written_while_the_library_is_open_and_an_edit_makes_it_void(filled: OpenLibrary) -> None:
    views = FirstViews(filled, 0.05)
    _until(lambda: first_view.read(filled.directory) is not None)
    answer(filled, CreateCollection("Garden"))
    _until(lambda: _collections(filled) == {"Everyday things", "Garden"})
    views.end()
    assert _collections(filled) == {"Everyday things", "Garden"}


def test_an_edit_that_nobody_wrote_down_leaves_none(filled: OpenLibrary) -> None:
    views = FirstViews(filled, _NEVER)
    views.end()
    opened = OpenLibrary(filled.directory, TinyMakers())
    assert first_view.read(filled.directory) is not None
    answer(opened, CreateCollection("Garden"))
    assert first_view.read(filled.directory) is None
    opened.close()
    assert first_view.read(filled.directory) is None


def test_a_view_that_could_not_be_made_leaves_none_and_not_the_one_before(
    filled: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    views = FirstViews(filled, 0.05)
    _until(lambda: first_view.read(filled.directory) is not None)

    def refuse(*_: object) -> None:
        raise AsifError(said("The disk is gone."))

    monkeypatch.setattr("asif_desktop.library.first_views.albums.list_albums", refuse)
    answer(filled, CreateCollection("Garden"))
    views.end()
    assert first_view.read(filled.directory) is None


def test_what_was_only_looked_at_keeps_its_view(filled: OpenLibrary) -> None:
    FirstViews(filled, _NEVER).end()
    before = first_view.read(filled.directory)
    opened = OpenLibrary(filled.directory, TinyMakers())
    again = FirstViews(opened, _NEVER)
    answer(opened, ListPhotos())
    again.end()
    assert first_view.read(filled.directory) == before


def _collections(library: OpenLibrary) -> set[str]:
    kept = first_view.read(library.directory)
    return set() if kept is None else {collection.name for collection in kept.collections}


def test_a_view_that_cannot_be_made_is_tried_again(
    filled: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[None] = []
    make = FirstViews._view

    def stumble(views: FirstViews, state: first_view.State) -> first_view.FirstView | None:
        tried.append(None)
        if len(tried) == 1:
            raise RuntimeError("a bug")
        return make(views, state)

    monkeypatch.setattr(FirstViews, "_view", stumble)
    views = FirstViews(filled, 0.05)
    _until(lambda: first_view.read(filled.directory) is not None)
    views.end()
    assert len(tried) == 2

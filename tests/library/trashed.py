"""A trash of the test's own, and looks at what is in it and in the library."""

import os
from pathlib import Path

import pytest

from asif_desktop.domain import requests as ask
from asif_desktop.domain.knowledge import Step
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer


@pytest.fixture(autouse=True)
def trash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home's trash, which is this test's alone."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "Trash"


def ids(library: OpenLibrary) -> set[int]:
    """Returns what is shown, and makes sure that counts and the index say the same."""
    shown = {photo for _, photo in paths(library).items()}
    assert answer(library, ask.GetStatus()).photos == len(shown)
    assert set(library.catalog.contents()[0].tolist()) == shown
    assert sum(folder.photos for folder in answer(library, ask.ListFolders())) == len(shown)
    return shown


def paths(library: OpenLibrary) -> dict[Path, int]:
    found = answer(library, ask.ListPhotos())
    numbers = [int.from_bytes(found.ids[at : at + 8], "little") for at in range(0, len(found.ids), 8)]
    return {
        Path(os.fsdecode(path)): photo.id
        for photo in answer(library, ask.DescribePhotos(numbers))
        for path in photo.paths
    }


def photo_at(library: OpenLibrary, path: Path) -> int:
    return paths(library)[path]


def everything(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def in_trash(trash: Path) -> set[str]:
    files = {p.name for p in (trash / "files").glob("*")}
    assert {p.name for p in (trash / "info").glob("*")} == {name + ".trashinfo" for name in files}
    return files


def scan(library: OpenLibrary) -> None:
    library.indexing.start([folder.id for folder in library.catalog.folders()]).result(60)


def undo(library: OpenLibrary) -> Step:
    return answer(library, ask.Undo())

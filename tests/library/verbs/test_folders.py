import time
from pathlib import Path

from asif_desktop.domain import requests
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers


def test_photos_of_a_removed_folder_stay_with_the_one_around_it(
    library: OpenLibrary, photos: Path, makers: TinyMakers
) -> None:
    (library.directory / "lock").touch()  # as the library process leaves it: its cache is no folder of photos
    answer(library, requests.IndexFolders([bytes(photos.parent)]))
    encoded = sum(made.encoded for made in makers.images)
    answer(library, requests.RemoveFolder(bytes(photos)))
    deadline = time.monotonic() + 60
    while answer(library, requests.GetStatus()).photos < 12 and time.monotonic() < deadline:
        time.sleep(0.05)
    assert answer(library, requests.GetStatus()).photos == 12
    assert sum(made.encoded for made in makers.images) == encoded


def test_photos_of_a_removed_folder_are_gone(library: OpenLibrary, photos: Path) -> None:
    answer(library, requests.RemoveFolder(bytes(photos)))
    assert answer(library, requests.GetStatus()).photos == 0
    assert answer(library, requests.ListFolders()) == []
    assert len(list(photos.iterdir())) == 12

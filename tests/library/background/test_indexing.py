"""The background work, and who learns what keeps it from being done."""

import shutil
import threading
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path

import pytest
from PIL import Image

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.events import Event, Notice
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers


def test_what_keeps_it_from_being_done_is_told_once(tmp_path: Path, photos: Path, makers: TinyMakers) -> None:
    library = OpenLibrary(tmp_path / "library", makers)
    thumbnails = tmp_path / "library" / "cache" / "thumbnails"
    shutil.rmtree(thumbnails, ignore_errors=True)
    thumbnails.parent.mkdir(exist_ok=True)
    thumbnails.write_bytes(b"in the way")
    events: list[Event] = []
    library.listen(events.append)

    with pytest.raises(AsifError, match="cannot be written"):
        answer(library, requests.IndexFolders([bytes(photos)]))
    assert not [event for event in events if isinstance(event, Notice)]

    with pytest.raises(AsifError, match="cannot be written"):
        library.indexing.catch_up().result(60)
    assert len([event for event in events if isinstance(event, Notice)]) == 1
    library.close()


def test_what_a_run_under_way_encodes_is_new_to_whoever_waits_for_it(
    tmp_path: Path, photos: Path, makers: TinyMakers, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = OpenLibrary(tmp_path / "library", makers)
    start = library.indexing.start

    def behind_another(folders: Sequence[int], *, awaited: bool = False) -> Future[int]:
        start(folders).result(60)  # as when a library whose photos wait is opened
        return start(folders, awaited=awaited)

    monkeypatch.setattr(library.indexing, "start", behind_another)
    assert answer(library, requests.IndexFolders([bytes(photos)])).new == 12
    assert answer(library, requests.IndexFolders([bytes(photos)])).new == 0
    library.close()


def test_what_failed_is_tried_again(library: OpenLibrary, photos: Path) -> None:
    good = (photos / "03.png").read_bytes()
    (photos / "bad.png").write_bytes(good[:200])
    answer(library, requests.IndexFolders([bytes(photos)]))
    assert [failure.path for failure in answer(library, requests.GetStatus()).failed] == [
        bytes(photos / "bad.png")
    ]
    assert answer(library, requests.RetryFailed(wait=True)) == 1
    assert len(answer(library, requests.GetStatus()).failed) == 1
    (photos / "bad.png").write_bytes(good + b"and more, so that it is a photo of its own")
    assert answer(library, requests.RetryFailed(wait=True)) == 1
    status = answer(library, requests.GetStatus())
    assert (status.failed, status.pending) == ([], 0)
    assert answer(library, requests.RetryFailed(wait=True)) == 0


def test_upkeep_that_fails_does_not_end_the_background_work(
    library: OpenLibrary, photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory may be short just when room for the index to grow is made."""
    failed = threading.Event()

    def no_room() -> bool:
        failed.set()
        raise MemoryError

    monkeypatch.setattr(library.knowledge, "maintain", no_room)
    assert failed.wait(30)
    Image.new("RGB", (64, 64), "red").save(photos / "new.png")
    assert library.indexing.start([1]).result(60) == 1

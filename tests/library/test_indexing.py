"""The background work, and who learns what keeps it from being done."""

import shutil
from pathlib import Path

import pytest

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.events import Event, Notice
from asif_desktop.library.core import OpenLibrary
from asif_desktop.library.verbs import answer
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

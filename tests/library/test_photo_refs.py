"""Which photo is meant."""

from pathlib import Path

import pytest

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.library.core import OpenLibrary
from asif_desktop.library.photo_refs import photo_meant
from asif_desktop.library.verbs import answer


def test_a_photo_named_by_a_way_through_a_link(library: OpenLibrary, photos: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(photos)
    meant = photo_meant(library.catalog, bytes(tmp_path / "link" / "03.png"))
    assert meant == photo_meant(library.catalog, bytes(photos / "03.png"))


def test_a_file_that_failed_is_refused_with_its_reason(library: OpenLibrary, photos: Path) -> None:
    (photos / "empty.png").write_bytes(b"")
    answer(library, requests.IndexFolders([bytes(photos)]))
    with pytest.raises(AsifError, match=r"empty\.png could not be read: .*empty"):
        photo_meant(library.catalog, bytes(photos / "empty.png"))
    with pytest.raises(AsifError, match=r"other\.png is not in the library"):
        photo_meant(library.catalog, bytes(photos / "other.png"))

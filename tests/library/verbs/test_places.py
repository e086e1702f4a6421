"""Folders below the roots, and what was added lately."""

from array import array
from pathlib import Path

from asif_desktop.domain import requests
from asif_desktop.domain.photos import Subfolder
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer


def test_a_place_is_asked_for_by_its_bytes(library: OpenLibrary, photos: Path) -> None:
    inside = bytes(photos) + b"/caf\xe9"
    (photos / "sub").mkdir()
    (photos / "00.png").rename(photos / "sub" / "00.png")
    (photos / "sub").rename(inside.decode("utf-8", "surrogateescape"))
    answer(library, requests.IndexFolders([bytes(photos)]))
    (root,) = answer(library, requests.ListFolders())
    assert root.nested
    assert answer(library, requests.ListSubfolders(root.id)) == [Subfolder(b"caf\xe9", 1, False)]
    ids = array("q", answer(library, requests.ListPhotos(root.id, below=b"caf\xe9")).ids)
    (photo,) = answer(library, requests.DescribePhotos(ids.tolist()))
    assert photo.paths == [inside + b"/00.png"]
    assert answer(library, requests.CountPhotos(photo.added)) >= 1
    assert answer(library, requests.CountPhotos("9999")) == 0
    assert answer(library, requests.ListPhotos(added_since="9999")).ids == b""

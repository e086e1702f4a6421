"""The kept first view: it comes back as it was, or not at all."""

import os
import threading
from pathlib import Path

import msgspec
import pytest

from asif_desktop.domain.first_view import FirstView, Reading, read, state_of, write
from asif_desktop.domain.photos import PhotoList
from asif_desktop.domain.status import Status


def _kept(library: Path) -> FirstView:
    (library / "catalog.sqlite").write_bytes(b"catalog")
    view = FirstView(
        state=state_of(library),
        photos=PhotoList(7, (1).to_bytes(8, "little"), (3).to_bytes(4, "little")),
        described=[],
        folders=[],
        collections=[],
        albums=[],
        searches=[],
        status=Status(1, 0, [], 0, 0, [], "a", "b", "cpu"),
    )
    write(library, view)
    return view


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    view = _kept(tmp_path)
    assert read(tmp_path) == view


def test_without_a_file_there_is_none(tmp_path: Path) -> None:
    assert read(tmp_path) is None


def test_a_torn_or_altered_file_is_left_aside(tmp_path: Path) -> None:
    _kept(tmp_path)
    (file,) = (tmp_path / "cache").iterdir()
    whole = file.read_bytes()
    for end in range(len(whole)):
        file.write_bytes(whole[:end])
        assert read(tmp_path) is None
    for at in range(0, len(whole), 3):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert read(tmp_path) is None


@pytest.mark.parametrize("photos", [PhotoList(7, b"1234567"), PhotoList(7, bytes(16), bytes(4))])
def test_columns_that_do_not_fit_are_left_aside(tmp_path: Path, photos: PhotoList) -> None:
    write(tmp_path, msgspec.structs.replace(_kept(tmp_path), photos=photos))
    assert read(tmp_path) is None


def test_a_catalog_that_was_written_since_has_no_first_view(tmp_path: Path) -> None:
    _kept(tmp_path)
    log = tmp_path / "catalog.sqlite-wal"
    log.touch()
    assert read(tmp_path) is not None, "opening it alone changes nothing"
    log.write_bytes(b"change")
    assert read(tmp_path) is None
    log.unlink()
    (tmp_path / "catalog.sqlite").write_bytes(b"another")
    assert read(tmp_path) is None


def test_a_catalog_that_is_gone_has_no_first_view(tmp_path: Path) -> None:
    _kept(tmp_path)
    os.unlink(tmp_path / "catalog.sqlite")
    assert read(tmp_path) is None


def test_it_is_read_beside_other_work(tmp_path: Path) -> None:
    view, reading = _kept(tmp_path), Reading(tmp_path)
    for thread in threading.enumerate():
        if thread.name == "first view":
            thread.join(30)
    assert reading.taken() == view

"""Folders that are away, and photos that are gone: on real files."""

import os
import shutil
from pathlib import Path

import pytest

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.indexing.scanning import mounts, volumes
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers
from tests.library.background.test_watching import Followed, until


@pytest.fixture
def quick_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("asif_desktop.indexing.scanning.watch._ROUND", 0.2)
    monkeypatch.setattr("asif_desktop.indexing.scanning.watch._SEARCH", 0.3)


def rescan(library: OpenLibrary) -> None:
    answer(library, requests.Rescan())
    library.indexing.start([]).result(60)


def encoded(makers: TinyMakers) -> int:
    return sum(encoder.encoded for encoder in makers.images)


def offline(library: OpenLibrary) -> list[bool]:
    ids = library.catalog.photo_ids().tolist()
    return [photo.offline for photo in answer(library, requests.DescribePhotos(ids))]


def test_an_unplugged_folder_keeps_its_photos_and_comes_back_as_it_was(
    library: OpenLibrary, photos: Path, makers: TinyMakers, tmp_path: Path
) -> None:
    answer(library, requests.Teach([bytes(photos / "00.png")], "thing"))
    assert len(answer(library, requests.Search("thing", 0)).matches) == 12
    before = library.catalog.paths(library.catalog.photo_ids().tolist())
    count = encoded(makers)
    away = tmp_path / "drawer" / "disk"
    away.parent.mkdir()
    photos.rename(away)
    rescan(library)
    assert offline(library) == [True] * 12
    assert len(answer(library, requests.Search("thing", 0)).matches) == 12
    assert answer(library, requests.ListMissing()) == []
    photos.mkdir()  # the mount point that is left
    rescan(library)
    assert offline(library) == [True] * 12
    photos.rmdir()
    away.rename(photos)
    rescan(library)
    assert offline(library) == [False] * 12
    assert library.catalog.paths(library.catalog.photo_ids().tolist()) == before
    assert encoded(makers) == count


def test_a_folder_is_known_again_under_another_name_beside_it(
    library: OpenLibrary, photos: Path, makers: TinyMakers, quick_rounds: None
) -> None:
    followed = Followed(library, photos, makers)
    before, count = followed.shown(), encoded(makers)
    photos.rename(photos.with_name("pictures"))
    until(lambda: answer(library, requests.ListFolders())[0].path == bytes(photos.with_name("pictures")))
    followed.photos = photos.with_name("pictures")
    until(lambda: followed.way() == "events")
    followed.settle()
    assert followed.shown() == before
    assert encoded(makers) <= count + 2, "the sign alone"
    assert len(answer(library, requests.ListFolders())) == 1


def test_a_disk_that_is_mounted_elsewhere_is_known_by_its_files(
    library: OpenLibrary, photos: Path, makers: TinyMakers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = encoded(makers)
    place = tmp_path / "media" / "somebody" / "DISK"
    place.parent.mkdir(parents=True)
    photos.rename(place)
    table = tmp_path / "mounts"
    table.write_bytes(b"rootfs / ext4 rw 0 0\n/dev/sdx1 " + bytes(place) + b" exfat rw 0 0\n")
    monkeypatch.setattr(mounts, "MOUNTS", str(table))
    rescan(library)
    assert offline(library) == [False] * 12
    (folder,) = answer(library, requests.ListFolders())
    assert folder.path == bytes(place)
    assert encoded(makers) == count


def test_a_disk_is_known_by_its_name_even_where_its_place_differs(
    library: OpenLibrary, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    devices, table = tmp_path / "by-uuid", tmp_path / "mounts"
    devices.mkdir()
    (tmp_path / "sdx1").touch()
    (devices / "AB-12").symlink_to(tmp_path / "sdx1")
    monkeypatch.setattr(mounts, "MOUNTS", str(table))
    monkeypatch.setattr(mounts, "_BY_UUID", bytes(devices))

    def mount(place: Path) -> list[mounts.Mount]:
        table.write_bytes(bytes(tmp_path / "sdx1") + b" " + bytes(place) + b" exfat rw 0 0\n")
        return mounts.read_mounts()

    volume = volumes.volume_of(bytes(photos), mount(photos.parent))
    assert volume == "AB-12:" + b"photos".hex()
    elsewhere = tmp_path / "deep" / "er" / "mount"
    elsewhere.mkdir(parents=True)
    photos.rename(elsewhere / "photos")
    found = next(volumes.places_of(bytes(photos), volume, mount(elsewhere)))
    assert found == bytes(elsewhere / "photos")


def test_a_folder_that_was_emptied_on_a_disk_that_is_there_has_lost_its_photos(
    library: OpenLibrary, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    devices, table = tmp_path / "by-uuid", tmp_path / "mounts"
    devices.mkdir()
    (tmp_path / "sdx1").touch()
    (devices / "AB-12").symlink_to(tmp_path / "sdx1")
    table.write_bytes(bytes(tmp_path / "sdx1") + b" " + bytes(photos.parent) + b" exfat rw 0 0\n")
    monkeypatch.setattr(mounts, "MOUNTS", str(table))
    monkeypatch.setattr(mounts, "_BY_UUID", bytes(devices))
    rescan(library)
    for path in photos.iterdir():
        path.unlink()
    table.write_bytes(b"")
    rescan(library)
    assert offline(library) == [True] * 12
    table.write_bytes(bytes(tmp_path / "sdx1") + b" " + bytes(photos.parent) + b" exfat rw 0 0\n")
    rescan(library)
    assert len(answer(library, requests.ListMissing())) == 12


def test_another_folder_in_its_place_is_not_taken_for_it(
    library: OpenLibrary, photos: Path, tmp_path: Path
) -> None:
    other = photos.with_name("other")
    other.mkdir()
    for path in photos.iterdir():
        (other / path.name).write_bytes(bytes(path.stat().st_size))
        os.utime(other / path.name, ns=(0, path.stat().st_mtime_ns))
    (tmp_path / "drawer").mkdir()
    photos.rename(tmp_path / "drawer" / "disk")
    rescan(library)
    assert answer(library, requests.ListFolders())[0].path == bytes(photos)
    assert offline(library) == [True] * 12


def test_adding_the_folder_where_it_is_now_adds_nothing(
    library: OpenLibrary, photos: Path, makers: TinyMakers, tmp_path: Path
) -> None:
    count = encoded(makers)
    place = tmp_path / "drawer" / "disk"
    place.parent.mkdir()
    photos.rename(place)
    rescan(library)
    done = answer(library, requests.IndexFolders([bytes(place)]))
    assert (done.photos, done.new) == (12, 0)
    assert [folder.path for folder in answer(library, requests.ListFolders())] == [bytes(place)]
    assert offline(library) == [False] * 12
    assert encoded(makers) == count


def test_photos_that_are_gone_are_missing_until_they_are_forgotten_or_back(
    library: OpenLibrary, photos: Path, makers: TinyMakers, tmp_path: Path
) -> None:
    count = encoded(makers)
    kept = tmp_path / "kept"
    kept.mkdir()
    for name in ("00.png", "01.png", "02.png"):
        shutil.copyfile(photos / name, kept / name)  # with times of their own
        (photos / name).unlink()
    rescan(library)
    gone = {one.path: one.photo for one in answer(library, requests.ListMissing())}
    assert gone.keys() == {bytes(photos / name) for name in ("00.png", "01.png", "02.png")}
    assert answer(library, requests.GetStatus()).missing == 3
    assert library.catalog.count_photos() == 9

    wrongs: list[requests.PhotoRef] = [bytes(photos / "03.png"), 99, b"/nowhere.png"]
    for wrong in wrongs:
        with pytest.raises(AsifError, match="not missing"):
            answer(library, requests.ForgetPhotos([bytes(photos / "00.png"), wrong]))
    assert len(answer(library, requests.ListMissing())) == 3
    forgotten: list[requests.PhotoRef] = [bytes(photos / "00.png"), gone[bytes(photos / "00.png")]]
    assert answer(library, requests.ForgetPhotos(forgotten)) == 1
    assert len(answer(library, requests.ListMissing())) == 2
    assert str(answer(library, requests.Undo()).description) == "Forget 1 missing photo"
    assert {one.path: one.photo for one in answer(library, requests.ListMissing())} == gone
    assert answer(library, requests.GetStatus()).missing == 3
    answer(library, requests.Redo())
    assert len(answer(library, requests.ListMissing())) == 2

    shutil.copyfile(kept / "00.png", photos / "00.png")
    shutil.copyfile(kept / "01.png", photos / "elsewhere.png")
    rescan(library)
    assert library.catalog.photo_at(bytes(photos / "00.png")) == gone[bytes(photos / "00.png")]
    assert library.catalog.photo_at(bytes(photos / "elsewhere.png")) == gone[bytes(photos / "01.png")]
    assert [one.path for one in answer(library, requests.ListMissing())] == [bytes(photos / "02.png")]
    assert encoded(makers) == count

"""The trash by its specification, with odd names; never the real one."""

import configparser
import os
import tempfile
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asif_desktop.domain.errors import AsifError
from asif_desktop.library.trash import freedesktop_trash
from asif_desktop.library.trash.freedesktop_trash import Reserved, deleted_at, fitting, info_of, reserve
from asif_desktop.library.trash.moving import move

NOW = datetime(2026, 11, 23, 7, 5, 9)

NAMES = st.one_of(
    st.binary(min_size=1, max_size=255),
    st.text(min_size=1, max_size=120).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from(
        [b"a\nb.jpg", b"100%.jpg", b"%41.jpg", b"caf\xe9.jpg", b"x" * 251 + b".jpg", b".", b"ae.."]
    ),
).filter(
    lambda name: b"\0" not in name and b"/" not in name and name not in (b".", b"..") and len(name) < 256
)


def keys_of(info: bytes) -> dict[str, str]:
    """Reads a .trashinfo file as other programs do; its keys in lower case."""
    parser = configparser.RawConfigParser(interpolation=None)
    parser.read_string(Path(os.fsdecode(info)).read_text("ascii"))
    assert parser.sections() == ["Trash Info"]
    return dict(parser["Trash Info"])


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "Trash"


@given(name=NAMES)
def test_any_name_goes_and_comes_back(name: bytes) -> None:
    with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", place + "/data")
        path = os.path.join(os.fsencode(place), name)
        Path(os.fsdecode(path)).write_bytes(b"pixels")
        reserved = reserve(path, NOW)
        move(path, reserved.place)
        keys = keys_of(reserved.info)
        assert unquote_to_bytes(keys["path"]) == path
        assert keys["deletiondate"] == "2026-11-23T07:05:09"
        assert deleted_at(reserved.place) == "2026-11-23T07:05:09"
        assert len(os.path.basename(reserved.info)) <= 255
        move(reserved.place, path)
        assert Path(os.fsdecode(path)).read_bytes() == b"pixels"


@given(name=NAMES, number=st.integers(1, 10**6), limit=st.integers(40, 255))
def test_a_name_that_is_cut_keeps_its_extension_and_whole_letters(
    name: bytes, number: int, limit: int
) -> None:
    short = fitting(name, number, limit)
    assert 0 < len(short) <= limit
    if number == 1 and len(name) <= limit:
        assert short == name
    try:
        name.decode()
    except UnicodeDecodeError:
        return
    short.decode()


def test_files_of_one_name_stand_beside_each_other(tmp_path: Path, home: Path) -> None:
    places = []
    for folder in ("one", "two", "three"):
        (tmp_path / folder).mkdir()
        path = tmp_path / folder / "x.jpg"
        path.write_text(folder)
        reserved = reserve(bytes(path), NOW)
        move(bytes(path), reserved.place)
        places.append(Path(os.fsdecode(reserved.place)))
    assert [place.name for place in places] == ["x.jpg", "x.2.jpg", "x.3.jpg"]
    assert [place.read_text() for place in places] == ["one", "two", "three"]
    assert home.stat().st_mode & 0o077 == 0


def test_a_stray_file_in_the_trash_is_never_written_over(tmp_path: Path, home: Path) -> None:
    (home / "files").mkdir(parents=True)
    (home / "files" / "x.jpg").write_text("stray")
    path = tmp_path / "x.jpg"
    path.write_text("mine")
    reserved = reserve(bytes(path), NOW)
    assert reserved.place == bytes(home / "files" / "x.2.jpg")
    assert not (home / "info" / "x.jpg.trashinfo").exists()


class Disk:
    """A folder that passes for another file system."""

    def __init__(self, top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.top = top
        self.photo = top / "DCIM" / "ä b.jpg"
        self.photo.parent.mkdir(parents=True)
        self.photo.write_text("pixels")
        inside = os.fsencode(top)
        real = freedesktop_trash.device_of
        monkeypatch.setattr(
            freedesktop_trash,
            "device_of",
            lambda folder: -1 if (folder + b"/").startswith(inside + b"/") else real(folder),
        )


@pytest.fixture
def disk(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(tmp_path / "usb", monkeypatch)


def _reserved(disk: Disk) -> Reserved:
    return reserve(bytes(disk.photo), NOW)


def test_another_disk_has_a_trash_of_its_own(disk: Disk) -> None:
    reserved = _reserved(disk)
    assert reserved.place == bytes(disk.top / f".Trash-{os.getuid()}" / "files" / "ä b.jpg")
    assert info_of(reserved.place) == reserved.info
    assert keys_of(reserved.info)["path"] == "DCIM/%C3%A4%20b.jpg"


def test_the_disks_common_trash_is_used_where_it_is_safe(disk: Disk) -> None:
    common = disk.top / ".Trash"
    common.mkdir()
    common.chmod(0o1777)
    assert _reserved(disk).place == bytes(common / str(os.getuid()) / "files" / "ä b.jpg")


@pytest.mark.parametrize("unsafe", ["not sticky", "a link"])
def test_an_unsafe_common_trash_is_passed_over(disk: Disk, tmp_path: Path, unsafe: str) -> None:
    if unsafe == "a link":
        (tmp_path / "elsewhere").mkdir(mode=0o1777)
        (disk.top / ".Trash").symlink_to(tmp_path / "elsewhere")
    else:
        (disk.top / ".Trash").mkdir(mode=0o777)
    assert f".Trash-{os.getuid()}" in os.fsdecode(_reserved(disk).place)


def test_a_disk_without_room_for_a_trash_says_so(disk: Disk) -> None:
    (disk.top / f".Trash-{os.getuid()}").write_text("in the way")
    with pytest.raises(AsifError, match="can only be deleted for good"):
        _reserved(disk)


def test_a_relative_data_folder_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "data")
    monkeypatch.setenv("HOME", str(tmp_path))
    path = tmp_path / "x.jpg"
    path.write_text("pixels")
    trash = tmp_path / ".local" / "share" / "Trash"
    assert reserve(bytes(path), NOW).place == bytes(trash / "files" / "x.jpg")


def test_a_move_never_replaces_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    (tmp_path / "b").write_text("b")
    with pytest.raises(FileExistsError):
        move(bytes(tmp_path / "a"), bytes(tmp_path / "b"))
    assert ((tmp_path / "a").read_text(), (tmp_path / "b").read_text()) == ("a", "b")

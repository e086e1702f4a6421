"""Copies for others, and all pixels for the loupe."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from PIL import Image

from asif_desktop.domain import requests
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.photos import FullSize
from asif_desktop.indexing.cache.tile_cache import TileCache
from asif_desktop.indexing.decoding.tasks import Tiles
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer

Ref = requests.PhotoRef


def add_photo(library: OpenLibrary, folder: Path, name: bytes = b"large.jpg", taken: str = "") -> bytes:
    """A photo of 2500 x 1300 stored pixels that lies on its side, each corner a colour of its own."""
    path = os.path.join(bytes(folder), name)
    image = Image.effect_mandelbrot((2500, 1300), (-2, -1, 1, 1), 80).convert("RGB")
    image.paste((250, 10, 10), (0, 0, 200, 200))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Nikon"
    exif.get_ifd(0x8769)[0x9003] = "2025:06:14 09:12:00"
    exif.get_ifd(0x8769)[0x927C] = b"secret of the maker"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (52.0, 30.0, 0.0)
    with open(path, "wb") as file:
        image.save(file, "JPEG", quality=90, exif=exif)
    answer(library, requests.IndexFolders([bytes(folder)]))
    return path


def test_copies_are_upright_bounded_and_tell_what_is_wanted(
    library: OpenLibrary, photos: Path, tmp_path: Path
) -> None:
    path, to = add_photo(library, photos), bytes(tmp_path / "out" / "deep")
    before = Path(os.fsdecode(path)).read_bytes()
    (with_all,) = answer(library, requests.Export([path], to, 800, 90, True)).files
    (without,) = answer(library, requests.Export([path], to, 0, 80, False)).files
    assert [os.path.basename(with_all), os.path.basename(without)] == [b"large.jpg", b"large (2).jpg"]
    with Image.open(os.fsdecode(with_all)) as copy:
        assert copy.size == (416, 800)
        red, green, _ = np.asarray(copy.convert("RGB"))[10, 400].tolist()
        assert red > 200
        assert green < 60
        exif = copy.getexif()
        assert 0x0112 not in exif
        assert exif[0x010F] == "Nikon"
        assert exif.get_ifd(0x8769)[0x9003] == "2025:06:14 09:12:00"
        assert 0x927C not in exif.get_ifd(0x8769)
        assert tuple(exif.get_ifd(0x8825)[2]) == (52.0, 30.0, 0.0)
        assert copy.info["icc_profile"]
    with Image.open(os.fsdecode(without)) as copy:
        assert copy.size == (1300, 2500)
        assert not copy.getexif()
        assert copy.info["icc_profile"]
    assert Path(os.fsdecode(path)).read_bytes() == before
    assert not [name for name in os.listdir(to) if name.endswith(b".part")]


def test_no_file_is_ever_replaced(library: OpenLibrary, photos: Path, tmp_path: Path) -> None:
    to = tmp_path / "out"
    to.mkdir()
    (to / "00.jpg").write_bytes(b"mine")
    (to / "00 (2).jpg").symlink_to(to / "nowhere")
    (file,) = answer(library, requests.Export([bytes(photos / "00.png")], bytes(to))).files
    assert os.path.basename(file) == b"00 (3).jpg"
    assert (to / "00.jpg").read_bytes() == b"mine"
    assert not (to / "nowhere").exists()


def test_names_stay_byte_for_byte_and_bad_photos_do_not_stop_the_others(
    library: OpenLibrary, photos: Path, tmp_path: Path
) -> None:
    odd = add_photo(library, photos, b"caf\xe9.jpg")
    gone = photos / "03.png"
    refs: list[Ref] = [bytes(photos / "02.png"), bytes(gone), odd]
    gone.unlink()
    done = answer(library, requests.Export(refs, bytes(tmp_path / "out"), 100))
    assert [os.path.basename(file) for file in done.files] == [b"02.jpg", b"caf\xe9.jpg"]
    assert [failure.path for failure in done.failed] == [bytes(gone)]
    assert "not there any more" in str(done.failed[0].reason)


@pytest.mark.parametrize("character", ["n", "é", "写", "😀"])
def test_a_name_that_no_number_fits_into_is_shortened_by_whole_characters(
    library: OpenLibrary, photos: Path, tmp_path: Path, character: str
) -> None:
    longest = 255 - len(b".jpg")
    stem = (character * 255).encode()[: longest - longest % len(character.encode())]
    path, to = add_photo(library, photos, stem + b".jpg"), bytes(tmp_path / "out")
    names = []
    for _ in range(3):
        exported = answer(library, requests.Export([path], to, 200, 90, True))
        assert exported.failed == []
        names.append(os.path.basename(exported.files[0]))
    assert names[0] == stem + b".jpg"
    for number, name in enumerate(names[1:], 2):
        assert 250 < len(name) <= 255
        assert set(name.decode().removesuffix(f" ({number}).jpg")) == {character}


def test_a_photo_whose_copy_cannot_be_named_does_not_stop_the_others(
    library: OpenLibrary, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a file system does that has no such character in names."""
    bad, good = add_photo(library, photos, b"what?.jpg"), bytes(photos / "02.png")
    for name in ("link", "open"):
        real = getattr(os, name)

        def refuse(*paths: Any, real: Callable[..., Any] = real, **more: Any) -> Any:
            if any(isinstance(one, bytes) and b"?" in one for one in paths):
                raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
            return real(*paths, **more)

        monkeypatch.setattr(os, name, refuse)
    to = bytes(tmp_path / "out")
    exported = answer(library, requests.Export([bad, good], to, 200, 90, True))
    assert exported.files == [os.path.join(to, b"02.jpg")]
    assert [(one.path, str(one.reason)) for one in exported.failed] == [(bad, "Invalid argument")]
    assert os.listdir(to) == [b"02.jpg"]


def test_files_that_are_no_photos_of_the_library_do_not_stop_the_others(
    library: OpenLibrary, photos: Path, tmp_path: Path
) -> None:
    stranger = photos / "notes.txt"
    refs: list[Ref] = [bytes(stranger), bytes(photos / "02.png"), bytes(stranger)]
    done = answer(library, requests.Export(refs, bytes(tmp_path / "out"), 100))
    assert [os.path.basename(file) for file in done.files] == [b"02.jpg"]
    assert [failure.path for failure in done.failed] == [bytes(stranger)]
    assert "not in the library" in str(done.failed[0].reason)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"photos": []}, "No photo"),
        ({"side": 3}, "16 pixels"),
        ({"side": -1}, "16 pixels"),
        ({"quality": 96}, "quality"),
        ({"to": b"here"}, "not an absolute path"),
        ({"to": b"/proc/nothing/here"}, "cannot be made"),
        ({"photos": [4711]}, "no photo 4711"),
    ],
)
def test_what_makes_no_sense_is_refused(
    library: OpenLibrary, photos: Path, tmp_path: Path, change: dict[str, object], reason: str
) -> None:
    usual = requests.Export([bytes(photos / "00.png")], bytes(tmp_path / "out"))
    with pytest.raises(AsifError, match=reason):
        answer(library, msgspec.structs.replace(usual, **change))
    assert not (tmp_path / "out").exists()


def test_where_there_are_no_hard_links_nothing_is_replaced_either(
    library: OpenLibrary, photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    request = requests.Export([bytes(photos / "00.png")], bytes(tmp_path / "out"), 50)
    names = [os.path.basename(answer(library, request).files[0]) for _ in range(3)]
    assert names == [b"00.jpg", b"00 (2).jpg", b"00 (3).jpg"]
    assert sorted(os.listdir(tmp_path / "out")) == ["00 (2).jpg", "00 (3).jpg", "00.jpg"]


def _whole(full: FullSize) -> Image.Image:
    columns = -(-full.width // full.side)
    image = Image.new("RGB", (full.width, full.height))
    for number in range(columns * -(-full.height // full.side)):
        with Image.open(Path(full.folder) / f"{number}.jpg") as tile:
            image.paste(tile, (number % columns * full.side, number // columns * full.side))
    return image


def test_the_full_size_has_every_pixel_upright(library: OpenLibrary, photos: Path) -> None:
    path = add_photo(library, photos)
    photo = library.catalog.photo_at(path)
    assert photo is not None
    full = answer(library, requests.MakeFullSize(photo))
    assert (full.width, full.height, full.side) == (1300, 2500, 1024)
    with Image.open(os.fsdecode(path)) as stored:
        expected = stored.transpose(Image.Transpose.ROTATE_270)
    made = _whole(full)
    difference = np.asarray(made).astype(int) - np.asarray(expected.convert("RGB"))
    assert np.abs(difference).max() < 60
    assert np.abs(difference).mean() < 2
    Path(os.fsdecode(path)).unlink()
    assert answer(library, requests.MakeFullSize(photo)) == full


def test_only_the_last_photos_are_kept_and_half_written_ones_are_made_again(tmp_path: Path) -> None:
    cache = TileCache(tmp_path / "full", kept=2)
    tiles = Tiles(10, 10, (b"jpeg",))
    for number, content in enumerate(("aa", "bb")):
        cache.put(content, tiles, 1024)
        os.utime(tmp_path / "full" / content, (number, number))
    assert cache.get("aa") is not None
    cache.put("cc", tiles, 1024)
    assert cache.get("bb") is None
    assert cache.get("aa") is not None
    (tmp_path / "full" / "aa" / "whole.json").write_bytes(b"{")
    assert cache.get("aa") is None
    assert cache.put("aa", tiles, 1024).side == 1024
    assert cache.get("aa") is not None


@pytest.mark.parametrize(("degrees", "corner"), [(90, (-10, 10)), (180, (-10, -10)), (270, (10, -10))])
def test_copies_are_turned_as_the_photo_is_shown(
    library: OpenLibrary, tmp_path: Path, degrees: int, corner: tuple[int, int]
) -> None:
    folder = tmp_path / "turned"
    folder.mkdir()
    image = Image.new("RGB", (300, 200), "blue")
    image.paste((250, 10, 10), (0, 0, 40, 40))
    image.save(folder / "a.png")
    answer(library, requests.IndexFolders([bytes(folder)]))
    answer(library, requests.RotatePhotos([bytes(folder / "a.png")], degrees))
    (file,) = answer(library, requests.Export([bytes(folder / "a.png")], bytes(tmp_path / "out"))).files
    with Image.open(os.fsdecode(file)) as copy:
        assert copy.size == ((200, 300) if degrees % 180 else (300, 200))
        red = copy.convert("RGB").getpixel((corner[0] % copy.width, corner[1] % copy.height))
    assert isinstance(red, tuple)
    assert red[0] > 200

"""A library that follows its folders, on real files."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from asif_desktop.domain import requests
from asif_desktop.domain.events import Event, Notice
from asif_desktop.indexing.scanning import mounts
from asif_desktop.library.open_library import OpenLibrary
from asif_desktop.library.verbs.table import answer
from benchmarks.tiny_encoders import TinyMakers
from tests.indexing.described import bag, sidecar

_LIMIT = 100.0


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + _LIMIT
    while not condition():
        assert time.monotonic() < end, "it did not come to be"
        time.sleep(0.05)


class Followed:
    """A library that watches, and what it shows."""

    def __init__(self, library: OpenLibrary, photos: Path, makers: TinyMakers) -> None:
        self.library = library
        self.photos = photos
        self.makers = makers
        self.notices: list[str] = []
        library.listen(self._note)
        answer(library, requests.WatchFolders())
        until(lambda: self.way() != "")
        self.settle()

    def way(self) -> str:
        return answer(self.library, requests.ListFolders())[0].watched

    def shown(self) -> dict[str, int]:
        """The photo at each path."""
        ids = self.library.catalog.photo_ids().tolist()
        top = os.fsencode(self.photos)
        return {
            os.fsdecode(os.path.relpath(path, top)): photo
            for photo, paths in self.library.catalog.paths(ids).items()
            for path in paths
        }

    def names(self) -> set[str]:
        return set(self.shown())

    @property
    def encoded(self) -> int:
        return sum(encoder.encoded for encoder in self.makers.images)

    def put(self, name: str, seed: int) -> Path:
        path = self.photos / name
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.effect_noise((64 + seed % 7, 48), 20 + seed).convert("RGB").save(path)
        return path

    def settle(self) -> None:
        """Waits until all that was touched has been looked at."""
        sign = self.photos / "sign.png"
        Image.new("RGB", (9, 9), (os.getpid() % 256, len(self.notices), 7)).save(sign)
        until(lambda: "sign.png" in self.names())
        sign.unlink()
        until(lambda: "sign.png" not in self.names())

    def _note(self, event: Event) -> None:
        if isinstance(event, Notice):
            self.notices.append(str(event.message))


@pytest.fixture
def followed(library: OpenLibrary, photos: Path, makers: TinyMakers) -> Followed:
    return Followed(library, photos, makers)


TWELVE = {f"{number:02}.png" for number in range(12)}


def test_what_happens_in_a_folder_is_followed(followed: Followed) -> None:
    before = followed.shown()
    encoded = followed.encoded
    assert followed.way() == "events"

    followed.put("new/deep/a.png", 1)
    until(lambda: followed.names() == TWELVE | {"new/deep/a.png"})
    assert followed.encoded == encoded + 1

    (followed.photos / "new").rename(followed.photos / "Näw")
    (followed.photos / "00.png").rename(followed.photos / "00.PNG")
    (followed.photos / "01.png").rename(followed.photos / "Näw" / "moved.png")
    (followed.photos / "02.png").unlink()
    left = TWELVE - {"00.png", "01.png", "02.png"}
    until(lambda: followed.names() == left | {"Näw/deep/a.png", "00.PNG", "Näw/moved.png"})
    assert followed.shown()["00.PNG"] == before["00.png"]
    assert followed.shown()["Näw/moved.png"] == before["01.png"]

    shutil.rmtree(followed.photos / "Näw")
    until(lambda: followed.names() == left | {"00.PNG"})
    assert followed.encoded == encoded + 1, "nothing that was known was encoded again"


def test_a_sidecar_that_is_written_changed_or_deleted_is_read_again(followed: Followed) -> None:
    before, encoded = followed.shown(), followed.encoded

    def tags() -> dict[str, int]:
        return {tag.title: tag.photos for tag in answer(followed.library, requests.ListTags()) if tag.photos}

    (followed.photos / "00.png.xmp").write_text(sidecar(bag("dc:subject", "Sea")), "utf-8")
    (followed.photos / "01.xmp").write_text(sidecar(bag("dc:subject", "Sea")), "utf-8")
    until(lambda: tags() == {"Sea": 2})

    (followed.photos / "new").write_text(sidecar(bag("dc:subject", "Dog"), 'xmp:Rating="4"'), "utf-8")
    (followed.photos / "new").rename(followed.photos / "01.xmp")
    until(lambda: tags() == {"Sea": 1, "Dog": 1})
    (photo,) = followed.library.catalog.photos([before["01.png"]])
    assert photo.rating == 4

    (followed.photos / "00.png.xmp").unlink()
    until(lambda: tags() == {"Dog": 1})
    assert followed.shown() == before
    assert followed.encoded == encoded, "what was written of a photo is no reason to encode it"


def test_a_sidecar_that_comes_right_after_its_photo_is_read(followed: Followed) -> None:
    followed.put("late.png", 3)
    until(lambda: "late.png" in followed.names())
    (followed.photos / "late.png.xmp").write_text(sidecar("", 'xmp:Rating="5"'), "utf-8")
    number = followed.shown()["late.png"]
    until(lambda: followed.library.catalog.photos([number])[0].rating == 5)


def test_folders_that_come_from_elsewhere_are_watched_all_through(followed: Followed, tmp_path: Path) -> None:
    shutil.copytree(followed.photos, tmp_path / "elsewhere" / "deep" / "er")
    (tmp_path / "elsewhere").rename(followed.photos / "here")
    deep = {f"here/deep/er/{name}" for name in TWELVE}
    until(lambda: followed.names() == TWELVE | deep)
    followed.settle()
    # The program must come to watch it soon; what is put there before is found in the same look.
    number = 0

    def appears_by_event() -> bool:
        nonlocal number
        number += 1
        followed.put(f"here/deep/er/{number}.jpg", number)
        return any(name.endswith(".jpg") for name in followed.names())

    until(appears_by_event)


def test_files_are_not_read_while_they_are_written(followed: Followed) -> None:
    whole = followed.put("model.png", 5).read_bytes()
    until(lambda: "model.png" in followed.names())
    with (followed.photos / "slow.png").open("wb") as file:
        for start in range(0, len(whole), 1 + len(whole) // 12):
            file.write(whole[start : start + 1 + len(whole) // 12])
            file.flush()
            time.sleep(0.1)
            assert not followed.library.catalog.failures()
            assert "slow.png" not in followed.names()
    until(lambda: "slow.png" in followed.names())
    assert followed.shown()["slow.png"] == followed.shown()["model.png"]


def test_a_file_saved_as_editors_do_is_the_same_photo_with_what_it_shows_now(followed: Followed) -> None:
    before, encoded = followed.shown(), followed.encoded
    photo = before["00.png"]
    old = followed.library.catalog.content_of(photo)
    draft = followed.put("draft~.png", 77)
    until(lambda: "draft~.png" in followed.names())
    draft.rename(followed.photos / "00.png")
    until(lambda: followed.shown() == before and followed.library.catalog.content_of(photo) != old)
    assert not followed.library.catalog.failures()
    assert followed.encoded == encoded + 1


def test_exclusions_take_effect_at_once_and_come_back(followed: Followed) -> None:
    photos = followed.shown()
    (followed.photos / "private").mkdir()
    (followed.photos / "03.png").rename(followed.photos / "private" / "03.png")
    until(lambda: "private/03.png" in followed.names())
    (followed.photos / "private" / ".nomedia").touch()
    until(lambda: "private/03.png" not in followed.names())
    (followed.photos / "private" / ".nomedia").unlink()
    until(lambda: "private/03.png" in followed.names())

    root = os.fsencode(followed.photos)
    answer(followed.library, requests.Exclude(root, ["0*.png", " "]))
    until(lambda: followed.names() == {"10.png", "11.png"})
    assert answer(followed.library, requests.ListFolders())[0].excluded == ["0*.png"]
    followed.put("01.png", 1)
    followed.settle()
    assert followed.names() == {"10.png", "11.png"}
    answer(followed.library, requests.Exclude(root, []))
    until(lambda: {"00.png", "private/03.png", "10.png"} <= followed.names())
    assert followed.shown()["private/03.png"] == photos["03.png"]

    answer(followed.library, requests.SetSetting("excluded", "private\n\n"))
    until(lambda: "private/03.png" not in followed.names())
    answer(followed.library, requests.SetSetting("excluded", ""))
    until(lambda: "private/03.png" in followed.names())


def test_links_that_lead_outside_are_not_followed_and_loops_end(followed: Followed, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    shutil.copytree(followed.photos, outside)
    (followed.photos / "link").symlink_to(outside)
    (followed.photos / "loop").symlink_to(followed.photos)
    followed.settle()
    assert followed.names() == TWELVE


def test_what_changed_while_nobody_watched_is_found_at_the_start(
    library: OpenLibrary, photos: Path, makers: TinyMakers
) -> None:
    (photos / "00.png").unlink()
    (photos / "01.png").rename(photos / "renamed.png")
    followed = Followed(library, photos, makers)
    assert followed.names() == TWELVE - {"00.png", "01.png"} | {"renamed.png"}


def test_a_disk_whose_changes_nobody_tells_is_polled_and_that_is_said(
    library: OpenLibrary, photos: Path, makers: TinyMakers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "mounts"
    place = os.fsencode(photos).replace(b" ", rb"\040")
    table.write_bytes(b"rootfs / ext4 rw 0 0\nserver:/photos " + place + b" nfs4 rw 0 0\n")
    monkeypatch.setattr(mounts, "MOUNTS", str(table))
    monkeypatch.setattr("asif_desktop.indexing.scanning.watch._ROUND", 0.2)
    monkeypatch.setattr("asif_desktop.library.background.watching.POLL", 0.5)
    followed = Followed(library, photos, makers)
    assert followed.way() == "polling"
    assert any(str(photos) in notice for notice in followed.notices)


def test_where_the_system_has_no_watches_left_the_folder_is_polled(
    library: OpenLibrary, photos: Path, makers: TinyMakers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr("watchdog.observers.inotify_c.Inotify._add_watch", refuse)
    monkeypatch.setattr("asif_desktop.indexing.scanning.watch._ROUND", 0.2)
    monkeypatch.setattr("asif_desktop.library.background.watching.POLL", 0.5)
    followed = Followed(library, photos, makers)
    assert followed.way() == "polling"


def test_a_watch_that_stumbled_is_begun_anew(followed: Followed, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise KeyError("a bug of somebody's")

    monkeypatch.setattr("threading.excepthook", lambda _: None)
    with monkeypatch.context() as broken:
        broken.setattr("watchdog.observers.inotify_buffer.InotifyBuffer._group_events", stumble)
        followed.put("first.png", 3)
        until(lambda: "first.png" in followed.names())
    followed.settle()


def test_folders_added_and_removed_meanwhile(followed: Followed, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    answer(followed.library, requests.AddFolders([os.fsencode(other)]))
    until(lambda: [f.watched for f in answer(followed.library, requests.ListFolders())] == ["events"] * 2)
    shutil.copy(followed.put("one.png", 9), other / "two.png")
    until(lambda: "../other/two.png" in followed.names() and "one.png" in followed.names())
    assert followed.shown()["one.png"] == followed.shown()["../other/two.png"]
    answer(followed.library, requests.RemoveFolder(os.fsencode(other)))
    until(lambda: "../other/two.png" not in followed.names())


def test_a_folder_that_may_not_be_listed_keeps_nobody_from_watching(
    library: OpenLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mount point of a disk that is away is often nobody's but the system's."""
    (folder,) = library.catalog.roots()
    library.catalog.set_folder_online(folder.id, online=False)

    def forbidden(path: bytes) -> list[bytes]:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "listdir", forbidden)
    answer(library, requests.WatchFolders())
    until(lambda: library.watching.ways() != {})

import os
import stat
import threading
from pathlib import Path

import pytest
from blake3 import blake3

from asif_desktop.domain.errors import AsifError
from asif_desktop.indexing.cache.thumbnails import PictureCache
from tests.indexing.pictures import encoded, scenery

CONTENT = blake3(b"a photo").digest()
JPEG = encoded(scenery(40, 30), "JPEG")


def test_a_picture_is_kept_under_its_content(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path / "cache" / "thumbnails")
    assert not cache.has(CONTENT)
    cache.put(CONTENT, JPEG)
    name = CONTENT.hex()
    path = tmp_path / "cache" / "thumbnails" / name[:2] / f"{name}.jpg"
    assert cache.path(CONTENT) == path
    assert path.read_bytes() == JPEG
    assert cache.has(CONTENT)
    assert not cache.has(blake3(b"another").digest())
    cache.put(CONTENT, JPEG)
    cache.remove(CONTENT)
    cache.remove(CONTENT)
    assert not cache.has(CONTENT)


def test_nobody_else_may_look(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path / "thumbnails")
    cache.put(CONTENT, JPEG)
    for folder in (cache.path(CONTENT).parent, tmp_path / "thumbnails" / "unfinished"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("left", [b"", JPEG[:100], JPEG[:-1], bytes(len(JPEG))])
def test_what_a_power_cut_left_counts_as_missing(left: bytes, tmp_path: Path) -> None:
    cache = PictureCache(tmp_path)
    cache.put(CONTENT, JPEG)
    cache.path(CONTENT).write_bytes(left)
    assert not cache.has(CONTENT)
    cache.put(CONTENT, JPEG)
    assert cache.has(CONTENT)


def test_what_an_end_left_unfinished_is_swept_away(tmp_path: Path) -> None:
    PictureCache(tmp_path).put(CONTENT, JPEG)
    unfinished = tmp_path / "unfinished" / "123-4"
    unfinished.write_bytes(JPEG[:10])
    assert PictureCache(tmp_path).has(CONTENT)
    assert not unfinished.exists()


def test_a_picture_never_shows_half(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path)
    pictures = [encoded(scenery(200, 150, seed), "JPEG") for seed in range(2)]
    cache.put(CONTENT, pictures[0])
    end = threading.Event()

    def replace() -> None:
        while not end.is_set():
            for picture in pictures:
                cache.put(CONTENT, picture)

    threads = [threading.Thread(target=replace) for _ in range(2)]
    for thread in threads:
        thread.start()
    seen = {cache.path(CONTENT).read_bytes() for _ in range(300)}
    end.set()
    for thread in threads:
        thread.join()
    assert seen <= set(pictures)
    assert os.listdir(tmp_path / "unfinished") == []


def test_a_disk_that_is_full_is_said_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = PictureCache(tmp_path)
    write = Path.write_bytes

    def fail(path: Path, content: bytes) -> int:
        write(path, content[:5])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(AsifError, match="No space left on device"):
        cache.put(CONTENT, JPEG)
    assert not cache.has(CONTENT)
    assert os.listdir(tmp_path / "unfinished") == []

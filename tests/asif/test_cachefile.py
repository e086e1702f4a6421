"""An index on disk: the same after loading, and nothing else is taken for one."""

import json
import os
from pathlib import Path

import numpy as np
import pytest
from blake3 import blake3

from asif_desktop.asif import CacheError, RelativeIndex, cachefile
from tests.asif.wandering import Walk
from tests.asif.worlds import TEXT_DIM, World, coarse

TEXTS = coarse(np.random.default_rng(0), 3, TEXT_DIM)


@pytest.fixture
def walk() -> Walk:
    """An index with a past: holes, free slots, stale entries."""
    world = World(6, 3, 9, 2)
    walk = Walk(world.index(), world, np.random.default_rng(3), scaled=True)
    for _ in walk.steps(40):
        pass
    return walk


def test_a_loaded_index_goes_on_where_it_was(walk: Walk, tmp_path: Path) -> None:
    path = tmp_path / "index"
    walk.index.save(path, key="lite2")
    loaded = RelativeIndex.load(path, key="lite2")
    path.unlink()
    assert loaded.generation == walk.index.generation
    assert loaded.parameters == walk.index.parameters
    walk.world.check(loaded, TEXTS)
    walk.index = loaded
    for _ in walk.steps(40):
        walk.world.check(loaded, TEXTS)


def test_an_empty_index_is_kept_too(tmp_path: Path) -> None:
    RelativeIndex(3, 4, 5, 6).save(tmp_path / "index")
    assert RelativeIndex.load(tmp_path / "index").search(np.array([1, 0, 0, 0], dtype=np.int16))[0].size == 0


def test_paths_may_be_bytes_that_are_no_text(walk: Walk, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/ind\xffex"
    walk.index.save(path)
    walk.world.check(RelativeIndex.load(path), TEXTS)


def test_saving_replaces_at_once_and_leaves_nothing_beside(walk: Walk, tmp_path: Path) -> None:
    path = tmp_path / "index"
    RelativeIndex(3, 4, 5, 6).save(path)
    walk.index.save(path)
    assert [p.name for p in tmp_path.iterdir()] == ["index"]
    walk.world.check(RelativeIndex.load(path), TEXTS)


def test_a_failed_save_leaves_the_old_file(
    walk: Walk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "index"
    walk.index.save(path)
    before = path.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        RelativeIndex(3, 4, 5, 6).save(path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["index"]


def test_a_file_that_is_not_there_is_no_cache_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        RelativeIndex.load(tmp_path / "index")


def test_another_key_is_noticed(walk: Walk, tmp_path: Path) -> None:
    walk.index.save(tmp_path / "index", key="lite2")
    with pytest.raises(CacheError, match="something else"):
        RelativeIndex.load(tmp_path / "index", key="dinov2")


def test_every_cut_is_noticed(walk: Walk, tmp_path: Path) -> None:
    path = tmp_path / "index"
    walk.index.save(path)
    whole = path.read_bytes()
    rng = np.random.default_rng(1)
    used = json.loads(whole[cachefile._HEAD : whole.index(b"]}", cachefile._HEAD) + 2])["sections"][-1]
    end = used["offset"] + int(np.prod(used["shape"])) * 8
    for length in [0, 5, 30, 60, 500, *rng.integers(0, end, 30).tolist()]:
        path.write_bytes(whole[:length])
        with pytest.raises(CacheError):
            RelativeIndex.load(path)


def test_every_changed_bit_is_noticed(walk: Walk, tmp_path: Path) -> None:
    path = tmp_path / "index"
    walk.index.save(path)
    whole = path.read_bytes()
    header = whole[cachefile._HEAD : whole.index(b"]}", cachefile._HEAD) + 2]
    rng = np.random.default_rng(2)
    places = [3, 20, 30, 60, 300, cachefile._HEAD + len(header) - 3]
    for section in json.loads(header)["sections"]:
        size = int(np.prod(section["shape"])) * np.dtype(section["dtype"]).itemsize
        if size:
            places.append(section["offset"] + int(rng.integers(size)))
    for place in places:
        damaged = bytearray(whole)
        damaged[place] ^= 1 << int(rng.integers(8))
        path.write_bytes(damaged)
        with pytest.raises(CacheError):
            RelativeIndex.load(path)


@pytest.mark.parametrize("content", [b"", b"hello", b"\x00" * 5000, b"SQLite format 3\x00" * 400])
def test_another_file_is_noticed(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "index").write_bytes(content)
    with pytest.raises(CacheError, match="no index"):
        RelativeIndex.load(tmp_path / "index")


@pytest.mark.parametrize(("name", "value"), [("version", 0), ("byteorder", "middle")])
def test_another_version_or_machine_is_noticed(name: str, value: object, walk: Walk, tmp_path: Path) -> None:
    path = tmp_path / "index"
    walk.index.save(path)
    whole = path.read_bytes()
    end = whole.index(b"]}", cachefile._HEAD) + 2
    header = json.dumps({**json.loads(whole[cachefile._HEAD : end]), name: value}).encode()
    head = whole[: cachefile._HEAD - 40] + len(header).to_bytes(8, "little") + blake3(header).digest()
    path.write_bytes(head + header + whole[end:])
    with pytest.raises(CacheError, match="another version"):
        RelativeIndex.load(path)

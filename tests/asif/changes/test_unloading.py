"""Photos' vectors in a file: the same bits, whatever comes and goes."""

import os
from pathlib import Path

import numpy as np
import pytest

from asif_desktop.asif import CacheError, RelativeIndex
from asif_desktop.asif.changes import unloading
from tests.asif.wandering import Walk
from tests.asif.worlds import TEXT_DIM, World, coarse

TEXTS = coarse(np.random.default_rng(0), 3, TEXT_DIM)

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a mapped file cannot be replaced")


def walk(seed: int) -> Walk:
    world = World(6, 3, 9, 2)
    walked = Walk(world.index(), world, np.random.default_rng(seed), scaled=True)
    for _ in walked.steps(40):
        pass
    return walked


@pytest.fixture(autouse=True)
def any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """Indexes of tests are small."""
    monkeypatch.setattr(unloading, "_WORTH_IT", 1)


def unload(index: RelativeIndex, folder: Path) -> None:
    while index.unload(folder):
        pass


def lies_in_a_file(index: RelativeIndex) -> bool:
    return index._state.photos.mapping is not None


def test_vectors_go_into_a_file_again_and_again(tmp_path: Path) -> None:
    walked = walk(1)
    before = walked.index.generation
    unload(walked.index, tmp_path)
    assert lies_in_a_file(walked.index)
    assert walked.index.generation == before
    grew = 0
    for _ in walked.steps(80):
        walked.world.check(walked.index, TEXTS)
        grew += not lies_in_a_file(walked.index)
        unload(walked.index, tmp_path)
    assert grew
    assert list(tmp_path.iterdir()) == []


def test_a_piece_at_a_time_and_anew_where_photos_have_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("asif_desktop.asif.state.mapped._PIECE", 1)
    walked = walk(2)
    for _ in walked.steps(40):
        assert walked.index.unload(tmp_path) or lies_in_a_file(walked.index)
        walked.world.check(walked.index, TEXTS)
    unload(walked.index, tmp_path)
    walked.world.check(walked.index, TEXTS)
    walked.index.save(tmp_path / "index")
    walked.world.check(RelativeIndex.load(tmp_path / "index"), TEXTS)


def test_a_folder_that_cannot_be_written_leaves_them_in_memory(tmp_path: Path) -> None:
    walked = walk(3)
    with pytest.raises(OSError, match="nowhere"):
        unload(walked.index, tmp_path / "nowhere")
    assert not lies_in_a_file(walked.index)
    walked.world.check(walked.index, TEXTS)


def test_few_vectors_stay_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unloading, "_WORTH_IT", 1 << 24)
    walked = walk(4)
    unload(walked.index, tmp_path)
    assert not lies_in_a_file(walked.index)


def test_what_is_left_in_the_cache_does_not_alter_it(tmp_path: Path) -> None:
    walked, path = walk(5), tmp_path / "index"
    walked.index.save(path)
    whole = path.read_bytes()
    loaded = RelativeIndex.load(path, leave_photos=True)
    assert lies_in_a_file(loaded)
    walked.index = loaded
    unload(loaded, tmp_path)
    for _ in walked.steps(10):
        walked.world.check(loaded, TEXTS)
        unload(loaded, tmp_path)
    assert path.read_bytes() == whole
    loaded.save(path)
    path.unlink()
    for _ in walked.steps(40):
        walked.world.check(loaded, TEXTS)


def test_photos_that_come_are_written_behind_those_in_the_cache(tmp_path: Path) -> None:
    dim, rng = 40, np.random.default_rng(6)
    photos = rng.integers(-90, 90, (90, dim), dtype=np.int16)
    anchors, texts = photos[:7], rng.integers(-90, 90, (7, dim), dtype=np.int16)
    index, twin = RelativeIndex(dim, dim, 5, 3), RelativeIndex(dim, dim, 5, 3)
    for made in (index, twin):
        made.add_anchors(np.arange(6), anchors[:6], texts[:6])
        made.add_photos(np.arange(80), photos[:80])
    index.save(tmp_path / "index")
    loaded = RelativeIndex.load(tmp_path / "index", leave_photos=True)
    for made in (loaded, twin):
        made.add_photos(np.arange(80, 90), photos[80:])
    assert lies_in_a_file(loaded)
    unload(loaded, tmp_path)
    for made in (loaded, twin):
        made.add_anchors([6], anchors[6:], texts[6:])
    (ids, scores), (same_ids, same_scores) = loaded.search(texts[6], 90), twin.search(texts[6], 90)
    assert np.array_equal(ids, same_ids)
    assert np.array_equal(scores, same_scores)


@pytest.mark.parametrize("damage", ["changed", "cut"])
def test_vectors_that_are_left_are_checked_all_the_same(damage: str, tmp_path: Path) -> None:
    walked, path = walk(7), tmp_path / "index"
    walked.index.save(path)
    vectors = walked.index._state.photos.vectors[: walked.index._state.photos.slots.used].tobytes()
    whole = path.read_bytes()
    at = whole.index(vectors)
    if damage == "cut":
        path.write_bytes(whole[: at + len(vectors) - 1])
    else:
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    with pytest.raises(CacheError):
        RelativeIndex.load(path, leave_photos=True)

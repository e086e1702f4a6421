from pathlib import Path

import numpy as np
import pytest

from asif_desktop.asif import RelativeIndex
from asif_desktop.library.index.held_photos import HeldPhotos, as_rows
from asif_desktop.library.index.index_cache import Held, IndexCache


@pytest.fixture
def index() -> RelativeIndex:
    rng = np.random.default_rng(1)

    def vectors(count: int, dim: int) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        drawn = rng.normal(size=(count, dim)).astype(np.float32)
        drawn /= np.linalg.norm(drawn, axis=1, keepdims=True)
        return drawn

    made = RelativeIndex(16, 8, 3, 2)
    made.add_anchors(np.arange(5), vectors(5, 16), vectors(5, 8))
    made.add_photos(np.arange(9), vectors(9, 16))
    return made


CONTENTS = [bytes([photo]) * 32 for photo in range(9)]
HELD = Held({anchor: f"caption {anchor}" for anchor in range(5)}, HeldPhotos(np.arange(9), as_rows(CONTENTS)))


def test_what_was_kept_comes_back(tmp_path: Path, index: RelativeIndex) -> None:
    cache = IndexCache(tmp_path / "cache")
    cache.save(index, HELD, "key")
    loaded = cache.load("key", lambda photos, anchors: True)
    assert loaded is not None
    assert loaded[1].anchors == HELD.anchors
    assert loaded[1].photos.ids.tolist() == list(range(9))
    assert [row.tobytes() for row in loaded[1].photos.contents] == CONTENTS
    assert loaded[0].photo_ids.tolist() == list(range(9))


def test_another_key_or_no_cache_is_none(tmp_path: Path, index: RelativeIndex) -> None:
    cache = IndexCache(tmp_path)
    assert cache.load("key", lambda photos, anchors: True) is None
    cache.save(index, HELD, "key")
    assert cache.load("other key", lambda photos, anchors: True) is None


def test_halves_of_two_saves_are_not_taken_for_one(tmp_path: Path, index: RelativeIndex) -> None:
    cache = IndexCache(tmp_path)
    cache.save(index, HELD, "key")
    old = (tmp_path / "index.sheet").read_bytes()
    cache.save(index, HELD, "key")
    (tmp_path / "index.sheet").write_bytes(old)
    assert cache.load("key", lambda photos, anchors: True) is None


@pytest.mark.parametrize("file", ["index.asif", "index.sheet"])
def test_a_torn_file_is_left_aside(tmp_path: Path, index: RelativeIndex, file: str) -> None:
    cache = IndexCache(tmp_path)
    cache.save(index, HELD, "key")
    whole = (tmp_path / file).read_bytes()
    (tmp_path / file).write_bytes(whole[: len(whole) // 2])
    assert cache.load("key", lambda photos, anchors: True) is None


def test_an_altered_sheet_is_left_aside(tmp_path: Path, index: RelativeIndex) -> None:
    """Ids that the index does not have could never be taken out of it."""
    cache = IndexCache(tmp_path)
    cache.save(index, HELD, "key")
    sheet = tmp_path / "index.sheet"
    whole = sheet.read_bytes()
    ids = np.arange(9, dtype="<i8").tobytes()
    assert ids in whole
    sheet.write_bytes(whole.replace(ids, ids[:-8] + bytes(8)))
    assert cache.load("key", lambda photos, anchors: True) is None

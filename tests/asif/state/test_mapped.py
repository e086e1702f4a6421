"""Anchors in a file: the same bits, however the index grows."""

import os
from pathlib import Path

import numpy as np
import pytest

from asif_desktop.asif import RelativeIndex
from asif_desktop.asif.state import mapped
from tests.asif.wandering import Walk
from tests.asif.worlds import TEXT_DIM, World, coarse

TEXTS = coarse(np.random.default_rng(0), 3, TEXT_DIM)


def walk(seed: int) -> Walk:
    world = World(6, 3, 9, 2)
    return Walk(world.index(), world, np.random.default_rng(seed), scaled=True)


def test_an_index_whose_anchors_lie_in_a_file_is_exact(tmp_path: Path) -> None:
    walked = walk(1)
    walked.index.map_anchors(tmp_path)
    assert walked.index.mapped
    for _ in walked.steps(60):
        walked.world.check(walked.index, TEXTS)
    assert list(tmp_path.iterdir()) == []


def test_anchors_move_to_a_file_and_are_loaded_into_one(tmp_path: Path) -> None:
    walked = walk(2)
    for _ in walked.steps(40):
        pass
    walked.index.map_anchors(tmp_path)
    walked.world.check(walked.index, TEXTS)
    walked.index.save(tmp_path / "index")
    loaded = RelativeIndex.load(tmp_path / "index", anchors_in=tmp_path)
    assert loaded.mapped
    assert not RelativeIndex.load(tmp_path / "index").mapped
    walked.index = loaded
    for _ in walked.steps(40):
        walked.world.check(loaded, TEXTS)


def test_a_folder_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    walked = walk(3)
    for _ in walked.steps(20):
        pass
    with pytest.raises(OSError, match="nowhere"):
        walked.index.map_anchors(tmp_path / "nowhere")
    assert not walked.index.mapped
    walked.world.check(walked.index, TEXTS)


def test_a_file_is_filled_where_the_system_cannot_reserve_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "posix_fallocate", raising=False)
    vectors = mapped.mapped_vectors(tmp_path, 700_000, 1)
    assert not vectors.any()
    vectors[-1] = 7
    assert int(vectors.sum()) == 7

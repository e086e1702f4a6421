"""Hostile files beside good ones: nothing crashes or hangs, and no good photo is missing for them."""

import os
from pathlib import Path

import pytest

from benchmarks.reliability.hostile import face
from benchmarks.reliability.hostile_files import SORTS, make_corpus

FILES = 150


def test_hostile_files_cost_themselves_alone(tmp_path: Path) -> None:
    outcome = face(tmp_path, FILES, seed=11)
    assert outcome.losses == []
    assert outcome.tried == FILES
    counts = outcome.notes["counts"]
    assert isinstance(counts, dict)
    assert counts["photos"] >= FILES // 5
    assert counts["failed"] >= FILES // 5, "there was something to bear"


def test_what_a_library_bore_is_judged_file_by_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The judge itself: a library that skips good photos and counts bad ones as photos would not pass."""
    from benchmarks.reliability import hostile

    corpus = make_corpus(tmp_path / "photos", 100, seed=3)
    everything = [path.hex() for path in corpus.fates]
    told = {"losses": [], "paths": everything, "failures": {}}
    losses = hostile._judge(corpus, told)
    must_fail = [path for path, fate in corpus.fates.items() if fate in ("failed", "ignored")]
    assert len(losses) == len(must_fail) > 5
    nothing = hostile._judge(corpus, {"losses": ["one"], "paths": [], "failures": {}})
    ignored = [path for path, fate in corpus.fates.items() if fate == "ignored"]
    assert len(nothing) == 1 + len(corpus.fates) - len(ignored)


def test_the_same_seed_makes_the_same_files(tmp_path: Path) -> None:
    first, second = (make_corpus(tmp_path / name, 60, seed=5) for name in ("a", "b"))
    for one, other in zip(first.fates, second.fates, strict=True):
        assert os.path.basename(one) == os.path.basename(other)
        if os.path.isfile(one) and os.path.getsize(one) < 2**20:
            with open(one, "rb") as left, open(other, "rb") as right:
                assert left.read() == right.read()
    assert set(SORTS) <= set(make_corpus(tmp_path / "c", 60, seed=5).kinds.values()) | {"good"}

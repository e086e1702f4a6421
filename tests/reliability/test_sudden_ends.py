"""The program killed at random moments, and the power cut under it: nothing confirmed is lost."""

import random
from pathlib import Path

import pytest

from benchmarks.reliability.compactions import kill_compactions
from benchmarks.reliability.cuts import Event, can_record, cut_often, make_disk, record
from benchmarks.reliability.judging import half_written
from benchmarks.reliability.kills import kill_often
from benchmarks.reliability.migrations import kill_migrations
from benchmarks.reliability.pictures import make_pictures

KILLS = 14
KILLS_OF_MIGRATIONS = 3
KILLS_OF_COMPACTIONS = 3
CUTS = 100


def test_kills_at_random_moments_lose_nothing(tmp_path: Path) -> None:
    photos = make_pictures(tmp_path / "photos", 30)
    outcome = kill_often(tmp_path / "library", photos, KILLS, seed=7)
    assert outcome.losses == []
    assert outcome.tried == KILLS
    assert outcome.edits > KILLS, "there was something to lose"
    counts = outcome.notes["counts"]
    assert isinstance(counts, dict)
    assert counts["encoded"] > 30, "photos came meanwhile"
    assert counts["decoders killed"] == KILLS // 3


def test_kills_during_a_migration_lose_nothing(tmp_path: Path) -> None:
    outcome = kill_migrations(tmp_path / "migrated", KILLS_OF_MIGRATIONS, seed=2)
    assert outcome.losses == []
    assert outcome.tried == KILLS_OF_MIGRATIONS


def test_kills_while_the_index_is_compacted_and_kept_lose_nothing(tmp_path: Path) -> None:
    photos = make_pictures(tmp_path / "photos", 20)
    outcome = kill_compactions(tmp_path / "library", photos, KILLS_OF_COMPACTIONS, seed=3)
    assert outcome.losses == []
    assert outcome.tried == KILLS_OF_COMPACTIONS


def test_a_thumbnail_that_is_half_there_is_found_out(tmp_path: Path) -> None:
    """The judge itself."""
    whole = make_pictures(tmp_path / "photos", 1) / "00000.png"
    (tmp_path / "whole.jpg").write_bytes(whole.read_bytes())
    assert half_written(tmp_path) == []
    (tmp_path / "half.jpg").write_bytes(whole.read_bytes()[:800])
    assert len(half_written(tmp_path)) == 1


@pytest.mark.skipif(not can_record(), reason="strace is missing or may not trace here")
def test_power_cuts_lose_nothing_that_was_confirmed(tmp_path: Path) -> None:
    photos = make_pictures(tmp_path / "photos", 12)
    events = record(tmp_path / "library", photos, tmp_path / "trace", seed=5, edits=25)
    assert any(event.kind == "sync" for event in events)
    outcome = cut_often(events, tmp_path / "library", tmp_path / "disk", CUTS, seed=5)
    assert outcome.losses == []
    assert outcome.tried == CUTS


def test_a_disk_after_a_cut_has_what_was_synced_and_perhaps_more(tmp_path: Path) -> None:
    """The recorder itself: without it, a program that never syncs would pass."""
    root = tmp_path / "library"
    file = bytes(root / "a")
    events = [
        Event("create", file),
        Event("write", file, b"synced", 0),
        Event("sync", file),
        Event("write", file, b" and then more", 6),
        Event("said", b"", b'{"done": 1}'),
    ]
    seen = set()
    for number in range(60):
        target = tmp_path / f"disk{number}"
        said = make_disk(events, root, target, random.Random(number))
        assert said == [{"done": 1}]
        seen.add((target / "a").read_bytes())
    assert all(b"synced and then more".startswith(content) for content in seen)
    assert all(content.startswith(b"synced") for content in seen)
    assert len(seen) > 3
    unsynced = [event for event in events if event.kind != "sync"]
    contents = set()
    for number in range(60):
        target = tmp_path / f"other{number}"
        make_disk(unsynced, root, target, random.Random(number))
        contents.add((target / "a").read_bytes() if (target / "a").exists() else None)
    assert {None, b""} & contents

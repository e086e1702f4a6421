"""The program killed at random moments, and the power cut under it: nothing confirmed is lost."""

import random
from pathlib import Path

import pytest

from benchmarks.reliability.cuts import Event, can_record, cut_often, make_disk, record
from benchmarks.reliability.kills import kill_often
from benchmarks.reliability.pictures import make_pictures

KILLS = 20
CUTS = 100


def test_kills_at_random_moments_lose_nothing(tmp_path: Path) -> None:
    photos = make_pictures(tmp_path / "photos", 30)
    outcome = kill_often(tmp_path / "library", photos, KILLS, seed=7)
    assert outcome.losses == []
    assert outcome.tried == KILLS
    assert outcome.edits > KILLS, "there was something to lose"


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

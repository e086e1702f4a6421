"""A long day in short: what is kept is what would be made anew."""

from pathlib import Path

from benchmarks.reliability.long_day import live_through


def test_after_a_long_day_nothing_has_drifted(tmp_path: Path) -> None:
    outcome = live_through(tmp_path, 300, seed=4)
    assert outcome.losses == []
    assert min(outcome.notes[kind] for kind in ("edits", "searches", "on disk")) > 30

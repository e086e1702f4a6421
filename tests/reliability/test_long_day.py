"""A long day in short: what is kept is what would be made anew."""

from pathlib import Path

from benchmarks.reliability.long_day import live_through


def test_after_a_long_day_nothing_has_drifted(tmp_path: Path) -> None:
    for seed in (4, 5):  # the second goes on in the library that the first left
        outcome = live_through(tmp_path, 150, seed=seed)
        assert outcome.losses == []
        counts = outcome.notes["counts"]
        assert isinstance(counts, dict)
        assert min(counts[kind] for kind in ("edits", "searches", "on disk")) > 15

"""Very many photos in one go, in short: memory is measured, and more than the bound is a loss."""

from pathlib import Path

from benchmarks.reliability.load import take_in


def test_what_photos_take_is_measured_and_bounded(tmp_path: Path) -> None:
    outcome = take_in(tmp_path / "some", 1100, seed=1)
    assert outcome.losses == []
    assert outcome.tried == 1100
    measured = outcome.notes["MiB at 1100"]
    assert isinstance(measured, int)
    assert measured > 50, "a library, its encoder and its decoders"


def test_more_than_the_bound_is_a_loss(tmp_path: Path) -> None:
    outcome = take_in(tmp_path / "few", 20, seed=1, bound=10)
    assert [("MiB" in loss) for loss in outcome.losses] == [True]

"""A run that is interrupted goes on where it was."""

from pathlib import Path

import pytest

from benchmarks.reliability.ledger import Ledger, parts
from benchmarks.reliability.outcome import Outcome


def test_stretches_that_are_done_are_not_done_again(tmp_path: Path) -> None:
    tried: list[tuple[int, int]] = []

    def stretch(count: int, seed: int) -> Outcome:
        if len(tried) == 2:
            raise KeyboardInterrupt
        tried.append((count, seed))
        return Outcome(count, 1, ["one"] if seed == 3001 else [], {"most": count, "counts": {"a": 1}})

    with pytest.raises(KeyboardInterrupt):
        Ledger(tmp_path / "done", 3).run("x", [20, 20, 5], stretch)
    assert tried == [(20, 3000), (20, 3001)]
    tried.clear()
    whole = Ledger(tmp_path / "done", 3).run("x", [20, 20, 5], stretch)
    assert tried == [(5, 3002)]
    assert whole == Outcome(45, 3, ["one"], {"most": 20, "counts": {"a": 3}})
    tried.clear()
    Ledger(tmp_path / "done", 4).run("x", [5], stretch)
    assert tried == [(5, 4000)], "another seed is another run"


def test_the_parts_of_a_whole() -> None:
    assert parts(45, 20) == [20, 20, 5]
    assert parts(4, 20) == [4]

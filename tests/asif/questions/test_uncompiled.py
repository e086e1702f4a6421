"""Before the compiler is there, questions have the same answers to the last bit."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from asif_desktop.asif.questions import asking, uncompiled
from tests.asif.wandering import Walk
from tests.asif.worlds import TEXT_DIM, World, coarse

TEXTS = coarse(np.random.default_rng(0), 3, TEXT_DIM)


def _refuses(*_: object) -> int:
    raise AssertionError("this brings the compiler")


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize("world", [World(6, 3, 9, 2), World(5, 1, 40, 7), World(3, 16, 1, 1)], ids=repr)
def test_an_index_with_a_past_answers_as_the_formula_says(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = Walk(world.index(), world, np.random.default_rng(3), scaled=True)
    monkeypatch.setattr(uncompiled, "compiler_is_here", lambda: False)
    for name in ("scan_texts", "accumulate", "best_photos"):
        monkeypatch.setattr(asking, name, _refuses)
    world.check(walk.index, TEXTS)
    for _ in walk.steps(60):
        world.check(walk.index, TEXTS)


SEARCHED = """
import sys
import numpy as np
from asif_desktop.asif import RelativeIndex

index = RelativeIndex.load(sys.argv[1], key="here", leave_photos=True)
text = np.arange(1, 8, dtype=np.int16) * 100
print(len(index.search(text)[0]), len(index.scores(text[None])[0]), index.described(text).ids.shape[0] > 0)
print({"numba", "llvmlite", "numpy.ma"}.isdisjoint(sys.modules))
"""


def test_a_process_that_only_searches_does_without_the_compiler_and_masked_arrays(tmp_path: Path) -> None:
    world = World(6, 3, 9, 2)
    walk = Walk(world.index(), world, np.random.default_rng(3), scaled=True)
    for _ in walk.steps(20):
        pass
    walk.index.save(tmp_path / "index", key="here")
    command = [sys.executable, "-c", SEARCHED, str(tmp_path / "index")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    count = len(world.photos)
    assert count > 0
    assert done.stdout.split() == [str(count), str(count), "True", "True"]


def test_where_there_is_much_to_look_through_the_compiler_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uncompiled, "compiler_is_here", lambda: False)
    assert uncompiled.answers(1000, 1_000_000)
    assert not uncompiled.answers(1_000_000)
    assert not uncompiled.answers(1000, 100_000_000)
    monkeypatch.setattr(uncompiled, "compiler_is_here", lambda: True)
    assert not uncompiled.answers(1)

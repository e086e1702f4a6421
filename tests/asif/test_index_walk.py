"""Long walks: rows overflow, run dry, are filled again; postings are swept; every answer stays exact."""

import numpy as np
import pytest

from asif_desktop.asif.state import state
from tests.asif.wandering import Walk
from tests.asif.worlds import IMAGE_DIM, TEXT_DIM, WIDE_DIM, World, coarse


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize(
    ("k", "p", "text_k", "text_p", "scaled", "spread", "dim"),
    [
        (5, 2, 5, 2, False, 1, WIDE_DIM),
        (20, 8, 9, 3, True, 1, WIDE_DIM),
        (7, 16, 40, 16, True, 20_000_003, IMAGE_DIM),
        (60, 1, 200, 5, False, 1, WIDE_DIM),
    ],
)
def test_every_step_of_a_walk_is_exact(
    monkeypatch: pytest.MonkeyPatch,
    k: int,
    p: int,
    text_k: int,
    text_p: int,
    scaled: bool,
    spread: int,
    dim: int,
) -> None:
    monkeypatch.setattr(state, "slack_for", lambda k: 4)
    world = World(k, p, text_k, text_p, image_dim=dim)
    rng = np.random.default_rng(k)
    walk = Walk(world.index(), world, rng, scaled, spread)
    texts = coarse(rng, 2, TEXT_DIM)
    for number, name in enumerate(walk.steps(250)):
        if number % 5 == 0 or name in ("drop", "collect"):
            world.check(walk.index, texts)
    rebuilt = world.rebuilt()
    assert rebuilt.scores(texts).tobytes() == walk.index.scores(texts).tobytes()


@pytest.mark.usefixtures("small_blocks")
def test_an_index_that_often_runs_empty_stays_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "slack_for", lambda k: 3)
    world = World(6, 4, 6, 4)
    rng = np.random.default_rng(1)
    walk = Walk(world.index(), world, rng, scaled=True, drops=8)
    texts = coarse(rng, 2, TEXT_DIM)
    sizes = []
    for _ in walk.steps(250):
        world.check(walk.index, texts)
        sizes.append(len(world.anchors))
    assert 0 in sizes
    assert max(sizes) > 60

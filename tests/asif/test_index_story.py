"""Whatever is done to an index, it answers with the bits of one made from scratch, and of the formula."""

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from asif_desktop.asif import RelativeIndex
from asif_desktop.asif.state import state
from tests.asif.worlds import IMAGE_DIM, TEXT_DIM, WIDE_DIM, Anchor, World, add, coarse, quantised

SEEDS = st.integers(0, 2**32 - 1)


class Story(RuleBasedStateMachine):
    """Anchors and photos come and go at random; ids run over a small range and return."""

    index: RelativeIndex
    world: World

    @initialize(
        k=st.integers(1, 9), p=st.integers(1, 16), text_k=st.integers(1, 12), text_p=st.integers(1, 16),
        dim=st.sampled_from([IMAGE_DIM, WIDE_DIM]), scaled=st.booleans(), sparse=st.booleans(), seed=SEEDS,
    )  # fmt: skip
    def begin(
        self, k: int, p: int, text_k: int, text_p: int, dim: int, scaled: bool, sparse: bool, seed: int
    ) -> None:
        self.world = World(k, p, text_k, text_p, image_dim=dim)
        self.index = self.world.index()
        self.scaled = scaled
        # Ids far apart are found by halving, dense ones by a table.
        self.step = 40_000_003 if sparse else 1
        self.texts = coarse(np.random.default_rng(seed), 2, TEXT_DIM)
        self.kept: dict[int, Anchor] = {}
        if seed % 4:  # most stories begin with rows that are full
            self.add_anchors(40, seed)
            self.add_photos(25, seed)

    def anchor(self, anchor: int, rng: np.random.Generator) -> Anchor:
        """An anchor id always names the same picture; captions may change."""
        if anchor not in self.kept:
            scale = (int(rng.integers(-(10**6), 10**6)), int(rng.integers(-50_000, 200_000)))
            image_scale = scale if self.scaled and anchor // self.step % 2 else (0, 65536)
            text_scale = scale[::-1] if self.scaled and anchor // self.step % 3 == 0 else (0, 65536)
            text_scale = (text_scale[0], min(text_scale[1], 1 << 17))
            make = coarse if rng.integers(3) else quantised
            image, text = make(rng, 1, self.world.image_dim)[0], make(rng, 1, TEXT_DIM)[0]
            self.kept[anchor] = Anchor(image, text, image_scale, text_scale)
        return self.kept[anchor]

    @rule(count=st.integers(1, 40), seed=SEEDS)
    def add_anchors(self, count: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        chosen = [int(i) * self.step for i in rng.choice(100, size=count, replace=False)]
        new = {i: self.anchor(i, rng) for i in chosen if i not in self.world.anchors}
        add(self.index, new)
        self.world.anchors.update(new)

    @precondition(lambda self: self.world.anchors)
    @rule(count=st.integers(1, 30), seed=SEEDS)
    def remove_anchors(self, count: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        known = list(self.world.anchors)
        gone = [int(i) for i in rng.choice(known, size=min(count, len(known)), replace=False)]
        self.index.remove_anchors(gone)
        for i in gone:
            del self.world.anchors[i]

    @precondition(lambda self: self.world.anchors)
    @rule(seed=SEEDS)
    def edit_captions(self, seed: int) -> None:
        rng = np.random.default_rng(seed)
        chosen = [int(i) for i in rng.choice(list(self.world.anchors), size=2)][:1]
        texts = coarse(rng, len(chosen), TEXT_DIM)
        self.index.replace_captions(chosen, texts)
        for i, text in zip(chosen, texts, strict=True):
            old = self.world.anchors[i]
            self.kept[i] = self.world.anchors[i] = Anchor(old.image, text, old.image_scale, old.text_scale)

    @rule(count=st.integers(1, 25), seed=SEEDS)
    def add_photos(self, count: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        ids = [int(i) for i in rng.choice(60, size=count, replace=False)]
        vectors = (coarse if rng.integers(2) else quantised)(rng, count, self.world.image_dim)
        self.index.add_photos(ids, vectors)
        self.world.photos.update(zip(ids, vectors, strict=True))

    @precondition(lambda self: self.world.photos)
    @rule(count=st.integers(1, 20), seed=SEEDS)
    def remove_photos(self, count: int, seed: int) -> None:
        rng = np.random.default_rng(seed)
        known = list(self.world.photos)
        gone = [int(i) for i in rng.choice(known, size=min(count, len(known)), replace=False)]
        self.index.remove_photos(gone)
        for i in gone:
            del self.world.photos[i]

    @rule(slices=st.integers(1, 40))
    def maintain(self, slices: int) -> None:
        for _ in range(slices):
            self.index.maintain()

    @rule()
    def save_and_load(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            self.index.save(Path(folder) / "index")
            self.index = RelativeIndex.load(Path(folder) / "index")

    @rule()
    def rebuild(self) -> None:
        rebuilt = self.world.rebuilt()
        assert rebuilt.scores(self.texts).tobytes() == self.index.scores(self.texts).tobytes()

    @invariant()
    def answers_are_exact(self) -> None:
        if hasattr(self, "index"):
            self.world.check(self.index, self.texts)


@pytest.mark.usefixtures("small_blocks")
def test_any_story_ends_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "slack_for", lambda k: 3)
    told = settings(
        max_examples=50,
        stateful_step_count=25,
        deadline=None,
        phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking a long story takes minutes
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Story, settings=told)

"""A long random walk through an index, of a size at which rows overflow, run dry and are filled again."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from asif_desktop.asif import RelativeIndex
from tests.asif.worlds import Anchor, World, add, coarse, quantised

ANCHORS, PHOTOS = 160, 50
_STEPS = ["teach", "teach", "forget", "forget", "collect", "drop", "caption", "arrive", "leave", "tidy"]


@dataclass
class Walk:
    """Changes an index and its world alike, one random step after the other."""

    index: RelativeIndex
    world: World
    rng: np.random.Generator
    scaled: bool = False
    spread: int = 1
    drops: int = 0

    def __post_init__(self) -> None:
        self.pictures: dict[int, Anchor] = {}

    def steps(self, count: int) -> Iterator[str]:
        """Takes steps; yields the name of each once it is done."""
        names = [*_STEPS, *["drop"] * self.drops]
        self.collect(120)
        self.arrive(40)
        for _ in range(count):
            name = str(self.rng.choice(names))
            getattr(self, name)()
            yield name

    def anchor(self, number: int) -> Anchor:
        """Returns the anchor of an id: always the same picture and scale."""
        if number not in self.pictures:
            rng = np.random.default_rng(number)
            make = coarse if number % 3 else quantised
            image_scale = text_scale = (0, 65536)
            if self.scaled and number % 2:
                image_scale = (int(rng.integers(-(10**6), 10**6)), int(rng.integers(20_000, 200_000)))
            if self.scaled and number % 5 == 0:
                text_scale = (int(rng.integers(-(10**6), 10**6)), int(rng.integers(-20_000, 90_000)))
            dims = self.world.image_dim, self.world.text_dim
            image, text = make(rng, 1, dims[0])[0], make(rng, 1, dims[1])[0]
            self.pictures[number] = Anchor(image, text, image_scale, text_scale)
        return self.pictures[number]

    def collect(self, count: int = 0) -> None:
        """Switches a collection on: as many anchors as are free, or so."""
        ids = self.rng.permutation(ANCHORS)[: count or int(self.rng.integers(1, 70))] * self.spread
        new = {int(i): self.anchor(int(i)) for i in ids if int(i) not in self.world.anchors}
        add(self.index, new)
        self.world.anchors.update(new)

    def teach(self) -> None:
        """Adds one anchor."""
        self.collect(1)

    def forget(self, count: int = 1) -> None:
        """Removes anchors."""
        known = sorted(self.world.anchors)
        gone = [int(i) for i in self.rng.permutation(known)[:count]]
        self.index.remove_anchors(gone)
        for i in gone:
            del self.world.anchors[i]

    def drop(self) -> None:
        """Switches a collection off."""
        self.forget(int(self.rng.integers(1, 40)))

    def caption(self) -> None:
        """Edits a caption, as long as the anchor lives."""
        known = sorted(self.world.anchors)
        if not known:
            return
        chosen = int(self.rng.choice(known))
        text = coarse(self.rng, 1, self.world.text_dim)
        self.index.replace_captions([chosen], text)
        old = self.world.anchors[chosen]
        self.world.anchors[chosen] = Anchor(old.image, text[0], old.image_scale, old.text_scale)

    def arrive(self, count: int = 0) -> None:
        """Adds photos, some of them under an id that is taken."""
        ids = self.rng.permutation(PHOTOS)[: count or int(self.rng.integers(1, 12))]
        make = coarse if self.rng.integers(2) else quantised
        vectors = make(self.rng, len(ids), self.world.image_dim)
        self.index.add_photos(ids, vectors)
        self.world.photos.update(zip(ids.tolist(), vectors, strict=True))

    def leave(self) -> None:
        """Removes photos."""
        known = sorted(self.world.photos)
        gone = [int(i) for i in self.rng.permutation(known)[: int(self.rng.integers(1, 8))]]
        self.index.remove_photos(gone)
        for i in gone:
            del self.world.photos[i]

    def tidy(self) -> None:
        """Does some upkeep, not always to its end."""
        for _ in range(int(self.rng.integers(1, 40))):
            self.index.maintain()

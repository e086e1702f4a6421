"""Vectors for tests, and the reference's answer to everything the index can be asked."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from asif_desktop.asif import RelativeIndex, quantise, reference
from asif_desktop.asif.scaling import IDENTITY

IMAGE_DIM, TEXT_DIM = 12, 7
WIDE_DIM = 44
"""So many entries that products take whole vectors of them at once, and some are left over."""


def unit(rng: np.random.Generator, count: int, dim: int) -> NDArray[np.float32]:
    """Returns float32 [count, dim], random vectors of unit length."""
    vectors = rng.normal(size=(count, dim))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors.astype(np.float32)


def coarse(rng: np.random.Generator, count: int, dim: int) -> NDArray[np.int16]:
    """Returns int16 [count, dim] of few different values: duplicates and equal similarities abound."""
    step = np.int16(700 if dim < WIDE_DIM else 500)
    vectors = rng.integers(-1, 2, size=(count, dim)).astype(np.int16) * step
    vectors[:, 0] = rng.choice([-1, 1, 2], size=count).astype(np.int16) * step
    return vectors


@dataclass(frozen=True)
class Anchor:
    image: NDArray[np.int16]
    text: NDArray[np.int16]
    image_scale: tuple[int, int] = IDENTITY
    text_scale: tuple[int, int] = IDENTITY


@dataclass
class World:
    """What an index should know, and the slow way to its answers."""

    k: int
    p: int
    text_k: int
    text_p: int
    image_dim: int = IMAGE_DIM
    text_dim: int = TEXT_DIM
    anchors: dict[int, Anchor] = field(default_factory=dict)
    photos: dict[int, NDArray[np.int16]] = field(default_factory=dict)

    def index(self) -> RelativeIndex:
        """Returns an empty index of these parameters."""
        return RelativeIndex(self.image_dim, self.text_dim, self.k, self.p, self.text_k, self.text_p)

    def rebuilt(self) -> RelativeIndex:
        """Returns an index made from scratch, in another order."""
        index = self.index()
        if self.photos:
            ids = list(reversed(self.photos))
            index.add_photos(ids, np.stack([self.photos[i] for i in ids]))
        add(index, {i: self.anchors[i] for i in reversed(self.anchors)})
        return index

    def ids(self) -> NDArray[np.int64]:
        """Returns the photos' ids, ascending."""
        return np.array(sorted(self.photos), dtype=np.int64)

    def sides(
        self,
    ) -> tuple[NDArray[np.int16], NDArray[np.int16], NDArray[np.int64], NDArray[np.int32], NDArray[np.int32]]:
        """Returns the anchors' images, texts, ids and scales."""
        ids = list(self.anchors)
        known = [self.anchors[i] for i in ids]
        return (
            np.array([a.image for a in known], dtype=np.int16).reshape(-1, self.image_dim),
            np.array([a.text for a in known], dtype=np.int16).reshape(-1, self.text_dim),
            np.array(ids, dtype=np.int64),
            np.array([a.image_scale for a in known], dtype=np.int32).reshape(-1, 2),
            np.array([a.text_scale for a in known], dtype=np.int32).reshape(-1, 2),
        )

    def scores(self, text: NDArray[np.int16]) -> NDArray[np.float32]:
        """Returns the reference's scores of all photos, by ascending id."""
        images, texts, ids, image_scale, text_scale = self.sides()
        photos = np.array([self.photos[i] for i in self.ids()], dtype=np.int16).reshape(-1, self.image_dim)
        return reference.scores(
            photos,
            text,
            images,
            texts,
            ids,
            self.k,
            self.p,
            self.text_k,
            self.text_p,
            image_scale,
            text_scale,
        )

    def check(self, index: RelativeIndex, texts: NDArray[np.int16]) -> None:
        """Asserts that the index knows the same and answers with the same bits."""
        ids = self.ids()
        assert index.photo_ids.tolist() == ids.tolist()
        assert index.anchor_ids.tolist() == sorted(self.anchors)
        together = index.scores(texts)
        for text, row in zip(texts, together, strict=True):
            wanted = self.scores(text)
            assert row.tobytes() == wanted.tobytes()
            order = np.lexsort((ids, -wanted))
            found, scores = index.search(text)
            assert found.tolist() == ids[order].tolist()
            assert scores.tobytes() == wanted[order].tobytes()
            found, scores = index.search(text, limit=3)
            assert found.tolist() == ids[order][:3].tolist()
            assert scores.tobytes() == wanted[order][:3].tobytes()
            for i in ids[order][:2].tolist():
                anchors, shares = index.explain(i, text)
                assert (shares > 0).all()
                assert set(anchors.tolist()) <= set(self.anchors)
                np.testing.assert_allclose(shares.sum(), wanted[ids == i][0], atol=1e-6)
                assert (np.diff(shares) <= 0).all()


def add(index: RelativeIndex, anchors: dict[int, Anchor]) -> None:
    """Adds anchors to an index."""
    if not anchors:
        return
    known = list(anchors.values())
    index.add_anchors(
        list(anchors),
        np.stack([a.image for a in known]),
        np.stack([a.text for a in known]),
        np.array([a.image_scale for a in known], dtype=np.int32),
        np.array([a.text_scale for a in known], dtype=np.int32),
    )


def quantised(rng: np.random.Generator, count: int, dim: int) -> NDArray[np.int16]:
    """Returns int16 [count, dim], random vectors as they are stored."""
    return quantise(unit(rng, count, dim))

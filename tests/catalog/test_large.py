"""A hundred thousand of everything: that it is right is asserted, how long it took is printed (pytest -s)."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from asif_desktop.catalog.vectors.embeddings import EmbeddingStore
from tests.catalog.building import digest

COUNT = 100_000
DIM = 384


@contextmanager
def timed(what: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    print(f"{what}: {time.perf_counter() - start:.2f} s")


def test_a_hundred_thousand_vectors(store: EmbeddingStore) -> None:
    keys = [digest(str(number)) for number in range(COUNT)]
    made = np.random.default_rng(0).integers(-4095, 4096, (COUNT, DIM), dtype=np.int16)
    encoder = store.encoder_id("a", "h", DIM, "p")
    with timed(f"{COUNT} vectors of {DIM} written"):
        for start in range(0, COUNT, 10_000):
            store.put(encoder, keys[start : start + 10_000], made[start : start + 10_000])
    for _ in range(2):
        with timed(f"{COUNT} vectors of {DIM} loaded"):
            present, vectors = store.get(encoder, keys)
        assert present.all()
        assert np.array_equal(vectors, made)
    with timed("the missing ones found"):
        assert store.missing(encoder, [b"new", *keys]) == [0]

"""Products straight from int16 are those of the integers, whatever the shapes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from asif_desktop.asif.kernels import dots

pytestmark = pytest.mark.skipif(not dots.AVAILABLE, reason="this processor has no AVX2")


@given(n=st.integers(0, 9), m=st.integers(0, 40), dim=st.integers(1, 100), seed=st.integers(0, 99))
def test_products_are_exact(n: int, m: int, dim: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    limit = int(4096 / np.sqrt(dim))
    a, b = (rng.integers(-limit, limit + 1, size=(count, dim)).astype(np.int16) for count in (n, m))
    out = np.full((n, m), np.nan, dtype=np.float32)
    dots.multiply(a, b, out)
    assert np.array_equal(out, a.astype(np.int64) @ b.astype(np.int64).T)


def test_the_largest_and_smallest_products_are_exact() -> None:
    for dim in (1, 32, 384, 1280):
        limit = int(4096 / np.sqrt(dim))
        signs = np.array([[1], [-1]], dtype=np.int16)
        vectors = np.full((2, dim), limit, dtype=np.int16) * signs
        out = np.empty((2, 2), dtype=np.float32)
        dots.multiply(vectors, vectors, out)
        assert out.tolist() == (limit * limit * dim * (signs.astype(int) @ signs.T)).tolist()

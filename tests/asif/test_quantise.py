import numpy as np
import pytest
from numpy.typing import NDArray

from asif_desktop.asif import quantise, scale_for
from asif_desktop.asif.quantise import MAX_NORM
from tests.asif.worlds import unit


def test_the_scale_leaves_room_for_rounding() -> None:
    assert scale_for(384) == 4085
    assert scale_for(1280) == 4077
    assert scale_for(1) == 4094
    for dim in (1, 2, 384, 1280, 100_000):
        assert scale_for(dim) + np.sqrt(dim) / 2 <= 4095


@pytest.mark.parametrize("dim", [0, -1, 2_000_000])
def test_a_dimension_out_of_range_is_refused(dim: int) -> None:
    with pytest.raises(ValueError, match="between 1 and"):
        scale_for(dim)


def test_a_vector_worked_by_hand() -> None:
    # s = floor(4095 - sqrt(2) / 2) = 4094; 3/5 and 4/5 of it are 2456.4 and 3275.2
    assert quantise(np.array([[3, 4], [-0.5, 0]], dtype=np.float32)).tolist() == [[2456, 3275], [-4094, 0]]


def test_vectors_are_stored_as_16_bits_in_rows() -> None:
    rows = quantise(np.ones((3, 2), dtype=np.float32, order="F"))
    assert rows.dtype == np.int16
    assert rows.flags.c_contiguous


@pytest.mark.parametrize("dim", [1, 7, 384, 1280])
def test_no_quantised_vector_is_too_long(dim: int) -> None:
    rows = quantise(unit(np.random.default_rng(dim), 200, dim)).astype(np.int64)
    assert (rows * rows).sum(axis=1).max() <= MAX_NORM**2


def test_length_does_not_matter() -> None:
    rows = unit(np.random.default_rng(0), 50, 96)
    assert quantise(rows * np.float32(1024)).tolist() == quantise(rows).tolist()
    assert quantise(rows * np.float32(2.0**-100)).tolist() == quantise(rows).tolist()


def test_float32_products_of_quantised_vectors_are_exact() -> None:
    rng = np.random.default_rng(5)
    a, b = quantise(unit(rng, 300, 384)), quantise(unit(rng, 200, 384))
    b[:20] = a[:20]
    exact = a.astype(np.int64) @ b.astype(np.int64).T
    narrow = a.astype(np.float32) @ b.astype(np.float32).T
    assert (narrow.astype(np.int64) == exact).all()
    assert exact.max() < 2**24


@pytest.mark.parametrize(
    ("vectors", "message"),
    [
        (np.zeros((1, 3), dtype=np.float32), "all zero"),
        (np.array([[1, np.nan]], dtype=np.float32), "not finite"),
        (np.array([[1, np.inf]], dtype=np.float32), "not finite"),
        (np.ones(3, dtype=np.float32), r"\[n, dim\]"),
        (np.ones((2, 0), dtype=np.float32), "between 1 and"),
    ],
)
def test_what_has_no_direction_is_refused(vectors: NDArray[np.float32], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        quantise(vectors)


def test_no_vectors_are_none() -> None:
    assert quantise(np.empty((0, 5), dtype=np.float32)).shape == (0, 5)

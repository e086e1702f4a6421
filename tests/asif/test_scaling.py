import math

import numpy as np
import pytest

from asif_desktop.asif import quantise, standardise
from asif_desktop.asif.scaling import IDENTITY, SIGMA, apply_scales, check_scales
from tests.asif.worlds import unit


def test_constants_worked_by_hand() -> None:
    # Similarities to the reference: 1000 * {1000, 3000} -> mean 2_000_000, deviation 1_000_000.
    anchors = np.array([[1000, 0]], dtype=np.int16)
    reference = np.array([[1000, 0], [3000, 0]], dtype=np.int16)
    offset, multiplier = standardise(anchors, reference)[0].tolist()
    assert offset == 2_000_000
    assert multiplier == (SIGMA << 16) // 1_000_000
    constants = np.array([[offset, multiplier]], dtype=np.int32)
    scaled = apply_scales(np.array([[3_000_000], [2_000_000], [1_000_000]]), constants)
    assert scaled[1, 0] == 0
    assert abs(int(scaled[0, 0]) - SIGMA) < 32
    assert abs(int(scaled[2, 0]) + SIGMA) < 32


def test_the_reference_comes_out_standardised() -> None:
    rng = np.random.default_rng(0)
    anchors, reference = quantise(unit(rng, 40, 64)), quantise(unit(rng, 500, 64))
    constants = standardise(anchors, reference)
    assert constants.dtype == np.int32
    assert constants.shape == (40, 2)
    sims = reference.astype(np.int64) @ anchors.astype(np.int64).T
    scaled = apply_scales(sims, constants) / SIGMA
    np.testing.assert_allclose(scaled.mean(axis=0), 0, atol=1e-3)
    np.testing.assert_allclose(scaled.std(axis=0), 1, atol=1e-3)


def test_each_anchor_is_scaled_by_itself() -> None:
    rng = np.random.default_rng(1)
    anchors, reference = quantise(unit(rng, 1500, 32)), quantise(unit(rng, 30, 32))
    together = standardise(anchors, reference)
    for i in (0, 700, 1023, 1024, 1499):
        assert standardise(anchors[i : i + 1], reference).tolist() == together[i : i + 1].tolist()


def test_the_constants_are_exact_integers() -> None:
    rng = np.random.default_rng(2)
    anchors, reference = quantise(unit(rng, 20, 48)), quantise(unit(rng, 77, 48))
    for anchor, (offset, multiplier) in zip(anchors, standardise(anchors, reference).tolist(), strict=True):
        sims = [int(v) for v in reference.astype(np.int64) @ anchor.astype(np.int64)]
        assert offset == math.floor(sum(sims) / 77 + 0.5)
        spread = sum((sim - offset) ** 2 for sim in sims)
        assert multiplier == math.isqrt((SIGMA << 16) ** 2 * 77 // spread)


def test_an_anchor_that_tells_nothing_apart_gets_a_finite_scale() -> None:
    anchors = np.array([[4000, 0], [0, 4000]], dtype=np.int16)
    reference = np.array([[0, 4000]] * 3, dtype=np.int16)
    constants = standardise(anchors, reference)
    assert constants.tolist() == [[0, 1 << 16], [16_000_000, 1 << 16]]
    check_scales(constants)


def test_no_constants_can_overflow() -> None:
    rng = np.random.default_rng(3)
    for spread in (1, 50, 4000):
        anchors = rng.integers(-spread, spread + 1, size=(50, 1)).astype(np.int16)
        reference = rng.integers(-4096, 4097, size=(9, 1)).astype(np.int16)
        check_scales(standardise(anchors, reference))


def test_the_identity_changes_nothing() -> None:
    sims = np.array([[-(2**24), -1, 0, 1, 2**24]])
    assert apply_scales(sims, np.tile(np.array(IDENTITY, dtype=np.int32), (5, 1))).tolist() == sims.tolist()


@pytest.mark.parametrize("scale", [(0, 2**23), (2**31 - 1, 2**16 * 3), (-(2**31), 2**17), (0, -(2**23) - 1)])
def test_a_scale_that_leaves_32_bits_is_found(scale: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="32 bits"):
        check_scales(np.array([scale], dtype=np.int32))


@pytest.mark.parametrize("scale", [(1, 2**22), (2**31 - 1, 1), (2**31 - 2**24, 2**16), (0, 0), (-5, -7)])
def test_a_scale_that_stays_is_not(scale: tuple[int, int]) -> None:
    check_scales(np.array([scale], dtype=np.int32))


def test_wrong_shapes_are_refused() -> None:
    good = np.ones((2, 3), dtype=np.int16)
    with pytest.raises(ValueError, match="int16"):
        standardise(good.astype(np.float32), good)
    with pytest.raises(ValueError, match="entries"):
        standardise(good, np.ones((2, 4), dtype=np.int16))
    with pytest.raises(ValueError, match="between 1 and"):
        standardise(good, good[:0])

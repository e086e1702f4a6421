"""What a phrase was taught by."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from asif_desktop.search.examples import UNTAUGHT, examples_of


def floats(*values: float) -> NDArray[np.float64]:
    return np.array(values, np.float64)


@dataclass(frozen=True)
class Told:
    ids: NDArray[np.int64] = field(default_factory=lambda: np.array([7, 3, 9]))
    weights: NDArray[np.float64] = field(default_factory=lambda: floats(0.8, 0.6, 0.0))
    own: NDArray[np.float64] = field(default_factory=lambda: floats(4, 2, 0))
    others: NDArray[np.float64] = field(default_factory=lambda: floats(1, 3, 5))
    squares: NDArray[np.float64] = field(default_factory=lambda: floats(16, 7, 1))
    nearest: float = 0.8


def test_classes_are_no_examples() -> None:
    assert examples_of(Told(), np.array([3, 7, 9]), floats(3, 3)) == UNTAUGHT
    assert examples_of(Told(), np.array([3, 7]), floats(3, 3)) == UNTAUGHT  # 9 has no weight


def test_each_counts_by_what_it_carries_over_the_length_of_its_picture() -> None:
    found = examples_of(Told(), np.array([2, 3, 8]), floats(3, 3))
    assert (round(found.share, 12), found.own, found.others) == (0.64, 4 / 5, 1 / 5)
    both = examples_of(Told(), np.array([], np.int64), floats(3, 3))
    assert abs(both.share - 1) < 1e-12
    assert abs(both.own - (0.64 * 4 / 5 + 0.36 * 2 / 4)) < 1e-12
    assert abs(both.others - (0.64 * 1 / 5 + 0.36 * 3 / 4)) < 1e-12


def test_without_a_reference_a_pictures_length_is_what_is_known_of_it() -> None:
    found = examples_of(Told(), np.array([3]), floats())
    assert (found.own, found.others) == (1.0, 0.25)
    nothing = Told(squares=floats(0, 0, 0), own=floats(0, 0, 0), others=floats(0, 0, 0))
    assert examples_of(nothing, np.array([3]), floats()).own == 0

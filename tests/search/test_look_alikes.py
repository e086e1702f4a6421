"""Look-alikes, on vectors whose groups are known."""

import numpy as np
import pytest
from numpy.typing import NDArray

from asif_desktop.asif.quantise import quantise
from asif_desktop.asif.questions import close_pairs
from asif_desktop.domain.errors import CancelledError
from asif_desktop.domain.sentences import said
from asif_desktop.search.look_alikes import burst_groups, likeness, near_groups


def quiet(done: int, total: int) -> None:
    assert 0 <= done <= total


def families(count: int, members: int, spread: float) -> NDArray[np.int16]:
    random = np.random.default_rng(5)
    middles = random.normal(size=(count, 64))
    noise = random.normal(size=(members, count, 64)) * spread
    return quantise((middles + noise).reshape(-1, 64).astype(np.float32))


def test_photos_of_one_family_are_a_group_however_the_blocks_fall(monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = families(20, 3, 0.05)
    expected = [[family, family + 20, family + 40] for family in range(20)]
    assert [group.tolist() for group in near_groups(vectors, 0.9, quiet)[0]] == expected
    monkeypatch.setattr(close_pairs, "TILE", 7)
    assert [group.tolist() for group in near_groups(vectors, 0.9, quiet)[0]] == expected


def test_different_photos_and_none_at_all_are_no_group() -> None:
    assert near_groups(families(50, 1, 0), 0.9, quiet)[0] == []
    assert near_groups(np.zeros((0, 64), np.int16), 0.9, quiet)[0] == []


def test_many_copies_of_one_photo_are_one_group() -> None:
    vectors = np.repeat(families(1, 1, 0), 3000, axis=0)
    ((group,), _) = near_groups(vectors, 0.9, quiet)
    assert len(group) == 3000
    assert likeness(vectors, vectors[0]).min() == pytest.approx(1, abs=1e-3)


def test_the_search_ends_where_the_person_stops_it() -> None:
    def stop(done: int, total: int) -> None:
        raise CancelledError(said("enough"))

    with pytest.raises(CancelledError):
        near_groups(families(5, 2, 0), 0.9, stop)


def test_a_burst_is_near_in_time_and_alike() -> None:
    one, other = families(2, 1, 0)
    vectors = np.stack([one, one, other, one, one, one])
    seconds = np.array([0.0, 2, 3, 5, 600, 601])
    found = burst_groups(vectors, seconds, 0.8, quiet)
    assert [group.tolist() for group in found] == [[0, 1, 3], [4, 5]]

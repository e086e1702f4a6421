"""Anchors without the places that are empty: a view where that is enough, a copy where it pays."""

import numpy as np
import pytest

from asif_desktop.asif.bulk.lists import Side


def side(codes: list[int]) -> Side:
    count = len(codes)
    vectors = np.arange(count * 4, dtype=np.int16).reshape(count, 4)
    scales = np.arange(count * 2, dtype=np.int32).reshape(count, 2)
    return Side(vectors, np.array(codes, dtype=np.int64), scales)


@pytest.mark.parametrize("rows", [1, 100, 10**6])
def test_empty_places_at_the_end_are_cut_off_without_a_copy(rows: int) -> None:
    whole = side([9, 8, 7, 6, -1, -1, -1])
    found = whole.living(rows)
    assert found.codes.tolist() == [9, 8, 7, 6]
    assert np.shares_memory(found.vectors, whole.vectors)
    assert found.vectors.tolist() == whole.vectors[:4].tolist()
    assert found.scales.tolist() == whole.scales[:4].tolist()


def test_others_are_left_out_for_many_photos_and_stay_for_few() -> None:
    whole = side([9, -1, 7, 6, -1, 4])
    many = whole.living(1000)
    assert many.codes.tolist() == [9, 7, 6, 4]
    assert many.vectors.tolist() == whole.vectors[[0, 2, 3, 5]].tolist()
    assert np.shares_memory(whole.living(10).vectors, whole.vectors)
    assert whole.living(10).codes.tolist() == whole.codes.tolist()


def test_where_all_places_are_empty_there_are_no_anchors() -> None:
    assert len(side([-1, -1]).living(5).codes) == 0
    assert len(side([]).living(5).codes) == 0

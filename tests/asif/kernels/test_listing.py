"""Places for lists: every one fits what it is for, and little of it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from asif_desktop.asif.kernels.listing import class_size, size_class


@given(st.integers(min_value=0, max_value=1 << 33))
def test_a_place_is_the_smallest_that_fits_and_wastes_a_sixteenth_at_most(entries: int) -> None:
    number = size_class(entries)
    assert class_size(number) >= entries
    assert class_size(number) <= max(entries, 1) + 3 + entries // 16
    assert number == 0 or class_size(number - 1) < entries
    assert number < 512

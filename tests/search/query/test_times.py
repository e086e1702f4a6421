"""What `taken:` means: dates, and words that move with the day on which they are asked."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asif_desktop.domain.conditions import Taken
from asif_desktop.domain.errors import AsifError
from asif_desktop.search.query.times import WORDS, taken_on
from tests.search.query.queries import times

THURSDAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("value", "first", "before"),
    [
        ("today", "2026-01-01", "2026-01-02"),
        ("yesterday", "2025-12-31", "2026-01-01"),
        ("this-week", "2025-12-29", "2026-01-05"),
        ("last-week", "2025-12-22", "2025-12-29"),
        ("this-month", "2026-01", "2026-02"),
        ("last-month", "2025-12", "2026-01"),
        ("this-year", "2026", "2027"),
        ("last-year", "2025", "2026"),
        ("Last Month", "2025-12", "2026-01"),
        ("last_month", "2025-12", "2026-01"),
        ("lastmonth", "2025-12", "2026-01"),
        ("1d", "2026-01-01", "2026-01-02"),
        ("30d", "2025-12-03", "2026-01-02"),
        ("2W", "2025-12-19", "2026-01-02"),
        ("1m", "2025-12-02", "2026-01-02"),
        ("1y", "2025-01-02", "2026-01-02"),
        ("9999y", "0001", "2026-01-02"),
        (">=last-month", "2025-12", None),
        ("<this-year", None, "2026"),
        (">yesterday", "2026-01-01", None),
        ("<=last-year", None, "2026"),
        ("last-year..today", "2025", "2026-01-02"),
        ("2020..yesterday", "2020", "2026-01-01"),
        ("..last-year", None, "2026"),
        ("2024-02", "2024-02", "2024-03"),
        ("2024/2/29", "2024-02-29", "2024-03-01"),
    ],
)
def test_a_time_is_what_it_is_on_that_day(value: str, first: str | None, before: str | None) -> None:
    assert taken_on(THURSDAY, value) == Taken(first, before)


def test_the_last_month_of_a_long_one_begins_in_a_short_one() -> None:
    assert taken_on(date(2024, 3, 31), "1m") == Taken("2024-03-01", "2024-04-01")
    assert taken_on(date(2024, 2, 29), "1y") == Taken("2023-03-01", "2024-03-01")


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("tomorrow", "today, last-month or 30d"),
        ("last", "today, last-month or 30d"),
        ("0d", "1 day or more"),
        (">30d", "stands alone"),
        ("60d..30d", "stands alone"),
        ("30days", "today, last-month or 30d"),
        ("..", "no end"),
    ],
)
def test_what_is_no_time_is_refused(value: str, sentence: str) -> None:
    with pytest.raises(AsifError, match=sentence):
        taken_on(THURSDAY, value)


@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)), st.sampled_from(WORDS))
def test_a_word_names_days_that_follow_each_other_and_are_on_their_side_of_today(
    today: date, word: str
) -> None:
    named = taken_on(today, word)
    assert named.first is not None
    assert named.before is not None
    here, day_before = today.isoformat(), (today - timedelta(days=1)).isoformat()
    assert (named.first <= here < named.before) == word.startswith("t")
    if word.startswith("last"):
        assert named.before == taken_on(today, word.replace("last", "this")).first
    if word == "yesterday":
        assert named.first == day_before


@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)), st.integers(1, 9999), st.sampled_from("dwmy"))
def test_the_last_days_end_with_today_and_more_of_them_begin_earlier(
    today: date, count: int, unit: str
) -> None:
    named, more = (
        taken_on(today, f"{count}{unit}"),
        taken_on(today, f"{count + 1}{unit}".replace("10000", "1")),
    )
    assert named.first is not None
    assert named.first <= today.isoformat()
    assert named.before == (today + timedelta(days=1)).isoformat()
    if count < 9999:
        assert more.first is not None
        assert more.first <= named.first


@given(times, st.dates(date(1990, 1, 1), date(2200, 1, 1)))
def test_what_is_a_time_on_one_day_is_one_on_every_day(value: str, today: date) -> None:
    taken_on(THURSDAY, value)
    taken_on(today, value)

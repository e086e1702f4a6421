"""When a photo was taken, as `taken:` has it: years, months and days, and words that move with the day."""

import calendar
import re
from collections.abc import Mapping
from datetime import date, timedelta

from asif_desktop.domain import conditions
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said

WORDS = (
    "today",
    "yesterday",
    "this-week",
    "last-week",
    "this-month",
    "last-month",
    "this-year",
    "last-year",
)
"""What `taken:` takes beside dates; each means what it means on the day on which it is asked."""

EXAMPLE = "taken:2023..2024"

_PLAIN: Mapping[str, str] = {word.replace("-", ""): word for word in WORDS}
_COUNT = re.compile(r"([0-9]{1,4})([dwmy])", re.IGNORECASE)
_FIRST_YEAR = 1
_LAST_YEAR = 9998
"""Times are compared as text, and the year behind it must have four figures too."""


def taken(value: str) -> conditions.Taken:
    """Returns the time that a value of `taken:` names, as it is on this day where the person is.

    Raises:
        AsifError: It names none.
    """
    return taken_on(local_day(), value)


def local_day() -> date:
    """Returns which day it is where the person is."""
    return date.today()


def taken_on(today: date, value: str) -> conditions.Taken:
    """Returns the time that a value of `taken:` names.

    Whether there is an error does not depend on the day: a saved search that can be read stays readable.

    Args:
        today: What words such as “yesterday” are told from.
        value: As typed, without quotes.

    Raises:
        AsifError: It names none.
    """
    count = _COUNT.fullmatch(value)
    if count:
        return conditions.Taken(*_the_last(today, int(count[1]), count[2].lower()))
    sign, rest = signed(value)
    if sign:
        first, before = _time(today, rest)
        return {
            ">=": conditions.Taken(first, None),
            ">": conditions.Taken(before, None),
            "<=": conditions.Taken(None, before),
            "<": conditions.Taken(None, first),
        }[sign]
    if ".." in value:
        return _between(today, value)
    return conditions.Taken(*_time(today, rest))


def signed(value: str) -> tuple[str, str]:
    """Returns the comparison that a value begins with, empty for none, and what stands behind it."""
    for sign in (">=", "<=", ">", "<"):
        if value.startswith(sign):
            return sign, value[len(sign) :].strip()
    return "", value.removeprefix("=")


def _between(today: date, value: str) -> conditions.Taken:
    begin, _, end = value.partition("..")
    if not begin and not end:
        raise AsifError(said("taken:.. has no end; write it like {0}.", EXAMPLE))
    since, until = (
        (_time(today, begin)[0] if begin else None),
        (_time(today, end)[1] if end else None),
    )
    fixed = _word(begin) is None and _word(end) is None
    if fixed and since is not None and until is not None and since >= until:
        raise AsifError(said("taken:{0} goes backwards; write the earlier time first.", value))
    return conditions.Taken(since, until)


def _time(today: date, text: str) -> tuple[str, str]:
    """Returns the first moment of a year, month, day or word, and the first one behind it."""
    word = _word(text)
    if word is not None:
        return _named(today, word)
    count = _COUNT.fullmatch(text)
    if count:
        raise AsifError(
            said(
                "{0} reaches up to today, so it stands alone: taken:{0}, or -taken:{0} for what is older.",
                text,
            )
        )
    found = re.fullmatch(r"([0-9]{4})(?:[-/]([0-9]{1,2})(?:[-/]([0-9]{1,2}))?)?", text)
    if not found or not _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR:
        raise AsifError(
            said(
                "A time is a year, month or day, such as 2023, 2023-05 or 2023-05-01, or one like today, "
                "last-month or 30d, not “{0}”.",
                text,
            )
        )
    year, month, day = int(found[1]), found[2], found[3]
    if month is None:
        return _year(year)
    if not 1 <= int(month) <= 12:
        raise AsifError(said("There is no month {0}; months go from 1 to 12.", int(month)))
    if day is None:
        return _month(year, int(month))
    try:
        first = date(year, int(month), int(day))
    except ValueError:
        raise AsifError(said("There is no day {0}.", text)) from None
    return _days(first, 1)


def _word(text: str) -> str | None:
    """Returns the word that a text is, however it is capitalised and joined; None where it is none."""
    return _PLAIN.get(re.sub(r"[-_\s]", "", text).lower())


def _named(today: date, word: str) -> tuple[str, str]:
    monday = today - timedelta(days=today.weekday())
    match word:
        case "today":
            return _days(today, 1)
        case "yesterday":
            return _days(today - timedelta(days=1), 1)
        case "this-week":
            return _days(monday, 7)
        case "last-week":
            return _days(monday - timedelta(days=7), 7)
        case "this-month":
            return _month(today.year, today.month)
        case "last-month":
            return _month(*_months_before(today, 1))
        case "this-year":
            return _year(today.year)
        case _:
            return _year(today.year - 1)


def _the_last(today: date, count: int, unit: str) -> tuple[str, str]:
    """Returns the last so many days, weeks, months or years, today included."""
    if count == 0:
        raise AsifError(said("taken: takes 1 day or more, such as 30d for the last 30 days."))
    behind = (today + timedelta(days=1)).isoformat()
    if unit in "dw":
        days = count * (7 if unit == "w" else 1)
        return (today - timedelta(days=days - 1)).isoformat(), behind
    year, month = _months_before(today, count * (12 if unit == "y" else 1))
    if year < _FIRST_YEAR:
        return f"{_FIRST_YEAR:04}", behind
    same = date(year, month, min(today.day, calendar.monthrange(year, month)[1]))
    return (same + timedelta(days=1)).isoformat(), behind


def _months_before(today: date, count: int) -> tuple[int, int]:
    months = today.year * 12 + today.month - 1 - count
    return months // 12, months % 12 + 1


def _year(year: int) -> tuple[str, str]:
    return f"{year:04}", f"{year + 1:04}"


def _month(year: int, month: int) -> tuple[str, str]:
    following = (year + month // 12, month % 12 + 1)
    return f"{year:04}-{month:02}", f"{following[0]:04}-{following[1]:02}"


def _days(first: date, count: int) -> tuple[str, str]:
    return first.isoformat(), (first + timedelta(days=count)).isoformat()

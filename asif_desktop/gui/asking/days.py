"""The days of the photos shown: which photos share one, and what a heading and the scrubber say of it."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from PySide6.QtCore import QCoreApplication, QLocale

from asif_desktop.gui.look.text import locale

_EPOCH = date(1970, 1, 1).toordinal()
_KNOWN = range(1 - _EPOCH, date.max.toordinal() + 1 - _EPOCH)


@dataclass(frozen=True)
class Days:
    """Photos in runs of one day each."""

    starts: "array[int]"
    """Where each run begins, ascending from 0."""
    days: "array[int]"
    """The day of each run, counted from 1 January 1970."""
    months: list[tuple[int, int]]
    """The runs at which another month begins, and the year of each; year 0 for photos without a date."""

    def date(self, run: int) -> date | None:
        """Returns the date of a run; None where it is unknown."""
        return _date(self.days[run])

    def title(self, run: int) -> str:
        """Returns the day as people say it: "Saturday, 14 June 2025"."""
        day = self.date(run)
        if day is None:
            return QCoreApplication.translate("Days", "Without a date")
        weekday, month = locale().standaloneDayName(day.isoweekday()), locale().monthName(day.month)
        words = QCoreApplication.translate("Days", "{0}, {1} {2} {3}")
        return words.format(weekday, day.day, month, day.year)

    def month(self, run: int) -> str:
        """Returns the month of a run, short: "Jun 2025"."""
        day = self.date(run)
        if day is None:
            return QCoreApplication.translate("Days", "No date")
        short = locale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
        return f"{short} {day.year}"


def days_in(days: Iterable[int]) -> Days | None:
    """Returns the runs of these days, one for each photo; None without any. For a lane: it takes ms."""
    starts, each, at = array("q"), array("i"), 0
    months: list[tuple[int, int]] = []
    before: tuple[int, int] | None = None
    for day, run in groupby(days):
        known = _date(day)
        month = (0, 0) if known is None else (known.year, known.month)
        if month != before:
            months.append((len(starts), month[0]))
            before = month
        starts.append(at)
        each.append(day)
        at += sum(1 for _ in run)
    return Days(starts, each, months) if starts else None


def _date(day: int) -> date | None:
    return date.fromordinal(day + _EPOCH) if day in _KNOWN else None

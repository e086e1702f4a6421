"""How numbers, times and names read. Everything that comes from files or people stays plain text."""

import html
import os
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from asif_desktop.domain.paths import display
from asif_desktop.domain.shipped_names import shown_name


def locale() -> QLocale:
    """Returns how the window's language writes numbers and dates."""
    used = QLocale()
    return QLocale(QLocale.Language.English) if used.language() == QLocale.Language.C else used


def number(value: int) -> str:
    """Returns the number with its digits grouped: 48,076."""
    return locale().toString(value)


def decimal(value: float, digits: int) -> str:
    """Returns the number with so many digits behind the point, or the comma that a language has: 0.83."""
    return locale().toString(value, "f", digits)


def brief(value: float, digits: int) -> str:
    """Returns the number with so many digits in all, none of them an idle zero: 2.8, 50."""
    return f"{value:.{digits}g}".replace(".", locale().decimalPoint())


def percent(share: float) -> str:
    """Returns a share of 1 in hundredths: "37%"."""
    return QCoreApplication.translate("text", "{0}%").format(number(round(100 * share)))


def photos_text(count: int) -> str:
    """Returns "1 photo" or "48,213 photos"."""
    if count == 1:
        return QCoreApplication.translate("text", "1 photo")
    return QCoreApplication.translate("text", "{0} photos").format(number(count))


def one_line(text: str) -> str:
    """Returns the text on one line: breaks and tabs become spaces, control characters vanish."""
    return " ".join("".join(c for c in text if c.isspace() or c.isprintable() or c in "\u200d\ufe0f").split())


def tooltip(text: str) -> str:
    """Returns the text so that Qt's tooltips, which guess at HTML, show it as it is."""
    return f"<qt>{html.escape(text)}</qt>".replace("\n", "<br>")


def show_tip(widget: QWidget, text: str) -> None:
    """Gives a widget a tool tip, and a screen reader the same words without Qt's HTML."""
    widget.setToolTip(tooltip(text))
    widget.setAccessibleDescription(text)


def menu_text(text: str) -> str:
    """Returns the text so that a menu shows its ampersands and underlines nothing."""
    return one_line(text).replace("&", "&&")


def elided(text: str, metrics: QFontMetrics, width: int, *, keeps_end: bool = False) -> str:
    """Returns the text on one line, cut with an ellipsis where it is wider than `width` pixels."""
    mode = Qt.TextElideMode.ElideLeft if keeps_end else Qt.TextElideMode.ElideRight
    return metrics.elidedText(one_line(text), mode, width)


def name_of(path: bytes) -> str:
    """Returns the last part of a path, for people."""
    return display(os.path.basename(path.rstrip(b"/")) or path)


def collection_name(kept: str) -> str:
    """Returns a collection's name for people; one that came with the program has one in each language."""
    return shown_name(kept, locale().name()[:2])


def duration(seconds: float) -> str:
    """Returns a time left, rounded as people say it: "9 min", "1 h 20 min"."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("", text)

    if seconds < 50:
        return tr("{0} s").format(max(1, round(seconds)))
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return tr("{0} min").format(minutes)
    hours, minutes = divmod(minutes, 60)
    return tr("{0} h {1} min").format(hours, minutes) if minutes else tr("{0} h").format(hours)


def spent(seconds: float) -> str:
    """Returns how long an answer took: "6 ms", "1.2 s"."""
    if seconds < 0.9995:
        return QCoreApplication.translate("text", "{0} ms").format(max(1, round(1000 * seconds)))
    return QCoreApplication.translate("text", "{0} s").format(locale().toString(seconds, "f", 1))


def moment(iso: str) -> str:
    """Returns an ISO 8601 time as people write it: "14 June 2025, 09:12". What is no time stays as it is."""
    try:
        when = datetime.fromisoformat(iso)
    except ValueError:
        return one_line(iso)
    month = locale().monthName(when.month)
    day = QCoreApplication.translate("text", "{0} {1} {2}").format(when.day, month, when.year)
    return f"{day}, {when.hour:02}:{when.minute:02}"


def date_text(taken: str | None, file_date: str | None) -> str:
    """Returns a photo's date, said to be the file's where the photo tells none of its own; "" without any."""
    if taken:
        return moment(taken)
    if file_date:
        return QCoreApplication.translate("text", "{0} (the file's date)").format(moment(file_date))
    return ""


def file_size(size: int) -> str:
    """Returns a file's size: "2.4 MB"."""
    return locale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)

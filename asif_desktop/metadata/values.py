"""Single values out of metadata that may lie: each is clean, or None."""

import math
import re
import unicodedata
from datetime import date, datetime
from numbers import Real

from asif_desktop.domain.joiners import JOINERS

MAX_TEXT = 200
"""Longest text kept, in characters: cameras' names are short, anything longer is rubbish or an attack."""

_DATE = re.compile(r"\d{4}:\d\d:\d\d \d\d:\d\d:\d\d", re.ASCII)
_NO_DATE = date(1970, 1, 1)
"""What programs write that count from there and know nothing."""
_OFFSET = re.compile(r"([+-])(\d\d):(\d\d)", re.ASCII)


def text(value: object) -> str | None:
    """Returns one line of text without control characters, at most `MAX_TEXT` long, or None."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if not isinstance(value, str):
        return None
    value = value.split("\0", 1)[0]
    line = " ".join(printable(value[: 4 * MAX_TEXT]).split())[:MAX_TEXT]
    return line.strip(f" {JOINERS}") or None


def printable(text: str) -> str:
    """Returns the text with a space for each character that is not seen, but what joins others."""
    return "".join(c if c in JOINERS or unicodedata.category(c)[0] != "C" else " " for c in text)


def number(value: object) -> float | None:
    """Returns a finite number; of several the first; None for anything else."""
    if isinstance(value, tuple | list):
        value = value[0] if value else None
    if not isinstance(value, Real):
        return None
    try:
        result = float(value)
    except ArithmeticError:  # a fraction over zero, or one too large for a float
        return None
    return result if math.isfinite(result) else None


def numbers(value: object) -> list[float] | None:
    """Returns the finite numbers of a sequence; None unless all of its members are."""
    if not isinstance(value, tuple | list):
        return None
    found = [number(member) for member in value]
    clean = [member for member in found if member is not None]
    return clean if len(clean) == len(found) else None


def moment(value: object) -> str | None:
    """Returns an EXIF date, "2024:05:01 12:34:56", in ISO 8601; None if there is no such moment."""
    match = _DATE.match(text(value) or "")
    if match is None:
        return None
    try:
        parsed = datetime.strptime(match.group(), "%Y:%m:%d %H:%M:%S")
    except ValueError:
        return None
    return parsed.isoformat() if parsed.date() != _NO_DATE else None


def offset(value: object) -> str | None:
    """Returns an offset from UTC such as "+02:00"; None for one that no country uses."""
    match = _OFFSET.fullmatch(text(value) or "")
    if match is None:
        return None
    sign, hours, minutes = match.groups()
    span = int(hours) * 60 + int(minutes)
    in_use = int(minutes) < 60 and span <= (14 * 60 if sign == "+" else 12 * 60)
    return f"{sign}{hours}:{minutes}" if in_use else None


def degrees(value: object, reference: object, positive: str, negative: str, limit: float) -> float | None:
    """Returns an angle in degrees from EXIF's degrees, minutes and seconds.

    Args:
        value: Up to three numbers: degrees, minutes, seconds.
        reference: The half of the globe it counts in.
        positive: The reference of a positive angle, "N" or "E".
        negative: The reference of a negative angle, "S" or "W".
        limit: The largest angle there is.
    """
    parts = numbers(value)
    half = (text(reference) or "").upper()
    if parts is None or not 1 <= len(parts) <= 3 or half not in (positive, negative):
        return None
    if any(part < 0 for part in parts) or any(part > 60 for part in parts[1:]):
        return None
    angle = sum(part / unit for part, unit in zip(parts, (1.0, 60.0, 3600.0), strict=False))
    if angle > limit:
        return None
    return -angle if half == negative else angle

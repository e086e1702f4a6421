"""The fields of the query language: which there are, and what their values mean."""

import os
import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import get_args

from asif_desktop.domain import conditions
from asif_desktop.domain.conditions import Condition
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.paths import at_home
from asif_desktop.domain.sentences import said
from asif_desktop.search.query.times import signed, taken

ORDERS = ("best", "newest", "oldest", "added", "name", "size", "rating")
"""What `sort:` takes."""

_ALIASES = {"taken": "newest", "score": "best", "date": "newest", "recent": "added"}
_CALLED: Mapping[str, tuple[str, ...]] = {
    "tag": ("keyword", "keywords", "subject", "people", "person", "face"),
    "taken": ("date", "year", "month", "day", "time", "when", "before", "after", "since"),
    "rating": ("star", "stars"),
    "caption": ("title", "description", "comment", "text"),
    "name": ("file", "filename"),
    "folder": ("path", "dir", "directory"),
    "type": ("ext", "extension", "format", "kind"),
    "label": ("color", "colour"),
    "flag": ("pick", "picked", "reject"),
    "camera": ("model", "make"),
    "has": ("is",),
    "sort": ("order", "by"),
}
"""What other programs call the fields."""

_UNITS = {"": 1, "b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9}
_TYPES = {"jpg": "jpeg", "tif": "tiff", "heif": "heic"}
_THINGS: tuple[conditions.Known, ...] = get_args(conditions.Known)


def condition_of(field: str, value: str) -> Condition:
    """Returns what a field with this value asks of a photo.

    Args:
        field: One of `FIELDS`.
        value: As typed, without quotes.

    Raises:
        AsifError: The field does not take that value; the sentence says what it takes.
    """
    if not value and field != "untagged":
        raise AsifError(said("{0}: needs a value right behind it, such as {1}.", field, EXAMPLES[field]))
    return FIELDS[field](value)


def meant_field(name: str) -> str | None:
    """Returns the field that somebody who wrote another name may mean; None where nothing is like it.

    Args:
        name: In small letters.
    """
    called = next((field for field, names in _CALLED.items() if name in names), None)
    like = get_close_matches(name, EXAMPLES, n=1, cutoff=0.7)
    return called or next(iter(like), None)


def sort_of(value: str) -> str:
    """Returns the order that a value of `sort:` names.

    Raises:
        AsifError: There is no such order.
    """
    reverse, name = ("-", value[1:]) if value.startswith("-") else ("", value)
    name = _ALIASES.get(name.lower(), name.lower())
    if name not in ORDERS:
        raise AsifError(said("sort: takes {0} or {1}, not “{2}”.", ", ".join(ORDERS[:-1]), ORDERS[-1], value))
    return reverse + name


def _rating(value: str) -> Condition:
    low, high = _numbers("rating", value, _whole)
    for stars in (low, high):
        if stars is not None and not 0 <= stars <= 5:
            raise AsifError(said("A rating is from 0 to 5 stars, so rating:{0} finds nothing.", value))
    return conditions.Between("rating", low, high)


def _iso(value: str) -> Condition:
    return conditions.Between("iso", *_numbers("iso", value, _whole))


def _size(value: str) -> Condition:
    return conditions.Between("size", *_numbers("size", value, _bytes))


def _numbers(
    field: str, value: str, read: Callable[[str, str], tuple[int, int]]
) -> tuple[int | None, int | None]:
    """Returns the bounds that `3`, `>=3`, `<3`, `3..5`, `3..` or `..5` names, both included."""
    sign, rest = signed(value)
    if sign:
        bound = read(field, rest)[0]
        return {
            ">=": (bound, None),
            ">": (bound + 1, None),
            "<=": (None, bound),
            "<": (None, bound - 1),
        }[sign]
    if ".." in value:
        before, _, behind = value.partition("..")
        low = read(field, before)[0] if before else None
        high = read(field, behind)[1] if behind else None
        if low is None and high is None:
            raise AsifError(said("{0}:.. has no end; write it like {1}.", field, EXAMPLES[field]))
        if low is not None and high is not None and low > high:
            raise AsifError(said("{0}:{1} goes backwards; write the smaller number first.", field, value))
        return low, high
    return read(field, rest)


def _whole(field: str, text: str) -> tuple[int, int]:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise AsifError(
            said("{0}: takes a whole number, such as {1}, not “{2}”.", field, EXAMPLES[field], text)
        )
    return int(text), int(text)


def _bytes(field: str, text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([0-9]{1,9})(\.[0-9]{1,6})?\s*([kmg]?b)?", text, re.IGNORECASE)
    if not found:
        raise AsifError(said("{0}: takes a size such as {1}, not “{2}”.", field, EXAMPLES[field], text))
    unit = _UNITS[(found[3] or "").lower()]
    first = round(float(found[1] + (found[2] or "")) * unit)
    return first, first + (unit - 1 if not found[2] else 0)


def _flag(value: str) -> Condition:
    match value.lower():
        case "pick" | "picked":
            return conditions.Flagged("pick")
        case "reject" | "rejected":
            return conditions.Flagged("reject")
        case "none":
            return conditions.Flagged("none")
        case _:
            raise AsifError(said("flag: takes pick, reject or none, not “{0}”.", value))


def _has(value: str) -> Condition:
    for what in _THINGS:
        if value.lower().removesuffix("s") == what.removesuffix("s"):
            return conditions.Has(what)
    raise AsifError(said("has: takes {0} or {1}, not “{2}”.", ", ".join(_THINGS[:-1]), _THINGS[-1], value))


def _untagged(value: str) -> Condition:
    if value.lower() not in ("", "yes"):
        raise AsifError(said("untagged: stands alone, without “{0}”.", value))
    return conditions.Untagged()


def _label(value: str) -> Condition:
    return conditions.Worded("label", "" if value.lower() == "none" else value)


FIELDS: Mapping[str, Callable[[str], Condition]] = {
    "tag": conditions.Tagged,
    "folder": lambda value: conditions.InFolder(os.fsdecode(at_home(os.fsencode(value)))),
    "name": conditions.Named,
    "caption": conditions.Captioned,
    "album": conditions.InAlbum,
    "collection": conditions.InCollection,
    "rating": _rating,
    "label": _label,
    "flag": _flag,
    "taken": taken,
    "camera": lambda value: conditions.Worded("camera", value),
    "lens": lambda value: conditions.Worded("lens", value),
    "iso": _iso,
    "size": _size,
    "type": lambda value: conditions.Worded("type", _TYPES.get(value.lower(), value)),
    "has": _has,
    "untagged": _untagged,
    "suggested": conditions.Suggested,
}
"""Each field and what reads its value."""

BOUNDED = ("rating", "iso", "size", "taken")
"""Fields that take `>=` and its like, also without a colon before them."""

EXAMPLES: Mapping[str, str] = {
    "tag": "tag:dog",
    "folder": "folder:Holiday",
    "name": "name:IMG_2041",
    "caption": "caption:garden",
    "album": 'album:"Summer 2023"',
    "collection": 'collection:"Taught by me"',
    "rating": "rating:>=3",
    "label": "label:red",
    "flag": "flag:pick",
    "taken": "taken:2023..2024",
    "camera": "camera:nikon",
    "lens": "lens:50mm",
    "iso": "iso:>=1600",
    "size": "size:>2MB",
    "type": "type:raw",
    "has": "has:gps",
    "untagged": "untagged:",
    "suggested": "suggested:dog",
    "like": "like:/home/me/a.jpg",
    "sort": "sort:newest",
}
"""A value of each, `like:` and `sort:` among them, for sentences."""

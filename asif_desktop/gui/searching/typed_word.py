"""The word of a query that is being typed: a field's name, or the value behind its colon."""

import re
from dataclasses import dataclass

_BEGIN = r"(?:^|(?<=[\s(])|(?<=[\s(]-)|(?<=^-))"
_VALUE = re.compile(_BEGIN + r'([A-Za-z]+):("(?:[^"\\]|\\.)*|[^\s()"^]*)$')
_NAME = re.compile(_BEGIN + r"([A-Za-z]{3,})$")
_QUOTE = re.compile(r'(?:[^"\\]|\\.)*"(?:[^"\\]|\\.)*"')
_ENDS = re.compile(r"[\s)]|$")


@dataclass(frozen=True)
class TypedWord:
    """What stands before the cursor."""

    start: int
    """Its first character in the text; it ends at the cursor."""
    field: str
    """The field whose value is typed, in small letters; empty while it is a name that is typed."""
    typed: str
    """What there is of it, without quotes."""


def word_at(text: str, cursor: int) -> TypedWord | None:
    """Returns the word that ends at the cursor.

    None inside quotes and words, where the name has fewer than three letters, and behind anything else.
    """
    if not _ENDS.match(text, cursor):
        return None
    before = text[:cursor]
    value = _VALUE.search(before)
    if value is not None and not _open_quote(before[: value.start()]):
        typed = value[2]
        if typed.startswith('"'):
            typed = re.sub(r'\\(["\\])', r"\1", typed[1:])
        return TypedWord(value.start(), value[1].lower(), typed)
    name = _NAME.search(before)
    if name is not None and not _open_quote(before):
        return TypedWord(name.start(), "", name[1])
    return None


def _open_quote(text: str) -> bool:
    """Returns whether the text ends inside quotes."""
    at = 0
    while (pair := _QUOTE.match(text, at)) is not None:
        at = pair.end()
    return '"' in re.sub(r"\\.", "", text[at:])

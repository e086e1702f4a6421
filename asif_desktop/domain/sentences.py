"""Sentences for people, before they are in anybody's language: what is said, and of what.

The library process knows nothing of languages and serves clients that may speak different ones. So what it
says to people crosses the socket, and lies in the catalog, as a template, which is the English sentence with
numbered places, and the arguments that fill them. `str()` fills the English one, for terminals and logs; the
window looks the template up in the translations first (`gui/look/spoken.py`). See docs/decisions/0010.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

import msgspec

from asif_desktop.domain.paths import display

_PLACE = re.compile(r"\{(\d)\}")


class Sentence(msgspec.Struct, frozen=True, array_like=True):
    """A sentence, or a part of one, that can be put into any language. Made by `said` and `counted`."""

    template: str
    """English; "{0}", "{1}" … stand for the arguments."""
    arguments: tuple["str | int | float | Sentence", ...] = ()
    """Whole numbers are counts, and grouped as a language does it; names, ids and years come as text."""
    one: str = ""
    """The template where the first argument is 1; empty where that makes no difference."""

    def __str__(self) -> str:
        template = self.one if self.one and self.arguments[:1] == (1,) else self.template
        return filled(template, self.arguments, _in_english)


def said(template: str, *arguments: "str | int | float | Path | Sentence") -> Sentence:
    """Returns a sentence. `make translations` gathers the template, which must be a literal."""
    return Sentence(template, tuple(_plain(argument) for argument in arguments))


def counted(one: str, many: str, count: int, *more: "str | int | float | Path | Sentence") -> Sentence:
    """Returns a sentence that differs where something is one; the count is its first argument.

    Args:
        one: English, where the count is 1; a literal, gathered as for `said`.
        many: English, for all other counts.
        count: What is counted: "{0}".
        more: The other arguments: "{1}" and so on.
    """
    return Sentence(many, (count, *(_plain(argument) for argument in more)), one)


def filled(
    template: str,
    arguments: tuple["str | int | float | Sentence", ...],
    spell: Callable[["str | int | float | Sentence"], str],
) -> str:
    """Returns the template with its places filled; a place without an argument stays as it is.

    It is not `str.format`, which would let a template reach into what it is given.

    Args:
        template: In any language.
        arguments: What fills it.
        spell: Says how an argument is written.
    """

    def argument(place: re.Match[str]) -> str:
        at = int(place[1])
        return spell(arguments[at]) if at < len(arguments) else place[0]

    return _PLACE.sub(argument, template)


def _in_english(argument: "str | int | float | Sentence") -> str:
    if isinstance(argument, int):
        return f"{argument:,}"
    return f"{argument:,.1f}" if isinstance(argument, float) else str(argument)


def _plain(argument: "str | int | float | Path | Sentence") -> "str | int | float | Sentence":
    if isinstance(argument, Path):
        return display(os.fsencode(argument))
    if isinstance(argument, str) and not argument.isascii():
        return argument.encode("utf-8", "replace").decode()  # halves of surrogate pairs cannot be sent
    return argument

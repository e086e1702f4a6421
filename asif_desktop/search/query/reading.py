"""Reading a query. The parser is loaded for those alone that need one: that takes a tenth of a second."""

import re
import unicodedata

from asif_desktop.search.query.tree import Phrase, Query, Reading

_WORDS = re.compile(r"[^\W_]+(?: [^\W_]+)*")
_OPERATORS = frozenset(("AND", "OR", "NOT"))


def read(text: str) -> Reading:
    """Returns the query that a text says.

    Args:
        text: Any characters.

    Raises:
        QueryError: It says none; the exception tells why and where.
    """
    if _is_plain(text):
        phrase = Phrase(unicodedata.normalize("NFC", text))
        return Reading(Query(phrase), ((phrase, 0, len(text)),))
    from asif_desktop.search.query.parsing import parsed

    return parsed(text)


def _is_plain(text: str) -> bool:
    """Returns whether a text is words and nothing else, as nearly everyone types: that is one phrase."""
    return (
        len(text) <= _LONGEST and _WORDS.fullmatch(text) is not None and not _OPERATORS & set(text.split(" "))
    )


_LONGEST = 1000
"""Characters; of anything longer the parser says whether it is too long."""
